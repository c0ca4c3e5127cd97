"""A phrase of the phrase book is known in both languages at once: nobody is asked to translate it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("languages", "0001_languages")]

    operations = [
        migrations.AddField(
            model_name="translation",
            name="phrase",
            field=models.CharField(
                blank=True, default="", max_length=60, verbose_name="which phrase of the phrase book it is, if it is one"
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="translation",
            name="linguist",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="translations",
                to="languages.linguist",
            ),
        ),
        migrations.AddConstraint(
            model_name="translation",
            constraint=models.CheckConstraint(
                condition=models.Q(("linguist__isnull", False), ("phrase", ""))
                | models.Q(("linguist", None), models.Q(("phrase", ""), _negated=True)),
                name="a_translation_is_somebodys_or_a_phrase",
            ),
        ),
    ]
