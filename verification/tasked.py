"""Who has a report by an open task: read once for a list, or when it is asked of one report."""

from django.db.models import F, FilteredRelation, Prefetch, Q, QuerySet, prefetch_related_objects

from reports.models import Report
from verification.models import Task
from verification.unit_tree import UNIT_CHAIN


def with_tasks(path: str = "") -> Prefetch:
    """For `prefetch_related` of reports, or of rows that have a report at `path`. One query for all rows."""
    tasks = Task.objects.open().select_related("officer", UNIT_CHAIN)
    return Prefetch(f"{path}tasks", queryset=tasks, to_attr="open_tasks")


def joined_task(reports: QuerySet[Report]) -> QuerySet[Report]:
    """For long lists: the open task comes in the row of its report, with unit and officer, and costs no query."""
    task = FilteredRelation("tasks", condition=Q(tasks__closed_at=None))
    joined = reports.annotate(joined_task=task, task_key=F("joined_task__pk"))
    return joined.select_related("joined_task__unit", "joined_task__officer")


def open_task(report: Report) -> Task | None:
    """None: the officer of the beat has it. At most one query, kept with this instance of the report."""
    if hasattr(report, "task_key"):
        return getattr(report, "joined_task", None)
    if not hasattr(report, "open_tasks"):
        prefetch_related_objects([report], with_tasks())
    return report.open_tasks[0] if report.open_tasks else None


def load_tasks(report: Report) -> None:
    """All tasks of one report with their people, the open one as `open_task` reads it. One query."""
    people = ("officer", "made_by", "closed_by", UNIT_CHAIN)
    prefetch_related_objects([report], Prefetch("tasks", Task.objects.select_related(*people)))
    report.open_tasks = [task for task in report.tasks.all() if task.closed_at is None]
