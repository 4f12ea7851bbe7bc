"""The ground of the demo: one cell for each site, from PostGIS's Voronoi diagram, with rough shared edges.

Cells cover the made-up outline without gap or overlap: they share their corners exactly, and each keeps a simple ring.
"""

from django.contrib.gis.geos import GEOSGeometry, LinearRing, MultiPoint, MultiPolygon, Point, Polygon
from django.db import connection

from districts.geo import METRIC, PLACES, WGS84
from insights.demo.places import to_degrees
from insights.demo.roughen import XY, rough_ring

REACH_M, BACK_M, TIDY_M = 16_000, 7_000, 600  # the outline: out from the places, back, and simplified
_DIAGRAM = """
WITH site AS MATERIALIZED (SELECT ST_SetSRID(%s::geometry, 2180) AS points),
outline AS MATERIALIZED (
  SELECT ST_MakePolygon(ST_ExteriorRing(ST_SimplifyPreserveTopology(
    ST_Buffer(ST_Buffer(points, %s), %s), %s))) AS shape FROM site),
cell AS MATERIALIZED (SELECT (ST_Dump(ST_VoronoiPolygons(points, 0, ST_Buffer(points, 100000)))).geom AS shape FROM site),
clipped AS MATERIALIZED (SELECT ST_Intersection(cell.shape, outline.shape) AS shape FROM cell, outline)
SELECT point.path[1], ST_AsBinary(clipped.shape)
FROM clipped JOIN (SELECT (ST_DumpPoints(points)).* FROM site) AS point ON ST_Contains(clipped.shape, point.geom)
"""


def make_cells(sites: list[tuple[float, float]], seed: int) -> list[Polygon]:
    """WGS84 polygons in the order of the sites (metres of EPSG:2180)."""
    corners = _diagram(sites)
    rings = _rough(corners, seed)
    flat = list(dict.fromkeys(point for ring in rings for point in ring))
    degrees = {old: (round(x, PLACES), round(y, PLACES)) for old, (x, y) in zip(flat, to_degrees(flat), strict=True)}
    return [Polygon([degrees[point] for point in ring], srid=WGS84) for ring in rings]


def union(cells: list[Polygon]) -> MultiPolygon:
    shape = MultiPolygon(cells, srid=WGS84).unary_union
    return shape if shape.geom_type == "MultiPolygon" else MultiPolygon(shape, srid=WGS84)


def _diagram(sites: list[tuple[float, float]]) -> list[list[XY]]:
    """Corners of each site's cell in whole metres, without the closing one, so that neighbours share them exactly."""
    points = MultiPoint([Point(*site) for site in sites], srid=METRIC)
    with connection.cursor() as cursor:
        cursor.execute(_DIAGRAM, [points.hexewkb.decode(), REACH_M, -BACK_M, TIDY_M])
        found = {number - 1: _corners(bytes(shape)) for number, shape in cursor.fetchall()}
    return [found[number] for number in range(len(sites))]


def _corners(wkb: bytes) -> list[XY]:
    ring = [(round(x), round(y)) for x, y in GEOSGeometry(memoryview(wkb)).exterior_ring.coords[:-1]]
    return [point for place, point in enumerate(ring) if point != ring[place - 1]]


def _rough(cells: list[list[XY]], seed: int) -> list[list[XY]]:
    """Where roughness would cross a ring with itself, the edges of that cell are calmed, down to straight lines."""
    strengths: dict[frozenset, float] = {}
    for calmer in (0.6, 0.3, 0.0, 0.0):
        rings = [rough_ring(corners, seed, strengths) for corners in cells]
        crossed = [corners for corners, ring in zip(cells, rings, strict=True) if not LinearRing(ring).simple]
        if not crossed:
            return rings
        for corners in crossed:
            edges = zip(corners, [*corners[1:], corners[0]], strict=True)
            strengths.update({frozenset(edge): calmer for edge in edges})
    return [rough_ring(corners, seed, strengths) for corners in cells]
