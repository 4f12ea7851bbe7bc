"""A hundred visitors (a thousand in the long run), then every store is searched for each address in each spelling."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from kmzb.tests.anonymity import stores
from kmzb.tests.anonymity.encodings import encodings
from kmzb.tests.anonymity.visitors import addresses, requests
from kmzb.tests.served import serving
from reports.models import Category, Report

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not shutil.which("pg_dump"), reason="pg_dump is not installed"),
]
KEYS = (settings.SECRET_KEY, settings.RECEIPT_KEY)
NAMES = ("database", "log", "files", "memory", "answers")


@pytest.fixture
def running(region):
    with tempfile.TemporaryDirectory() as at:
        folder = Path(at)
        environment = {
            "DATABASE_URL": stores.database_url(),
            "TMPDIR": at,
            "MEDIA_STORAGE": at,
            "PUBLICATION_DELAY": "0",
        }
        with serving(folder, application="kmzb.wsgi:application", ready="/healthz", environment=environment) as server:
            yield server, folder


def collect(server, folder):
    """The stores by name. The address that asks for the public answers is not among those looked for."""
    public = [f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" for path in
              ("/api/v1/reports/", "/api/v1/categories/")]  # fmt: skip
    return {
        "database": stores.database(),
        "log": server.log.read_bytes(),
        "files": stores.files(folder, Path(settings.MEDIA_STORAGE), Path(settings.KEY_STORE)),
        "memory": stores.memory(stores.family(server.process)),
        "answers": b"\n".join(server.ask(request.encode()) for request in public),
    }


def found(held, sources):
    held = {name: content.lower() for name, content in held.items()}
    return {
        (store, kind)
        for source in sources
        for kind, text in encodings(source, KEYS).items()
        for store, content in held.items()
        if text in content
    }


def test_no_store_holds_an_address_in_any_spelling(running):
    server, folder = running
    sources = addresses(1_000 if os.environ.get("KMZB_LONG") else 100)
    statuses = set()
    for number, source in enumerate(sources):
        for request in requests(source, number):
            statuses.add(server.ask(request, source=source).split()[1])
    assert {b"201", b"400", b"404", b"405", b"414", b"415", b"422", b"431", b"501"} <= statuses
    assert Report.objects.count() == len(sources)
    held = collect(server, folder)
    assert set(held) == set(NAMES) and all(held.values())
    assert found(held, sources) == set()


def test_the_search_finds_an_address_that_was_put_there(running):
    server, folder = running
    canaries = {store: f"127.211.212.{number}" for number, store in enumerate(("database", "log", "files"), 213)}
    Category.objects.filter(slug="dzikie-wysypiska-smieci").update(hint=f"seen from {canaries['database']}")
    with server.log.open("a") as log:
        log.write(f"{canaries['log']}\n")
    (folder / "upload").write_text(canaries["files"])
    held = collect(server, folder)
    for store, canary in canaries.items():
        assert (store, "dotted") in found(held, [canary])
    assert ("answers", "dotted") in found(held, [canaries["database"]])
