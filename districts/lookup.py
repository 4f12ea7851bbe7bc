"""Point to beat, unit and the people who serve it. The one door: nobody else asks which area covers a place."""

import datetime
from dataclasses import dataclass

from django.contrib.gis.geos import GEOSGeometry, Point
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from accounts.briefly import briefly
from accounts.written import first_row
from districts.geo import WGS84
from districts.models import Beat, BoundaryEdition, Unit, UnitArea

EXACT, NEAR_BORDER, AMBIGUOUS, HOLE = "exact", "near_border", "ambiguous", "hole"


class OutsideArea(Exception):
    """No unit serves the place. `served` is the name of the root unit ("" on an empty site)."""

    def __init__(self, served: str) -> None:
        super().__init__(served)
        self.served = served


@dataclass(frozen=True)
class Located:
    """Who serves a place. `beats[0]` does; the others are less than 30 m away. Empty in a hole, where `unit` answers.

    AMBIGUOUS: a street or a town of several beats, all of them in the order of their numbers.

    Each beat carries `holding` and `standing_in`: the assignments of the day, or None.
    """

    match: str
    beats: list[Beat]
    unit: Unit
    edition: BoundaryEdition

    @property
    def beat(self) -> Beat | None:
        return self.beats[0] if self.beats else None

    @property
    def is_hole(self) -> bool:
        return not self.beats


def locate(lon: float, lat: float, *, on: datetime.date | None = None) -> Located:
    """One query, a second one only where no beat covers the place. Raises `OutsideArea`.

    `lon`, `lat` have passed `districts.geo.checked`. A place on a shared border belongs to the lowest number.
    """
    place = Point(lon, lat, srid=WGS84)
    day = on or timezone.localdate()
    beats = list(Beat.objects.current().at_or_near(place).with_people(day).defer("area"))
    if not beats or not beats[0].is_here:
        return _in_a_hole(place)
    match = EXACT if len(beats) == 1 else NEAR_BORDER
    return Located(match, beats, beats[0].unit, beats[0].edition)


def locate_alone(lon: float, lat: float) -> Located:
    """Like `locate`, at a quarter of its cost, for who needs neither the neighbours nor the people: EXACT or HOLE.

    Beat, unit and edition are shared by many callers and may be a few seconds old: for reading only.
    """
    place = Point(lon, lat, srid=WGS84)
    found = first_row(_covering, connection.ops.Adapter(place))
    if found is None:
        return _in_a_hole(place)
    beat = _beat(*found)
    return Located(EXACT, [beat], beat.unit, beat.edition)


def _covering() -> QuerySet:
    return Beat.objects.current().covering(Point(0, 0, srid=WGS84)).values_list("pk")


@briefly
def _beat(pk: int) -> Beat:
    return Beat.objects.select_related("unit", "edition").defer("area").get(pk=pk)


def locate_all(lon: float, lat: float, extent: GEOSGeometry | None, *, on: datetime.date | None = None) -> Located:
    """Like `locate`, for a street or a town: AMBIGUOUS with every beat that serves it, where more than one does."""
    if extent is None:
        return locate(lon, lat, on=on)
    place = Point(lon, lat, srid=WGS84)
    day = on or timezone.localdate()
    beats = list(Beat.objects.current().serving(extent, place).with_people(day).defer("area"))
    if not beats:
        return _in_a_hole(place)
    if len(beats) == 1 and not beats[0].is_here:
        return locate(lon, lat, on=on)
    return Located(EXACT if len(beats) == 1 else AMBIGUOUS, beats, beats[0].unit, beats[0].edition)


def _in_a_hole(place: Point) -> Located:
    found = UnitArea.objects.deepest_covering(place).first()
    if found is None:
        raise OutsideArea("")
    if not found.is_here:
        raise OutsideArea(found.unit.name)
    return Located(HOLE, [], found.unit, found.edition)
