import json
import tempfile
from pathlib import Path

import pytest

from kmzb.headers import COMMON_HEADERS
from kmzb.tests.served import serving

pytestmark = pytest.mark.early
VISITOR = "127.77.66.55"
CANARY = "canary-7c1f"
BROKEN = {
    "no request at all": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + CANARY.encode() + b"\r\n\r\n", 400),
    "a bad method": (f"G@T /{CANARY} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), 400),
    "a bad version": (f"GET /{CANARY} HTTP/9.9\r\nHost: localhost\r\n\r\n".encode(), 400),
    "a bad header name": (f"GET / HTTP/1.1\r\nHost: localhost\r\nX {CANARY}: 1\r\n\r\n".encode(), 400),
    "a folded header": (f"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\n {CANARY}\r\n\r\n".encode(), 400),
    "two lengths": (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
    "a length and chunks": (
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        b"GET /canary-7c1f HTTP/1.1\r\nHost: localhost\r\n\r\n",
        400,
    ),
    "two hosts": (b"GET /canary-7c1f HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400),
    "a length that is no number": (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: +1\r\n\r\na", 400),
    "a long address": (b"GET /" + b"a" * 9000 + CANARY.encode() + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
    "a long header": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * 9000 + CANARY.encode() + b"\r\n\r\n", 431),
    "many headers": (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + f"X-A: {CANARY}\r\n".encode() * 200 + b"\r\n", 431),
    "a megabyte of header": (b"GET / HTTP/1.1\r\nX-A: " + b"a" * 1_000_000 + b"\r\n\r\n", 431),
    "a strange coding": (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, canary\r\n\r\n", 501),
    "a strange expectation": (f"POST / HTTP/1.1\r\nHost: localhost\r\nExpect: {CANARY}\r\n\r\n".encode(), 417),
}


@pytest.fixture(scope="module")
def server():
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as running:
        yield running


@pytest.fixture(scope="module")
def behind_a_proxy():
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), unix=True) as running:
        yield running


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_request_gets_a_problem_that_tells_nothing(server, name):
    request, status = BROKEN[name]
    head, _, body = server.ask(request, source=VISITOR).partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0].split()[1] == str(status)
    headers = dict(line.split(": ", 1) for line in lines[1:])
    assert headers["Content-Type"] == "application/problem+json; charset=utf-8"
    assert COMMON_HEADERS.items() <= headers.items()
    assert "Server" not in headers
    problem = json.loads(body)
    assert set(problem) == {"type", "title", "status", "code", "detail", "fields"}
    assert problem["status"] == status
    assert not {VISITOR, CANARY, "gunicorn"} & set(head.decode().split()) and CANARY.encode() not in body


def test_after_all_of_them_the_log_holds_no_address_and_nothing_that_was_sent(server):
    for request, _ in BROKEN.values():
        server.ask(request, source=VISITOR)
    log = server.log.read_text()
    assert "Answered 400" in log
    assert VISITOR not in log and "127.77" not in log
    assert CANARY not in log


def test_the_application_sees_no_address(server):
    seen = server.get(
        source=VISITOR, X_Forwarded_For=VISITOR, Forwarded=f"for={VISITOR}", User_Agent=VISITOR, Via=VISITOR
    )
    assert seen["PATH_INFO"] == "/"
    assert VISITOR not in json.dumps(seen)


def test_over_the_unix_socket_there_is_no_address_either(behind_a_proxy):
    seen = behind_a_proxy.get(X_Forwarded_For=VISITOR, X_KMZB_Bucket="77")
    assert VISITOR not in json.dumps(seen)
    assert seen["kmzb.bucket"] == 77


def test_broken_requests_over_the_unix_socket_are_answered_alike(behind_a_proxy):
    assert b" 431 " in behind_a_proxy.ask(BROKEN["a long header"][0]).split(b"\r\n")[0]
    assert CANARY not in behind_a_proxy.log.read_text()


def test_no_answer_names_the_server(server):
    answer = server.ask(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert b"\r\nServer:" not in answer.partition(b"\r\n\r\n")[0]


def test_one_network_is_one_bucket_in_every_process(server):
    assert len({server.get(source=f"127.77.66.{last}")["kmzb.bucket"] for last in range(1, 40)}) == 1


def test_the_worker_processes_count_together(server):
    answers = []
    while len({answer["process"] for answer in answers}) < 2 and len(answers) < 400:
        answers += [server.get("/hit", source="127.5.5.5") for _ in range(20)]
    assert len({answer["process"] for answer in answers}) == 2
    assert sum(answer["wait"] == 0 for answer in answers) == 3


@pytest.mark.parametrize(
    "sent", [b"GET / HTTP/1.1\r\nHost: local", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: canary"]
)
def test_headers_that_trickle_in_are_answered_408_and_the_thread_is_free(server, sent):
    with server.connect(VISITOR) as connection:
        connection.sendall(sent)
        assert connection.recv(65536).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_stops_midway_ends_the_connection(server):
    with server.connect(VISITOR) as connection:
        connection.sendall(b"POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\nhalf")
        assert connection.recv(65536) == b""


def test_a_server_full_of_slow_visitors_serves_again(server):
    """More of them than there are threads, each with half a header."""
    slow = [server.connect(VISITOR) for _ in range(20)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: local")
    assert server.get()["PATH_INFO"] == "/"
    assert all(connection.recv(65536).startswith(b"HTTP/1.1 408 ") for connection in slow)


def test_a_fault_of_the_application_is_logged_without_its_words(server):
    assert b" 500 " in server.ask(f"GET /fail?{CANARY} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())[:20]
    log = server.log.read_text()
    assert "RuntimeError at served.py:" in log
    assert CANARY not in log and VISITOR not in log


def test_a_worker_cannot_leave_a_core_dump(server):
    process = server.get("/hit", source="127.5.5.6")["process"]
    limits = Path(f"/proc/{process}/limits").read_text()
    assert next(line for line in limits.splitlines() if line.startswith("Max core")).split()[4:6] == ["0", "0"]
