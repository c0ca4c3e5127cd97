import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journeys", "0006_whose_ratings")]

    operations = [
        migrations.AlterField(
            model_name="rating",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="people.child"
            ),
        ),
    ]
