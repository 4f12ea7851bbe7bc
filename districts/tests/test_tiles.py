"""Tiles through our own origin, against a real server that plays the source."""

import io
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from django.urls import reverse
from PIL import Image

from districts.tests.factories import make_region, middle
from districts.tiles import answer, source
from districts.tiles.keeper import FAILURES_IN_A_ROW, Keeper
from districts.tiles.source import NoSuchTile, SourceFailed, fetch
from districts.tiles.store import TileStore

pytestmark = pytest.mark.django_db
KEY = (14, 9100, 5400)


def picture() -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (256, 256), "white").save(packed, "PNG")
    return packed.getvalue()


TILE = picture()


class Source(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers)))
        self.server.answer(self)

    def log_message(self, *args):
        pass


def give(handler, body=TILE, status=200, *, size=None, **headers):
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body) if size is None else size))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def origin(settings, tmp_path):
    """A source on this machine; `answer` says what it gives, `seen` what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Source)
    server.daemon_threads = True
    server.seen, server.answer = [], give
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    template = f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png?key=k"
    settings.MAP_TILE_URL, settings.MAP_TILE_FOLDER, settings.MAP_TILE_CACHE_MB = template, str(tmp_path), 4
    answer.keeper.cache_clear()
    yield SimpleNamespace(server=server, template=template, folder=tmp_path)
    server.shutdown()
    server.server_close()


@pytest.fixture
def here():
    """The address of the tile of zoom 14 in the middle of the region."""
    make_region()
    lon, lat = middle(2)
    x, y = answer._tile_of(lon, lat, 14)
    return reverse("districts:tile", args=[14, x, y])


def test_a_tile_is_fetched_once_and_then_kept(origin, here, client):
    first, second = client.get(here), client.get(here)
    assert first.content == second.content == TILE
    assert (first["Content-Type"], first["Cache-Control"]) == ("image/png", answer.READ)
    assert len(origin.server.seen) == 1


def test_the_source_learns_nothing_of_the_visitor(origin, here, client):
    headers = {
        "user-agent": "Visitor/1.0",
        "cookie": "a=b",
        "accept-language": "uk",
        "referer": "http://localhost/?q=me",
    }
    assert client.get(here, headers=headers | {"x-forwarded-for": "192.0.2.7"}).status_code == 200
    [(path, received)] = origin.server.seen
    assert {name.lower() for name in received} == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert received["User-Agent"] == source.HEADERS["User-Agent"]
    assert path.endswith(".png?key=k")


@pytest.mark.parametrize("place", [(20, 1, 1), (14, 1, 1), (14, 1 << 14, 5000), (3, 0, 0), (10**9, 1, 1), (0, 1, 0)])
def test_nothing_is_fetched_outside_the_served_area(origin, here, client, place):
    assert client.get(f"/mapa-podkladowa/kafle/{place[0]}/{place[1]}/{place[2]}").status_code == 404
    assert origin.server.seen == []


def test_without_a_source_there_are_no_tiles(settings, here, client):
    settings.MAP_TILE_URL = ""
    assert client.get(here).status_code == 404
    assert client.get(reverse("districts:base-map")).json()["tiles"] is None


def test_the_map_is_told_of_the_tiles_and_their_owner(origin, here, client, settings):
    settings.MAP_TILE_ATTRIBUTION = "© Somebody <b>"
    told = client.get(reverse("districts:base-map")).json()["tiles"]
    assert told["attribution"] == "© Somebody <b>"
    west, south, east, north = told["box"]
    assert west < middle(0)[0] < east
    assert south < middle(0)[1] < north


def redirect(handler):
    handler.send_response(302)
    handler.send_header("Location", "http://localhost:9/other.png")
    handler.end_headers()


def drip(handler):
    handler.send_response(200)
    handler.end_headers()
    while True:
        try:
            handler.wfile.write(b"\x89")
            time.sleep(0.05)
        except OSError:
            return


@pytest.mark.parametrize(
    "answered",
    [
        lambda handler: give(handler, b"<html>no</html>", **{"Content-Type": "image/png"}),
        lambda handler: give(handler, TILE + b"\0" * source.MOST_BYTES),
        lambda handler: give(handler, TILE[:50], size=len(TILE)),
        lambda handler: give(handler, b"", 500),
        lambda handler: give(handler, b""),
        redirect,
        drip,
    ],
    ids=["html", "huge", "cut off", "error", "empty", "redirect", "slow"],
)
def test_an_answer_that_is_no_tile_is_refused(origin, monkeypatch, answered):
    monkeypatch.setattr(source, "SECONDS", 0.5)
    origin.server.answer = answered
    with pytest.raises(SourceFailed):
        fetch(origin.template, *KEY)


def test_a_source_that_is_away_is_refused_and_answered_with_502(origin, here, client, settings):
    settings.MAP_TILE_URL = "http://127.0.0.1:9/{z}/{x}/{y}"
    assert client.get(here).status_code == 502


def test_a_tile_that_the_source_does_not_have_is_no_failure(origin):
    origin.server.answer = lambda handler: give(handler, b"", 404)
    with pytest.raises(NoSuchTile):
        fetch(origin.template, *KEY)


def test_a_redirect_on_the_same_host_is_followed(origin):
    def answered(handler):
        if "moved" in handler.path:
            give(handler)
        else:
            give(handler, b"", 302, Location="/moved.png")

    origin.server.answer = answered
    assert fetch(origin.template, *KEY) == TILE


def keeper_of(tmp_path, fetched):
    return Keeper(TileStore(tmp_path, "source", 4 * 2**20), fetched)


def failing(calls):
    def fetched(*key):
        calls.append(key)
        raise SourceFailed("away")

    return fetched


def test_a_failing_source_is_left_alone_and_an_old_tile_is_better_than_none(tmp_path, monkeypatch):
    calls = []
    keeper = keeper_of(tmp_path, failing(calls))
    keeper.store.write(*KEY, TILE)
    monkeypatch.setattr("districts.tiles.store.FRESH_SECONDS", -1)
    for _again in range(3):
        assert keeper.tile(KEY) == TILE
    assert len(calls) == 1
    for other in range(10):
        assert keeper.tile((14, other, 0)) is None
    assert len(calls) == FAILURES_IN_A_ROW


def test_many_who_ask_for_one_tile_cause_one_fetch(tmp_path):
    calls, everybody = [], threading.Barrier(6)

    def fetched(*key):
        calls.append(key)
        return TILE

    keeper = keeper_of(tmp_path, fetched)
    found = []

    def ask():
        everybody.wait()
        found.append(keeper.tile(KEY))

    threads = [threading.Thread(target=ask) for _one in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [TILE] * 6
    assert calls == [KEY]


def test_a_broken_file_is_fetched_again(tmp_path):
    keeper = keeper_of(tmp_path, lambda *key: TILE)
    assert keeper.tile(KEY) == TILE
    path = keeper.store.path(*KEY)
    path.write_bytes(path.read_bytes()[:100])
    assert keeper.kept(KEY) is None
    assert keeper.tile(KEY) == TILE
    assert keeper.kept(KEY) == TILE


def test_the_folder_stays_under_its_cap_and_loses_the_oldest(tmp_path):
    store = TileStore(tmp_path, "source", 100_000)
    left = tmp_path / "another source" / "old"
    left.parent.mkdir()
    left.write_bytes(b"0" * 5_000)
    for number in range(60):
        store.write(14, number, 0, bytes([number]) * 4_000)
        assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= 100_000
    assert not left.exists()
    assert store.read(14, 0, 0) is None
    assert store.read(14, 59, 0).is_fresh


def test_a_disk_that_takes_nothing_still_lets_tiles_through(tmp_path):
    (tmp_path / "file").write_text("")
    keeper = Keeper(TileStore(tmp_path / "file", "source", 2**20), lambda *key: TILE)
    assert keeper.tile(KEY) == TILE
