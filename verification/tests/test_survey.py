"""The survey of officers: once a month each, shown from five answers on, and nothing that joins an answer to a person."""

import random

import pytest
from django.db import connection, models
from django.utils import timezone

from accounts.models import User
from accounts.problems import Problem
from verification import retention
from verification.models import Obstacle, Role, SurveyAnswer, SurveyRound
from verification.months import month_of, shifted
from verification.services.survey import FEWEST, answer, results
from verification.tests.at_once import threads
from verification.tests.factories import give_role, sign_in

PAGE = "/panel/ankieta/"
GIVEN = {"obstacles": ["no_car", "paperwork"], "proposal": "Rower służbowy."}


@pytest.fixture
def today():
    return timezone.localdate()


def make_officers(unit, count, start=0):
    users = User.objects.bulk_create(User(username=f"of{start + n}", password="!") for n in range(count))
    for user in users:
        give_role(user, Role.OFFICER, unit)
    return users


def says(user, on, text="", obstacles=("no_car",)):
    answer(obstacles=obstacles, proposal=text, actor=user, on=on)


@pytest.mark.django_db
def test_an_officer_answers_once_a_month(cast, today):
    officer = sign_in(cast.officer)
    assert 'name="obstacles"' in officer.get(PAGE).content.decode()
    assert officer.post(PAGE, GIVEN).status_code == 302
    page = officer.get(PAGE).content.decode()
    assert 'name="obstacles"' not in page and "Rower" not in page
    again = officer.post(PAGE, GIVEN | {"proposal": "Jeszcze jedno."})
    assert again.status_code == 409 and "Jeszcze jedno." in again.content.decode()
    assert SurveyAnswer.objects.count() == 1
    says(cast.officer, shifted(month_of(today), 1))
    assert SurveyAnswer.objects.count() == 2


@pytest.mark.long
@pytest.mark.django_db
def test_every_role_gets_its_answer(cast, client):
    read = {"officer": 200, "coordinator": 200, "provincial": 200, "national": 200, "section_head": 403, "auditor": 403}
    assert {who: sign_in(getattr(cast, who)).get(PAGE).status_code for who in read} == read
    write = {"coordinator": 403, "section_head": 403, "viewer": 403}
    assert {who: sign_in(getattr(cast, who)).post(PAGE, GIVEN).status_code for who in write} == write
    assert client.post(PAGE, GIVEN).status_code == 302 and not SurveyAnswer.objects.exists()


BAD = [
    ({"obstacles": []}, "Kurs.", 0),
    ({"obstacles": ["something"]}, "Kurs.", 0),
    ({"obstacles": ["none", "no_car"]}, "Kurs.", 2),
    ({"proposal": "ą" * 1001}, "ą" * 1001, 1),
    ({"proposal": "a\x00"}, "a", 1),
]


@pytest.mark.long
@pytest.mark.django_db
def test_bad_input_is_a_sentence_and_everything_typed_stays(cast):
    officer = sign_in(cast.officer)
    for bad, text, checked in BAD:
        reply = officer.post(PAGE, {"obstacles": ["training"], "proposal": "Kurs."} | bad)
        page = reply.content.decode()
        assert (reply.status_code, 'role="alert"' in page, text in page) == (422, True, True), bad
        assert page.count(" checked") == checked, bad
    assert not SurveyAnswer.objects.exists() and not SurveyRound.objects.exists()


@pytest.mark.django_db
def test_results_are_shown_from_five_answers_on_and_without_units(cast, region, today):
    officers = make_officers(region.sections[0], FEWEST)
    coordinator = sign_in(cast.coordinator)
    for number, officer in enumerate(officers[:-1]):
        says(officer, today, f"Zdanie {number}")
    page = coordinator.get(PAGE).content.decode()
    assert "Zdanie" not in page and ("Mniej niż" in page or "Fewer than" in page)
    says(officers[-1], today, "Zdanie ostatnie", ("no_car", "training"))
    page = coordinator.get(PAGE).content.decode()
    assert (
        page.count("Zdanie") == FEWEST
        and "<strong>5</strong>" in page
        and "Section 1" not in page.split("<main", 1)[-1]
    )
    found = results([region.county.pk], month_of(today))
    assert (found.answers, dict(found.obstacles)) == (5, {"no_car": 5, "training": 1})
    orders = {results([region.county.pk], month_of(today)).proposals for _ in range(40)}
    assert len(orders) > 5


@pytest.mark.long
@pytest.mark.django_db
def test_a_small_unit_is_never_named_in_an_answer(cast, region, today):
    """The cast has two officers in one section and one in the other: the county has three, the top all there are."""
    says(cast.officer, today)
    assert SurveyAnswer.objects.get().unit == region.root
    make_officers(region.sections[1], FEWEST - 1)
    says(cast.officer_far, today)
    assert set(SurveyAnswer.objects.values_list("unit__slug", flat=True)) == {"kwp", "section-2"}
    assert results([region.sections[1].pk], month_of(today)).answers is None


@pytest.mark.django_db
def test_who_answered_is_forgotten_when_the_month_is_over(cast, today):
    says(cast.officer, shifted(month_of(today), -1))
    says(cast.officer, today)
    now = timezone.now()
    assert retention.due(now)["surveyround"] == retention.erase_due(now)["surveyround"] == 1
    assert SurveyRound.objects.get().month == month_of(today) and SurveyAnswer.objects.count() == 2


def test_no_column_of_an_answer_knows_a_person_a_time_or_an_order():
    fields = {field.name: field for field in SurveyAnswer._meta.fields}
    assert set(fields) == {"id", "unit", "month", "obstacles", "proposal"}
    assert isinstance(fields["id"], models.UUIDField)
    assert not [field for field in fields.values() if isinstance(field, models.DateTimeField | models.BigAutoField)]
    assert {field.related_model for field in fields.values() if field.is_relation} == {
        SurveyAnswer._meta.get_field("unit").related_model
    }
    assert {field.name for field in SurveyRound._meta.fields} == {"id", "unit", "month", "answered"}


@pytest.mark.django_db(transaction=True)
def test_nothing_in_the_tables_follows_the_order_in_which_officers_came(cast, region, today):
    """Where the rows lie, which transaction wrote them and how their keys sort: as an attacker with the disk would read it."""
    officers = make_officers(region.sections[0], 40)
    random.Random(7).shuffle(officers)
    for number, officer in enumerate(officers):
        says(officer, today, f"{number}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT proposal::int, xmin::text FROM verification_surveyanswer ORDER BY ctid")
        lying, written = zip(*cursor.fetchall(), strict=True)
        cursor.execute("SELECT xmin::text FROM verification_surveyround")
        rounds = {row[0] for row in cursor.fetchall()}
    assert set(written) == rounds and len(rounds) == 1
    by_key = [int(text) for text in SurveyAnswer.objects.order_by("pk").values_list("proposal", flat=True)]
    for order in (lying, by_key):
        assert abs(correlation(order)) < 0.65
    held = SurveyRound.objects.get().answered
    assert held == sorted(officer.pk for officer in officers)


def correlation(order):
    """Of places and values, both from 0 to n - 1 (Spearman). By chance above 0.65 for 40 once in 100,000 runs."""
    n = len(order)
    return 1 - 6 * sum((place - value) ** 2 for place, value in enumerate(order)) / (n * (n * n - 1))


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_of_two_presses_at_once_one_counts(cast, today):
    with threads(2) as both:
        told = both.run([lambda: says(cast.officer, today)] * 2)
    assert [problem.code for problem in told if isinstance(problem, Problem)] == ["already_answered"]
    assert SurveyAnswer.objects.count() == 1 and len(SurveyRound.objects.get().answered) == 1


def test_every_obstacle_has_a_sentence():
    assert len({obstacle.label for obstacle in Obstacle}) == len(Obstacle) >= 8
