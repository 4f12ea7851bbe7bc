"""Officers and units by what people type: the beginning of a name, in any case and without accents.

What was typed is cut into words and compared as plain text; it never becomes a pattern.
"""

import datetime

from django.db.models import Q

from districts.addresses.inflection import alike
from districts.addresses.normalise import normalise
from districts.models import Beat, Unit, UnitKind

FEWEST_LETTERS = 3
MOST_WORDS = 4
MOST_OFFICERS = 10
MOST_UNITS = 8
# What people call the kinds of units, by the beginning of the word. "kp" is a station in every list of the force.
_KINDS = {
    "komend": (UnitKind.KWP, UnitKind.KMP, UnitKind.KPP, UnitKind.KRP, UnitKind.KGP),
    "komisariat": (UnitKind.STATION,),
    "posterun": (UnitKind.POST,),
    "rewir": (UnitKind.SECTION,),
    "kwp": (UnitKind.KWP,),
    "kmp": (UnitKind.KMP,),
    "kpp": (UnitKind.KPP,),
    "krp": (UnitKind.KRP,),
    "kp": (UnitKind.STATION,),
}
_EMPTY_WORDS = frozenset(("policji", "policja", "w", "we", "dzielnicowych", "miejska", "powiatowa", "wojewodzka"))


def officers_named(words: list[str], *, whole: bool = False) -> Q:
    """Every word begins (`whole`: is) the first or last name of the beat's officer or of the substitute of the day.

    For beats that were loaded by `BeatQuerySet.with_people`.
    """
    ending = "iexact" if whole else "istartswith"
    condition = Q()
    for person in ("holding__officer", "standing_in__officer"):
        fits = Q()
        for word in words:
            fits &= Q(**{f"{person}__last_name__unaccent__{ending}": word}) | Q(
                **{f"{person}__first_name__unaccent__{ending}": word}
            )
        condition |= fits
    return condition


def beats_of_officers(text: str, day: datetime.date, *, whole: bool = False) -> list[Beat]:
    """Beats whose officer or substitute has that name, by last name; one query, none for words that name nobody."""
    words = text.replace(",", " ").split()[:MOST_WORDS]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return []
    rows = Beat.objects.current().with_people(day).defer("area").filter(officers_named(words, whole=whole))
    return list(rows.order_by("holding__officer__last_name", "holding__officer__first_name", "pk")[: MOST_OFFICERS + 1])


def units_named(text: str) -> list[Unit]:
    """Units of the kind that the words name ("komisariat w Koluszkach", "KPP Zgierz"); one query, [] without a kind.

    Where the place has no unit of that kind, its others.
    """
    words = normalise(text).split()[: 2 * MOST_WORDS]
    kinds = {kind for word in words for beginning, found in _KINDS.items() if _names(word, beginning) for kind in found}
    places = [word for word in words if word not in _EMPTY_WORDS and not any(_names(word, kind) for kind in _KINDS)]
    rows = Unit.objects.order_by("depth", "name", "pk") if kinds else []
    there = [row for row in rows if _is_at(row, places)]
    return ([row for row in there if row.kind in kinds] or there)[:MOST_UNITS]


def _names(word: str, beginning: str) -> bool:
    return word == beginning if len(beginning) < 4 else word.startswith(beginning)


def _is_at(unit: Unit, places: list[str]) -> bool:
    parts = normalise(f"{unit.name} {unit.city}").split()
    return all(any(alike(place, part) for part in parts) for place in places)
