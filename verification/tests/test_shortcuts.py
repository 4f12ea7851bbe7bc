"""The sheet of keys and its switch, which lives in the session."""

import pytest

from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
KEYS = "/panel/skroty/"


@pytest.mark.long
def test_the_sheet_is_a_page_too(cast):
    page = sign_in(cast.officer).get(KEYS)
    assert page.status_code == 200
    assert "<kbd>j</kbd>" in page.content.decode()


def test_the_switch_holds_on_every_page_until_it_is_turned_back(cast):
    officer = sign_in(cast.officer)
    assert "data-off" not in officer.get("/panel/").content.decode()
    answer = officer.post(KEYS, {"keys": "off", "back": "/panel/?due=today"})
    assert answer["Location"] == "/panel/?due=today"
    assert "data-off" in officer.get("/panel/").content.decode()
    officer.post(KEYS, {"keys": "on"})
    assert "data-off" not in officer.get("/panel/").content.decode()


def test_the_way_back_stays_in_the_panel(cast):
    officer = sign_in(cast.officer)
    for back in ("https://example.org/panel/", "//example.org/panel/", "/panel", "", "javascript:1"):
        assert officer.post(KEYS, {"keys": "off", "back": back})["Location"] == KEYS


@pytest.mark.long
def test_strangers_sign_in_first(client, db):
    assert client.get(KEYS).status_code == 302
