"""Pages of words: there in each language, true to the rules in force, with links that lead somewhere."""

import datetime
import json
import re

import pytest
from django.utils import timezone

from districts.models import Unit
from reports import accessibility
from reports.models import DeadlineRule, Stage
from reports.models.clock import DayKind
from reports.views import info

pytestmark = pytest.mark.django_db

PAGES = ("o-mapie", "regulamin", "prywatnosc", "dostepnosc")
ADDRESSES = [f"/{prefix}{page}/" for page in PAGES for prefix in ("", "en/", "uk/")]
LETTERS = {"": "ąęłóśźż", "en/": "", "uk/": "іїєґ"}
RESULT = {
    "checked_on": "2026-11-22", "engine": "axe-core 4.10", "pages": 20, "states": 60, "views": 700, "violations": 0,
    "checks": [{"name": "axe", "what": accessibility.CHECKS[1], "passed": 700, "failed": 0}],
    "gaps": [accessibility.GAPS[1]],
}  # fmt: skip


def text_of(answer):
    """What is read in the main part, without tags."""
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL).group()
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_words_stands_in_its_language_with_one_heading(client, region, address):
    answer = client.get(address)
    page = answer.content.decode()
    prefix = address[1:4] if address[3:4] == "/" else ""
    assert answer.status_code == 200
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert f'<html lang="{prefix[:2] or "pl"}">' in page
    assert not LETTERS[prefix] or any(letter in text_of(answer) for letter in LETTERS[prefix])
    assert "%(" not in page


def test_every_link_of_the_pages_of_words_leads_somewhere(client, region):
    """Also to the right place of the page."""
    pages = {address: client.get(address).content.decode() for address in ADDRESSES}
    links = {(here, link) for here, page in pages.items() for link in re.findall(r'href="([^"]+)"', page)}
    inside = [(here, link) for here, link in links if not link.startswith(("tel:", "mailto:", "/static/"))]
    assert len(inside) > 12 * 12
    for here, link in inside:
        path, _, anchor = link.partition("#")
        if path and path not in pages:
            answer = client.get(path)
            assert answer.status_code == 200, (here, link)
            pages[path] = answer.content.decode()
        assert not anchor or f'id="{anchor}"' in pages[path or here], (here, link)


def test_the_terms_printed_are_the_rules_in_force(client, region):
    DeadlineRule.objects.create(
        stage=Stage.VERIFY, amount=11, days=DayKind.WORKING, effective_from=timezone.localdate(), source="zarządzenie"
    )
    later = timezone.localdate() + datetime.timedelta(days=1)
    DeadlineRule.objects.create(stage=Stage.READ, amount=99, effective_from=later, source="jutro")
    page = client.get("/o-mapie/").content.decode()
    printed = re.findall(r'data-stage="(\w+)" data-amount="(\d+)"', page)
    rules = DeadlineRule.objects.filter(category=None, effective_from__lte=timezone.localdate())
    newest = {rule.stage: str(rule.amount) for rule in rules.order_by("effective_from")}
    assert dict(printed) == newest
    assert len(printed) == len(Stage.values)
    assert "11 dni roboczych" in page
    assert "zarządzenie" in page
    assert "jutro" not in page


def test_the_unit_at_the_top_answers_for_the_words(client, region):
    Unit.objects.filter(pk=region.root.pk).update(name="Komenda Próbna", email="proba@example.org")
    for page in ("regulamin", "prywatnosc", "dostepnosc"):
        said = client.get(f"/{page}/").content.decode()
        assert "Komenda Próbna" in said
        assert "proba@example.org" in said


def test_a_new_installation_without_a_unit_has_these_pages_too(client, catalogue):
    for page in PAGES:
        assert client.get(f"/{page}/").status_code == 200


def test_the_statement_prints_the_results_of_the_tests(client, region, monkeypatch, tmp_path):
    file = tmp_path / "accessibility.json"
    file.write_text(json.dumps(RESULT), encoding="utf-8")
    monkeypatch.setattr(info, "newest_check", lambda: accessibility.newest_check(file))
    said = text_of(client.get("/dostepnosc/"))
    for word in (
        "22 listopada 2026",
        "31 marca 2027",
        "axe-core 4.10",
        "700",
        "dokładnie jeden nagłówek",
        "języku migowym",
    ):
        assert word in said


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"checked_on": "soon"}', "nonsense"])
def test_without_results_the_statement_claims_nothing(client, region, monkeypatch, tmp_path, content):
    file = tmp_path / "accessibility.json"
    if content:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setattr(info, "newest_check", lambda: accessibility.newest_check(file))
    said = text_of(client.get("/dostepnosc/"))
    assert "Nie ma jeszcze wyniku" in said
    for claim in ("częściowo zgodna", "Wszystko działa", "Co sprawdzono", "Testy wpiszą"):
        assert claim not in said


@pytest.mark.parametrize("prefix", ["", "en/", "uk/"])
def test_a_term_that_quotes_nothing_is_explained(client, region, prefix):
    said = text_of(client.get(f"/{prefix}o-mapie/"))
    explained = {"": "nie wynika z przepisu", "en/": "no regulation asks for it", "uk/": "правила його не вимагають"}
    assert explained[prefix] in said
    assert "ustawienie wdrożenia" not in said


def test_the_terms_tell_their_version_and_a_fixed_day(client, region):
    assert "Wersja 1, obowiązuje od 22 listopada 2026." in text_of(client.get("/regulamin/"))


def test_the_statement_was_reviewed_by_the_last_day_of_march():
    check = accessibility.newest_check()
    if check is None:
        pytest.skip("the accessibility tests have not written docs/accessibility.json yet")
    assert timezone.localdate() <= check.review_by, "run the matrix of states again: the yearly review is due"


def test_sentences_on_pages_of_words_are_short(client, region):
    """At most 12 words on average and none above 40: plain Polish."""
    for page in PAGES:
        main = re.search(r"<main.*?</main>", client.get(f"/{page}/").content.decode(), re.DOTALL).group()
        texts = re.findall(r"<p[^>]*>(.*?)</p>", main, re.DOTALL)
        plain = " ".join(re.sub(r"<[^>]+>", "", text) for text in texts)
        lengths = [len(sentence.split()) for sentence in re.split(r"(?<=[.?!:;])\s+", plain) if sentence.strip()]
        assert sum(lengths) / len(lengths) <= 12, page
        assert max(lengths) <= 40, page
