"""Filters of an address read as far as they can be: what is wrong is left out and named, the rest stays.

The API refuses the whole address instead (`reports.filters.Filters.parse`); a person wants the page and a reason.
"""

import re

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts import parameters
from accounts.problems import Problem
from reports.filters import NAMES, Filters

DAYS = ("from", "to")
PAGE = "page"
UNKNOWN = _("We do not know such a filter.")
NAMED = _("The address has a part that we do not know, so it is left out: %(names)s.")
NUMBERED = _("The list has no numbered pages, so it starts from the newest. “Older reports” leads on.")
READABLE = re.compile(r"[\w.-]{1,40}")
INVERTED = _("The day “from” is later than the day “to”.")
FLAWS = {
    "category": _("We do not know such a category."),
    "status": _("We do not know such a status."),
    "from": _("The day “from” cannot be read."),
    "to": _("The day “to” cannot be read."),
    "area": _("We do not know such an area."),
    "bbox": _("The part of the map cannot be read."),
    "cursor": _("There is no such page of the list, so it starts from the newest."),
}


def read(query: QueryDict, more: frozenset[str]) -> tuple[Filters, list[str]]:
    """The filters that can be read, and a sentence for each one that cannot. Drops the others from `query`."""
    sentences = drop_unknown(query, NAMES | more | {"lang"})
    for _left in range(len(query) + 1):
        try:
            return Filters.parse(query, more=more), sentences
        except Problem as problem:
            wrong = next(iter(problem.fields))
            inverted = wrong == "from" and is_day(query)
            sentences.append(str(INVERTED if inverted else FLAWS.get(wrong, UNKNOWN)))
            for name in DAYS if inverted else (wrong,):
                query.pop(name, None)
    return Filters(), sentences


def drop_unknown(query: QueryDict, names: frozenset[str]) -> list[str]:
    """Names that can be read are said; anything else may be meant to mislead whoever reads the page."""
    unknown = [name for name in query if name not in names]
    for name in unknown:
        del query[name]
    is_numbered = PAGE in unknown and "cursor" in names
    others = [name for name in unknown if name != PAGE or not is_numbered]
    sentences = [str(NUMBERED)] if is_numbered else []
    if others:
        readable = all(READABLE.fullmatch(name) for name in others)
        sentences.append(NAMED % {"names": ", ".join(others[:3])} if readable else str(UNKNOWN))
    return sentences


def is_day(query: QueryDict) -> bool:
    """Whether "from" is one day that exists; then only its order with "to" can be wrong."""
    try:
        parameters.known(query, set(query))
        return parameters.day(query, "from") is not None
    except Problem:
        return False
