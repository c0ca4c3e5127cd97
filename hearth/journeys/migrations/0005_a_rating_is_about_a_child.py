import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("journeys", "0004_why_a_place_ended"),
    ]

    operations = [
        migrations.AddField(
            model_name="rating",
            name="child",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="people.child"),
        ),
        migrations.AddField(
            model_name="rating",
            name="withheld_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
