"""Units below and above others, for what is asked of whole trees at once."""

from collections.abc import Iterable

from districts.models import Unit


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
