"""What sending a report costs: beside a bare view, under load, and with photos. Writes thousands of reports."""

import argparse
from collections.abc import Callable

from kmzb.bench import bare, load, photo, submission
from kmzb.bench.serving import gunicorn
from kmzb.bench.table import Case
from reports.models import Report

# Nothing here is about limits: all reports come from one place, faster than a neighbourhood sends them.
OPEN = {"PROOF_OF_WORK_COST": "0", "LIMIT_FACTOR": "1000"}


def run(options: argparse.Namespace, counted: Callable) -> tuple[int, list[Case]]:
    """The load last: what it writes would weigh on the others."""
    rows = Report.objects.count()
    with bare.table(), gunicorn("kmzb.bench.wsgi:application", **OPEN):
        cases = [submission.run(counted), photo.run(options.repeats, counted)]
        cases.append(load.run(options.rate, options.seconds, counted))
    return rows, cases
