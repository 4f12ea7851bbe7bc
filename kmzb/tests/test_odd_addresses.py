"""Paths, hosts and headers that try to lead elsewhere or to spoil what caches keep (rows 23, 25, 28 and 112)."""

import pytest
from werkzeug.test import Client

from kmzb.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]
PAGES = ["/", "/zgloszenia/", "/zglos/", "/kod/", "/dzielnicowy/", "/jednostki/", "/o-mapie/"]
LONG = "pl-PL,pl;q=0.9," + "xx," * 2_600


@pytest.fixture
def get(region):
    """Asks through the edge, as a server would call it."""

    def ask(path, host="localhost", **given):
        return Client(application).get("/", environ_overrides={"PATH_INFO": path, "HTTP_HOST": host}, **given)

    return ask


@pytest.mark.parametrize(
    "path",
    ["//evil.pl", "//evil.pl/", "//evil.pl/..", "/\\evil.pl", "/../", "/./zglos", "/../etc/passwd", "/zglos//evil.pl", "/\x00",
     "/https://evil.pl/", "/en//evil.pl/"],
)  # fmt: skip
def test_a_path_leads_nowhere_else(get, path):
    answer = get(path)
    assert answer.status_code == 404
    assert "Location" not in answer.headers


@pytest.mark.parametrize("path", ["//zglos", "//en/zglos", "/zglos"])
def test_a_missing_slash_is_mended_on_this_site_only(get, path):
    answer = get(path)
    assert answer.status_code in (301, 404)
    assert not answer.headers.get("Location", "/").removeprefix("/").startswith(("/", "\\"))


@pytest.mark.parametrize(
    "host",
    ["localhost,evil.example", "localhost, localhost", "evil.example", "localhost:80:80", "localhost@evil.example"],
)
def test_a_host_that_is_not_ours_is_refused(get, host):
    assert get("/zglos/", host=host).status_code == 400


@pytest.mark.parametrize("path", PAGES)
def test_no_header_that_a_cache_does_not_look_at_changes_a_page(get, path):
    lies = {
        "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "X-Forwarded-Prefix": "/evil",
        "X-Original-URL": "/evil", "X-Rewrite-URL": "/evil", "X-HTTP-Method-Override": "POST", "Forwarded": "host=evil.example",
        "X-KMZB-Scheme": "https", "Accept-Language": LONG, "Referer": "https://evil.example/", "Cookie": "sessionid=evil",
    }  # fmt: skip
    plain, lied = get(path), get(path, headers=lies)
    assert (lied.status_code, plain.status_code) == (200, 200)
    assert "evil" not in lied.text
    if path != "/zglos/":  # its token is new each time
        assert lied.data == plain.data
    assert lied.headers.get("Cache-Control") == plain.headers.get("Cache-Control")


@pytest.mark.parametrize(
    "path", ["/kod/report.css", "/zglos/x.css", "/zglos/.js", "/zgloszenia/x.png", "/;x.css", "/kod/%2e%2e/x.css"]
)
def test_a_page_is_not_to_be_had_under_the_name_of_a_file(get, path):
    assert get(path).status_code == 404


def test_what_only_one_visitor_may_keep_is_kept_by_no_cache(get):
    for path in ("/zglos/", "/kod/"):
        assert get(path).headers["Cache-Control"] == "no-store"


def test_eight_kilobytes_of_wishes_are_answered_in_our_language_or_refused(get):
    wishes = "image/png;q=0.1," * 500
    asked = [{"Accept": accept, "Accept-Language": LONG} for accept in (f"*/*,{wishes}", wishes)]
    answers = [get("/api/v1/categories/", headers=headers) for headers in asked]
    assert [answer.status_code for answer in answers] == [200, 406]
    assert "Przekraczanie" in answers[0].text
    assert answers[1].headers["Content-Type"].startswith("application/problem+json")
