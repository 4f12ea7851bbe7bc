"""The search of the queue: what is found, what never is, and what it costs."""

import unicodedata

import pytest
from django.utils import timezone

from accounts.problems import Problem
from districts.tests.factories import make_locality, make_street
from reports.contents import TEXT, erase
from reports.models import Report, ReportContent
from reports.statuses import Status
from reports.tests.factories import WASTE, make_held, make_report
from verification import search as module
from verification.queue import open_in_scope
from verification.scope import scope_of
from verification.search import asked_words, search
from verification.services import add_note
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast):
    return sign_in(cast.officer)


def found(user, text):
    reports = open_in_scope(scope_of(user, timezone.localdate()))
    return {report.pk for report in Report.objects.filter(pk__in=search(reports, asked_words(text)).keys)}


def test_words_are_found_in_any_case_with_and_without_their_marks(cast):
    report = make_report(description="Ścigają się MOTOCYKLE koło żłobka, ul. Łąkowa.")
    make_report(description="Nic takiego.")
    for text in ("ścigają", "SCIGAJA", "motocykle zlobka", "łąkow", unicodedata.normalize("NFD", "żłobka")):
        assert found(cast.officer, text) == {report.pk}, text
    assert found(cast.officer, "motocykle hulajnogi") == set()


def test_category_beat_street_and_number_are_found_too(cast, region):
    make_street(make_locality(region.area, "Testowo", "testowo"), "ulica Próbna", "probna")
    report, other = make_report(category=WASTE, description="Worki."), make_report(col=1)
    assert found(cast.section_head, "wysypisk") == {report.pk}
    assert found(cast.section_head, "beat 2") == {other.pk}
    assert found(cast.officer, "probna testowo worki") == {report.pk}
    for number in (str(report.public_id), report.public_id.hex, str(report.public_id)[:8].upper()):
        assert found(cast.section_head, number) == {report.pk}
    assert found(cast.section_head, report.public_id.hex[4:]) == set()


def test_the_code_of_a_resident_finds_nothing(cast):
    _, receipt = make_held()
    assert found(cast.officer, receipt) == set()
    assert found(cast.officer, receipt.replace(" ", "").replace("-", "")) == set()


def test_only_open_reports_in_scope_are_looked_through(cast):
    make_report(col=2, description="tajemnica")
    make_report(status=Status.HOAX, description="tajemnica")
    own = make_report(description="tajemnica")
    assert found(cast.officer, "tajemnica") == {own.pk}
    for name, count in {
        "officer_next_door": 0,
        "section_head": 1,
        "officer_far": 1,
        "coordinator": 2,
        "national": 2,
    }.items():
        assert len(found(getattr(cast, name), "tajemnica")) == count, name


def test_erased_and_withdrawn_words_are_gone_and_notes_are_not_searched(cast):
    report = make_report(description="tajemnica")
    add_note(report=report, text="notatka", actor=cast.officer, at=timezone.now())
    assert found(cast.officer, "notatka") == set()
    erase(report, [TEXT], timezone.localdate())
    assert found(cast.officer, "tajemnica") == set()
    ReportContent.objects.all().delete()
    assert found(cast.officer, "tajemnica") == set()


@pytest.mark.parametrize("text", ["%", "_%", "a", "…", "!!", "\u202e"])
def test_what_says_nothing_is_refused(text):
    with pytest.raises(Problem) as refusal:
        asked_words(text)
    assert list(refusal.value.fields) == ["q"]


def test_signs_of_patterns_are_plain_signs(cast):
    report = make_report(description="rabat 50% w_sklepie (.*)")
    for text in ("50%", "w_sklepie", "(.*) rabat"):
        assert found(cast.officer, text) == {report.pk}
    assert found(cast.officer, "5_% rabat") == set()


def test_the_page_keeps_what_was_typed_and_narrows_tabs_and_rows(cast, officer):
    for words in ("hałas w nocy", "hałas rano", "śmieci"):
        make_report(description=words)
    page = officer.get("/panel/?q=halas").content.decode()
    assert page.count("queue-row__link") == 2
    assert 'value="halas"' in page
    assert "q=halas" in page[page.index('class="tabs"') :]
    assert officer.get("/panel/?q=halas+nocy&status=verifying").content.decode().count("queue-row__link") == 0


def test_a_refused_search_says_why_and_keeps_the_text(officer):
    for typed in ("a", "x" * 101):
        answer = officer.get("/panel/", {"q": typed})
        assert answer.status_code == 422
        assert f'value="{typed}"' in answer.content.decode()
        assert "search-error" in answer.content.decode()
    assert "<b>" not in officer.get("/panel/", {"q": "<b>"}).content.decode()


def test_more_than_can_be_looked_through_is_said(cast, officer, monkeypatch):
    monkeypatch.setattr(module, "MOST_REPORTS", 2)
    for _ in range(3):
        make_report(description="śmieci")
    result = search(open_in_scope(scope_of(cast.officer, timezone.localdate())), ["smieci"])
    assert (len(result.keys), result.is_cut) == (2, True)


def test_a_search_costs_two_queries_and_its_page_ten(cast, django_assert_max_num_queries, django_assert_num_queries):
    for number in range(30):
        make_report(description="śmieci", col=number % 2)
    scope = scope_of(cast.coordinator, timezone.localdate())
    with django_assert_num_queries(2):
        assert search(open_in_scope(scope), ["smieci", "nic"]).keys == []
    for user in (cast.officer, cast.coordinator):
        client = sign_in(user)
        with django_assert_max_num_queries(11):  # one of them is the record of the search
            client.get("/panel/?q=smieci")
