"""Bodies of the panel's calls, read field by field: unknown, missing and wrongly typed ones are 422 with their name."""

import datetime
import re
from typing import Any

from django.utils.dateparse import parse_datetime

from accounts.problems import Problem
from reports.parsing import BadNumber
from reports.statuses import Reason, Status
from verification.services import Decision, HandOverTo, NewVisit

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def visit_of(body: dict[str, Any]) -> NewVisit:
    _check_names(body, needed=("at", "method", "result"), optional=("note",))
    return NewVisit(_instant(body, "at"), _text(body, "method"), _text(body, "result"), _text(body, "note"))


def decision_of(body: dict[str, Any]) -> Decision:
    _check_names(body, needed=("to", "seen"), optional=("reason", "note", "hand_over"))
    to, seen = _text(body, "to"), _text(body, "seen")
    reason = _text(body, "reason")
    for name, value, known in (
        ("to", to, Status.values),
        ("seen", seen, Status.values),
        ("reason", reason, ["", *Reason.values]),
    ):
        if value not in known:
            raise Problem(fields={name: "wrong_type"})
    return Decision(to, seen, reason, _text(body, "note"), _hand_over(body))


def _hand_over(body: dict[str, Any]) -> HandOverTo | None:
    value = body.get("hand_over")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise Problem(fields={"hand_over": "wrong_type"})
    _check_names(value, needed=("partner", "reply_due"), optional=("note",))
    return HandOverTo(_text(value, "partner"), _day(value, "reply_due"), _text(value, "note"))


def _check_names(body: dict[str, Any], *, needed: tuple[str, ...], optional: tuple[str, ...]) -> None:
    for name in body:
        if name not in needed and name not in optional:
            shown = name if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", name) else "body"
            raise Problem(fields={shown: "unknown_field"})
    missing = {name: "required" for name in needed if body.get(name) is None or body.get(name) == ""}
    if missing:
        raise Problem(fields=missing)


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if value is None:
        return ""
    if isinstance(value, BadNumber):
        raise Problem(fields={name: value.code})
    if not isinstance(value, str):
        raise Problem(fields={name: "wrong_type"})
    return value


def _instant(body: dict[str, Any], name: str) -> datetime.datetime:
    """ISO 8601 with an offset; a bare local time would be a guess."""
    value = _text(body, name)
    try:
        found = parse_datetime(value) if _INSTANT.fullmatch(value) else None
        if found is not None:
            found.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise Problem(fields={name: "wrong_type"})
    return found


def _day(body: dict[str, Any], name: str) -> datetime.date:
    value = _text(body, name)
    try:
        if _DAY.fullmatch(value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise Problem(fields={name: "wrong_type"})
