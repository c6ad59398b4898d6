from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0002_initial")]

    operations = [
        migrations.AddField(
            model_name="use",
            name="state",
            field=models.CharField(
                choices=[("shown", "on the website"), ("taken_off", "taken off the website")],
                default="shown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="use",
            name="reason",
            field=models.CharField(blank=True, max_length=500, verbose_name="why taken off"),
        ),
    ]
