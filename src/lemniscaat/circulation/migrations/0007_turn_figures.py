"""What was done is kept by year too, and all figures for what one werkplaats has of one issue."""

from collections import Counter

from django.db import migrations, models
from django.db.models.functions import Coalesce
from django.utils.timezone import localtime


def rebuild(apps, schema_editor):
    """Make all figures anew, from the rows that count."""
    Counted, FlowFigure, TurnFigure = (
        apps.get_model("circulation", name) for name in ("Counted", "FlowFigure", "TurnFigure")
    )
    flows = {}
    for row in Counted.objects.iterator():
        for scope in scopes(row.issue_id, row.werkplaats_id):
            n, moments = flows.get((*scope, row.place), (0, 0.0))
            flows[(*scope, row.place)] = (n + 1, moments + row.since.timestamp())
    FlowFigure.objects.all().delete()
    FlowFigure.objects.bulk_create(
        (
            FlowFigure(issue_id=issue, werkplaats_id=werkplaats, place=place, under_way=n, since_sum=moments)
            for (issue, werkplaats, place), (n, moments) in flows.items()
        ),
        batch_size=500,
    )
    done = Counter(
        (*scope, year, what)
        for issue, werkplaats, what, at in turns(apps)
        for scope in scopes(issue, werkplaats)
        for year in (None, localtime(at).year)
    )
    TurnFigure.objects.all().delete()
    TurnFigure.objects.bulk_create(
        (
            TurnFigure(issue_id=issue, werkplaats_id=werkplaats, year=year, what=what, n=n)
            for (issue, werkplaats, year, what), n in done.items()
        ),
        batch_size=500,
    )


def turns(apps):
    """Issue, werkplaats, what was done, and when: public steps that stand, and public handovers."""
    Step, Handover, Journey = (
        apps.get_model("circulation", name) for name in ("Step", "Handover", "Journey")
    )
    steps = Step.objects.filter(journey__is_public=True, undoes=None, undone_by=None)
    yield from steps.values_list("issue", "werkplaats", "activity", "at").iterator()
    hidden = Journey.objects.filter(subject_kind="question", is_public=False).values("subject_uuid")
    over = Handover.objects.filter(is_public=True).exclude(question_uuid__in=hidden)
    for issue, werkplaats, state, at in over.values_list("issue", "werkplaats", "state", "offered_at"):
        yield issue, werkplaats, f"crossing:{state}", at


def scopes(issue, werkplaats):
    return {(None, None), (issue, None), (None, werkplaats), (issue, werkplaats)}


class Migration(migrations.Migration):

    dependencies = [
        ("circulation", "0006_tallies"),
    ]

    operations = [
        migrations.RenameModel(old_name="Tally", new_name="TurnFigure"),
        migrations.RemoveConstraint(model_name="turnfigure", name="one_tally_a_scope"),
        migrations.AddField(
            model_name="turnfigure", name="year", field=models.PositiveSmallIntegerField(null=True)
        ),
        migrations.AddConstraint(
            model_name="turnfigure",
            constraint=models.UniqueConstraint(
                Coalesce("issue", 0),
                Coalesce("werkplaats", 0),
                Coalesce("year", 0),
                "what",
                name="one_turn_figure_a_scope",
            ),
        ),
        migrations.RunPython(rebuild, migrations.RunPython.noop),
    ]
