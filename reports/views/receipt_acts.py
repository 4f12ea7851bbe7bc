"""What may be done on the page of a receipt, each by the service that the API calls too. A refusal keeps what was typed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.problems import Problem
from reports import services
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


def _reply(report: Report, post: QueryDict) -> Done:
    typed = post.get("text", "")
    said = _("Your message is with the officers of this report. An answer would appear here.")
    return _try(
        "reply",
        typed,
        said,
        lambda: services.write_message(report=report, text=typed, on=today()),
        _("Write what you want to tell the officer."),
    )


def _object(report: Report, post: QueryDict) -> Done:
    typed = post.get("reason", "")
    said = _("Your objection is with the head of the officer. Whether it is granted will be written here.")
    return _try(
        "object",
        typed,
        said,
        lambda: services.object_to(report=report, reason=typed, on=today()),
        _("Write why the verdict is not right. One sentence is enough."),
    )


def _recur(report: Report, post: QueryDict) -> Done:
    said = _("Thank you. The verification of this report begins again.")
    return _try("recur", "", said, lambda: services.recur(report=report, at=timezone.now()))


def _withdraw(report: Report, post: QueryDict) -> Done:
    what = [name for name in ("text", "photos") if name in post.getlist("what")]
    if not what:
        return Done(act="withdraw", refused=_("Choose what you want to take back."), status=422)
    services.withdraw(report=report, what=what, on=today())
    return Done(said=_("It is gone. Nobody can read it any more, and no copy can be opened. The report itself stays."))


def _rate(report: Report, post: QueryDict) -> Done:
    said = _("Thank you for the answer. The unit sees it without any name.")
    return _try(
        "rate",
        "",
        said,
        lambda: services.rate(report=report, value=post.get("value", ""), on=today()),
        _("Choose one of the answers."),
    )


ACTS: dict[str, Callable[[Report, QueryDict], Done]] = {
    "reply": _reply,
    "object": _object,
    "recur": _recur,
    "withdraw": _withdraw,
    "rate": _rate,
}
