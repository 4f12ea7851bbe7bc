"""The world of the matrix: two provinces, and for each role a report in its scope, beside it and far out of it."""

import datetime
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from districts.models import Partner, Unit, UnitKind
from districts.tests.factories import assign, make_beat, make_locality, make_officer, make_region, make_unit, square
from reports import photos
from reports.models import Report
from reports.statuses import Status
from reports.tests import pictures
from reports.tests.factories import make_report
from verification.models import Role
from verification.tests.factories import give_role, make_cast, make_user, sign_in
from verification.tests.tasks import make_traffic

CANARY = "Kanarek-w-klatce"  # stands in every text of every report that lies out of somebody's scope
ALWAYS = (datetime.date(2020, 1, 1), None)
COLUMNS = {"own": 0, "next_beat": 1, "next_section": 2, "next_county": 6, "next_province": 8}
# For each role: where its report lies, the one beside its scope, and one out of everything it knows.
PLACES = {
    "officer": ("own", "next_beat", "next_county"),
    "section_head": ("own", "next_section", "next_county"),
    "local_coordinator": ("own", "next_county", "next_province"),
    "provincial_coordinator": ("own", "next_province", "next_province"),
    "national_coordinator": ("own", "next_province", "next_province"),
}
_ELSEWHERE = ("own", "next_county", "next_province")
_NAMES = {
    "local_coordinator": "coordinator",
    "provincial_coordinator": "provincial",
    "national_coordinator": "national",
}


def make_world() -> SimpleNamespace:
    """`region`, `cast`, `users` and `clients` by role, `reports` by place, `by_status` of the own place, `traffic`, `units`."""
    region = make_region()
    make_locality(region.area, "Testowo", "testowo")
    units = _more_units(region)
    cast = make_cast(region)
    traffic = make_traffic(region, cast)
    world = SimpleNamespace(region=region, cast=cast, traffic=traffic, units=units)
    world.users = {role: getattr(cast, _NAMES.get(role, role)) for role in Role.values}
    world.users |= {"one_factor": make_user("one_factor"), "no_role": cast.stranger}
    give_role(world.users["one_factor"], Role.NATIONAL_COORDINATOR, region.root)
    world.clients = {"resident": Client()}
    for role, user in world.users.items():
        world.clients[role] = sign_in(user, both_factors=role != "one_factor")
    world.reports = {place: make_report(col=col, description=_text(place)) for place, col in COLUMNS.items()}
    world.by_status = {status: make_report(status=status, description=_text("own")) for status in Status}
    world.by_status[Status.NEW] = world.reports["own"]
    world.photo = _photo_of(world.reports["own"])
    return world


def _text(place: str) -> str:
    return "Ścigają się tu nocą." if place == "own" else f"{CANARY} {place}"


def _more_units(region: SimpleNamespace) -> dict[str, Unit]:
    """A second county of the province and a second province, each with a section, a beat and somebody who serves there."""
    found: dict[str, Unit] = {"next_section": region.sections[1]}
    other_root = make_unit("kwp-2", UnitKind.KWP)
    for place, parent in (("next_county", region.root), ("next_province", other_root)):
        county = make_unit(f"kmp-{place.replace('_', '-')}", UnitKind.KMP, parent)
        section = make_unit(f"section-{place.replace('_', '-')}", UnitKind.SECTION, county)
        officer = make_officer(section, 40 + COLUMNS[place])
        officer.user = make_user(f"officer_{place}")
        officer.save(update_fields=["user"])
        give_role(officer.user, Role.OFFICER, section)
        assign(officer, make_beat(region.edition, section, str(COLUMNS[place]), square(COLUMNS[place])))
        Partner.objects.create(slug=f"guard-{county.slug}", kind="municipal_guard", name="Guard", unit=county)
        found |= {place: section, f"{place}_county": county}
    Partner.objects.create(slug="guard-own", kind="municipal_guard", name="Guard", unit=region.county)
    return found


def _photo_of(report: Report):
    white = pictures.saved(Image.new("RGB", (200, 100), "white"), "PNG")
    photos.take(report, [SimpleUploadedFile("a.png", white)], report.filed_on)
    photo = report.photos.get()
    photo.report = report
    return photo


def place_of(role: str, kind: str) -> str:
    """Which report is meant by own, beside or out for this role."""
    return PLACES.get(role, _ELSEWHERE)[("own", "beside", "out").index(kind)]


def report_of(world: SimpleNamespace, role: str, kind: str) -> Report:
    return world.reports[place_of(role, kind)]
