"""What the page of one report shows, and which forms this user gets now. Reads only; at most 20 queries."""

from django.db.models import Prefetch, prefetch_related_objects

from reports.models import Rating, Report, StatusChange
from reports.querysets import OPEN
from reports.retention import kept_until
from reports.statuses import Status
from verification.models import Visit
from verification.panel import holding as who_has_it
from verification.panel import report_rows, words
from verification.panel.answer_choice import QUESTION, Answers
from verification.panel.forms import NoteForm, PanelForm, PauseForm, QuestionForm, RefusalForm, VisitForm
from verification.panel.hand_over_rows import ReplyForm, hand_over_rows
from verification.panel.merging import merging_of
from verification.panel.objection import open_objection
from verification.panel.photos import photo_rows
from verification.panel.report_forms import is_take, offers
from verification.panel.report_group import group_of
from verification.panel.set_aside import are_set_aside
from verification.panel.streets import name_streets
from verification.panel.surroundings import surroundings
from verification.panel.verdict_form import DecisionForm
from verification.permissions import may_note, may_work
from verification.scope import Scope
from verification.tasked import load_tasks


def report_context(
    scope: Scope,
    report: Report,
    *,
    decision: DecisionForm | None = None,
    visit: VisitForm | None = None,
    note: NoteForm | None = None,
    question: QuestionForm | None = None,
    refusal: RefusalForm | None = None,
    pause: PauseForm | None = None,
    holding: PanelForm | None = None,
    merging: PanelForm | None = None,
    reply: ReplyForm | None = None,
    conflict: dict[str, object] | None = None,
) -> dict[str, object]:
    """The forms are those that were refused, shown again as they were typed."""
    refused = (decision, visit, note, question, refusal, pause, holding, merging, reply)
    load_tasks(report)
    answers = Answers(scope, report) if may_work(scope, report) else None
    visits = Prefetch("visits", Visit.objects.select_related("officer"))
    prefetch_related_objects([report], visits, Prefetch("changes", StatusChange.objects.select_related("actor")))
    group, near = group_of(scope, report), merging_of(scope, report, merging)
    name_streets([report, *(row.report for row in [*(group.rows if group else ()), *(near.near if near else ())])])
    return {
        **_known(scope, report),
        **_possible(scope, report, decision, visit, note, answers, group.beside if group else 0),
        **_thread(scope, report, question),
        "objection": open_objection(scope, report, refusal),
        "dues": report_rows.dues(scope, report, pause),
        "holding_beat": who_has_it.beat_words(report),
        "holding": who_has_it.holding(scope, report, holding),
        "group": group,
        "merging": near,
        "refused": [form for form in refused if form is not None and form.errors],
        "hand_overs": hand_over_rows(scope, report, reply) if _was_referred(report) else [],
        "answers": answers.beside(QUESTION) if answers else [],
        "conflict": conflict,
    }


def _was_referred(report: Report) -> bool:
    return any(change.new == Status.REFERRED for change in report.changes.all())


def _known(scope: Scope, report: Report) -> dict[str, object]:
    """What is known of the report."""
    content = getattr(report, "content", None)
    evidence = report_rows.evidence(report, content)
    trail = report.changes.all()
    return {
        "title": report.category.label,
        "report": report,
        "place": words.place(report),
        "street": report.street,
        "named": report_rows.named(content),
        "description": content.description if content else "",
        "photos": photo_rows(scope, report),
        "set_aside": are_set_aside(scope, report),
        "visits": [report_rows.visit_row(row, content) for row in report.visits.all()],
        "evidence": evidence,
        "check_first": evidence.get("visits") == 0,
        "trail": trail,
        "notes": report.notes.select_related("author"),
        "timeline": report_rows.public_lines(report),
        "map": surroundings(report),
        "kept_until": kept_until(report, scope.on, list(trail)[-1].on if trail else report.filed_on),
    }


def _possible(
    scope: Scope,
    report: Report,
    decision: DecisionForm | None,
    visit: VisitForm | None,
    note: NoteForm | None,
    answers: Answers | None,
    alike: int,
) -> dict[str, object]:
    """What this user may do with it now; `alike` near duplicates wait beside it."""
    works = may_work(scope, report)
    forms = offers(scope, report, decision, alike)
    for form in forms:
        form.answers = answers.beside(form.target) if answers else []
    return {
        "take": next((form for form in forms if is_take(report, form)), None),
        "decisions": [form for form in forms if not is_take(report, form)],
        "stray": decision if decision is not None and decision not in forms else None,
        "visit_form": (visit or VisitForm.fresh())
        if works and report.status in OPEN and report.merged_into_id is None
        else None,
        "note_form": (note or NoteForm(auto_id="note-%s")) if may_note(scope, report) else None,
        "decided": words.DECIDED.get(report.status) if works else None,
    }


def _thread(scope: Scope, report: Report, question: QuestionForm | None) -> dict[str, object]:
    """What the resident and the officers wrote to each other, how it ended for the resident, and the form to write."""
    return {
        "thread": report.messages.select_related("author"),
        "rating": Rating.objects.filter(report=report).first() if report.status not in OPEN else None,
        "question_form": (question or QuestionForm(auto_id="question-%s")) if may_work(scope, report) else None,
    }
