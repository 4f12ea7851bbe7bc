"""The nearest street of places, for a list that people read: which of two reports is which. One query for any number."""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection

MOST_METRES = 300  # further away a street says nothing about the place

# The index street_line_gist orders by degrees, which are shorter from west to east: its eight nearest are then measured
# in metres.
_SQL = """
SELECT place.at_index, near.name, locality.name
FROM unnest(%s::float8[], %s::float8[]) WITH ORDINALITY AS place(lon, lat, at_index)
CROSS JOIN LATERAL (
  SELECT few.name, few.locality_id FROM (
    SELECT street.name, street.locality_id,
           ST_Distance(street.line::geography, ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography, false) AS metres
    FROM districts_street street
    ORDER BY street.line <-> ST_SetSRID(ST_MakePoint(lon, lat), 4326) LIMIT 8
  ) few
  WHERE few.metres <= %s ORDER BY few.metres LIMIT 1
) near
JOIN districts_locality locality ON locality.id = near.locality_id
"""


class Place(Protocol):
    """A point, or anything with degrees of longitude and latitude."""

    x: float
    y: float


def nearest_streets(points: Sequence[Place]) -> list[str]:
    """ "Street, Town" of each point in the given order, "" where the address book knows none nearby. WGS84."""
    if not points:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [[point.x for point in points], [point.y for point in points], MOST_METRES])
        found = {at_index: f"{street}, {town}" for at_index, street, town in cursor.fetchall()}
    return [found.get(number, "") for number in range(1, len(points) + 1)]
