"""Reports given to somebody at once are an act on several reports too, with its undo."""

from django.db import migrations, models

KINDS = [("hide", "hidden from the public"), ("show", "shown to the public"), ("task", "given to somebody")]


class Migration(migrations.Migration):
    dependencies = [("verification", "0014_programme")]
    operations = [migrations.AlterField("bulkact", "kind", models.CharField(choices=KINDS, max_length=8))]
