from django.db import migrations, models


def by_their_goals(apps, schema_editor):
    goals = apps.get_model("journeys", "Goal").objects.filter(pk=models.OuterRef("goal"))
    apps.get_model("journeys", "Rating").objects.update(child=models.Subquery(goals.values("child")))


class Migration(migrations.Migration):
    dependencies = [("journeys", "0005_a_rating_is_about_a_child")]

    operations = [migrations.RunPython(by_their_goals, migrations.RunPython.noop)]
