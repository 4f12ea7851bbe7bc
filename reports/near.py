"""Reports that may be the same threat at the same place: of the category's group, near, public, of the last days."""

import datetime
import math

from districts import geo
from reports.models import Category, Report
from reports.public import with_places
from reports.statuses import Status

DAYS = 30
MOST = 5
SETTLED = (Status.UNCONFIRMED, Status.HOAX)  # nobody else should add to these


def near(lon: float, lat: float, category: Category, on: datetime.date) -> list[tuple[int, Report]]:
    """Metres (to tens) and report, the nearest first, by the public place. Numbers checked by the caller; one query."""
    north = category.near_m / geo.METRES_OF_LATITUDE
    east = north / math.cos(math.radians(lat))
    rows = (
        with_places(Report.public.all())
        .in_box((lon - east, lat - north, lon + east, lat + north))
        .filter(category__group=category.group, filed_on__gte=on - datetime.timedelta(days=DAYS), filed_on__lte=on)
        .exclude(status__in=SETTLED)
    )
    found = [(_metres(lon, lat, row), row) for row in rows[:500]]
    closest = sorted((pair for pair in found if pair[0] <= category.near_m), key=lambda pair: (pair[0], pair[1].pk))
    return [(max(round(metres, -1), 10), row) for metres, row in closest[:MOST]]


def _metres(lon: float, lat: float, report: Report) -> int:
    place = report.public_point
    east = (place.x - lon) * math.cos(math.radians(lat))
    return round(math.hypot(east, place.y - lat) * geo.METRES_OF_LATITUDE)
