"""A card says who answers, and when."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from districts.cards import cards
from districts.models import AssignmentRole, Beat
from districts.tests.factories import assign, make_duty_hours, make_region

pytestmark = pytest.mark.django_db
WARSAW = ZoneInfo("Europe/Warsaw")
MONDAY = datetime.date(2026, 6, 1)


def at(hour: int, minute: int = 0, *, day: datetime.date = MONDAY) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(hour, minute), WARSAW)


def card_of(beat: Beat, when: datetime.datetime):
    return cards(Beat.objects.with_people(when.date()).filter(pk=beat.pk), when)[0]


@pytest.fixture
def region():
    region = make_region()
    make_duty_hours(region.officers[0])
    return region


@pytest.mark.parametrize(
    ("when", "now", "then"),
    [
        (at(7, 59), False, at(8)),
        (at(8), True, None),
        (at(15, 59), True, None),
        (at(16), False, at(8, day=MONDAY + datetime.timedelta(days=1))),
        (at(12, day=datetime.date(2026, 6, 6)), False, at(8, day=datetime.date(2026, 6, 8))),
    ],
)
def test_duty_hours_say_when_the_officer_answers(region, when, now, then):
    card = card_of(region.beats[0], when)
    assert (card.answering, card.answers_now, card.answers_from) == ("officer", now, then)


def test_hours_are_those_of_warsaw_whatever_the_zone_of_the_caller(region):
    utc = datetime.datetime(2026, 6, 1, 6, 30, tzinfo=datetime.UTC)
    assert card_of(region.beats[0], utc).answers_now


def test_a_change_of_the_clock_does_not_move_duty_hours(region):
    make_duty_hours(region.officers[1], range(7, 8))
    saturday = at(20, day=datetime.date(2026, 3, 28))
    start = card_of(region.beats[1], saturday).answers_from
    assert start.isoformat() == "2026-03-29T08:00:00+02:00"


def test_the_substitute_answers_while_there_is_one(region):
    assign(region.officers[1], region.beats[0], AssignmentRole.SUBSTITUTE, (MONDAY, None))
    card = card_of(region.beats[0], at(12))
    assert (card.answering, card.person, card.officer) == ("substitute", region.officers[1], region.officers[0])
    assert not card.answers_now


def test_in_a_vacancy_the_head_answers(region):
    region.beats[0].assignments.all().delete()
    card = card_of(region.beats[0], at(12))
    assert (card.answering, card.person, card.officer) == ("head", region.heads[0], None)


def test_without_officer_and_head_the_unit_answers(region):
    region.beats[0].assignments.all().delete()
    region.sections[0].head = None
    region.sections[0].save()
    card = card_of(region.beats[0], at(12))
    assert (card.answering, card.person, card.answers_now, card.answers_from) == ("unit", None, False, None)


def test_cards_of_many_beats_cost_one_query(region, django_assert_num_queries):
    beats = list(Beat.objects.with_people(MONDAY))
    with django_assert_num_queries(1):
        assert len(cards(beats)) == 4


def test_a_beat_loaded_without_its_people_has_no_card(region):
    with pytest.raises(AttributeError):
        cards(Beat.objects.all())
