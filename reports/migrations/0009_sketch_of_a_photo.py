"""What near duplicates of a photo are told by, sealed under the photo's own key. Photos from before have none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_photos_and_retention")]
    operations = [migrations.AddField("photo", "sketch", models.BinaryField(max_length=36, null=True))]
