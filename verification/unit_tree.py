"""The tree of units as conditions and steps: from a unit upwards, and everything below some units."""

from collections.abc import Collection, Iterator

from django.db.models import F, Q

from districts.models import Unit

LEVELS = 5  # of the tree: national, voivodeship, county, station, section
UNIT_CHAIN = "unit" + "__parent" * (LEVELS - 1)  # for select_related: `upwards` then costs no query


def in_tree(units: Collection[int] | F, path: str = "unit") -> Q:
    """Rows whose unit, found by `path`, is one of the units or below one. The empty path means units themselves.

    `units` are keys, or the one key that an expression gives.
    """
    one = isinstance(units, F)
    found = Q(pk__in=[])
    for level in range(LEVELS if one or units else 0):
        steps = [path] * bool(path) + ["parent"] * level
        found |= Q(**{f"{'__'.join(steps) or 'pk'}{'' if one else '__in'}": units})
    return found


def upwards(unit: Unit | None) -> Iterator[Unit]:
    """The unit, the one above it and so on to the root."""
    while unit is not None:
        yield unit
        unit = unit.parent
