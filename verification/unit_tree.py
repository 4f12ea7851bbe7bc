"""The tree of units as conditions and steps: from a unit upwards, and everything below some units."""

from collections.abc import Iterator

from django.db.models import Q

from districts.models import Unit

LEVELS = 5  # of the tree: national, voivodeship, county, station, section
UNIT_CHAIN = "unit" + "__parent" * (LEVELS - 1)  # for select_related: `upwards` then costs no query


def in_tree(units: frozenset[int], path: str = "unit") -> Q:
    """Rows whose unit, found by `path`, is one of the units or below one. The empty path means units themselves."""
    found = Q(pk__in=[])
    if not units:
        return found
    for level in range(LEVELS):
        steps = [path] * bool(path) + ["parent"] * level
        found |= Q(**{f"{'__'.join(steps) or 'pk'}__in": units})
    return found


def upwards(unit: Unit | None) -> Iterator[Unit]:
    """The unit, the one above it and so on to the root."""
    while unit is not None:
        yield unit
        unit = unit.parent
