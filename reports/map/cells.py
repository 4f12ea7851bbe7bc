"""Cells of the map: Morton codes of web-mercator tiles. Pure arithmetic, no models, no database.

A cell at level L is the z21 code of a point shifted right by 2 × (21 − L); a tile z/x/y is one range of z21 codes. Tiles
are half-open: a point on the edge belongs to the tile east or south of it, exactly as the database function cuts it.
"""

import math

DEEPEST = 21
MOST_ZOOM = 19
CUBE_LEVELS = (6, 8, 10, 12)


def interleave(x: int, y: int) -> int:
    code = 0
    for bit in range(DEEPEST):
        code |= ((x >> bit) & 1) << (2 * bit) | ((y >> bit) & 1) << (2 * bit + 1)
    return code


def separate(code: int) -> tuple[int, int]:
    x = y = 0
    for bit in range(DEEPEST):
        x |= ((code >> (2 * bit)) & 1) << bit
        y |= ((code >> (2 * bit + 1)) & 1) << bit
    return x, y


def tile_range(z: int, x: int, y: int) -> tuple[int, int]:
    """First and last z21 code of a tile, both inclusive."""
    shift = 2 * (DEEPEST - z)
    first = interleave(x, y) << shift
    return first, first + (1 << shift) - 1


def level_of(z: int) -> int:
    """The level of the cells that a tile shows: z + 4, rounded down to a level of the count cube below z12."""
    level = min(z + 4, DEEPEST)
    if z >= 12:
        return level
    return max((known for known in CUBE_LEVELS if known <= level), default=CUBE_LEVELS[0])


def centre(code: int, level: int) -> tuple[float, float]:
    """Longitude and latitude of the middle of a cell, rounded to 6 places. `code` is already shifted to its level."""
    x, y = separate(code)
    size = 1 << level
    lon = (x + 0.5) / size * 360 - 180
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * (y + 0.5) / size))))
    return round(lon, 6), round(lat, 6)


def is_tile(z: int, x: int, y: int) -> bool:
    return 0 <= z <= MOST_ZOOM and 0 <= x < 1 << z and 0 <= y < 1 << z
