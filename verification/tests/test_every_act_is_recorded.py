"""No act of the panel without a record: by looking at every function that takes an actor, and by doing some of them."""

import importlib
import inspect
import pkgutil

import pytest
from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import AuditRecord
from accounts.problems import Problem
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification import services
from verification.services import NewVisit, add_note, ask_resident, record_visit
from verification.tests.factories import change, make_cast, visit

pytestmark = pytest.mark.django_db
# What takes an actor and leaves its record in another way, or none on purpose.
BESIDE = {
    "decide.decide": "through decided",
    "decide.decided": "writes it itself, with the edge",
    "together.decide_together": "one of each report, through decide",
    "visits.record_visit": "writes it itself: a visit sent twice is one",
    "entry.enter_report": "writes it itself, without the report: nobody shall know when a resident called",
    "survey.answer": "the survey is anonymous",
    "tasking_many.give_many": "one of each report, through give_task",
    "desk.at_desk": "is no act",
    "tasking.note_verdict": "is a part of decide",
}


def acts():
    """Every public function of the services that says who acts."""
    for module in pkgutil.iter_modules(services.__path__):
        code = importlib.import_module(f"{services.__name__}.{module.name}")
        for name, function in inspect.getmembers(code, inspect.isfunction):
            own = inspect.unwrap(function).__module__ == code.__name__ and not name.startswith("_")
            if own and "actor" in inspect.signature(function).parameters:
                yield f"{module.name}.{name}", function


def test_every_function_that_takes_an_actor_is_recorded_or_says_why_not():
    silent = {name for name, function in acts() if not hasattr(function, "audited_as")}
    assert silent == set(BESIDE)
    assert len(list(acts())) > 40


@pytest.fixture
def cast(region):
    return make_cast(region)


@pytest.fixture
def recorded():
    """The acts recorded since the last call."""
    last = [audit.head()["seq"]]

    def since():
        rows = list(AuditRecord.objects.filter(seq__gt=last[0]).values_list("action", "actor", "object_id"))
        last[0] = audit.head()["seq"]
        return rows

    return since


def test_acts_on_a_report_leave_one_record_each_with_actor_and_report(cast, recorded):
    report, now = make_report(status=Status.VERIFYING), timezone.now()
    who, key = cast.officer, str(report.public_id)
    add_note(report=report, text="Byłem na miejscu.", actor=who, at=now)
    assert recorded() == [("note.added", "officer", key)]
    ask_resident(report=report, text="Gdzie dokładnie?", actor=who, at=now)
    assert recorded() == [("message.sent", "officer", key)]
    visit(report, who)
    assert recorded() == [("visit.recorded", "officer", key)]
    change(report, Status.CONFIRMED, who, reason=Reason.SEEN_ON_SITE)
    assert recorded() == [("report.status", "officer", key)]


def test_a_visit_sent_twice_leaves_one_record(cast, recorded):
    report = make_report(status=Status.VERIFYING)
    first = visit(report, cast.officer)
    again = {"at": first.at, "method": first.method, "result": first.result, "note": first.note}
    record_visit(report=report, visit=NewVisit(**again), actor=cast.officer, at=timezone.now())
    assert recorded() == [("visit.recorded", "officer", str(report.public_id))]


def test_what_is_refused_or_taken_back_leaves_none(cast, recorded):
    report, now = make_report(status=Status.VERIFYING), timezone.now()
    with pytest.raises(Problem):
        add_note(report=report, text="", actor=cast.officer, at=now)
    with pytest.raises(RuntimeError), transaction.atomic():
        add_note(report=report, text="Byłem.", actor=cast.officer, at=now)
        raise RuntimeError
    assert recorded() == []


def test_no_change_without_its_record(cast, monkeypatch):
    """Where the trail cannot be written the act fails too."""
    report = make_report(status=Status.VERIFYING)

    def full(*args, **kwargs):
        raise OSError("full")

    monkeypatch.setattr("accounts.audit.record", full)
    with pytest.raises(OSError, match="full"), transaction.atomic():
        add_note(report=report, text="Byłem.", actor=cast.officer, at=timezone.now())
    assert not report.notes.exists()
