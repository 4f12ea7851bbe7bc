"""A new category: typed and seen first, chosen by residents from its first day on, taken back only before it."""

import datetime

import pytest
from django.utils import timezone

from reports.models import Category, CategoryChange, CategoryGroup
from reports.tests.factories import WASTE, make_report
from verification.models import AnswerTemplate
from verification.services.categories import apply_changes
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
NEW, LIST = "/panel/katalogi/kategoria/", "/panel/katalogi/kategorie/"
SLUG = "halas-z-dzialek"


def text(answer):
    return answer.content.decode()


def typed(on, **given):
    words = {"name": "Hałas z działek", "name_en": "Noise from allotments", "name_uk": "Шум з ділянок"}
    hints = {"hint": "Napisz, kiedy.", "hint_en": "Say when.", "hint_uk": "Напишіть, коли."}
    numbers = {"precision": "100", "minimum_visits": "1", "near_m": "250"}
    rest = {"words": "hałas", "icon": "volume-2", "group": "public_order", "why": "pismo KGP z 2026 r."}
    return words | hints | numbers | rest | {"effective_from": (on + DAY).isoformat()} | given


def test_it_is_seen_then_saved_and_chosen_from_its_first_day_on(cast, national, on):
    page = text(national.post(NEW, typed(on)))
    assert "Hałas z działek" in page.split('class="tile__name"')[1] and SLUG in page
    assert not Category.objects.filter(slug=SLUG).exists()
    saved = national.post(NEW, typed(on, confirmed="1"))
    assert saved["Location"] == f"{LIST}{SLUG}/"
    made = Category.objects.get(slug=SLUG)
    assert (made.group, made.precision, made.valid_to) == (CategoryGroup.PUBLIC_ORDER, 100, None)
    assert made.position > Category.objects.get(slug=WASTE).position
    assert not Category.objects.current(on).filter(pk=made.pk).exists()
    assert Category.objects.current(on + DAY).filter(pk=made.pk).exists()
    assert cast.national.full_name in text(national.get(saved["Location"]))


@pytest.mark.long
def test_only_the_national_coordinator_makes_one(cast, on):
    for user in (cast.officer, cast.coordinator, cast.provincial, cast.auditor, cast.system_admin):
        client = sign_in(user)
        assert [client.get(NEW).status_code, client.post(NEW, typed(on)).status_code] == [403, 403]
        assert NEW not in text(client.get(LIST))
    assert NEW in text(sign_in(cast.national).get(LIST))


@pytest.mark.long
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "???"}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"hint_uk": ""}, "hint_uk"),
        ({"group": "none"}, "group"),
        ({"icon": "no-such-icon"}, "icon"),
        ({"minimum_visits": "-1"}, "minimum_visits"),
        ({"precision": "7"}, "precision"),
        ({"why": " "}, "why"),
        ({"effective_from": "2020-01-01"}, "effective_from"),
        ({"effective_from": "31.02"}, "effective_from"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_kept(national, on, given, field):
    answer = national.post(NEW, typed(on, words="własne słowa", confirmed="1") | given)
    assert answer.status_code == 422
    assert f'href="#id_{field}"' in text(answer) and "własne słowa" in text(answer)
    assert not Category.objects.filter(icon="volume-2").exists()


@pytest.mark.long
def test_a_name_and_an_icon_are_taken_once(national, on):
    waste = Category.objects.get(slug=WASTE)
    assert national.post(NEW, typed(on, name=waste.name, confirmed="1")).status_code == 422
    assert national.post(NEW, typed(on, icon=waste.icon, confirmed="1")).status_code == 422
    assert not CategoryChange.objects.exists()


@pytest.mark.long
def test_it_is_taken_back_before_its_first_day_and_never_after(cast, national, on):
    page = national.post(NEW, typed(on, confirmed="1"))["Location"]
    made = Category.objects.get(slug=SLUG)
    template = AnswerTemplate.objects.create(
        category=made, title="x", text="x", text_en="x", text_uk="x", valid_from=on
    )
    national.post(page, {"withdraw": "category"})
    assert Category.objects.filter(slug=SLUG).exists()
    template.delete()
    assert sign_in(cast.coordinator).post(page, {"withdraw": "category"}).status_code == 403
    national.post(page, {"withdraw": "category"})
    assert not Category.objects.filter(slug=SLUG).exists() and not CategoryChange.objects.exists()
    national.post(page, {"withdraw": "category"})
    national.post(NEW, typed(on, confirmed="1"))
    Category.objects.filter(slug=SLUG).update(valid_from=on)
    national.post(page, {"withdraw": "category"})
    assert Category.objects.filter(slug=SLUG).exists()


@pytest.mark.long
def test_it_can_be_reported_and_changed_like_any_other(national, on):
    page = national.post(NEW, typed(on, confirmed="1"))["Location"]
    Category.objects.filter(slug=SLUG).update(valid_from=on)
    CategoryChange.objects.update(effective_from=on)
    assert make_report(category=SLUG).category.slug == SLUG
    fields = {name: value for name, value in typed(on, near_m="300").items() if name != "group"}
    assert national.post(page, fields | {"confirmed": "1"}).status_code == 302
    assert apply_changes(timezone.now(), on + DAY) == 1
    assert Category.objects.get(slug=SLUG).near_m == 300
