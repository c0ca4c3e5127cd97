from django.db import migrations, models


class Migration(migrations.Migration):
    """What a summary reads of a million looks stands in the indexes: no row is fetched for it."""

    dependencies = [("assessments", "0002_measures")]

    operations = [
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                fields=["journey", "instrument_key", "respondent_is", "rater_role", "instrument_version", "respondent",
                        "occasion", "submitted_at", "given_on", "withheld_at"],
                name="looks_as_they_are_paired",
            ),
        ),
        migrations.AddIndex(
            model_name="score",
            index=models.Index(fields=["assessment", "strand", "value"], name="scores_as_they_are_summed"),
        ),
    ]
