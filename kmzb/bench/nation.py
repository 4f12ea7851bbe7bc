"""A force of a whole country and its reports of ten years, beside the demo, for benches: made up, made once, kept.

16 voivodeships, 320 counties, 1,600 sections, five beats each with an officer. A report in a hundred is open. Written in bulk
with the triggers away for so long: the rows are as the services leave them, trail, clocks and timeline included.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import connection, transaction

from accounts.models import User
from districts.models import Assignment, Beat, BoundaryEdition, Officer, Unit
from reports.deadlines import today
from reports.models import Report
from verification.models import Membership, Role

VOIVODESHIPS, COUNTIES, SECTIONS, BEATS = 16, 20, 5, 5  # of each of the one above
AT_ONCE = 50_000  # reports in one transaction
WEST, SOUTH, STEP_LON, STEP_LAT, COLUMNS = 14.2, 49.1, 0.098, 0.07, 100  # degrees: 8,000 beats side by side
ALWAYS = ("2000-01-01", None)
TABLES = ("reports_report", "reports_clock", "reports_statuschange", "reports_timelineentry")
ROWS = Path(__file__).with_name("nation.sql")


def make(reports: int, counted: Callable) -> None:
    """Adds what is missing to so many reports in all. Some 5,000 rows of reports a second."""
    if not Unit.objects.filter(slug="bench-kgp").exists():
        with transaction.atomic():
            _force()
    missing = reports - Report.objects.count()
    if missing <= 0:
        return
    _places()
    with _without_triggers():
        rounds = math.ceil(missing / AT_ONCE)
        for number in counted("Reports", range(rounds), rounds):
            _write(min(AT_ONCE, missing - number * AT_ONCE))
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def _force() -> None:
    root = Unit.objects.create(slug="bench-kgp", kind="kgp", name="Komenda Główna", depth=0)
    _member("bench-national", Role.NATIONAL_COORDINATOR, root)
    voivodeships = _units([root], VOIVODESHIPS, "kwp", 1)
    counties = _units(voivodeships, COUNTIES, "kpp", 2)
    sections = _units(counties, SECTIONS, "section", 3)
    for unit, role in ((voivodeships[0], Role.PROVINCIAL_COORDINATOR), (sections[0], Role.SECTION_HEAD)):
        _member(f"bench-{role}", role, unit)
    for number, county in enumerate(counties[:8]):
        _member(f"bench-coordinator-{number}", Role.LOCAL_COORDINATOR, county)
    _beats(sections)


def _units(parents: list[Unit], each: int, kind: str, depth: int) -> list[Unit]:
    made = [
        Unit(
            slug=f"{parent.slug}-{n}",
            kind=kind,
            name=f"{kind.upper()} {parent.slug[6:]}-{n}",
            parent=parent,
            depth=depth,
        )
        for parent in parents
        for n in range(1, each + 1)
    ]
    return Unit.objects.bulk_create(made)


def _member(name: str, role: str, unit: Unit) -> User:
    user = User.objects.create(username=name, first_name="Jan", last_name=name.title())
    Membership.objects.create(user=user, role=role, unit=unit, valid=ALWAYS)
    return user


def _beats(sections: list[Unit]) -> None:
    edition = BoundaryEdition.objects.get(is_current=True)
    units = [unit for unit in sections for _ in range(BEATS)]
    beats = [
        Beat(
            edition=edition,
            unit=unit,
            number=str(n % BEATS + 1),
            sort_key=f"{n % BEATS + 1:04}",
            name=f"Rejon {n}",
            area=_cell(n),
        )
        for n, unit in enumerate(units)
    ]
    users = [User(username=f"bench-officer-{n}", first_name="Jan", last_name=f"Rejonowy{n}") for n in range(len(beats))]
    Beat.objects.bulk_create(beats, batch_size=1_000)
    User.objects.bulk_create(users, batch_size=1_000)
    officers = [
        Officer(
            user=user,
            unit=beat.unit,
            rank="asp.",
            first_name=user.first_name,
            last_name=user.last_name,
            updated_on=today(),
        )
        for user, beat in zip(users, beats, strict=True)
    ]
    Officer.objects.bulk_create(officers, batch_size=1_000)
    served = [Assignment(officer=one, beat=beat, valid=ALWAYS) for one, beat in zip(officers, beats, strict=True)]
    Assignment.objects.bulk_create(served, batch_size=1_000)
    roles = [
        Membership(user=u, role=Role.OFFICER, unit=b.unit, valid=ALWAYS) for u, b in zip(users, beats, strict=True)
    ]
    Membership.objects.bulk_create(roles, batch_size=1_000)


def _cell(number: int) -> MultiPolygon:
    row, column = divmod(number, COLUMNS)
    west, south = WEST + column * STEP_LON, SOUTH + row * STEP_LAT
    return MultiPolygon(Polygon.from_bbox((west, south, west + STEP_LON, south + STEP_LAT)), srid=4326)


def _places() -> None:
    """Every beat with its corner, numbered without gaps."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS place")
        cursor.execute(
            "CREATE TEMP TABLE place AS SELECT row_number() OVER (ORDER BY beat.id) AS n, beat.id AS beat_id, beat.unit_id,"
            " beat.edition_id, ST_XMin(area) AS west, ST_YMin(area) AS south FROM districts_beat beat"
            " JOIN districts_unit unit ON unit.id = beat.unit_id WHERE unit.slug LIKE 'bench-%'"
        )
        cursor.execute("CREATE UNIQUE INDEX ON place (n)")
        cursor.execute("ANALYZE place")


@contextmanager
def _without_triggers() -> Iterator[None]:
    """They guard what services write one by one; the rows here are finished already."""
    _each_table("DISABLE")
    try:
        yield
    finally:
        _each_table("ENABLE")


def _each_table(word: str) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} {word} TRIGGER USER")


def _write(count: int) -> None:
    values = {"count": count, "today": today(), "step_lon": STEP_LON, "step_lat": STEP_LAT}
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in ROWS.read_text(encoding="utf-8").split(";\n"):
            cursor.execute(statement, values)
