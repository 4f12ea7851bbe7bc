"""Security headers, exactly, on every kind of answer; no cookie and no address for the public."""

import pytest
from django.http import UnreadablePostError
from django.test import override_settings
from django.urls import path
from django.views.debug import get_exception_reporter_class

from kmzb import urls
from kmzb.headers import COMMON_HEADERS

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'",
    "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'", "object-src 'none'",
}  # fmt: skip


def broken(request):
    raise RuntimeError("a fault of ours")


def cut(request):
    raise UnreadablePostError("the line broke")


handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
urlpatterns = [
    *(path(f"{start}broken/", broken) for start in ("", "en/", "api/")),
    *(path(f"{start}cut/", cut) for start in ("", "api/")),
    *urls.urlpatterns,
]

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


@pytest.mark.parametrize("address", ["/broken/", "/en/broken/", "/api/broken/"])
def test_fault_of_ours_has_a_random_reference_on_the_page_and_in_the_log(client, region, address, caplog):
    client.raise_request_exception = False
    pages = [client.get(f"{address}?canary-5").content.decode() for _ in range(2)]
    lines = [record.getMessage() for record in caplog.records if record.name == "kmzb.faults"]
    references = [line.split()[0] for line in lines]
    assert len(set(references)) == 2
    assert all(reference in page for reference, page in zip(references, pages, strict=True))
    assert all("RuntimeError at test_headers.py:" in line for line in lines)
    assert not any("fault of ours" in line or "canary" in line for line in lines)


def test_a_body_that_does_not_arrive_is_no_fault_of_ours(client, region):
    client.raise_request_exception = False
    assert client.get("/cut/").status_code == client.get("/api/cut/").status_code == 408


def test_no_report_of_an_error_quotes_its_words():
    try:
        raise RuntimeError("canary-6")
    except RuntimeError as error:
        reporter = get_exception_reporter_class(None)(None, type(error), error, error.__traceback__)
    assert reporter.get_traceback_text().startswith("RuntimeError at test_headers.py:")
    assert "canary-6" not in reporter.get_traceback_text() + reporter.get_traceback_html()


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
