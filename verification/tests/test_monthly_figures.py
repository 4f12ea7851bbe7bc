"""Figures of a month: who sees and enters them, what is late, how a correction keeps what was there."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from districts.models import Unit
from verification.models import MonthlyFigure, ProgrammeTask, Role
from verification.months import due_on, month_of, open_months, read_month, shifted
from verification.panel.programme_places import state_of
from verification.permissions import may_enter_figures, oversees, units_overseen
from verification.scope import scope_of
from verification.tests.factories import give_role, make_member, make_user, sign_in

pytestmark = pytest.mark.django_db
PAGE = "/panel/miesiac/"
D = datetime.date


@pytest.fixture
def month():
    """The one that is due."""
    return shifted(month_of(timezone.localdate()), -1)


def typed(seen=0, **numbers):
    """`task=number` for slugs without a dash; everything else is left empty."""
    fields = {f"{part}-{slug}": "" for slug in slugs() for part in ("number", "remark")}
    return fields | {"seen": seen} | {f"number-{slug}": number for slug, number in numbers.items()}


def slugs():
    return list(ProgrammeTask.objects.values_list("slug", flat=True))


def everything(number=3, seen=0):
    return typed(seen) | {f"number-{slug}": number for slug in slugs()}


def newest():
    return max(MonthlyFigure.objects.values_list("pk", flat=True), default=0)


def test_the_head_enters_a_month_and_sees_last_months_numbers_beside(
    cast, region, month, django_assert_max_num_queries
):
    head = sign_in(cast.section_head)
    head.post(f"{PAGE}?month={shifted(month, -1):%Y-%m}", everything(41))
    page = head.get(PAGE).content.decode()
    assert page.count("<strong>41</strong>") == 7 and "Section 2" not in page
    assert head.post(PAGE, everything(5)).status_code == 302
    kept = MonthlyFigure.objects.filter(unit=region.sections[0], month=month)
    assert set(kept.values_list("number", "by__username")) == {(5, "section_head")} and kept.count() == 7
    with django_assert_max_num_queries(15):
        assert 'value="5"' in head.get(PAGE).content.decode()


def test_saving_what_is_there_writes_nothing_and_a_correction_keeps_the_earlier_number(cast, month):
    head = sign_in(cast.section_head)
    head.post(PAGE, everything(5))
    head.post(PAGE, everything(5, seen=newest()))
    assert MonthlyFigure.objects.count() == 7
    head.post(PAGE, everything(5, seen=newest()) | {"number-wywiady": "8", "remark-wywiady": "Doliczono trzy."})
    rows = MonthlyFigure.objects.filter(task__slug="wywiady").values_list("number", "remark")
    assert list(rows) == [(5, ""), (8, "Doliczono trzy.")]
    page = head.get(PAGE).content.decode()
    assert 'class="figure__earlier"' in page and "5 – Section Head Testowa" in page


@pytest.mark.long
def test_the_database_refuses_to_change_or_delete_a_figure(cast):
    sign_in(cast.section_head).post(PAGE, everything())
    for act in (lambda rows: rows.update(number=1), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act(MonthlyFigure.objects.all())
    assert set(MonthlyFigure.objects.values_list("number", flat=True)) == {3}


def test_who_saves_over_a_colleague_is_told_first_and_keeps_the_typed_numbers(cast, region):
    head, coordinator = sign_in(cast.section_head), sign_in(cast.coordinator)
    seen_by_both = newest()
    coordinator.post(f"{PAGE}?unit={region.sections[0].slug}", everything(7))
    answer = head.post(PAGE, everything(9, seen=seen_by_both))
    page = answer.content.decode()
    assert answer.status_code == 409 and "Coordinator Testowa" in page
    assert page.count('value="9"') == 7 and MonthlyFigure.objects.count() == 7
    assert head.post(PAGE, everything(9, seen=answer.context["seen"])).status_code == 302
    assert MonthlyFigure.objects.count() == 14


BAD = [
    {"number-wywiady": "-1"},
    {"number-wywiady": "dużo"},
    {"number-wywiady": "100000"},
    {"number-wywiady": "1.5"},
    {"number-wywiady": "9" * 5000},
    {"number-wywiady": "", "remark-wywiady": "Uwaga bez liczby"},
    {"number-wywiady": "3", "remark-wywiady": "ą" * 301},
    {"number-wywiady": "3", "remark-wywiady": "a\x00b"},
    {"number-wywiady": "3", "remark-wywiady": "\u202e"},
]


def test_bad_input_is_a_sentence_and_everything_typed_stays(cast):
    head = sign_in(cast.section_head)
    for bad in BAD:
        answer = head.post(PAGE, typed(profilaktyka="17") | bad)
        page = answer.content.decode()
        assert (answer.status_code, 'role="alert"' in page, 'value="17"' in page) == (422, True, True), bad
    assert not MonthlyFigure.objects.exists()


@pytest.mark.long
def test_a_number_that_was_given_cannot_be_left_empty(cast):
    head = sign_in(cast.section_head)
    head.post(PAGE, everything(5))
    assert head.post(PAGE, everything(5, seen=newest()) | {"number-sciganie": ""}).status_code == 422
    assert MonthlyFigure.objects.count() == 7


@pytest.mark.long
def test_what_may_not_be_entered_is_not_there(cast):
    head = sign_in(cast.section_head)
    for query in ("month=2019-01", "month=2026-13", "month=x", "month=2999-01", "unit=nowhere", "unit=section-2"):
        told = head.get(f"{PAGE}?{query}").status_code, head.post(f"{PAGE}?{query}", everything()).status_code
        assert told == (404, 404), query


def test_every_role_gets_its_answer(cast, region, client):
    read = {"section_head": 200, "coordinator": 200, "provincial": 200, "national": 200, "officer": 403, "viewer": 403}
    write = {
        "section_head": 302,
        "coordinator": 302,
        "provincial": 403,
        "national": 403,
        "officer": 403,
        "auditor": 403,
    }
    assert {who: sign_in(getattr(cast, who)).get(PAGE).status_code for who in read} == read
    assert {who: sign_in(getattr(cast, who)).post(PAGE, typed()).status_code for who in write} == write
    assert client.get(PAGE).status_code == 302 and "/logowanie/" in client.get(PAGE)["Location"]
    other = f"{PAGE}?unit={region.sections[0].slug}"
    assert sign_in(cast.head_far).get(other).status_code == 404


def test_the_rule_of_oversight_is_the_same_as_rows_and_as_a_question(cast, region):
    make_member("twice", Role.SECTION_HEAD, region.sections[0])
    both = make_user("both")
    give_role(both, Role.OFFICER, region.sections[0])
    give_role(both, Role.LOCAL_COORDINATOR, region.sections[1])
    units = list(Unit.objects.select_related("parent__parent__parent__parent"))
    for user in (*vars(cast).values(), both):
        scope = scope_of(user, timezone.localdate())
        assert {unit for unit in units if oversees(scope, unit)} == set(units_overseen(scope)), user
        assert all(oversees(scope, unit) for unit in units if may_enter_figures(scope, unit))


@pytest.mark.long
def test_a_coordinator_sees_who_is_missing_and_the_sums(cast, region, month):
    sign_in(cast.section_head).post(PAGE, everything(5))
    answer = sign_in(cast.coordinator).get(PAGE)
    others = answer.context["others"]
    states = {unit.slug: state for unit, state in others.units}
    assert states["section-1"] == "entered" and states["section-2"] in ("missing", "late")
    assert {(total, units) for _task, total, units in others.sums} == {(5, 1)}
    sign_in(cast.head_far).post(PAGE, everything(6))
    corrected = sign_in(cast.section_head)
    corrected.post(PAGE, everything(1, seen=newest()))
    sums = sign_in(cast.coordinator).get(PAGE).context["others"].sums
    assert {(total, units) for _task, total, units in sums} == {(7, 2)}


@pytest.mark.parametrize(
    ("on", "entered", "state"),
    [
        (D(2026, 10, 31), 0, "open"),
        (D(2026, 10, 31), 3, "begun"),
        (D(2026, 11, 1), 0, "missing"),
        (D(2026, 11, 10), 3, "begun"),
        (D(2026, 11, 11), 0, "late"),
        (D(2026, 11, 11), 6, "late"),
        (D(2027, 11, 11), 7, "entered"),
    ],
)
def test_a_month_is_late_after_the_tenth_of_the_next(on, entered, state):
    assert state_of(D(2026, 10, 1), on, entered, 7) == state


def test_months_are_counted_over_the_years_end():
    assert [shifted(D(2026, 1, 1), by) for by in (-1, 0, 12, -13)] == [
        D(2025, 12, 1), D(2026, 1, 1), D(2027, 1, 1), D(2024, 12, 1)
    ]  # fmt: skip
    assert due_on(D(2026, 12, 1)) == D(2027, 1, 10)
    assert open_months(D(2026, 2, 28))[:3] == [D(2026, 2, 1), D(2026, 1, 1), D(2025, 12, 1)]
    assert read_month("2026-01", D(2026, 2, 1), D(2026, 1, 1)) == D(2026, 1, 1)
    assert read_month("2026-03", D(2026, 2, 1), D(2026, 1, 1)) is None


@pytest.mark.long
def test_a_task_that_ended_asks_for_nothing_and_keeps_its_numbers(cast, month):
    head = sign_in(cast.section_head)
    head.post(PAGE, everything(5))
    ProgrammeTask.objects.filter(slug="wywiady").update(valid_to=shifted(month, -1))
    assert "number-wywiady" not in head.get(PAGE).content.decode()
    assert MonthlyFigure.objects.filter(task__slug="wywiady").count() == 1


@pytest.mark.long
def test_the_index_says_what_is_awaited(cast):
    head = sign_in(cast.section_head)
    before = head.get("/panel/program/").content.decode()
    head.post(PAGE, everything())
    after = head.get("/panel/program/").content.decode()
    assert "month-state--entered" not in before and "month-state--entered" in after
    pages = {
        who: sign_in(getattr(cast, who)).get("/panel/program/").content.decode() for who in ("officer", "national")
    }
    assert "/panel/miesiac/" not in pages["officer"] and "/panel/ankieta/" in pages["officer"]
    assert "/panel/miesiac/" in pages["national"]
    assert sign_in(cast.auditor).get("/panel/program/").status_code == 403
