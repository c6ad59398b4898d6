from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0015_come_back")]

    operations = [
        migrations.AddField(
            model_name="adoption",
            name="is_own",
            field=models.BooleanField(default=False),
        )
    ]
