"""The demo as a whole: the same seed gives the same demo, it covers its ground, and it shows what it must."""

import datetime
import hashlib
import io
import json
import stat

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from districts.lookup import locate
from districts.models import AdministrativeArea, Assignment, AssignmentRole, Beat, Officer, Street, UnitArea
from districts.tests.factories import make_region
from insights.demo.load import SEED, DemoRefused, is_loaded, load_demo
from insights.demo.progress import Progress
from insights.demo.sign_ins import ROLES, all_sign_ins, write_file
from reports.models import Clock, Report, StatusChange, TimelineEntry
from reports.statuses import REASONS
from verification.models import (
    AnswerTemplate,
    HandOver,
    Membership,
    Merge,
    Notice,
    Reassignment,
    Step,
    Task,
    Visit,
)
from verification.queue import open_in_scope
from verification.scope import scope_of
from verification.services.reassignments import asked_of

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)
FEW = 250


@pytest.fixture(autouse=True)
def demo_on(settings):
    settings.DEMO = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def load(reports: int = FEW):
    return load_demo(reports=reports, today=TODAY, progress=Progress(io.StringIO()))


def digest() -> str:
    """Everything that people can see, by its natural keys."""
    parts = [
        sorted((beat.unit.slug, beat.number, str(beat.public_id), beat.streets, beat.area.wkt) for beat in Beat.objects.select_related("unit")),
        sorted(AdministrativeArea.objects.values_list("code", "name", "is_made_up")),
        sorted(Officer.objects.values_list("last_name", "first_name", "phone", "public_id"), key=str),
        sorted(Street.objects.values_list("locality__name", "name", "number_to")),
        [(str(r.public_id), r.status, r.reason, r.filed_on, r.point.wkt, r.endorsements) for r in Report.objects.order_by("public_id")],
        list(StatusChange.objects.order_by("report__public_id", "pk").values_list("report__public_id", "new", "reason", "on", "actor__username")),
        list(Task.objects.order_by("report__public_id", "pk").values_list("report__public_id", "unit__slug", "officer__username", "reply_by", "outcome")),
        list(TimelineEntry.objects.order_by("report__public_id", "pk").values_list("kind", "status", "on", "by", "result")),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


@pytest.mark.long
def test_the_same_seed_gives_the_same_demo(catalogue):
    digests = []
    for _turn in range(2):
        with transaction.atomic():
            load()
            digests.append(digest())
            transaction.set_rollback(True)
    assert digests[0] == digests[1]


def scalar(sql: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_the_demo_covers_its_ground_and_shows_what_it_must(catalogue):
    load()
    _check_areas()
    _check_people()
    _check_reports()
    _check_desks()


def _check_areas():
    region, pieces = (
        scalar(f"SELECT {what} FROM districts_administrativearea WHERE kind = '{kind}'")  # noqa: S608 - fixed words
        for what, kind in (("ST_Area(ST_Union(outline))", "voivodeship"), ("sum(ST_Area(outline))", "municipality"))
    )
    assert pieces == pytest.approx(region, rel=1e-9)
    beats = scalar("SELECT sum(ST_Area(area)) FROM districts_beat")
    united = scalar("SELECT ST_Area(ST_Union(area)) FROM districts_beat")
    assert beats == pytest.approx(united, rel=1e-9)
    assert 0 < region - united < region / 1_000  # the hole
    assert AdministrativeArea.objects.filter(kind="county").count() == 24
    assert not AdministrativeArea.objects.filter(is_made_up=False).exists()
    assert 180 <= AdministrativeArea.objects.filter(kind="municipality").count() <= 200
    assert 110 <= Beat.objects.count() <= 160
    assert UnitArea.objects.filter(unit__kind__in=("kmp", "kpp")).count() == 22


def _check_people():
    assert Beat.objects.with_people(TODAY).filter(holding=None).count() == 1
    assert Assignment.objects.filter(role=AssignmentRole.SUBSTITUTE, valid__contains=TODAY).count() == 2
    assert all(officer.phone.startswith("000 000 ") for officer in Officer.objects.all())
    assert not Officer.objects.exclude(email__endswith="@demo.invalid").exists()
    for sign_in in all_sign_ins():
        assert len(sign_in.password) >= 15
        user = authenticate(username=sign_in.login, password=sign_in.password)
        assert Membership.objects.filter(user=user, role=ROLES[sign_in.login]).exists()
    assert Officer.objects.filter(user__username="dzielnicowy", assignments__beat__unit__slug__contains="lodz").exists()


def _check_reports():
    shown = set(StatusChange.objects.values_list("old", "new", "reason"))
    assert {(old, new, reason) for (old, new), reasons in REASONS.items() for reason in reasons} <= shown
    late = {(clock.stage, (TODAY - clock.due_on).days) for clock in Clock.objects.filter(stopped_on=None)}
    assert {(stage, over) for stage in ("read", "verify", "eliminate", "reply") for over in (0, 1, 3)} <= late
    assert Report.objects.filter(is_in_hole=True, beat=None).exists()
    assert not Report.objects.filter(is_published=False).exists()
    assert not Report.objects.filter(merged_into__merged_into__isnull=False).exists()
    assert HandOver.objects.filter(replied_on=None).exists()
    assert HandOver.objects.exclude(replied_on=None).exists()
    assert not Visit.objects.filter(recorded_at__lt=F("at")).exists()
    assert Visit.objects.exclude(distance_m=None).exists()
    assert any(timezone.localtime(visit.at).hour == 23 for visit in Visit.objects.all())
    for report in Report.objects.exclude(beat=None).order_by("public_id")[:20]:
        assert locate(report.point.x, report.point.y, on=TODAY).beat.pk == report.beat_id


def _check_desks():
    scopes = {login: scope_of(User.objects.get(username=login), TODAY, with_inbox=True) for login in ROLES}
    assert 40 <= open_in_scope(scopes["dzielnicowy"]).count() <= 60
    assert open_in_scope(scopes["ruch"]).count() == Task.objects.open().filter(to="traffic").count() >= 5
    assert Task.objects.late(TODAY).exists()
    assert set(Task.objects.values_list("outcome", flat=True)) == {"", "done", "withdrawn"}
    assert set(Reassignment.objects.values_list("answer", flat=True)) == {"", "accepted", "refused"}
    assert asked_of(scopes["dzielnicowy"]).exists()
    assert Merge.objects.filter(undone_at=None).count() == 2
    assert Report.objects.filter(is_in_flood=True).count() == 6
    assert set(HandOver.objects.values_list("outcome", flat=True)) == {"", "done", "refused"}
    assert set(Report.objects.exclude(entered_by=None).values_list("source", flat=True)) == {"phone", "visit", "debate"}
    assert set(Notice.objects.values_list("step", flat=True)) == set(Step.values)
    assert AnswerTemplate.objects.filter(valid_from__gt=TODAY).exists()
    for login in ("dzielnicowy", "kierownik", "koordynator", "wojewodzki"):
        assert scopes[login].unseen


@pytest.mark.long
def test_a_second_run_changes_nothing(catalogue, django_assert_max_num_queries):
    assert load(120).reports > 100
    with django_assert_max_num_queries(1):
        assert load(120).was_there


def test_real_data_is_never_mixed_with_the_demo(catalogue):
    make_region()
    with pytest.raises(DemoRefused, match="not of the demo"):
        load()
    assert not is_loaded()


def test_without_the_setting_the_demo_is_refused(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="switched off"):
        call_command("load_demo", seed=SEED)
    assert not is_loaded()


def test_the_file_of_sign_ins_is_for_its_owner_only(tmp_path):
    file = write_file(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    rows = json.loads(file.read_text(encoding="utf-8"))
    assert set(rows[0]) == {"login", "role", "password", "totp_secret"}
    assert [row["login"] for row in rows] == list(ROLES)


def test_secrets_differ_between_installations(settings):
    here = all_sign_ins()
    settings.SECRET_KEY = "another-installation"
    assert not {s.password for s in here} & {s.password for s in all_sign_ins()}
