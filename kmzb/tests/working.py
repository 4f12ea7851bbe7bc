"""Workers as real processes on the database of the running tests.

As a program it is the worker that `manage.py procrastinate worker` is, but for what its environment asks: `SLOW` seconds of
rest between small batches, so that it can be killed in the middle; `OFTEN`: the periodic jobs are due every second, and without it never.
Escalation does not wait for seven o'clock, so that the tests pass at night.
"""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote

import attr
from django.db import connection

from kmzb.tests.served import ROOT

RESTS = "rests between two batches"
PATIENCE = 90.0  # seconds for what takes one; several workers may start on a busy machine


def url_of_tests():
    at = connection.settings_dict
    place = quote(at["HOST"] or "localhost", safe="") + (f":{at['PORT']}" if at["PORT"] else "")
    return f"postgis://{quote(at['USER'])}:{quote(at['PASSWORD'] or '')}@{place}/{at['NAME']}"


def start(folder, *options, **environment):
    """A worker with its log in the folder."""
    values = {name.upper(): str(value) for name, value in environment.items()}
    with (folder / "worker.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "kmzb.tests.working", "procrastinate", "worker", *options],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": url_of_tests()} | values,
            stdout=log,
            stderr=log,
        )


@contextmanager
def working(folder, *options, **environment):
    process = start(folder, *options, **environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait(30)


def work_off(folder, **environment):
    """A worker does what is there and ends."""
    with working(folder, "--one-shot", **environment) as process:
        assert process.wait(PATIENCE) == 0, (folder / "worker.log").read_text()[-2000:]


def wait_until(holds, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError(f"did not happen in time: {what}")


def slow_down(seconds):
    """Small batches and a rest before each; inside its one transaction, where a job has no batches."""
    from reports.services import publish
    from verification.services import escalation, together

    def resting(function):
        def rested(*arguments, **values):
            sys.stdout.write(f"{RESTS}\n")
            sys.stdout.flush()
            time.sleep(seconds)
            return function(*arguments, **values)

        return rested

    escalation.BATCH, together.AT_ONCE = 2, 5
    escalation._tell = resting(escalation._tell)
    together._follow = resting(together._follow)
    publish._random.shuffle = resting(publish._random.shuffle)


def set_schedule(*, often):
    from procrastinate.contrib.django import app

    tasks = app.periodic_registry.periodic_tasks
    every_second = {key: attr.evolve(task, cron="* * * * * *") for key, task in tasks.items()}
    tasks.clear()
    tasks.update(every_second if often else {})


def main():
    import django
    from django.core.management import execute_from_command_line

    django.setup()
    import verification.tasks

    verification.tasks.FROM_HOUR = 0
    if os.environ.get("SLOW"):
        slow_down(float(os.environ["SLOW"]))
    set_schedule(often="OFTEN" in os.environ)
    execute_from_command_line(["manage.py", *sys.argv[1:]])


if __name__ == "__main__":
    main()
