"""Whatever the schema allows or forbids is sent to every call: no answer is a fault, and each is one that the schema names.

Each call is made once with good and once with bad values; the long run goes on for ten minutes. The seed makes it the same
again as far as it gets.
"""

import contextlib
import itertools
import os
import time
from collections import Counter

import hypothesis
import pytest
import schemathesis
from django.test import override_settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from districts.models import Beat, Unit
from districts.tests.factories import middle
from kmzb.wsgi import application
from reports.models import Category
from reports.statuses import Status
from reports.tests.factories import make_held, make_report
from reports.tests.pictures import jpeg

pytestmark = [pytest.mark.early, pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]
SECONDS = 600 if os.environ.get("KMZB_LONG") else 0  # further rounds begin within them; the first one is always whole
SEED = 20_261_122
EXAMPLES = 20  # of one call in one round
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def good(region):
    """Values that mean something here, by the name of a field, a parameter or a header."""
    held, code = make_held()
    lon, lat = middle(1)
    ids = [str(make_report(status=status).public_id) for status in (Status.NEW, Status.CONFIRMED)]
    beats = [str(public_id) for public_id in Beat.objects.values_list("public_id", flat=True)]
    return {
        "category": list(Category.objects.values_list("slug", flat=True)),
        "lon": [lon],
        "lat": [lat],
        "not_emergency": [True],
        "code": [code, "0000 0000 0000 0000"],
        "public_id": [*ids, *beats, str(held.public_id)],
        "slug": list(Unit.objects.values_list("slug", flat=True)),
        "unit": list(Unit.objects.values_list("slug", flat=True)),
        "photo": [[jpeg()]],
        "description": ["Szybko jeżdżą", ""],
        "bbox": ["19,51,20,52"],
        "z": [14], "x": [9080], "y": [5420],
    }  # fmt: skip


def seasoned(case, draw, good):
    """Most of what is known by name is replaced with something real, so that a call is not refused at its door."""
    if "Idempotency-Key" in (case.headers or {}):
        case.headers["Idempotency-Key"] = str(draw(st.uuids(version=4)))
    for part in (case.path_parameters, case.query, case.body):
        if isinstance(part, dict):
            for name in good.keys() & part.keys():
                if draw(st.integers(0, 9)):
                    part[name] = draw(st.sampled_from(good[name]))
    return case


def look_at(operation, mode, seed, good):
    """One round of one call. How many requests were answered as they should be."""

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=False,
        report_multiple_bugs=False,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(st.data())
    def send(data):
        case = seasoned(data.draw(operation.as_strategy(generation_mode=mode)), data.draw, good)
        hypothesis.note(f"seed {seed}, {mode.value}: {case.as_curl_command()}")
        case.validate_response(case.call(headers={"Accept-Encoding": "identity"}), checks=CHECKS)
        sent.append(case)

    sent: list = []
    with contextlib.suppress(Unsatisfiable):  # a call without parameters can be asked in one way only
        send()
    return len(sent)


@override_settings(LIMIT_FACTOR=1000)
def test_no_request_that_the_schema_can_think_of_is_a_fault_and_every_answer_is_documented(good):
    schema = schemathesis.openapi.from_wsgi("/api/schema/?format=json", app=application)
    operations = [result.ok() for result in schema.get_all_operations()]
    ends, sent, seeds = time.monotonic() + SECONDS, Counter(), itertools.count(SEED)
    while not sent or time.monotonic() < ends:
        for operation, mode in itertools.product(operations, GenerationMode):
            sent[operation.label] += look_at(operation, mode, next(seeds), good)
    assert min(sent[operation.label] for operation in operations) > 0, sent
