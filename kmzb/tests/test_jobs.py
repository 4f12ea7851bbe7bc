"""The worker knows the periodic jobs of all floors."""

from procrastinate.contrib.django import app


def test_the_jobs_of_reports_and_of_the_panel_are_run_by_one_worker():
    names = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert {
        "reports:publish_reports",
        "reports:group_reports",
        "verification:tell_what_waits",
        "kmzb:look_after_jobs",
    } <= names
