"""The tree of units as conditions and steps: from a unit upwards, and everything below some units."""

from collections.abc import Collection, Iterable, Iterator

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


class UnitTree:
    """The tree as it is now, read in one query."""

    def __init__(self) -> None:
        self._parents: dict[int, int | None] = dict(Unit.objects.values_list("pk", "parent_id"))

    def chain(self, unit: int) -> list[int]:
        """The unit itself, then upwards."""
        found, at = [], unit
        while at is not None:
            found.append(at)
            at = self._parents[at]
        return found

    def below(self, units: Iterable[int]) -> set[int]:
        """With these units themselves."""
        wanted = set(units)
        return {unit for unit in self._parents if wanted.intersection(self.chain(unit))}
