"""From which day a reason may not, or may again, be given for a change of status."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STATUSES = [
    ("new", "New"),
    ("verifying", "Verification"),
    ("confirmed", "Confirmed"),
    ("eliminated", "Confirmed (eliminated)"),
    ("referred", "Confirmed (handed over outside the Police)"),
    ("unconfirmed", "Not confirmed"),
    ("hoax", "Joke or mistake"),
]
REASONS = [
    ("seen_on_site", "Seen on the spot"),
    ("own_knowledge", "Known to the officer from service"),
    ("other_service_data", "Data of another service"),
    ("not_found_on_site", "Not found on the spot"),
    ("not_a_threat", "Not a threat"),
    ("outside_competence", "Outside the competence of the Police"),
    ("insufficient_data", "Not enough information"),
    ("duplicate_of", "Reported already"),
    ("false_report", "False report"),
    ("misplaced", "Pinned in the wrong place"),
    ("acted_on", "Action was taken"),
    ("handed_over", "Handed over to the competent body"),
    ("returned", "Returned by the competent body"),
    ("recurred", "The threat came back"),
    ("objection_granted", "Objection granted"),
]


class Migration(migrations.Migration):
    dependencies = [("reports", "0013_source"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="ReasonRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old", models.CharField(choices=STATUSES, max_length=12)),
                ("new", models.CharField(choices=STATUSES, max_length=12)),
                ("reason", models.CharField(choices=REASONS, max_length=24)),
                ("is_allowed", models.BooleanField()),
                ("effective_from", models.DateField()),
                ("why", models.CharField(max_length=300)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["effective_from", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("old", "new", "reason", "effective_from"), name="reports_reasonrule_once"
                    )
                ],
            },
        ),
    ]
