from django.db import migrations

OF_A_MAKER = ("name", "family", "is_body", "part", "orcid", "order")


def tell(apps, schema_editor):
    """Until now an item had one version and did not change after it: that version is what stands there."""
    version = apps.get_model("knowledge", "Version")
    for each in version.objects.select_related("item").iterator():
        each.year, each.publisher = each.item.year, each.item.publisher
        each.makers = list(each.item.contributors.order_by("order", "id").values(*OF_A_MAKER))
        each.save(update_fields=["year", "publisher", "makers"])


class Migration(migrations.Migration):

    dependencies = [("knowledge", "0007_life")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
