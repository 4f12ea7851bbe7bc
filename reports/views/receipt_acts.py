"""What may be done on the page of a receipt, each by the service that the API calls too. A refusal keeps what was typed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.problems import Problem, sentence
from reports import photos, services
from reports.deadlines import today
from reports.models import Report


@dataclass(frozen=True)
class Done:
    """`said` is what has been done; `act` and `refused` say what was not and why, `typed` is what stood in its field."""

    said: str = ""
    act: str = ""
    refused: str = ""
    typed: str = ""
    status: int = 200


def _try(act: str, typed: str, said: str, do: Callable[[], object], missing: str = "") -> Done:
    try:
        do()
    except Problem as problem:
        return Done(
            act=act,
            refused=missing if missing and problem.code == "required" else problem.sentence,
            typed=typed,
            status=problem.status,
        )
    return Done(said=said)


def _reply(report: Report, request: HttpRequest) -> Done:
    typed = request.POST.get("text", "")
    said = _("Your message is with the officers of this report. An answer would appear here.")
    return _try(
        "reply",
        typed,
        said,
        lambda: services.write_message(report=report, text=typed, on=today()),
        _("Write what you want to tell the officer."),
    )


def _object(report: Report, request: HttpRequest) -> Done:
    typed = request.POST.get("reason", "")
    said = _("Your objection is with the head of the officer. Whether it is granted will be written here.")
    return _try(
        "object",
        typed,
        said,
        lambda: services.object_to(report=report, reason=typed, on=today()),
        _("Write why the verdict is not right. One sentence is enough."),
    )


def _recur(report: Report, request: HttpRequest) -> Done:
    said = _("Thank you. The verification of this report begins again.")
    return _try("recur", "", said, lambda: services.recur(report=report, at=timezone.now()))


def _withdraw(report: Report, request: HttpRequest) -> Done:
    what = [name for name in ("text", "photos") if name in request.POST.getlist("what")]
    if not what:
        return Done(act="withdraw", refused=_("Choose what you want to take back."), status=422)
    services.withdraw(report=report, what=what, on=today())
    return Done(said=_("It is gone. Nobody can read it any more, and no copy can be opened. The report itself stays."))


def _rate(report: Report, request: HttpRequest) -> Done:
    said = _("Thank you for the answer. The unit sees it without any name.")
    return _try(
        "rate",
        "",
        said,
        lambda: services.rate(report=report, value=request.POST.get("value", ""), on=today()),
        _("Choose one of the answers."),
    )


def _photos(report: Report, request: HttpRequest) -> Done:
    sent = request.FILES.getlist("photo")
    if not sent:
        return Done(act="photo", refused=_("Choose a photo first."), status=422)
    if not photos.may_add(report):
        return Done(act="photo", refused=Problem("stale_status").sentence, status=409)
    taken = photos.take(report, sent, today())
    refused = " ".join(f"{_('Photo %(n)s:') % {'n': row.index + 1}} {sentence(row.code)}" for row in taken.refused)
    said = ngettext("%(n)d photo was added.", "%(n)d photos were added.", taken.kept) % {"n": taken.kept}
    return Done(said=said if taken.kept else "", act="photo" if refused else "", refused=refused)


ACTS: dict[str, Callable[[Report, HttpRequest], Done]] = {
    "photo": _photos,
    "reply": _reply,
    "object": _object,
    "recur": _recur,
    "withdraw": _withdraw,
    "rate": _rate,
}
