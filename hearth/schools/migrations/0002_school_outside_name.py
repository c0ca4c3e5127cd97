from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="school",
            name="outside_name",
            field=models.CharField(blank=True, max_length=60, verbose_name="the name used where others can see"),
        ),
    ]
