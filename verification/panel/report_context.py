"""What the page of one report shows, and which forms this user gets now. Reads only; at most 28 queries."""

from districts.addresses.nearest import nearest_streets
from reports.models import Rating, Report
from reports.querysets import OPEN
from reports.retention import kept_until
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
from verification.panel.surroundings import surroundings
from verification.panel.verdict_form import DecisionForm
from verification.permissions import may_note, may_work
from verification.scope import Scope


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
    answers = Answers(scope, report) if may_work(scope, report) else None
    return {
        **_known(scope, report),
        **_possible(scope, report, decision, visit, note, answers),
        **_thread(scope, report, question),
        "objection": open_objection(scope, report, refusal),
        "dues": report_rows.dues(scope, report, pause),
        "holding_beat": who_has_it.beat_words(report),
        "holding": who_has_it.holding(scope, report, holding),
        "merging": merging_of(scope, report, merging),
        "refused": [form for form in refused if form is not None and form.errors],
        "hand_overs": hand_over_rows(scope, report, reply),
        "answers": answers.beside(QUESTION) if answers else [],
        "conflict": conflict,
    }


def _known(scope: Scope, report: Report) -> dict[str, object]:
    """What is known of the report."""
    content = getattr(report, "content", None)
    visits = list(report.visits.select_related("officer"))
    evidence = report_rows.evidence(report, content, visits)
    return {
        "title": report.category.label,
        "report": report,
        "place": words.place(report),
        "street": nearest_streets([report.point])[0],
        "named": report_rows.named(content),
        "description": content.description if content else "",
        "photos": photo_rows(scope, report),
        "visits": [report_rows.visit_row(row, content) for row in visits],
        "evidence": evidence,
        "check_first": evidence.get("visits") == 0,
        "trail": report.changes.select_related("actor"),
        "notes": report.notes.select_related("author"),
        "timeline": report_rows.public_lines(report),
        "map": surroundings(report),
        "kept_until": kept_until(report, scope.on),
        "group": group_of(scope, report),
    }


def _possible(
    scope: Scope,
    report: Report,
    decision: DecisionForm | None,
    visit: VisitForm | None,
    note: NoteForm | None,
    answers: Answers | None,
) -> dict[str, object]:
    """What this user may do with it now."""
    works = may_work(scope, report)
    forms = offers(scope, report, decision)
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
        "rating": Rating.objects.filter(report=report).first(),
        "question_form": (question or QuestionForm(auto_id="question-%s")) if may_work(scope, report) else None,
    }
