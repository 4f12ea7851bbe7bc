"""Whether a report comes in a flood: too many for its beat, or too many for one spot, within an hour.

Such a report is accepted like any other, with its clocks and its receipt; it is only not shown until somebody has looked
at it (bar.md section 4, control d and row 104). Counted in memory: nothing of it says who sends or when.
"""

import datetime
import functools
import math

from django.conf import settings

from accounts.tallies import Tallies
from districts import geo
from districts.lookup import Located
from reports.models import Report
from reports.submission import Submission

SPOT_M = 100
_CELL_M = 25
MOST_OF_SPOT = 5
LEAST_OF_BEAT = 30
TIMES_USUAL = 20
USUAL_DAYS = 28
TALLIES = Tallies()


def marks(submission: Submission, located: Located, on: datetime.date) -> bool:
    """Counts the report and says whether it is one too many. Asks the database only where a beat gets more than thirty."""
    of_spot = _around(submission.lon, submission.lat)
    place = ("beat", located.beat.pk) if located.beat else ("unit", located.unit.pk)
    of_beat = TALLIES.count(f"{place}")
    factor = max(settings.LIMIT_FACTOR, 1)
    if of_spot > MOST_OF_SPOT * factor:
        return True
    return of_beat > LEAST_OF_BEAT * factor and of_beat > TIMES_USUAL * usual_in_an_hour(*place, on) * factor


def _around(lon: float, lat: float) -> float:
    """Counts the report in its small cell and tells how many came within a hundred metres of it, this one among them.

    Cells of a quarter of that distance, added up around each pin: a corner of the grid is a place like any other.
    """
    own = geo.cell_centre(lon, lat, _CELL_M)
    north = _CELL_M / geo.METRES_OF_LATITUDE
    east = north / math.cos(math.radians(lat))
    steps = range(-SPOT_M // _CELL_M, SPOT_M // _CELL_M + 1)
    near = [(x, y) for x in steps for y in steps if math.hypot(x, y) * _CELL_M <= SPOT_M]
    cells = {geo.cell_centre(lon + x * east, lat + y * north, _CELL_M) for x, y in near} - {own}
    return TALLIES.count(f"spot {own}") + TALLIES.told(f"spot {cell}" for cell in cells)


@functools.lru_cache(maxsize=10_000)
def usual_in_an_hour(kind: str, pk: int, on: datetime.date) -> float:
    """Reports of an average hour of the four weeks before, without those of floods. One query a day, process and beat."""
    since = on - datetime.timedelta(days=USUAL_DAYS)
    calm = Report.objects.filter(**{f"{kind}_id": pk}, filed_on__gte=since, filed_on__lt=on, is_in_flood=False)
    return calm.count() / (USUAL_DAYS * 24)
