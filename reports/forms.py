"""The form of a new report as somebody filled it in: what was typed is kept as typed, whatever is wrong with it.

The rules are those of `reports.submission`; here texts of a form become the values it expects, and its codes become
sentences beside the fields. The token carries the idempotency key, signed with its time, so a form ages out.
"""

import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core import signing
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.problems import Flaw, Problem
from accounts.text import flaw_of
from districts.addresses import coordinates
from reports import questions

TOKEN_SECONDS = 4 * 3600
MOST_IN_PLACE = 200
_NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,20})?")
_PAIR = re.compile(r"(-?[0-9.]{1,20});(-?[0-9.]{1,20})")
_ANSWER = re.compile(r"answer-[0-9]{1,9}")
MOST_FIELDS = 100
_signer = signing.TimestampSigner(salt="reports.form")


def new_token() -> str:
    return _signer.sign(str(uuid.uuid4()))


def key_of(token: str) -> uuid.UUID | None:
    """The key in a token of ours that is not older than four hours; None for every other text."""
    try:
        return uuid.UUID(_signer.unsign(token, max_age=TOKEN_SECONDS))
    except (signing.BadSignature, ValueError):
        return None


def age_of(token: str) -> float:
    """Seconds since a token of ours was made: for a token that `key_of` knows."""
    return time.time() - signing.b62_decode(token.split(_signer.sep)[1])


def degrees(text: str) -> object:
    """A number with a point or a comma as a float; anything else as it is, for the rules to refuse."""
    text = text.strip()
    if text == "":
        return None
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else text


@dataclass
class Draft:
    """What stands in the form, as texts, and what is wrong with it (`flaws` by name of the form's field).

    `trap` is the field that people do not see; it is never shown again, so a second sending has it empty.
    """

    token: str
    category: str = ""
    place: str = ""
    candidate: str = ""
    lon: str = ""
    lat: str = ""
    occurred_on: str = ""
    weekdays: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    description: str = ""
    not_emergency: bool = False
    proof: str = ""
    warned: str = ""
    trap: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    flaws: dict[str, Flaw] = field(default_factory=dict)
    swapped: tuple[float, float] | None = None
    suggested: tuple[float, float] | None = None

    @classmethod
    def empty(cls) -> "Draft":
        return cls(token=new_token())

    @classmethod
    def of(cls, post: QueryDict) -> "Draft":
        """From a POST. A chosen candidate ("lon;lat") wins over the fields of the point, these over coordinates as the place."""
        names = ("category", "place", "candidate", "lon", "lat", "occurred_on", "description", "proof", "warned")
        texts = {name: post.get(name, "") for name in names}
        chosen = _PAIR.fullmatch(texts["candidate"])
        if chosen:
            texts["lon"], texts["lat"] = chosen.groups()
        elif not (texts["lon"].strip() or texts["lat"].strip()):
            typed = coordinates.read(texts["place"])
            texts["lon"], texts["lat"] = map(str, typed) if typed else ("", "")
        return cls(
            token=post.get("token", ""),
            weekdays=tuple(post.getlist("weekdays")),
            hours=tuple(post.getlist("hours")),
            trap=post.get("website", ""),
            not_emergency=bool(post.get("not_emergency")),
            answers={name: post[name] for name in list(post)[:MOST_FIELDS] if _ANSWER.fullmatch(name)},
            **texts,
        )

    def mend_place(self, chosen: str) -> None:
        """What was suggested ("lon;lat"); without numbers the two that stand there, the other way round."""
        numbers = _PAIR.fullmatch(chosen)
        self.lon, self.lat = numbers.groups() if numbers else (self.lat, self.lon)

    def data(self) -> dict[str, object]:
        """As `reports.submission.checked_submission` reads it; empty fields are absent."""
        values: dict[str, object] = {
            "category": self.category,
            "lon": degrees(self.lon),
            "lat": degrees(self.lat),
            "not_emergency": self.not_emergency,
            "occurred_on": self.occurred_on.strip() or None,
            "weekdays": [int(day) if re.fullmatch("[0-9]", day) else day for day in self.weekdays],
            "hours": list(self.hours),
            "description": "\n".join([*questions.lines(self.answers, self.category), self.description]).strip("\n"),
            "proof": self.proof or None,
        }
        return {name: value for name, value in values.items() if value is not None}

    def refuse(self, problem: Problem) -> None:
        """Puts the flaws beside the fields; both numbers of a point belong to the place."""
        for name, flaw in problem.fields.items():
            self.flaws.setdefault("place" if name in ("lon", "lat") else name, flaw)
        suggestion = problem.suggestion
        if isinstance(suggestion, Mapping) and "lon" in suggestion:
            pair = suggestion["lon"], suggestion["lat"]
            is_swapped = any(flaw.code == "swapped" for flaw in problem.fields.values())
            self.swapped, self.suggested = (pair, None) if is_swapped else (None, pair)

    def check_place_text(self) -> None:
        flaw = flaw_of(self.place, MOST_IN_PLACE)
        if flaw:
            self.flaws["place"] = flaw

    def sentences(self) -> dict[str, str | Promise]:
        """The sentence of each flawed field, in the order of the form."""
        order = ("category", "place", "occurred_on", "weekdays", "hours", "description", "not_emergency")
        names = [*order, *(name for name in self.flaws if name not in order)]
        return {name: self._sentence(name) for name in names if name in self.flaws}

    def _sentence(self, name: str) -> str | Promise:
        flaw = self.flaws[name]
        if name == "place" and flaw.code == "required":
            return _("Give the place: type an address or coordinates, then choose from the places found.")
        if name == "category" and flaw.code == "required":
            return _("Choose what you are reporting.")
        if name == "occurred_on" and flaw.code == "wrong_type":
            return _("There is no such day. Write it like 2026-05-31.")
        return flaw.sentence
