"""Every public answer there is, asked for as a stranger would: pages, the API with all pages of its lists, the map's data.

Needs the region of the factories. A new public address fails `test_public_answers.py` until it is asked for here.
"""

import json
import math
from collections.abc import Callable, Iterator

from django.http import HttpResponse

from districts.tests.factories import middle
from kmzb.tests.served import unchunked
from reports.tests.factories import SPEED

MOST_SINGLE = 8  # reports of which the own page is asked for
Ask = Callable[[str], bytes]  # a path, to the whole answer with its head
PAGES = (
    "/", "/zgloszenia/", "/zglos/", "/pokaz/", "/pokaz/zglos/", "/kod/", "/kod/koniec/", "/o-mapie/", "/regulamin/",
    "/prywatnosc/", "/dostepnosc/", "/dzielnicowy/", "/jednostki/", "/en/", "/uk/zgloszenia/",
)  # fmt: skip
DATA = (
    "/healthz", "/readyz", "/dane/audyt.json", "/api/schema/", "/api/docs/", "/api/docs/?script=", "/api/v1/categories/", "/api/v1/challenge/",
    "/os-czasu.json", "/w-widoku.json", "/mapa-podkladowa.json",
)  # fmt: skip


def public_answers(ask: Ask) -> dict[str, bytes]:
    """By path; heads included. The PDFs, which take a second each, are not among them."""
    answers: dict[str, bytes] = {}
    for first in ("/api/v1/reports/", "/api/v1/units/", "/api/v1/beats/", "/api/v1/officers/?name=Testowy"):
        answers |= whole_list(ask, first)
    rows = [row for answer in answers.values() for row in rows_of(content(answer))]
    own = [path for row in rows for path in pages_about(row)]
    return answers | {path: ask(path) for path in dict.fromkeys([*PAGES, *DATA, *_of_place(*middle(0)), *own])}


def whole_list(ask: Ask, path: str) -> dict[str, bytes]:
    """Each page of a list of the API."""
    answers: dict[str, bytes] = {}
    while path:
        answers[path] = ask(path)
        path = content(answers[path])["next"]
    return answers


def rows_of(answer: dict) -> list[dict]:
    return answer.get("features", [])[:MOST_SINGLE] or answer.get("results", [])


def pages_about(row: dict) -> tuple[str, ...]:
    """What the site tells of one report, beat or unit."""
    if "properties" in row:
        number = row["properties"]["id"]
        return f"/api/v1/reports/{number}/", f"/zgloszenia/{number}/"
    if "url" in row:
        return f"/api/v1/beats/{row['id']}/", row["url"], f"{row['url']}mapa.json", f"{row['url']}wizytowka.vcf"
    slug = row["slug"]
    return f"/api/v1/units/{slug}/", f"/jednostki/{slug}/", f"/jednostki/{slug}/mapa.json"


def whole(answer: HttpResponse) -> bytes:
    """What the test client was answered, as it would come over the line: headers, cookies, body."""
    head = "".join(f"{name}: {value}\r\n" for name, value in answer.items())
    return f"{head}{answer.cookies.output()}\r\n\r\n".encode() + answer.getvalue()


def content(answer: bytes) -> dict:
    return json.loads(unchunked(answer))


def _of_place(lon: float, lat: float) -> Iterator[str]:
    place = f"lon={lon}&lat={lat}"
    yield from (f"/api/v1/officers/locate/?{place}", f"/dzielnicowy/?{place}", "/api/v1/addresses/?q=Testowo")
    yield f"/zglos/obok.json?category={SPEED}&{place}"
    for z in (0, 6, 11, 12, 16, 19):  # counted, and straight from the rows
        yield "/api/v1/map/{}/{}/{}.json".format(z, *tile_at(lon, lat, z))
    yield "/mapa-podkladowa/gminy/{}/{}.json".format(*tile_at(lon, lat, 9))
    yield "/mapa-podkladowa/{}/{}.json".format(*tile_at(lon, lat, 13))


def tile_at(lon: float, lat: float, z: int) -> tuple[int, int]:
    """Of the web-mercator tiles of that zoom the one in which the place lies."""
    side = 1 << z
    x = int((lon + 180) / 360 * side)
    y = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * side)
    return x, y
