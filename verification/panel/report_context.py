"""What the page of one report shows, and which forms this user gets now. Reads only; at most 15 queries."""

import datetime
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.dates import WEEKDAYS

from accounts.text import says_something
from reports.models import Report, ReportContent
from reports.querysets import OPEN
from reports.statuses import Status
from verification.models import VisitMethod
from verification.panel import words
from verification.panel.forms import DecisionForm, NoteForm, VisitForm, suggested_reply
from verification.panel.surroundings import nearest_street, surroundings
from verification.permissions import may_note, may_work, reasons_for, targets
from verification.queue import group_of
from verification.scope import Scope
from verification.services.evidence import is_inside, visits_of_this_verification
from verification.services.hand_over import partners


def report_context(
    scope: Scope,
    report: Report,
    *,
    decision: DecisionForm | None = None,
    visit: VisitForm | None = None,
    note: NoteForm | None = None,
    conflict: dict[str, object] | None = None,
) -> dict[str, object]:
    """`decision`, `visit` and `note` are forms that were refused, shown again as they were typed."""
    content = _content(report)
    visits = list(report.visits.select_related("officer"))
    works = may_work(scope, report)
    offers = _offers(scope, report, decision)
    return {
        "title": report.category.label,
        "report": report,
        "place": words.place(report),
        "street": nearest_street(report.point),
        "named": _named(content),
        "description": content.description if content else "",
        "dues": _dues(report, scope.on),
        "visits": [_visit_row(row, content) for row in visits],
        "evidence": _evidence(report, content, visits),
        "trail": report.changes.select_related("actor"),
        "hand_overs": report.hand_overs.select_related("partner"),
        "notes": report.notes.select_related("author"),
        "timeline": report.timeline.all(),
        "take": next((form for form in offers if _is_take(report, form)), None),
        "decisions": [form for form in offers if not _is_take(report, form)],
        "refused": [form for form in (decision, visit, note) if form is not None and form.errors],
        "stray": decision if decision is not None and decision not in offers else None,
        "visit_form": (visit or VisitForm.fresh()) if works and report.status in OPEN else None,
        "note_form": (note or NoteForm(auto_id="note-%s")) if may_note(scope, report) else None,
        "conflict": conflict,
        "map": surroundings(report),
    }


def _is_take(report: Report, form: DecisionForm) -> bool:
    return report.status == Status.NEW and form.target == Status.VERIFYING


def _offers(scope: Scope, report: Report, refused: DecisionForm | None) -> list[DecisionForm]:
    forms = []
    for to in targets(scope, report):
        again = refused if refused is not None and refused.is_offered and refused.target == to else None
        forms.append(again or decision_form(scope, report, to))
    return [form for form in forms if form is not None]


def decision_form(scope: Scope, report: Report, to: str, data: QueryDict | None = None) -> DecisionForm | None:
    """The form that leads to `to`, None where that is not offered now."""
    if to not in targets(scope, report):
        return None
    on = scope.on
    form = DecisionForm(
        data,
        to=to,
        reasons=reasons_for(scope.roles_in(report), report, to),
        partners=partners(on) if to == Status.REFERRED else (),
        initial={"to": to, "seen": report.status, "reply_due": suggested_reply(on)},
    )
    form.is_offered = True
    return form


def conflict_context(fresh: Report, typed: QueryDict) -> dict[str, object]:
    """Somebody was faster: who, what, when; and the text of this officer, ready to be kept as a note."""
    last = fresh.changes.select_related("actor").last()
    text = typed.get("note", "")
    seen = typed.get("seen", "")
    conflict = {
        "last": last,
        "seen": Status(seen).label if seen in Status.values else "",
        "wanted": Status(typed["to"]).label if typed.get("to") in Status.values else "",
    }
    note = NoteForm(initial={"text": text}, auto_id="note-%s") if says_something(text) else None
    return {"conflict": conflict | {"has_text": note is not None}, "note": note}


def _content(report: Report) -> ReportContent | None:
    return getattr(report, "content", None)


def _named(content: ReportContent | None) -> dict[str, object]:
    """Days and hours that the resident named, in words."""
    if content is None:
        return {}
    days = [str(WEEKDAYS[day - 1]) for day in sorted(content.weekdays)]
    return {"on": content.occurred_on, "weekdays": days, "hours": [_clock_words(h) for h in content.hours]}


def _clock_words(hours: str) -> str:
    first, _, end = hours.partition("-")
    return f"{int(first)}:00–{int(end)}:00"


def _dues(report: Report, on: datetime.date) -> list[words.Due]:
    running = report.clocks.filter(stopped_on=None).select_related("rule").order_by("due_on")
    return [words.due(clock, on, group_of(clock.due_on, on), with_rule=True) for clock in running]


@dataclass(frozen=True)
class VisitRow:
    at: datetime.datetime
    who: str
    method: str
    result: str
    result_label: str
    note: str
    outside: bool


def _visit_row(visit, content: ReportContent | None) -> VisitRow:
    return VisitRow(
        at=timezone.localtime(visit.at),
        who=visit.officer.full_name,
        method=VisitMethod(visit.method).label,
        result=visit.result,
        result_label=visit.get_result_display(),
        note=visit.note,
        outside=content is not None and not is_inside(content, visit.at),
    )


def _evidence(report: Report, content: ReportContent | None, visits: list) -> dict[str, object]:
    """What counts towards "not confirmed" so far; only asked while the report is being verified."""
    if report.status != Status.VERIFYING:
        return {}
    counted = list(visits_of_this_verification(report)) if visits else []
    names_time = content is not None and bool(content.weekdays or content.hours)
    return {
        "visits": len(counted),
        "minimum": report.category.minimum_visits,
        "names_time": names_time,
        "inside": names_time and any(is_inside(content, visit.at) for visit in counted),
    }
