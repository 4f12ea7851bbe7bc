"""Choices in the queue that are kept: named, listed, opened first, deleted; each officer's own."""

import pytest
from django.test import Client

from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import SavedFilter
from verification.services.saved_filters import MOST
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
PAGE = "/panel/filtry/"


@pytest.fixture
def officer(cast):
    return sign_in(cast.officer)


def keep(client, name="Pilne", query="due=overdue"):
    return client.post(PAGE, {"act": "save", "name": name, "query": query})


def test_a_choice_is_kept_and_opened_by_its_name(cast, officer):
    make_report(status=Status.VERIFYING)
    answer = keep(officer, "Weryfikacja", "status=verifying&choose=1&cursor=2026-01-01_x&all=1")
    assert answer["Location"] == "/panel/?status=verifying"
    page = officer.get(answer["Location"]).content.decode()
    assert "Weryfikacja" in page
    assert 'aria-current="true">' in page[page.index("queue-saved") :]
    assert "Weryfikacja" not in sign_in(cast.section_head).get("/panel/").content.decode().split("queue-filter")[0]


def test_words_that_were_searched_for_are_never_kept(officer):
    keep(officer, "Nocne", "status=new&q=Kowalski")
    assert SavedFilter.objects.get().query == "status=new"
    assert keep(officer, "Same słowa", "q=Kowalski").status_code == 422


def test_a_bad_name_is_refused_and_stays_as_typed(officer):
    keep(officer)
    for name in ("", "   ", "…", "x" * 41, "a\x00b", "a\u202eb", "PILNE"):
        answer = keep(officer, name, "status=new")
        assert answer.status_code == 422, name
        assert f'value="{name}"' in answer.content.decode() or not name.strip() or "\x00" in name
        assert 'value="status=new"' in answer.content.decode()
    assert SavedFilter.objects.count() == 1


def test_a_query_that_chooses_nothing_or_cannot_be_read_is_refused(officer):
    for query in ("", "all=1", "due=soon", "x=1", "officer=x", "beat=ż"):
        assert keep(officer, query=query).status_code == 422, query
    assert not SavedFilter.objects.exists()


def test_twenty_are_kept_and_no_more(officer):
    for number in range(MOST):
        assert keep(officer, f"Wybór {number}").status_code == 302
    assert keep(officer, "Jeszcze jeden").status_code == 422
    assert SavedFilter.objects.count() == MOST


def test_one_opens_first_and_everything_can_still_be_seen(officer):
    keep(officer, "Pierwszy", "due=overdue")
    keep(officer, "Drugi", "status=new")
    for row in SavedFilter.objects.all():
        assert officer.post(PAGE, {"act": "start", "filter": row.pk}).status_code == 302
    assert list(SavedFilter.objects.filter(is_start=True).values_list("name", flat=True)) == ["Drugi"]
    assert officer.get("/panel/")["Location"] == "/panel/?status=new"
    assert officer.get("/panel/?all=1").status_code == 200
    assert 'href="?all=1"' in officer.get("/panel/?due=today").content.decode()
    officer.post(PAGE, {"act": "no_start"})
    assert officer.get("/panel/").status_code == 200


def test_a_choice_that_cannot_be_read_any_more_is_passed_over(cast, officer):
    SavedFilter.objects.create(user=cast.officer, name="Stary", query="status=gone", is_start=True)
    assert officer.get("/panel/").status_code == 200
    assert officer.get("/panel/?status=gone")["Location"] == "/panel/"


def test_only_ones_own_are_deleted_or_put_first(cast, officer):
    keep(officer)
    key = SavedFilter.objects.get().pk
    other = sign_in(cast.section_head)
    for act in ("delete", "start", "x"):
        assert other.post(PAGE, {"act": act, "filter": key}).status_code == 404
        assert officer.post(PAGE, {"act": act, "filter": "9" * 30}).status_code == 404
    assert officer.post(PAGE, {"act": "delete", "filter": key})["Location"] == PAGE
    assert not SavedFilter.objects.exists()


def test_the_page_is_for_those_who_have_a_queue(cast):
    assert Client().get(PAGE)["Location"] == f"/panel/konto/logowanie/?next={PAGE}"
    for name in ("viewer", "auditor", "system_admin"):
        assert sign_in(getattr(cast, name)).get(PAGE).status_code == 403
    assert sign_in(cast.national).get(PAGE).status_code == 200
