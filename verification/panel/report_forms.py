"""Which forms the page of one report has for this user now, fresh or as they were refused."""

from django.http import QueryDict
from django.utils.translation import gettext

from accounts.models import User
from accounts.text import says_something
from reports.models import Report
from reports.statuses import Reason, Status
from verification.panel.forms import NoteForm
from verification.panel.verdict_form import DecisionForm, suggested_reply
from verification.permissions import reasons_for, targets
from verification.scope import Scope
from verification.services.hand_over import partners
from verification.services.ledger import SUGGESTS, suggested
from verification.services.together import beside


def is_take(report: Report, form: DecisionForm) -> bool:
    return report.status == Status.NEW and form.target == Status.VERIFYING


def offers(scope: Scope, report: Report, refused: DecisionForm | None, alike: int) -> list[DecisionForm]:
    """`alike` are those beside it, as `beside` counts them."""
    forms = []
    for to in targets(scope, report):
        again = refused if refused is not None and refused.is_offered and refused.target == to else None
        forms.append(again or _form(scope, report, to, None, alike))
    return forms


def decision_form(scope: Scope, report: Report, to: str, data: QueryDict | None = None) -> DecisionForm | None:
    """The form that leads to `to`, None where that is not offered now."""
    if to not in targets(scope, report):
        return None
    return _form(scope, report, to, data, beside(scope, report, report.status).count() if report.group_id else 0)


def _form(scope: Scope, report: Report, to: str, data: QueryDict | None, alike: int) -> DecisionForm:
    on = scope.on
    answer = suggested(report)
    is_suggested = answer is not None and SUGGESTS[answer.outcome] == to
    form = DecisionForm(
        data,
        to=to,
        reasons=reasons_for(scope.roles_in(report), report, to),
        partners=partners(report.unit, on) if to == Status.REFERRED else (),
        beside=alike,
        initial={
            "to": to,
            "seen": report.status,
            "reply_due": suggested_reply(on),
            "note": answer.reply if is_suggested else "",
        },
    )
    form.is_offered, form.is_suggested = True, is_suggested
    return form


def conflict_context(fresh: Report, typed: QueryDict, user: User) -> dict[str, object]:
    """Somebody was faster, or the same user in another tab: their version and that of this officer, whose text can be kept as a note."""
    last = fresh.changes.select_related("actor").last()
    text = "\n\n".join(part for part in (typed.get("note", ""), typed.get("message", "")) if says_something(part))
    wanted, seen, reason = typed.get("to"), typed.get("seen"), typed.get("reason")
    conflict = {
        "last": last,
        "by_you": last is not None and last.actor_id == user.pk,
        "seen": Status(seen).label if seen in Status.values else "",
        "wanted_status": wanted if wanted in Status.values else "",
        "wanted": gettext("A visit") if typed.get("act") == "visit" else "",
        "wanted_reason": Reason(reason).label if reason in Reason.values else "",
        "text": text,
    }
    note = NoteForm(initial={"text": text}, auto_id="note-%s") if conflict["text"] else None
    return {"conflict": conflict, "note": note}
