import ipaddress
import random

import pytest

from accounts.counters import COUNTERS
from kmzb.edge import KEY_SECONDS, Buckets, Edge, neighbourhood

ADDRESS = "203.0.113.77"
TELLING_HEADERS = [
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Original-Forwarded-For",
    "Forwarded",
    "Forwarded-For",
    "X-Real-IP",
    "True-Client-IP",
    "CF-Connecting-IP",
    "CF-Connecting-IPv6",
    "CF-IPCountry",
    "Client-IP",
    "X-Client-IP",
    "X-Cluster-Client-IP",
    "Fastly-Client-IP",
    "X-Envoy-External-Address",
    "X-Appengine-User-IP",
    "X-Azure-ClientIP",
    "X-Invented-Tomorrow",
    "Via",
    "User-Agent",
    "Sec-CH-UA",
    "Accept-Language",
    "X-Request-ID",
    "Traceparent",
]


class Recorder:
    """An application that keeps the environ it was called with."""

    def __call__(self, environ, start_response):
        self.environ = environ
        start_response("204 No Content", [])
        return []


@pytest.fixture
def application():
    return Recorder()


@pytest.fixture
def ask(application):
    edge = Edge(application)

    def call(address=ADDRESS, **headers):
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "SERVER_NAME": "localhost", "wsgi.url_scheme": "http"}
        environ |= {"REMOTE_ADDR": address, "REMOTE_PORT": "51234", "REMOTE_HOST": "host.example", "REMOTE_USER": "jan"}
        environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        environ |= {"gunicorn.socket": f"<socket raddr={address}>", "RAW_URI": "/", "PROXY_ADDR": address}
        edge(environ, lambda status, headers: None)
        return application.environ

    return call


@pytest.mark.parametrize("name", TELLING_HEADERS)
def test_a_header_that_may_tell_who_asks_is_dropped(ask, name):
    seen = ask(**{name: ADDRESS})
    assert ADDRESS not in repr(seen)
    assert f"HTTP_{name.upper().replace('-', '_')}" not in seen


def test_nothing_of_the_connection_is_left(ask):
    seen = ask()
    assert not [name for name in seen if name.startswith(("REMOTE_", "PROXY_", "gunicorn."))]
    assert ADDRESS not in repr(seen)


def test_what_a_page_needs_gets_through(ask):
    needed = {"Host": "localhost", "Cookie": "a=b", "Idempotency-Key": "k", "If-None-Match": '"1"', "Origin": "null"}
    needed |= {"Sec-Fetch-Site": "same-origin", "X-CSRFToken": "t", "Referer": "http://localhost/", "Accept": "*/*"}
    seen = ask(**needed)
    assert {name: seen.get(f"HTTP_{name.upper().replace('-', '_')}") for name in needed} == needed


def test_neighbours_share_a_bucket(ask):
    assert len({ask(f"203.0.113.{last}")["kmzb.bucket"] for last in range(256)}) == 1
    assert len({ask(f"2001:db8:0:12{last:02x}::1")["kmzb.bucket"] for last in range(256)}) == 1


def test_an_address_written_as_ipv6_is_the_same_neighbour():
    assert neighbourhood("::ffff:203.0.113.5") == neighbourhood("203.0.113.200")
    assert neighbourhood("fe80::1%eth0") == neighbourhood("fe80::2")


def test_all_256_buckets_are_used_and_no_other():
    buckets = Buckets()
    chance = random.Random(7)
    seen = {buckets.of(str(ipaddress.IPv4Address(chance.getrandbits(32)))) for _ in range(5000)}
    assert seen == set(range(256))


def test_the_bucket_changes_with_the_hour_and_the_counts_are_forgotten():
    now = [1000.0]
    buckets = Buckets(clock=lambda: now[0])
    networks = [f"198.51.{third}.1" for third in range(32)]
    before = [buckets.of(network) for network in networks]
    now[0] += KEY_SECONDS - 1
    assert [buckets.of(network) for network in networks] == before
    COUNTERS.hit("edge test", 1, 1)
    now[0] += 2
    assert [buckets.of(network) for network in networks] != before
    assert COUNTERS.hit("edge test", 1, 1) == 0


@pytest.mark.parametrize(
    ("said", "bucket"), [("200", 200), ("0", 0), ("256", 0), ("-1", 0), ("٣", 0), ("", 0), ("9999", 0)]
)
def test_the_bucket_of_the_proxy_counts_over_the_unix_socket(ask, said, bucket):
    assert ask(address="", **{"X-KMZB-Bucket": said})["kmzb.bucket"] == bucket


def test_a_visitor_cannot_choose_a_bucket_or_a_scheme(ask):
    own = ask()["kmzb.bucket"]
    seen = ask(**{"X-KMZB-Bucket": str((own + 1) % 256), "X-KMZB-Scheme": "https"})
    assert seen["kmzb.bucket"] == own
    assert "HTTP_X_KMZB_SCHEME" not in seen


def test_the_scheme_of_the_proxy_counts_over_the_unix_socket(ask):
    assert ask(address="", **{"X-KMZB-Scheme": "https"})["HTTP_X_KMZB_SCHEME"] == "https"
