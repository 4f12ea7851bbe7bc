import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("districts", "0001_where_and_who")]

    operations = [
        migrations.AddIndex(
            model_name="locality",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_name"], name="locality_search_trigram", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="street",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_name"], name="street_search_trigram", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
