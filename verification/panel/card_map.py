"""The place of a report drawn for paper: streets of the address book, borders of beats, a pin. Nothing is fetched."""

import base64
import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.gis.geos import GEOSGeometry, LineString, Point, Polygon
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from districts import geo
from districts.models import Beat, Street

WIDE, HIGH = 520, 300  # of the drawing, in its own units
_METRES = 700  # across the drawing
_MOST_STREETS = 120
_MOST_NAMES = 7
_LETTER = 7.2  # width of a letter of a name
_PIN = "M0 0C-6 -9 -12 -15 -12 -23a12 12 0 0 1 24 0C12 -15 6 -9 0 0z"


@dataclass(frozen=True)
class _Frame:
    """From degrees to the drawing, north up, the place in the middle."""

    middle: Point

    @property
    def scale(self) -> float:
        """Units of the drawing in a degree of latitude."""
        return WIDE / _METRES * geo.METRES_OF_LATITUDE

    @property
    def narrow(self) -> float:
        return math.cos(math.radians(self.middle.y))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        east, north = (lon - self.middle.x) * self.narrow, lat - self.middle.y
        return round(WIDE / 2 + east * self.scale, 1), round(HIGH / 2 - north * self.scale, 1)

    def box(self) -> Polygon:
        wide, high = WIDE / 2 / self.scale / self.narrow, HIGH / 2 / self.scale
        box = Polygon.from_bbox(
            (self.middle.x - wide, self.middle.y - high, self.middle.x + wide, self.middle.y + high)
        )
        box.srid = self.middle.srid
        return box


def drawing(place: Point, edition_id: int, label: str) -> SafeString:
    """As a picture whose words are `label`. Two queries."""
    frame = _Frame(place)
    box = frame.box()
    streets = Street.objects.filter(line__bboverlaps=box).order_by("pk").only("name", "line")[:_MOST_STREETS]
    seen = [(street.name, part) for street in streets for part in _lines(street.line.intersection(box))]
    beats = Beat.objects.filter(edition_id=edition_id, area__bboverlaps=box).only("area")
    borders = [part for beat in beats for part in _lines(beat.area.boundary.intersection(box))]
    svg = format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" font-family="Noto Sans, DejaVu Sans, sans-serif">'
        '<rect width="100%" height="100%" fill="#f4f4f1"/>'
        '<g fill="none" stroke="#9aa0a8" stroke-width="7" stroke-linecap="round">{}</g>'
        '<g fill="none" stroke="#ffffff" stroke-width="5" stroke-linecap="round">{}</g>'
        '<g fill="none" stroke="#12305c" stroke-width="2" stroke-dasharray="7 5">{}</g>'
        '<g font-size="12" fill="#17202e" text-anchor="middle">{}</g>'
        '<path transform="translate({} {})" d="{}" fill="#9b170e" stroke="#ffffff" stroke-width="1.5"/></svg>',
        WIDE, HIGH, _drawn(frame, seen), _drawn(frame, seen), _drawn(frame, [("", line) for line in borders]),
        _names(frame, seen), WIDE / 2, HIGH / 2, _PIN,
    )  # fmt: skip
    source = base64.b64encode(svg.encode()).decode()
    return format_html('<img class="card-map" src="data:image/svg+xml;base64,{}" alt="{}">', source, label)


def _lines(shape: GEOSGeometry) -> list[LineString]:
    if shape.geom_type == "LineString":
        return [shape] if len(shape) > 1 else []
    return [line for part in shape for line in _lines(part)] if hasattr(shape, "__iter__") and shape.dims == 1 else []


def _drawn(frame: _Frame, seen: Iterable[tuple[str, LineString]]) -> SafeString:
    rows = (
        (" ".join(f"{x},{y}" for x, y in (frame.at(*corner[:2]) for corner in line.coords)),) for _name, line in seen
    )
    return format_html_join("", '<polyline points="{}"/>', rows)


def _names(frame: _Frame, seen: Iterable[tuple[str, LineString]]) -> SafeString:
    """Once per street, along its longest straight piece where the name fits; the nearest streets first."""
    spots: dict[str, tuple[float, float, float]] = {}
    for name, line in sorted(seen, key=lambda row: row[1].distance(frame.middle)):
        corners = [frame.at(*corner[:2]) for corner in line.coords]
        (x1, y1), (x2, y2) = max(zip(corners, corners[1:], strict=False), key=lambda pair: math.dist(*pair))
        if name not in spots and math.dist((x1, y1), (x2, y2)) > len(name) * _LETTER:
            turned = math.degrees(math.atan2(y2 - y1, x2 - x1))
            upright = turned - 180 if turned > 90 else turned + 180 if turned < -90 else turned
            spots[name] = (round((x1 + x2) / 2, 1), round((y1 + y2) / 2 - 6, 1), round(upright))
    rows = ((turned, x, y + 6, x, y, name) for name, (x, y, turned) in list(spots.items())[:_MOST_NAMES])
    return format_html_join("", '<text transform="rotate({} {} {})" x="{}" y="{}">{}</text>', rows)
