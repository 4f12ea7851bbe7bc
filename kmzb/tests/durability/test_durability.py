"""Acknowledged is found: databases that crash, workers that are killed, answers that are lost, under load."""

import html
import json
import os
import random
import re
import threading
import uuid
from contextlib import contextmanager

import pytest
from django.test import override_settings

from kmzb.tests.cluster import is_possible
from kmzb.tests.durability import checker
from kmzb.tests.durability.losing import losing_proxy
from kmzb.tests.durability.record import Record
from kmzb.tests.durability.site import running_site
from kmzb.tests.durability.visitors import FormVisitor, Impatient, Visitor, ask, encoded
from reports.keys import AHEAD
from reports.tests.factories import SPEED, body

pytestmark = [
    pytest.mark.early,
    pytest.mark.skipif(not is_possible(), reason="PostgreSQL's programs with PostGIS are not on this machine"),
]
IS_LONG = bool(os.environ.get("KMZB_LONG"))
STOPS, KILLS = (4, 10) if IS_LONG else (1, 2)
BETWEEN = 150 if IS_LONG else 20  # acknowledged reports between two faults
SEED = 20_261_122
WORDS = "Zażółć gęślą jaźń"


@pytest.fixture(scope="module")
def site():
    with running_site() as site, override_settings(KEY_STORE=str(site.keys), MEDIA_STORAGE=str(site.media)):
        yield site


@contextmanager
def visitors(site, record):
    """All kinds at once until the block ends; then each finishes what it has begun."""
    done = threading.Event()
    with losing_proxy(site.server.address, SEED) as proxy:
        bad_line = proxy.server_address
        people = [Visitor(record, site.server.address, done) for _ in range(3)]
        people += [Visitor(record, bad_line, done) for _ in range(2)]
        people += [Visitor(record, bad_line, done, gives_up=True), FormVisitor(record, site.server.address, done)]
        people.append(Impatient(record, site.server.address, done))
        for one in people:
            one.start()
        try:
            yield proxy
        finally:
            done.set()
            for one in people:
                one.join(120)
        assert [one.failure for one in people if one.failure or one.is_alive()] == []


def check_files(cluster):
    """Every index agrees with its table, every page with its checksum. The database is stopped for it."""
    cluster.superuser("CREATE EXTENSION IF NOT EXISTS amcheck")
    cluster.superuser(
        "SELECT count(bt_index_check(indexrelid, true)) FROM pg_index JOIN pg_class c ON c.oid = indexrelid "
        "JOIN pg_am ON pg_am.oid = relam WHERE amname = 'btree' AND relpersistence = 'p' AND relkind = 'i'"
    )
    cluster.stop()
    assert "Bad checksums:  0" in cluster.as_owner('as_pg "$PG_BIN/pg_checksums" --check --pgdata "$PG_DATA"')
    cluster.start()


def test_what_was_acknowledged_is_there_once_whatever_was_killed(site):
    record, chance = Record(), random.Random(SEED)
    hurts = ["database"] * STOPS + ["worker"] * KILLS
    chance.shuffle(hurts)
    with visitors(site, record) as proxy:
        for hurt in hurts:
            record.wait_for_more(BETWEEN)
            if hurt == "worker":
                site.kill_a_worker(chance)
                continue
            site.cluster.stop(at_once=True)
            record.wait_for_trouble()
            site.cluster.start()
        record.wait_for_more(BETWEEN)
        record.wait_until(lambda: any(one.has_photo for one in record.of("ok")) and record.of("fail") and proxy.lost)
    assert checker.faults(site, record) == []
    assert len(record.of("ok")) >= BETWEEN * (len(hurts) + 1)
    assert record.statuses[503] + record.statuses[0] > 0
    assert record.statuses[500] == 0, f"{record.statuses}\n{site.server.log.read_text()[-2000:]}"
    files, keys = checker.orphans(site)
    assert files <= len(hurts)  # one photo was on its way at most; the nightly sweep takes its file
    assert keys <= AHEAD * (2 + KILLS) + 12 * len(hurts)  # taken in advance, or by a report that was cut off
    check_files(site.cluster)


def test_the_checker_sees_what_is_lost_doubled_and_kept_against_its_word():
    record = Record()
    lost, doubled, refused, unknown = (record.invoke() for _ in range(4))
    record.end(lost, "ok", "1111 1111 1111 1111")
    record.end(doubled, "ok", "2222 2222 2222 2222")
    record.end(refused, "fail")
    texts = {
        checker.code_digest("2222222222222222"): doubled.mark,
        b"2": doubled.mark,
        b"3": refused.mark,
        b"4": unknown.mark,
        b"5": unknown.mark,
        b"6": "stranger",
    }
    assert [fault.split(":")[0] for fault in checker.wrong_answers(record, texts)] == [
        "lost", "doubled", "refused and kept", "unknown and doubled", "from nowhere"
    ]  # fmt: skip
    whole = (1, b"d", b"t", True, ["read", "verify"], ["received new"])
    halves = [(*whole[:3], False, *whole[4:]), (*whole[:4], ["read"], whole[5]), (*whole[:5], None)]
    assert len(checker.half_reports([whole, *halves])) == 3


def hidden_of(page):
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    texts = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: [html.unescape(value)] for name, value in [*fields, *texts]}


def test_while_the_database_is_away_nothing_typed_is_lost_and_the_service_comes_back_by_itself(site):
    address = site.server.address
    token = re.search(r'name="token" value="([^"]+)"', ask(address, "GET", "/zglos/")[1])[1]
    given = body(description=WORDS)
    form = {"token": token, "category": SPEED, "lon": given["lon"], "lat": given["lat"], "not_emergency": "on"}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    json_kind = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    site.cluster.stop(at_once=True)
    try:
        status, page = ask(address, "POST", "/zglos/", encoded(form | {"description": WORDS}), **kind)
        by_api = ask(address, "POST", "/api/v1/reports/", json.dumps(given).encode(), **json_kind)
    finally:
        site.cluster.start()
    assert (status, WORDS in html.unescape(page)) == (503, True)
    assert (by_api[0], json.loads(by_api[1])["code"]) == (503, "unavailable")
    assert ask(address, "POST", "/zglos/", encoded(hidden_of(page)), **kind)[0] == 201
    assert ask(address, "POST", "/api/v1/reports/", json.dumps(given).encode(), **json_kind)[0] == 201
