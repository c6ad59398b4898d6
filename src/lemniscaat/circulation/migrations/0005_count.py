from django.db import migrations


def count(apps, schema_editor):
    """What is under way counts from now on by a row of its own; the figures become what those rows say."""
    Journey, Handover, Counted, Figure = (
        apps.get_model("circulation", name) for name in ("Journey", "Handover", "Counted", "FlowFigure")
    )
    rows = [
        Counted(uuid=j.uuid, place=j.phase, since=j.since, issue_id=j.issue_id, werkplaats_id=j.werkplaats_id)
        for j in Journey.objects.filter(is_public=True, ended_at=None).iterator()
    ]
    hidden = Journey.objects.filter(subject_kind="question", is_public=False).values("subject_uuid")
    for h in Handover.objects.filter(is_public=True).exclude(question_uuid__in=hidden).iterator():
        waits = h.state == "returned" and h.received_at is None
        if h.state == "offered" or waits:
            place, since = ("back", h.returned_at) if waits else ("out", h.offered_at)
            rows.append(
                Counted(
                    uuid=h.uuid, place=place, since=since, issue_id=h.issue_id, werkplaats_id=h.werkplaats_id
                )
            )
    Counted.objects.bulk_create(rows, batch_size=500)
    totals = {}
    for row in rows:
        for scope in {(None, None), (row.issue_id, None), (None, row.werkplaats_id)}:
            n, moments = totals.get((*scope, row.place), (0, 0.0))
            totals[(*scope, row.place)] = (n + 1, moments + row.since.timestamp())
    Figure.objects.all().delete()
    Figure.objects.bulk_create(
        [
            Figure(issue_id=issue, werkplaats_id=werkplaats, place=place, under_way=n, since_sum=moments)
            for (issue, werkplaats, place), (n, moments) in totals.items()
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('circulation', '0004_counted'),
    ]

    operations = [
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
