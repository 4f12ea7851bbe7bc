"""Security headers, exactly, on every kind of answer; no cookie and no address for the public."""

import pytest
from django.test import override_settings
from django.urls import path

from kmzb import urls
from kmzb.headers import COMMON_HEADERS

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'",
    "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'", "object-src 'none'",
}  # fmt: skip


def broken(request):
    raise RuntimeError("a fault of ours")


handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
urlpatterns = [path("broken/", broken), path("api/broken/", broken), *urls.urlpatterns]

pytestmark = [pytest.mark.django_db, pytest.mark.urls("kmzb.tests.test_headers")]
ANSWERS = [
    ("get", "/", 200),
    ("get", "/zgloszenia/", 200),
    ("get", "/en/zglos/", 200),
    ("get", "/kod/", 200),
    ("get", "/dzielnicowy/", 200),
    ("get", "/jednostki/", 200),
    ("get", "/healthz", 200),
    ("get", "/api/v1/categories/", 200),
    ("get", "/api/schema/", 200),
    ("get", "/panel/", 302),
    ("get", "/panel/konto/logowanie/", 200),
    ("get", "/panel/api/queue/", 401),
    ("get", "/api/v1/reports/?x=1", 400),
    ("get", "/nie-ma/", 404),
    ("get", "/%00", 404),
    ("get", "/..%2f..%2fetc/passwd", 404),
    ("get", "/api/v1/nie-ma/", 404),
    ("delete", "/zglos/", 405),
    ("delete", "/api/v1/reports/", 405),
    ("get", "/broken/", 500),
    ("get", "/api/broken/", 500),
]


@pytest.mark.parametrize(("method", "address", "status"), ANSWERS)
def test_every_answer_carries_every_header(client, region, method, address, status):
    client.raise_request_exception = False
    answer = getattr(client, method)(address)
    assert answer.status_code == status
    for name, value in COMMON_HEADERS.items():
        sent = answer[name].replace("geolocation=(self)", "geolocation=()")
        assert sent == value, name
    assert {part.strip() for part in answer["Content-Security-Policy"].split(";")} == POLICY
    assert "Server" not in answer
    assert "Cache-Control" in answer


@pytest.mark.parametrize("address", ["/broken/", "/api/broken/"])
def test_fault_of_ours_tells_nothing(client, region, address):
    client.raise_request_exception = False
    answer = client.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
    assert "fault of ours" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_location_is_asked_for_on_three_pages_only(client, region):
    allowed = [
        address
        for method, address, status in ANSWERS
        if status == 200 and "geolocation=(self)" in client.get(address)["Permissions-Policy"]
    ]
    assert allowed == ["/", "/en/zglos/", "/dzielnicowy/"]


@pytest.mark.parametrize("address", [row[1] for row in ANSWERS if row[2] == 200 and "panel" not in row[1]])
def test_public_answers_set_no_cookie_and_do_not_vary_by_one(client, region, address):
    answer = client.get(address)
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()


@override_settings(ALLOWED_HOSTS=["mapa.example"])
def test_unknown_host_is_refused(client, region):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_two_visitors_get_the_same_bytes(client, region):
    one = client.get("/zgloszenia/", headers={"Accept-Language": "uk", "User-Agent": "one"})
    two = client.get("/zgloszenia/", headers={"Accept-Language": "en", "User-Agent": "two", "Cookie": "a=b"})
    assert one.content == two.content
    assert one.get("ETag") == two.get("ETag")
