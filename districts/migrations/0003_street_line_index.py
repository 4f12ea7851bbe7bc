import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("districts", "0002_search_names_trigram")]

    operations = [
        migrations.AddIndex(
            model_name="street",
            index=django.contrib.postgres.indexes.GistIndex(fields=["line"], name="street_line_gist"),
        ),
    ]
