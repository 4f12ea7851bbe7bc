"""What the form asks in a category: added, replaced, ordered and ended by the national coordinator, by dates."""

import datetime

import pytest

from reports.models import CategoryQuestion
from reports.tests.factories import WASTE
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PAGE = f"/panel/katalogi/kategorie/{WASTE}/pytania/"


def text(answer):
    return answer.content.decode()


def typed(on, **given):
    words = {"text": "Co tam leży?", "text_en": "What lies there?", "text_uk": "Що там лежить?"}
    answers = {"answers_pl": "gruz\r\nopony\r\n", "answers_en": "rubble\r\ntyres", "answers_uk": "щебінь\r\nшини"}
    return words | answers | {"effective_from": (on + DAY).isoformat()} | given


def asked(day):
    return list(CategoryQuestion.objects.current(day).filter(category__slug=WASTE).values_list("text", flat=True))


def key(**wanted):
    return CategoryQuestion.objects.get(category__slug=WASTE, **wanted).pk


def test_a_question_is_seen_then_saved_and_asked_from_its_day_on(cast, national, on):
    before = asked(on)
    page = text(national.post(PAGE, typed(on)))
    assert "<legend>Co tam leży?</legend>" in page and "opony" in page
    assert asked(on + DAY) == before
    national.post(PAGE, typed(on, confirmed="1"))
    assert asked(on) == before and asked(on + DAY) == [*before, "Co tam leży?"]
    made = CategoryQuestion.objects.get(text="Co tam leży?")
    assert made.choices[1] == {"pl": "opony", "en": "tyres", "uk": "шини"}
    assert made.made_by == cast.national


@pytest.mark.long
def test_every_officer_reads_and_only_the_national_coordinator_changes(cast, on):
    for user in (cast.officer, cast.coordinator, cast.provincial):
        client = sign_in(user)
        assert client.get(PAGE).status_code == 200
        assert client.post(PAGE, typed(on, confirmed="1")).status_code == 403
    assert sign_in(cast.national).get("/panel/katalogi/kategorie/nie-ma/pytania/").status_code == 404


@pytest.mark.long
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": ""}, "text"),
        ({"text_uk": "x" * 121}, "text_uk"),
        ({"answers_pl": "gruz"}, "answers_pl"),
        ({"answers_en": "a\nb\nc"}, "answers_en"),
        ({"answers_uk": "a\n" + "b" * 61}, "answers_uk"),
        ({"effective_from": "2020-01-01"}, "effective_from"),
        ({"effective_from": "31.02"}, "effective_from"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_kept(national, on, given, field):
    answer = national.post(PAGE, typed(on, confirmed="1") | given)
    assert answer.status_code == 422
    assert f'href="#id_{field}"' in text(answer) and "щебінь" in text(answer) or field == "answers_uk"
    assert not CategoryQuestion.objects.filter(text_en="What lies there?").exists()


@pytest.mark.long
def test_a_replaced_one_ends_the_day_before_and_keeps_its_words(national, on):
    first, second = asked(on)
    old = key(text=first)
    assert f'value="{old}"' in text(national.get(f"{PAGE}?replace={old}"))
    national.post(PAGE, typed(on, replaces=old, confirmed="1"))
    assert asked(on) == [first, second] and asked(on + DAY) == ["Co tam leży?", second]
    assert national.post(PAGE, typed(on, replaces=old, confirmed="1")).status_code == 409
    national.post(PAGE, {"up": key(text=second)})
    assert asked(on + DAY) == [second, "Co tam leży?"]
    national.post(PAGE, {"withdraw": key(text="Co tam leży?")})
    assert asked(on + DAY) == [second, first]
    assert CategoryQuestion.objects.get(pk=old).valid_to is None


@pytest.mark.long
def test_it_ends_by_a_day_and_nothing_that_was_asked_is_deleted(cast, national, on):
    first, second = asked(on)
    found = key(text=first)
    for bad in ("", "x", "2020-01-01", "2026-02-31"):
        national.post(PAGE, {"end": found, "last_day": bad})
    national.post(PAGE, {"withdraw": found})
    assert asked(on + DAY) == [first, second]
    national.post(PAGE, {"end": found, "last_day": on.isoformat()})
    assert asked(on) == [first, second] and asked(on + DAY) == [second]
    assert CategoryQuestion.objects.get(pk=found).ended_by == cast.national
    assert national.post(PAGE, {"end": "9" * 40, "last_day": on.isoformat()}).status_code == 302


@pytest.mark.long
def test_the_order_is_changed_and_four_is_the_most(national, on):
    first, second = asked(on)
    national.post(PAGE, {"up": key(text=second)})
    assert asked(on) == [second, first]
    national.post(PAGE, {"up": key(text=second)})
    assert asked(on) == [second, first]
    statuses = [national.post(PAGE, typed(on, text=f"Pytanie {n}?", confirmed="1")).status_code for n in range(3)]
    assert statuses == [302, 302, 422]
