"""Loads the demo in one transaction: all of it or nothing, whenever the process is stopped."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from districts.models import BoundaryEdition, Unit
from insights.demo.desk import Desk, write_desk
from insights.demo.drafts import Draft, make_drafts
from insights.demo.ground import EDITION, write_ground
from insights.demo.life_rows import Cast, LifeWriter, Rules, write_lives
from insights.demo.people import write_people
from insights.demo.places import load_places
from insights.demo.plan import make_plan
from insights.demo.programme_rows import write_programme
from insights.demo.progress import Progress
from insights.demo.report_rows import code_of, insert_reports, merge_duplicates, walk_statuses
from insights.demo.sign_ins import write_sign_ins
from insights.demo.streets import write_streets
from insights.demo.traffic import Traffic, write_traffic
from insights.retention import apply
from reports.models import Report

SEED = 20160914  # the day of the first guidelines on the map
REPORTS = 6_000


class DemoRefused(Exception):
    """The demo may not be loaded here; the text says why."""


@dataclass(frozen=True)
class Loaded:
    """`reports` is 0 where the demo had been loaded before."""

    reports: int
    was_there: bool


def is_loaded() -> bool:
    return BoundaryEdition.objects.filter(name=EDITION, is_made_up=True).exists()


def load_demo(
    *, seed: int = SEED, reports: int = REPORTS, today: datetime.date | None = None, progress: Progress | None = None
) -> Loaded:
    """Raises `DemoRefused` where the demo is switched off or real data is present. A second call changes nothing."""
    if not settings.DEMO:
        raise DemoRefused("The demo is switched off here (DEMO=False).")
    if is_loaded():
        return Loaded(0, was_there=True)
    if Report.objects.exists() or Unit.objects.exists():
        raise DemoRefused("This database has units or reports that are not of the demo. Use an empty one.")
    with transaction.atomic():
        written = _load(seed, reports, today or timezone.localdate(), progress or Progress())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Loaded(written, was_there=False)


def _load(seed: int, count: int, today: datetime.date, progress: Progress) -> int:
    with progress.step("Places, areas, units and beats") as told:
        ground = write_ground(make_plan(load_places()), seed)
        told += [f"{len(ground.localities)} places", f"{len(ground.units)} units", f"{len(ground.beats)} beats"]
    with progress.step("Streets") as told:
        told.append(str(write_streets(ground, seed)))
    with progress.step("Officers and sign-ins") as told:
        people = write_people(ground, seed, today)
        traffic = write_traffic(ground, today)
        users = write_sign_ins(ground, people, traffic, today)
        told.append(f"{len(people.of_beat)} officers")
    with progress.step("Programme: figures, hours, survey") as told:
        told.append(str(write_programme(ground, people, seed, today)))
    with progress.step("Reports: places and lives") as told:
        rules = Rules()
        drafts = make_drafts(ground, people, count, seed, today, lambda stage: rules.on(stage, today).amount)
        told.append(str(len(drafts)))
    with progress.step("Reports: rows"):
        rows = insert_reports(ground, drafts)
    with progress.step("Reports: statuses") as told:
        told.append(f"{walk_statuses(rows, drafts)} batches")
        told.append(f"{merge_duplicates(rows, drafts)} merged")
    with progress.step("Reports: trail, timeline, clocks, visits") as told:
        now = min(timezone.now(), _end_of(today))
        pairs = progress.counted("Reports: lives", zip(rows, drafts, strict=True), len(rows))
        lives = write_lives(LifeWriter(Cast(ground, people), now, seed), pairs)
        told += [f"{len(lives.changes)} changes", f"{len(lives.entries)} entries", f"{len(lives.visits)} visits"]
    with progress.step("Retention: what is old is erased, as it would have been") as told:
        run = apply(_end_of(today), agreed=True)
        told += [f"{count} {name}" for name, count in sorted(run.counts.items())]
    with progress.step("Desks: rules, tasks, offers, answers") as told:
        written = write_desk(_desk(users, traffic, now, zip(rows, drafts, strict=True)))
        told += [f"{number} {name}" for name, number in written.items()]
    return len(rows)


def _desk(
    users: dict[str, User], traffic: Traffic, now: datetime.datetime, pairs: Iterable[tuple[Report, Draft]]
) -> Desk:
    return Desk(
        officer=users["dzielnicowy"],
        neighbour=users["dzielnicowy2"],
        head=users["kierownik"],
        coordinator=users["koordynator"],
        national=users["krajowy"],
        rider=users["ruch"],
        traffic=traffic.unit,
        command=traffic.unit.parent,
        now=now,
        reports={draft.name: row for row, draft in pairs if draft.name},
    )


def _end_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 59)))


def receipts_to_try() -> list[tuple[str, str]]:
    """One report of each status with its code, for people who look at the demo."""
    newest = Report.objects.order_by("status", "-filed_on", "public_id").distinct("status")
    return [(report.status, code_of(report.public_id)) for report in newest]
