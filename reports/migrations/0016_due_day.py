"""The nearest due day of a report on its own row, kept by triggers of its clocks, so that a queue is read in order."""

import datetime

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

NEVER = datetime.date(9999, 12, 31)
KEEP = """
            UPDATE reports_report AS report SET due_on = nearest.due_on
            FROM (
                SELECT changed.report_id, COALESCE(MIN(clock.due_on), DATE '9999-12-31') AS due_on
                FROM (SELECT DISTINCT report_id FROM touched) AS changed
                LEFT JOIN reports_clock AS clock ON clock.report_id = changed.report_id AND clock.stopped_on IS NULL
                GROUP BY changed.report_id
            ) AS nearest
            WHERE report.id = nearest.report_id AND report.due_on <> nearest.due_on;
            RETURN NULL;
        """
# Only reports with a running clock: the others have the right day from the default.
FILL = """
    UPDATE reports_report AS report SET due_on = nearest.due_on
    FROM (SELECT report_id, MIN(due_on) AS due_on FROM reports_clock WHERE stopped_on IS NULL GROUP BY report_id) AS nearest
    WHERE report.id = nearest.report_id
"""
TRIGGERS = (
    ("due_day_of_new", "INSERT", "NEW", "9bfe4", "5abb6bed00e89c966f363e986b6d113d2010b436"),
    ("due_day_of_changed", "UPDATE", "NEW", "35df7", "ae5f1693b80ab5093c96c67bfb3b6672a6136dc6"),
    ("due_day_of_gone", "DELETE", "OLD", "01cb1", "e8f31681937f52aa66f1a9bbd026137aed0ce379"),
)


def _trigger(name, operation, rows, tail, fingerprint):
    return pgtrigger.migrations.AddTrigger(
        model_name="clock",
        trigger=pgtrigger.compiler.Trigger(
            name=name,
            sql=pgtrigger.compiler.UpsertTriggerSql(
                func=KEEP,
                hash=fingerprint,
                level="STATEMENT",
                operation=operation,
                pgid=f"pgtrigger_{name}_{tail}",
                referencing=f"REFERENCING {rows} TABLE AS touched ",
                table="reports_clock",
                when="AFTER",
            ),
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0015_category_changes")]
    operations = [
        migrations.AddField("report", "due_on", models.DateField(default=NEVER, db_default=NEVER)),
        *(_trigger(*one) for one in TRIGGERS),
        migrations.RunSQL(FILL, reverse_sql=migrations.RunSQL.noop),
    ]
