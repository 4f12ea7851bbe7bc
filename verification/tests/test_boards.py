"""The boards: sums by hand and by a twin in plain Python, who sees which, and that nothing is ranked."""

import datetime
import functools

import pytest
from django.test import Client
from django.utils import timezone

from accounts.text import folded
from districts.models import Assignment, AssignmentRole, Beat, Unit
from districts.tests.factories import assign, make_unit
from reports.models import Clock, Report, Stage
from reports.querysets import OPEN
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification import unit_board as module
from verification.intervals import median
from verification.models import Role
from verification.permissions import OVERSEERS
from verification.scope import covers, scope_of
from verification.section_board import Load, section_board
from verification.tests.factories import change, confirmed, give_role, make_user, sign_in
from verification.unit_board import DAYS, unit_board

pytestmark = pytest.mark.django_db
SECTION, UNITS = "/panel/sekcja/", "/panel/jednostki/"


def today():
    return timezone.localdate()


def ago(days):
    return today() - datetime.timedelta(days=days)


def board_of(user, units):
    return section_board(scope_of(user, today()), frozenset(unit.pk for unit in units), today())


def load(rows, officer):
    return next(row.load for row in rows if row.officer == officer)


def test_the_section_board_counts_open_late_due_and_the_oldest(cast, region):
    make_report(day=ago(10))
    make_report(day=ago(4))
    make_report(day=ago(1), status=Status.CONFIRMED)
    make_report(day=ago(20), status=Status.ELIMINATED)
    make_report(col=1, day=ago(2))
    make_report(col=2)
    board = board_of(cast.section_head, [region.sections[0]])
    assert load(board.rows, region.officers[0]) == Load(3, 2, 0, ago(10))
    assert load(board.rows, region.officers[1]) == Load(1, 0, 1, ago(2))
    assert board.total == Load(4, 2, 1, ago(10))
    assert (board.unserved, board.nobody) == ([], Load())


def test_a_substitute_has_the_reports_and_the_holder_is_absent(cast, region):
    make_report(day=ago(1))
    assign(region.officers[1], region.beats[0], AssignmentRole.SUBSTITUTE, (ago(1), None))
    rows = {row.officer: row for row in board_of(cast.section_head, [region.sections[0]]).rows}
    away, here = rows[region.officers[0]], rows[region.officers[1]]
    assert (away.is_absent, away.replaced_by, away.load.open) == (True, [region.officers[1]], 0)
    assert (here.is_absent, here.for_others, here.load.open) == (False, [region.beats[0]], 1)


def test_beats_without_anybody_and_holes_are_nobodys(cast, region):
    make_report(day=ago(3))
    make_report(col=4)
    Assignment.objects.filter(beat=region.beats[0]).delete()
    region.officers[2].is_active = False
    region.officers[2].save()
    make_report(col=2)
    board = board_of(cast.coordinator, [region.county])
    assert board.unserved == [region.beats[0], region.beats[2]]
    assert (board.nobody.open, board.nobody.oldest) == (3, ago(3))
    assert board.total.open == 3


@pytest.mark.long
def test_the_counts_of_the_board_are_the_lists_that_they_lead_to(cast, region):
    for number in range(6):
        make_report(day=ago(number * 2), col=number % 2)
    assign(region.officers[1], region.beats[0], AssignmentRole.SUBSTITUTE, (ago(1), None))
    make_report(col=0.2, day=ago(1))
    client = sign_in(cast.section_head)
    for row in board_of(cast.section_head, [region.sections[0]]).rows:
        for query, count in (("", row.load.open), ("&due=overdue", row.load.late), ("&due=today,week", row.load.week)):
            page = client.get(f"/panel/?officer={row.officer.public_id}{query}").content.decode()
            assert page.count("queue-row__link") == count, (row.officer, query)
    Assignment.objects.filter(beat=region.beats[0]).delete()
    nobody = board_of(cast.section_head, [region.sections[0]]).nobody.open
    assert client.get("/panel/?officer=none").content.decode().count("queue-row__link") == nobody == 4


def test_reports_of_an_earlier_edition_stay_with_the_beat(cast, region):
    make_report(day=ago(1))
    old = region.beats[0]
    Beat.objects.filter(pk=old.pk).update(name="Old")
    board = board_of(cast.section_head, [region.sections[0]])
    assert load(board.rows, region.officers[0]).open == 1


def test_rows_stand_by_name(cast, region):
    region.officers[1].last_name = "Ćma"
    region.officers[1].save()
    names = [row.officer.last_name for row in board_of(cast.section_head, [region.sections[0]]).rows]
    assert names == sorted(names, key=folded) == ["Ćma", "Testowy1"]


def twin(unit, on):
    """The board of units in plain Python, a report at a time."""

    def part(report):
        chain = [report.unit]
        while chain[-1] is not None and chain[-1] != unit:
            chain.append(chain[-1].parent)
        return None if chain[-1] is None else (chain[-2] if len(chain) > 1 else unit)

    found = {}
    for report in Report.objects.select_related("unit").prefetch_related("clocks"):
        if not ago(DAYS) < report.filed_on <= on or report.merged_into_id or part(report) is None:
            continue
        row = found.setdefault(part(report), {"filed": 0, "open": 0, "yes": 0, "no": 0, "late": 0, "clocks": 0, "read": [], "verify": []})  # fmt: skip
        row["filed"] += 1
        row["open"] += report.status in OPEN
        row["yes"] += report.status in (Status.CONFIRMED, Status.ELIMINATED, Status.REFERRED)
        row["no"] += report.status in (Status.UNCONFIRMED, Status.HOAX)
        for clock in report.clocks.all():
            if clock.stage in ("read", "verify") and clock.due_on < on:
                row["clocks"] += 1
                row["late"] += clock.stopped_on is None or clock.stopped_on > clock.due_on
                row[clock.stage].append(clock.stopped_on and (clock.stopped_on - clock.started_on).days)
    return found


def test_the_unit_board_is_what_plain_python_counts(cast, region):
    statuses = list(Status)
    for number in range(28):
        make_report(day=ago(number * 15), col=(0, 2, 4, 5)[number % 4] + 0.005 * number, status=statuses[number % 7])
    for clock in Clock.objects.filter(stopped_on__isnull=False):
        Clock.objects.filter(pk=clock.pk).update(stopped_on=clock.started_on + datetime.timedelta(days=clock.pk % 9))
    first, second = Report.objects.order_by("pk")[:2]
    Report.objects.filter(pk=first.pk).update(merged_into=second)
    for unit in (region.root, region.county, region.sections[0]):
        rows, together = unit_board(unit, today())
        expected = twin(unit, today())
        for row in rows:
            plain = expected.pop(row.unit, None)
            if plain is None:
                assert (row.filed, row.clocks) == (0, 0)
                continue
            assert (row.filed, row.open, row.confirmed, row.refused) == tuple(
                plain[k] for k in ("filed", "open", "yes", "no")
            )
            assert (row.clocks, row.late) == (plain["clocks"], plain["late"])
            for name, found in (("read", row.read), ("verify", row.verify)):
                assert found == median((value, plain[name].count(value)) for value in set(plain[name]))
        assert expected == {}
        assert together.filed == sum(row.filed for row in rows) > 0


def test_a_clock_that_is_late_and_runs_counts_as_the_longest_and_one_that_may_still_run_not_at_all(cast, region):
    make_report(day=ago(9))
    make_report(day=ago(1))
    row = next(row for row in unit_board(region.county, today())[0] if row.unit == region.sections[0])
    assert (row.filed, row.clocks, row.late) == (2, 2, 2)
    assert (row.read.n, row.read.value) == (1, None)


def test_many_units_are_counted_once_in_a_quarter_of_an_hour(cast, region, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(module, "MANY_UNITS", 0)
    monkeypatch.setattr(module, "_counted_lately", functools.lru_cache(module._count))
    make_report(day=ago(9))
    first = unit_board(region.county, today())
    with django_assert_num_queries(1):
        assert unit_board(region.county, today()) == first
    assert first[1].filed == 1


def test_units_stand_by_name_whatever_their_numbers(cast, region):
    for _ in range(3):
        confirmed(make_report(col=2), cast.coordinator)
    report = make_report()
    change(report, Status.HOAX, cast.coordinator, Reason.FALSE_REPORT)
    page = sign_in(cast.coordinator).get(UNITS).content.decode()
    assert page.index("Section 1") < page.index("Section 2")
    assert sign_in(cast.coordinator).get(f"{UNITS}?sort=share").content.decode().index("Section 1") < page.index(
        "Section 2"
    )
    assert "board__few" in page


def test_a_clock_of_a_reopened_report_counts_again(cast, region):
    report = make_report(day=ago(20), status=Status.UNCONFIRMED)
    change(report, Status.VERIFYING, cast.coordinator, Reason.OTHER_SERVICE_DATA)
    Clock.objects.filter(report=report, stage=Stage.VERIFY, stopped_on=None).update(due_on=ago(1))
    row = next(row for row in unit_board(region.county, today())[0] if row.unit == region.sections[0])
    assert row.verify.n == 2


ROLES = ("officer", "section_head", "coordinator", "provincial", "national", "viewer", "auditor", "system_admin")
READERS = {
    SECTION: {"section_head", "coordinator", "provincial", "national"},
    UNITS: {"coordinator", "provincial", "national", "auditor"},
}


@pytest.mark.long
@pytest.mark.parametrize("path", [SECTION, UNITS])
def test_each_board_has_its_readers(cast, path):
    for name in ROLES:
        status = sign_in(getattr(cast, name)).get(path, follow=True).status_code
        assert status == (200 if name in READERS[path] else 403), name


def test_strangers_sign_in_first_and_a_missing_right_is_403(cast):
    for path, name in ((SECTION, "officer"), (UNITS, "section_head")):
        assert Client().get(path)["Location"] == f"/panel/konto/logowanie/?next={path}"
        assert sign_in(getattr(cast, name)).get(path).status_code == 403


REACHES = {  # whose unit each of them may name
    "officer": set(),
    "section_head": {"section-1"},
    "head_far": {"section-2"},
    "coordinator": {"section-1", "section-2", "kmp"},
    "provincial": {"section-1", "section-2", "kmp", "kwp"},
    "national": {"section-1", "section-2", "kmp", "kwp", "kpp-other"},
    "viewer": set(),
    "auditor": set(),
    "system_admin": set(),
    "stranger": set(),
}


def test_each_role_reaches_its_units(cast, region):
    make_unit("kpp-other", "kpp", None)
    units = list(Unit.objects.select_related("parent__parent"))
    for name, reached in REACHES.items():
        scope = scope_of(getattr(cast, name), today())
        assert {unit.slug for unit in units if covers(scope, unit, OVERSEERS)} == reached, name


def test_an_auditor_compares_units_and_opens_no_section(cast, region):
    auditor = sign_in(cast.auditor)
    page = auditor.get(f"{UNITS}?unit=kmp").content.decode()
    assert "Section 1" in page
    assert SECTION not in page
    assert auditor.get(f"{SECTION}?unit=section-1").status_code == 403


def test_units_out_of_scope_and_unknown_are_the_same_404(cast, region):
    head, coordinator = sign_in(cast.section_head), sign_in(cast.coordinator)
    for slug in ("section-2", "kmp", "nothing", "%00"):
        assert head.get(f"{SECTION}?unit={slug}").status_code == 404, slug
    for path in (SECTION, UNITS):
        found = [coordinator.get(f"{path}?unit={slug}").status_code for slug in ("section-2", "kwp", "nothing")]
        assert found == [200, 404, 404]


def test_the_entry_leads_to_the_board_of_ones_role(cast, region):
    seen = {}
    both = make_user("both")
    give_role(both, Role.SECTION_HEAD, region.sections[0])
    give_role(both, Role.LOCAL_COORDINATOR, region.county)
    for name, user in (
        ("officer", cast.officer),
        ("head", cast.section_head),
        ("coordinator", cast.coordinator),
        ("both", both),
    ):
        page = sign_in(user).get("/panel/terminy/").content.decode()
        seen[name] = [path for path in (SECTION, UNITS) if f'href="{path}"' in page]
    assert seen == {"officer": [], "head": [SECTION], "coordinator": [UNITS], "both": [UNITS]}


def test_the_boards_cost_the_same_for_one_report_and_for_many(cast, region, django_assert_max_num_queries):
    for number in range(8):
        make_report(day=ago(number), col=number % 4)
    head, national = sign_in(cast.section_head), sign_in(cast.national)
    with django_assert_max_num_queries(6):
        assert head.get(SECTION).status_code == 200
    with django_assert_max_num_queries(9):
        assert national.get(UNITS).status_code == 200
