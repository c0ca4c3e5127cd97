"""A goal may have one of our ideas for home tied to it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journeys", "0003_progress")]

    operations = [
        migrations.AddField(
            model_name="goal",
            name="idea",
            field=models.CharField(
                blank=True, default="", max_length=40, verbose_name="which of our ideas for home was chosen for it"
            ),
            preserve_default=False,
        ),
    ]
