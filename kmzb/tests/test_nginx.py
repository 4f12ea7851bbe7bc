"""The shipped configuration of nginx, run by a real one in front of the server's unix socket."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

import pytest

from kmzb.tests.proxied import NGINX, new_key, running, wait_until
from kmzb.tests.served import Server, serving, unchunked

VISITOR = "127.77.66.55"
CANARY = "canary-7c1f"

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian package nginx)")


@pytest.fixture(scope="module")
def proxy():
    with tempfile.TemporaryDirectory() as at, serving(Path(at), unix=True) as upstream:
        Path(at).chmod(0o755)
        os.chmod(upstream.address, 0o777)  # noqa: S103 - nginx drops to another user when root starts it
        with running(Path(at), upstream) as proxy:
            yield proxy


def test_the_application_sees_a_bucket_and_no_address(proxy):
    seen = proxy.get(source=VISITOR, X_Forwarded_For=VISITOR, Forwarded=f"for={VISITOR}", X_Real_IP=VISITOR)
    assert 0 <= seen["kmzb.bucket"] < 256
    assert VISITOR not in json.dumps(seen)


def test_nothing_passes_that_is_not_named(proxy):
    seen = proxy.get(source=VISITOR, User_Agent=CANARY, Via=CANARY, X_Canary=CANARY, X_KMZB_Bucket="77", DNT="1")
    assert CANARY not in json.dumps(seen)
    assert proxy.get(source=VISITOR, X_KMZB_Bucket="77")["kmzb.bucket"] == seen["kmzb.bucket"]


def test_what_the_site_needs_passes(proxy):
    sent = {
        "Accept": "a/b",
        "Idempotency_Key": "key",
        "Sec_Fetch_Site": "none",
        "If_None_Match": '"tag"',
        "Range": "bytes=0-9",
    }
    seen = proxy.get("/a%20b/?q=1", **sent)
    assert all(seen[f"HTTP_{name.upper()}"] == value for name, value in sent.items())
    assert (seen["PATH_INFO"], seen["QUERY_STRING"], seen["HTTP_HOST"]) == ("/a b/", "q=1", "localhost")
    assert "HTTP_X_KMZB_SCHEME" not in seen  # plain http


def test_one_network_is_one_bucket_and_many_are_spread(proxy):
    assert len({proxy.get(source=f"127.77.66.{last}")["kmzb.bucket"] for last in range(1, 20)}) == 1
    assert len(set(proxy.buckets())) > 25


def test_a_new_key_gives_other_buckets(proxy):
    before = proxy.buckets()
    new_key(proxy.folder)
    subprocess.run(
        [
            NGINX,
            "-e",
            proxy.folder / "error.log",
            "-p",
            proxy.folder,
            "-c",
            proxy.folder / "nginx.conf",
            "-s",
            "reload",
        ],
        check=True,
    )
    wait_until(lambda: sum(one == other for one, other in zip(before, proxy.buckets(), strict=True)) < 10)
    assert (proxy.folder / "key.conf").stat().st_mode & 0o077 == 0


def test_a_body_never_touches_the_disk(proxy):
    body = CANARY.encode() * 400_000
    head = (
        f"POST /read HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    )
    with proxy.connect(VISITOR) as connection:
        connection.settimeout(20)
        connection.sendall(head + body[:-10])
        assert list((proxy.folder / "body").rglob("*")) == []
        connection.sendall(body[-10:])
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert json.loads(unchunked(answer))["CONTENT_LENGTH"] == str(len(body))
    assert [file for file in proxy.folder.rglob("*") if file.is_file() and file.stat().st_size > 100_000] == []


@pytest.mark.parametrize(
    ("request_line", "status"),
    [(b"GET /" + b"a" * 9000, 414), (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * 9000, 400)],
)
def test_what_is_refused_gets_a_page_of_ours(proxy, request_line, status):
    end = b"" if b"HTTP" in request_line else b" HTTP/1.1\r\nHost: localhost"
    answer = proxy.ask(request_line + end + b"\r\nConnection: close\r\n\r\n", source=VISITOR)
    assert answer.split()[1] == str(status).encode()
    assert "Tego nie da się przyjąć".encode() in answer
    assert b"nginx/" not in answer


def test_too_large_a_body_is_refused_before_it_is_sent(proxy):
    request = b"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 99000000\r\n\r\n"
    with proxy.connect(VISITOR) as connection:
        connection.sendall(request)
        assert connection.recv(65536).split()[1] == b"413"


def test_no_file_holds_an_address_or_what_was_sent(proxy):
    for source in (VISITOR, "127.1.2.3"):
        proxy.ask(f"GET /{CANARY}?{CANARY} HTTP/1.1\r\nHost: localhost\r\nX {CANARY}\r\n\r\n".encode(), source=source)
    held = b"".join(file.read_bytes() for file in proxy.folder.rglob("*") if file.is_file())
    assert VISITOR.encode() not in held and b"127.1.2.3" not in held and CANARY.encode() not in held


def test_a_site_that_does_not_answer_has_a_page_of_ours():
    with tempfile.TemporaryDirectory() as at:
        Path(at).chmod(0o755)
        with running(Path(at), Server(f"{at}/nobody", None)) as proxy:
            answer = proxy.ask(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.split()[1] == b"502"
    assert b"Mapa chwilowo nie odpowiada" in answer
