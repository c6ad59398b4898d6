"""Issues that were there already are counted by the worker, as one that changes is."""

from django.db import migrations


def count(apps, schema_editor):
    Job = apps.get_model("kernel", "Job")
    for pk in apps.get_model("circulation", "Issue").objects.values_list("pk", flat=True):
        Job.objects.get_or_create(
            key=f"regions:{pk}", defaults={"name": "agenda.count_regions", "payload": {"issue": pk}}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("agenda", "0013_versions"),
        ("circulation", "0001_initial"),
        ("kernel", "0003_tally"),
    ]

    operations = [
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
