"""Versions that were there already: each follows the one before, and a theme in the same words is the same."""

from django.db import migrations, models


def follow(apps, schema_editor):
    Agenda = apps.get_model("agenda", "Agenda")
    AgendaItem = apps.get_model("agenda", "AgendaItem")
    before = {}
    for agenda in Agenda.objects.order_by("werkplaats_id", "period_id", "number"):
        place = agenda.werkplaats_id, agenda.period_id
        older, origins = before.get(place, (None, {}))
        for item in AgendaItem.objects.filter(agenda=agenda):
            item.origin = origins.pop(item.title, item.uuid)
            item.save(update_fields=["origin"])
        if older is not None:
            Agenda.objects.filter(pk=agenda.pk).update(follows=older)
            if agenda.state == "adopted":
                Agenda.objects.filter(pk=older.pk, state="adopted").update(state="closed")
        items = AgendaItem.objects.filter(agenda=agenda)
        before[place] = agenda, dict(items.values_list("title", "origin"))


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0012_consultation'),
    ]

    operations = [
        migrations.RunPython(follow, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('agenda', 'origin'), name='one_item_an_origin'),
        ),
    ]
