import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journeys", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="concern",
            name="to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who gets back to the parent",
            ),
        ),
        migrations.AddField(
            model_name="concern",
            name="answer_by",
            field=models.DateField(blank=True, null=True, verbose_name="the day we said"),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer_by", None), ("to", None))
                | models.Q(("answer_by__isnull", False), ("to__isnull", False)),
                name="a_worry_promised_a_day_has_who_and_when",
            ),
        ),
    ]
