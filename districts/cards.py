"""The officer's card of a beat: who answers today, when, and how. One shape for pages, panel and API.

A card takes a beat that was loaded by `BeatQuerySet.with_people`; `cards` asks one query more, for the duty hours.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from districts.models import Beat, DutyHours, Officer, Unit

OFFICER, SUBSTITUTE, HEAD, UNIT = "officer", "substitute", "head", "unit"
_DAYS_AHEAD = 7


@dataclass(frozen=True)
class Card:
    """`answering` says whom to call: the substitute while there is one, the officer, the head (vacancy), or the unit.

    `duty_hours` are those of the person who answers, by weekday; `answers_from` is the next start within a week, None
    while the person answers now or where no hours are known.
    """

    beat: Beat
    officer: Officer | None
    substitute: Officer | None
    head: Officer | None
    answering: str
    duty_hours: tuple[DutyHours, ...]
    answers_now: bool
    answers_from: datetime.datetime | None

    @property
    def person(self) -> Officer | None:
        """Who answers; None where it is the unit."""
        return {OFFICER: self.officer, SUBSTITUTE: self.substitute, HEAD: self.head}.get(self.answering)

    @property
    def updated_on(self) -> datetime.date | None:
        return self.person.updated_on if self.person else None

    @property
    def url(self) -> str:
        return beat_url(self.beat)

    def as_dict(self) -> dict[str, object]:
        """The card of the public API: exactly the fields of design section 7."""
        beat = self.beat
        return {
            "id": str(beat.public_id),
            "number": beat.number,
            "name": beat.name,
            "url": self.url,
            "unit": unit_dict(beat.unit),
            "officer": _person_dict(self.officer),
            "substitute": _person_dict(self.substitute),
            "head": _person_dict(self.head),
            "answering": self.answering,
            "answers_now": self.answers_now,
            "answers_from": self.answers_from.isoformat() if self.answers_from else None,
            "duty_hours": [_hours_dict(row) for row in self.duty_hours],
            "streets": list(beat.streets),
            "updated_on": self.updated_on.isoformat() if self.updated_on else None,
        }


def cards(beats: Iterable[Beat], at: datetime.datetime | None = None) -> list[Card]:
    """Cards in the order of the beats. One query."""
    beats = list(beats)
    now = timezone.localtime(at)
    people = {beat.pk: _people(beat) for beat in beats}
    hours = _hours_of({person.pk for found in people.values() for person in found.values() if person})
    return [_card(beat, people[beat.pk], hours, now) for beat in beats]


def _people(beat: Beat) -> dict[str, Officer | None]:
    beat.people_on  # noqa: B018 - an AttributeError here: the beat was not loaded by with_people
    return {
        SUBSTITUTE: beat.standing_in.officer if beat.standing_in else None,
        OFFICER: beat.holding.officer if beat.holding else None,
        HEAD: beat.unit.head,
    }


def _hours_of(officers: set[int]) -> dict[int, list[DutyHours]]:
    found: dict[int, list[DutyHours]] = {}
    for row in DutyHours.objects.filter(officer__in=officers).order_by("officer", "weekday", "since"):
        found.setdefault(row.officer_id, []).append(row)
    return found


def _card(beat: Beat, people: dict, hours: dict[int, list[DutyHours]], now: datetime.datetime) -> Card:
    answering = next((role for role in (SUBSTITUTE, OFFICER, HEAD) if people[role]), UNIT)
    person = people.get(answering)
    own = tuple(hours.get(person.pk, ())) if person else ()
    answers_now = any(_is_on(row, now) for row in own)
    return Card(
        beat=beat,
        officer=people[OFFICER],
        substitute=people[SUBSTITUTE],
        head=people[HEAD],
        answering=answering,
        duty_hours=own,
        answers_now=answers_now,
        answers_from=None if answers_now else _next_start(own, now),
    )


def _is_on(row: DutyHours, now: datetime.datetime) -> bool:
    return row.weekday == now.isoweekday() and row.since <= now.time() < row.until


def _next_start(hours: tuple[DutyHours, ...], now: datetime.datetime) -> datetime.datetime | None:
    """Wall-clock times of Warsaw: made naive, then placed, so that a change of the clock moves nothing."""
    for ahead in range(_DAYS_AHEAD + 1):
        day = now.date() + datetime.timedelta(days=ahead)
        for row in hours:
            if row.weekday == day.isoweekday():
                start = timezone.make_aware(datetime.datetime.combine(day, row.since))
                if start > now:
                    return start
    return None


def beat_url(beat: Beat) -> str:
    """The page of the beat; "" where the site has no pages (names point up, imports do not)."""
    try:
        return reverse("districts:beat", args=[beat.unit.slug, beat.number])
    except NoReverseMatch:
        return ""


def unit_dict(unit: Unit) -> dict[str, object]:
    return {"slug": unit.slug, "name": unit.name, "phone": unit.phone or None}


def _person_dict(officer: Officer | None) -> dict[str, object] | None:
    if officer is None:
        return None
    return {
        "rank": officer.rank,
        "first_name": officer.first_name,
        "last_name": officer.last_name,
        "phone": officer.phone or None,
        "email": officer.email or None,
        "photo": officer.photo or None,
    }


def _hours_dict(row: DutyHours) -> dict[str, object]:
    return {"weekday": row.weekday, "from": f"{row.since:%H:%M}", "to": f"{row.until:%H:%M}"}
