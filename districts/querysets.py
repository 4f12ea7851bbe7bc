"""Which beats, and who serves them on a day: the only module that says how a place is compared with an area.

Geometry is WGS84 (SRID 4326); places come checked by `districts.geo`. Metres are geodesic.
"""

import datetime

from django.contrib.gis.db.models import Extent, GeometryField, MultiPolygonField, PointField
from django.contrib.gis.geos import GEOSGeometry, Point
from django.db import models
from django.db.models import BooleanField, Case, F, FilteredRelation, FloatField, Func, Q, Value, When
from django.db.models.functions import Cast

NEAR_M = 30
# At least NEAR_M metres in degrees of longitude anywhere in Poland (1 degree at 55 N is 63.9 km): lets the GiST index
# find the candidates, the exact metres decide.
NEAR_DEGREES = 0.0005
GOOD_PART = 0.05  # outlines of beats and of municipalities never agree to the metre


def about_near(column: str, place: Point) -> Func:
    """By degrees, with the GiST index. (The lookup `dwithin` would ask the database for its spatial reference first.)"""
    point = Value(place, output_field=PointField())
    return Func(F(column), point, Value(NEAR_DEGREES), function="ST_DWithin", output_field=BooleanField())


def metres_to(column: str, place: Point) -> Func:
    """Geodesic metres from `column` to `place`, 0 inside."""
    return Func(
        Cast(column, MultiPolygonField(geography=True)),
        Value(place, output_field=PointField(geography=True)),
        function="ST_Distance",
        output_field=FloatField(),
    )


def size_of(shape: object, like: GEOSGeometry) -> Func:
    """Length or area in the units of the degrees, by what `like` is: for proportions only."""
    return Func(shape, function="ST_Length" if like.dims == 1 else "ST_Area", output_field=FloatField())


def covers(column: str, place: Point) -> Case:
    """True where the area holds the place; the border belongs to it."""
    return Case(When(**{f"{column}__covers": place}, then=True), default=False, output_field=BooleanField())


class BeatQuerySet(models.QuerySet):
    def current(self) -> "BeatQuerySet":
        return self.filter(edition__is_current=True)

    def covering(self, place: Point) -> "BeatQuerySet":
        """Natural order of numbers, so the first one serves a place on a shared border."""
        return self.filter(area__covers=place).order_by("sort_key", "pk")

    def at_or_near(self, place: Point) -> "BeatQuerySet":
        """Beats that hold the place (`is_here`) first, then those within NEAR_M metres; each by number."""
        return (
            self.filter(about_near("area", place))
            .annotate(is_here=covers("area", place))
            .alias(distance_m=metres_to("area", place))
            .filter(Q(is_here=True) | Q(distance_m__lt=NEAR_M))
            .order_by("-is_here", "sort_key", "pk")
        )

    def serving(self, extent: GEOSGeometry, place: Point) -> "BeatQuerySet":
        """Beats that serve a good part of a street or a town: of its length or area, or with a good part of their own.

        `is_here` is true for the one that holds the place.
        """
        whole = Value(extent, output_field=GeometryField())
        shared = Func(F("area"), whole, function="ST_Intersection", output_field=GeometryField())
        size = size_of(shared, extent)
        return (
            self.filter(area__intersects=extent)
            .annotate(is_here=covers("area", place))
            .alias(shared_size=size)
            .filter(
                Q(shared_size__gt=GOOD_PART * (extent.length if extent.dims == 1 else extent.area))
                | Q(shared_size__gt=GOOD_PART * size_of(F("area"), extent))
            )
            .order_by("sort_key", "pk")
        )

    def in_tree(self, unit: models.Model) -> "BeatQuerySet":
        """Beats of the unit and of the units below it; the tree is at most five levels deep."""
        below = Q(unit=unit)
        path = "unit"
        for _level in range(4):
            path += "__parent"
            below |= Q(**{path: unit})
        return self.filter(below)

    def with_people(self, day: datetime.date) -> "BeatQuerySet":
        """Joins unit, head, and the assignments of that day as `holding` and `standing_in` (None where nobody).

        `people_on` is the day: a beat that was loaded otherwise has no such attribute, and no card.
        """
        return self.annotate(
            people_on=Value(day),
            holding=FilteredRelation(
                "assignments", condition=Q(assignments__role="holder", assignments__valid__contains=day)
            ),
            standing_in=FilteredRelation(
                "assignments", condition=Q(assignments__role="substitute", assignments__valid__contains=day)
            ),
        ).select_related("unit__head", "edition", "holding__officer", "standing_in__officer")


POLAND = (14.1, 49.0, 24.2, 54.9)


class UnitAreaQuerySet(models.QuerySet):
    def served_box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of what the root unit serves; Poland on an empty site. One query."""
        areas = self.filter(edition__is_current=True, unit__parent=None)
        return areas.aggregate(box=Extent("area"))["box"] or POLAND

    def deepest_covering(self, place: Point) -> "UnitAreaQuerySet":
        """The unit to serve a hole first; a last row with `is_here` False is the root, to name the served area."""
        return (
            self.filter(edition__is_current=True)
            .annotate(is_here=covers("area", place))
            .filter(Q(is_here=True) | Q(unit__depth=0))
            .order_by("-is_here", F("unit__depth").desc(), "unit_id")
            .defer("area")
            .select_related("unit", "edition")
        )
