"""Which unit and month a page of the programme is about: read from the address, refused where out of scope."""

import datetime
from dataclasses import dataclass

from django.http import Http404, QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext

from districts.models import Beat, Unit
from verification.months import due_on, month_of, open_months, read_month, shifted
from verification.permissions import units_overseen
from verification.scope import UNIT_CHAIN, Scope

PARENTS = UNIT_CHAIN.removeprefix("unit__")


@dataclass(frozen=True)
class Place:
    """`units` are those that the user may choose from, by name; `months` those that may be entered, the newest first."""

    unit: Unit | None
    units: tuple[Unit, ...]
    month: datetime.date
    months: tuple[datetime.date, ...]

    @property
    def before(self) -> datetime.date:
        return shifted(self.month, -1)

    def address(self, **changes: object) -> str:
        chosen = {"unit": self.unit.slug if self.unit else "", "month": f"{self.month:%Y-%m}"} | changes
        return "?" + "&".join(f"{name}={value}" for name, value in chosen.items() if value)


def reporting_units(scope: Scope) -> tuple[Unit, ...]:
    """Units in scope that answer for beats: they give figures."""
    with_beats = Beat.objects.current().values("unit")
    return tuple(units_overseen(scope).filter(pk__in=with_beats).select_related(PARENTS).order_by("name", "pk"))


def place_of(scope: Scope, asked: QueryDict, default: datetime.date) -> Place:
    """Raises `Http404` for a month that may not be entered now and for a unit that is unknown or out of scope."""
    month = read_month(asked.get("month", ""), scope.on, default)
    units = reporting_units(scope)
    slug = asked.get("unit", "")
    unit = next((one for one in units if one.slug == slug), None) if slug else next(iter(units), None)
    if month is None or (slug and unit is None):
        raise Http404
    return Place(unit, units, month, tuple(open_months(scope.on)))


def state_of(month: datetime.date, on: datetime.date, entered: int, asked: int) -> str:
    """`open`: the month runs; `missing`: over, nothing there; `begun`: some; `late`: the day for it has passed."""
    if entered >= asked:
        return "entered"
    if month == month_of(on):
        return "begun" if entered else "open"
    if on > due_on(month):
        return "late"
    return "begun" if entered else "missing"


def in_words(month: datetime.date) -> str:
    """As in the middle of a sentence."""
    return date_format(month, "F Y").lower()


def whole_number(most: int) -> dict[str, str]:
    """The sentences of a field for a number of this size."""
    wrong = gettext("Give a whole number from 0 to %(most)s.") % {"most": most}
    empty = gettext("Give a number; 0 where there was nothing.")
    return {"required": empty} | dict.fromkeys(("invalid", "min_value", "max_value"), wrong)


def number_in(text: str) -> int:
    """A key that a page carried; 0 for anything else."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
