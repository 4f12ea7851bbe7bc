"""What is sent for each act of the matrix, with the state that it needs. Each is called inside a savepoint that is taken back.

An act gets the world, the line and the role, and returns the report whose page is asked, if not that of the line, and the form.
"""

import datetime
import uuid
from collections.abc import Callable

from django.utils import timezone

from kmzb.tests.matrix.world import report_of
from reports.forms import new_token
from reports.models import Category, Report
from reports.services import object_to
from reports.statuses import REASONS, Status
from reports.tests.factories import SPEED, middle
from verification.models import ProgrammeTask
from verification.services import Asked, HandOverTo, ask_over, give_task, merge, pause
from verification.services.redact import approve, cover
from verification.tests.factories import change, fresh, visit
from verification.tests.tasks import new_task

Sent = tuple[Report | None, dict]
ACTS: dict[str, Callable[..., Sent]] = {}
DAY = datetime.timedelta(days=1)


def act(*names: str) -> Callable:
    """Names as `address act`, or the address alone."""

    def keep(function: Callable[..., Sent]) -> Callable[..., Sent]:
        ACTS.update(dict.fromkeys(names, function))
        return function

    return keep


def own(line) -> bool:
    return line.object == "own"


def now() -> datetime.datetime:
    return timezone.now()


def today() -> datetime.date:
    return timezone.localdate()


def decision(edge: str) -> dict:
    """With what the edge needs besides the right."""
    old, to = edge.split(">")
    reasons = [reason for reason in REASONS[old, to] if reason != "objection_granted"]
    return {"to": to, "seen": old, "reason": reasons[0] if reasons else "", "note": "Byłem tam i widziałem."}


def _decide(world, line, role) -> Sent:
    edge = line.act.removeprefix("decide ")
    body = {"partner": "guard-own", "reply_due": _due()} if edge == "confirmed>referred" else {}
    return _ready(world, line, edge), {"act": "decide"} | decision(edge) | body


def _decide_by_call(world, line, role) -> Sent:
    body = {"hand_over": {"partner": "guard-own", "reply_due": _due()}} if line.act == "confirmed>referred" else {}
    return _ready(world, line, line.act), decision(line.act) | body


def _ready(world, line, edge: str) -> Report | None:
    """In the status that the edge leaves; what is verified has its visit."""
    if not own(line):
        return None
    found = world.by_status[edge.split(">")[0]]
    if edge in ("verifying>confirmed", "verifying>unconfirmed"):
        Category.objects.update(minimum_visits=1)
        visit(fresh(found), world.cast.coordinator, "confirmed" if edge.endswith(">confirmed") else "not_seen")
    return found


def _due() -> str:
    return (today() + 10 * DAY).isoformat()


@act("panel:report decide objected")
def _objected(world, line, role) -> Sent:
    report = world.by_status[Status.UNCONFIRMED]
    object_to(report=report, reason="Byli tam wczoraj.", on=today())
    return report, {"act": "decide", "to": "verifying", "seen": "unconfirmed", "reason": "objection_granted"}


@act("panel:report refuse_objection")
def _refuse_objection(world, line, role) -> Sent:
    if own(line):
        _objected(world, line, role)
    text = "Byliśmy tam trzy razy i nikogo nie było."
    return world.by_status[Status.UNCONFIRMED] if own(line) else None, {"act": "refuse_objection", "text": text}


@act("panel:report visit")
def _visit(world, line, role) -> Sent:
    sent = {"act": "visit", "at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"), "method": "on_foot"}
    return _verifying(world, line), sent | {"result": "confirmed", "note": ""}


@act("panel-api:visits")
def _visit_by_call(world, line, role) -> Sent:
    return _verifying(world, line), {
        "at": now().isoformat(timespec="seconds"),
        "method": "on_foot",
        "result": "confirmed",
    }


def _verifying(world, line) -> Report | None:
    return world.by_status[Status.VERIFYING] if own(line) else None


@act("panel:report note", "panel:report ask")
def _text(world, line, role) -> Sent:
    return None, {"act": line.act, "text": "Proszę o zdjęcie z drugiej strony."}


@act("panel:report fill")
def _fill(world, line, role) -> Sent:
    return None, {"act": "fill", "text": "Dzień dobry.", "template": ""}


@act("panel:report fill_verdict")
def _fill_verdict(world, line, role) -> Sent:
    return None, {"act": "fill_verdict", "to": "verifying", "seen": "new", "template": ""}


@act("panel:report pause")
def _pause(world, line, role) -> Sent:
    until = (today() + 3 * DAY).isoformat()
    return _verifying(world, line), {"act": "pause", "stage": "verify", "until": until, "reason": "other_body"}


@act("panel:report resume")
def _resume(world, line, role) -> Sent:
    if own(line):
        report = fresh(world.by_status[Status.VERIFYING])
        stops = {"stage": "verify", "until": today() + 3 * DAY, "reason": "other_body"}
        pause(report=report, actor=world.cast.coordinator, at=now(), **stops)
    return _verifying(world, line), {"act": "resume", "stage": "verify"}


def _given(world, report: Report, holder: str) -> int:
    made = give_task(report=fresh(report), task=new_task(holder), actor=world.cast.coordinator, at=now())
    return made.pk


@act("panel:report task")
def _task(world, line, role) -> Sent:
    holder = f"{world.region.sections[0].pk}"
    return None, {"act": "task", "to": "cell", "holder": holder, "reply_by": _due(), "note": "", "seen": ""}


@act("panel:report task_withdraw")
def _task_withdraw(world, line, role) -> Sent:
    seen = _given(world, world.reports["own"], world.traffic.key) if own(line) else 1
    return None, {"act": "task_withdraw", "seen": seen}


@act("panel:report task_answer")
def _task_answer(world, line, role) -> Sent:
    report, seen = given_report(world)
    return report, {"act": "task_answer", "text": "Zmierzono.", "seen": seen}


def given_report(world) -> tuple[Report, int]:
    """One of the other section that a task brings to the officer, and the key of the task."""
    report = world.reports["next_section"]
    return report, _given(world, report, f"{world.region.sections[0].pk}.{world.cast.officer.pk}")


@act("panel:report ask_over")
def _ask_over(world, line, role) -> Sent:
    return None, {"act": "ask_over", "to": "traffic", "holder": world.traffic.key, "reason": "Radar jest u Was."}


@act("panel:report ask_withdraw")
def _ask_withdraw(world, line, role) -> Sent:
    workers = ("officer", "section_head", "local_coordinator")
    actor = world.users[role] if role in workers else world.cast.officer
    asked = Asked("traffic", world.traffic.key, "Radar jest u Was.")
    row = ask_over(report=fresh(world.reports["own"]), asked=asked, actor=actor, at=now()) if own(line) else None
    return None, {"act": "ask_withdraw", "asked": row.pk if row else 1}


@act("panel:report merge")
def _merge(world, line, role) -> Sent:
    return None, {"act": "merge", "reports": str(world.by_status[Status.VERIFYING].public_id)}


@act("panel:report unmerge")
def _unmerge(world, line, role) -> Sent:
    merged, stays = world.by_status[Status.VERIFYING], world.reports["own"]
    if own(line):
        ids = {merged.public_id, stays.public_id}
        merge(ids=ids, target=stays.public_id, actor=world.cast.coordinator, at=now())
    return merged if own(line) else None, {"act": "unmerge"}


def _handed_over(world) -> tuple[Report, int]:
    report = world.by_status[Status.VERIFYING]
    change(report, Status.CONFIRMED, world.cast.coordinator, "own_knowledge")
    change(report, Status.REFERRED, world.cast.coordinator, hand_over=HandOverTo("guard-own", today() + 10 * DAY))
    return report, report.hand_overs.get().pk


@act("panel:report remind")
def _remind(world, line, role) -> Sent:
    report, key = _handed_over(world) if own(line) else (None, 1)
    return report, {"act": "remind", "hand_over": key}


@act("panel:report reply")
def _reply(world, line, role) -> Sent:
    report, key = _handed_over(world) if own(line) else (None, 1)
    return report, {"act": "reply", "hand_over": key, "outcome": "done", "on": today().isoformat(), "text": ""}


@act("panel:photo cover")
def _cover(world, line, role) -> Sent:
    return None, {"act": "cover", "left": "10", "top": "10", "width": "20", "height": "20"}


@act("panel:photo approve")
def _approve(world, line, role) -> Sent:
    somebody_else = world.cast.coordinator if role == "officer" else world.cast.officer
    made = cover(photo=world.photo, boxes=[(100, 100, 200, 200)], actor=somebody_else, at=now())
    return None, {"act": "approve", "seen": made.pk}


@act("panel:photo take_out")
def _take_out(world, line, role) -> Sent:
    made = cover(photo=world.photo, boxes=[(100, 100, 200, 200)], actor=world.cast.officer, at=now())
    approve(photo=world.photo, seen=made.pk, actor=world.cast.section_head, at=now())
    return None, {"act": "take_out"}


@act("panel:entry")
def _entry(world, line, role) -> Sent:
    lon, lat = middle(0)
    sent = {"token": new_token(), "source": "phone", "category": SPEED, "place": "", "lon": lon, "lat": lat}
    return None, sent | {"send": "1", "description": "Ścigają się nocą.", "weekdays": ["5"], "hours": "22-24"}


@act("panel:month")
def _month(world, line, role) -> Sent:
    slugs = ProgrammeTask.objects.values_list("slug", flat=True)
    sent = {f"{part}-{slug}": value for slug in slugs for part, value in (("number", 3), ("remark", ""))}
    return None, sent | {"seen": 0}


@act("panel:hours done", "panel:hours planned")
def _hours(world, line, role) -> Sent:
    return None, {f"{line.act}-{world.region.beats[0].pk}": "90", "seen": 0}


@act("panel:survey")
def _survey(world, line, role) -> Sent:
    return None, {"obstacles": ["no_car"], "proposal": ""}


@act("panel:round")
def _round(world, line, role) -> Sent:
    report = world.by_status[Status.VERIFYING] if own(line) else report_of(world, role, line.object)
    return None, {"report": report.public_id, "key": uuid.uuid4(), "result": "not_seen", "method": "on_foot"}


for edge in (f"{old}>{new}" for old, new in REASONS):
    ACTS[f"panel:report decide {edge}"] = _decide
    ACTS[f"panel-api:status {edge}"] = _decide_by_call
