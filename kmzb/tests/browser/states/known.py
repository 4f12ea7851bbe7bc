"""What the database holds that a state can point at: the same questions to the small region and to the whole demo."""

from django.contrib.gis.geos import GEOSGeometry, Point
from django.db.models import Count
from django.urls import reverse

from districts.geo import METRIC, PLACES, WGS84
from districts.models import Beat, Street, Unit
from kmzb.tests.browser.states import Known
from kmzb.tests.browser.states.desks import open_desks
from kmzb.tests.browser.states.receipts import tell
from reports.models import Report
from reports.statuses import Status


def find_known() -> Known:
    """Needs beats with officers who have accounts, reports of each status, and an address book. Files a few reports."""
    beats = list(Beat.objects.current().select_related("unit").annotate(n=Count("reports")).order_by("-n", "pk"))
    beat = beats[0]
    place = _rounded(beat.area.point_on_surface)
    long_beat = max(beats, key=lambda row: (len(" ".join(row.streets)), row.pk))
    receipts, confirmation = tell(beat, place)
    sessions, panel = open_desks()
    return Known(
        reports=_one_of_each_status(),
        receipts=receipts,
        confirmation=confirmation,
        unit=beat.unit.slug,
        beat=_page_of(beat),
        address=_address_in(beat),
        place=place,
        shared=_shared_place(),
        border=_border_of(beat),
        root=Unit.objects.filter(parent=None).values_list("slug", flat=True).get(),
        long_unit=max(Unit.objects.all(), key=lambda unit: (len(unit.name), unit.pk)).slug,
        long_beat=_page_of(long_beat),
        sessions=sessions,
        panel=panel,
    )


def _rounded(place: GEOSGeometry) -> tuple[float, float]:
    return round(place.x, PLACES), round(place.y, PLACES)


def _page_of(beat: Beat) -> str:
    return reverse("districts:beat", args=[beat.unit.slug, beat.number])


def _one_of_each_status() -> dict[str, str]:
    """The one with the longest story of each: it shows most of what the page can say."""
    told = Report.public.annotate(told=Count("timeline")).order_by("-told", "-filed_on", "public_id")
    return {status.value: str(told.filter(status=status)[0].public_id) for status in Status}


def _shared_place() -> tuple[float, float]:
    rows = Report.public.values("public_point").annotate(n=Count("pk")).order_by("-n", "public_point")
    return _rounded(rows[0]["public_point"])


def _address_in(beat: Beat) -> str:
    """A street that runs through the beat; without a number where the book has none."""
    inside = Street.objects.filter(line__intersects=beat.area, search_name__regex=r"^[a-z ]+$")
    street = inside.select_related("locality").order_by("-locality__population", "pk").first()
    if street is None:
        street = Street.objects.select_related("locality").order_by("-locality__population", "pk")[0]
    number = f" {street.number_from}" if street.number_from else ""
    return f"{street.name}{number}, {street.locality.name}"


def _border_of(beat: Beat) -> tuple[float, float]:
    """The middle of the border with the first neighbour."""
    neighbour = Beat.objects.current().filter(area__touches=beat.area).order_by("pk")[0]
    border = beat.area.intersection(neighbour.area).transform(METRIC, clone=True)
    longest = max(_lines(border), key=lambda line: line.length)
    middle = longest.interpolate_normalized(0.5)
    return _rounded(Point(middle.x, middle.y, srid=METRIC).transform(WGS84, clone=True))


def _lines(shape: GEOSGeometry) -> list[GEOSGeometry]:
    if shape.geom_type == "LineString":
        return [shape]
    merged = getattr(shape, "merged", shape)
    parts = [merged] if merged.geom_type == "LineString" else list(merged)
    return [part for part in parts if part.geom_type == "LineString"]
