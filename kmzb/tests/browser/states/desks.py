"""Who signs in to the panel for its states, and a report for each thing that the panel's pages can say. By the real services.

Made anew on the small region of the tests and on the whole demo alike, in the beat with most open reports.
"""

import datetime
import json
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.gis.geos import GEOSGeometry
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from districts.models import Assignment, AssignmentRole, Beat, Partner, PartnerKind
from kmzb.tests.browser.states import receipts
from reports.models import Report
from reports.querysets import OPEN
from reports.statuses import Reason, Status
from verification.models import JobKind, Membership, Role, TaskFor
from verification.panel import kept
from verification.services import Asked, HandOverTo, NewTask, Reply, ask_over, bulk_jobs, give_task, merge, record_reply
from verification.services.notes import add_note
from verification.tests.factories import ALWAYS, change, fresh, sign_in, visit

People = dict[str, User]
IDLE, STRANGER = "gallery-idle", "gallery-stranger"


def open_desks() -> tuple[dict[str, str], dict[str, str]]:
    """Session keys by who it is, addresses in the panel by what is there."""
    beat = _busiest()
    people = _people(beat)
    reports = _told(beat.area.point_on_surface, people)
    pages = {name: reverse("panel:report", args=[row.public_id]) for name, row in reports.items()}
    asked = reports["offered"].reassignments.get(answer="")
    pages |= {"offer": reverse("panel:reassignment", args=[asked.pk]), "card": f"{pages['confirmed']}karta/"}
    pages |= _jobs(people["coordinator"])
    sessions = {name: _session_of(user) for name, user in people.items()}
    sessions["kept"] = _session_with_words(people["officer"])
    return sessions, pages


def _busiest() -> Beat:
    is_open = Q(reports__status__in=OPEN, reports__merged_into=None)
    held = Beat.objects.current().filter(
        assignments__role=AssignmentRole.HOLDER, assignments__officer__user__isnull=False
    )
    return held.annotate(open=Count("reports", filter=is_open)).order_by("-open", "pk").select_related("unit__parent")[0]  # fmt: skip


def _people(beat: Beat) -> People:
    today = timezone.localdate()
    holder = Assignment.objects.filter(beat=beat, role=AssignmentRole.HOLDER, valid__contains=today)
    officer = holder.select_related("officer__user").get().officer.user
    members = Membership.objects.valid_on(today).select_related("user").order_by("pk")
    here = members.filter(unit=beat.unit)
    idle, _is_new = User.objects.get_or_create(username=IDLE, first_name="sierż. Nowa", last_name="Przykładowa")
    Membership.objects.get_or_create(user=idle, role=Role.OFFICER, unit=beat.unit, defaults={"valid": ALWAYS})
    stranger, _is_new = User.objects.get_or_create(username=STRANGER, first_name="Bez", last_name="Roli")
    above = {
        "coordinator": Role.LOCAL_COORDINATOR,
        "national": Role.NATIONAL_COORDINATOR,
        "auditor": Role.AUDITOR,
        "admin": Role.SYSTEM_ADMIN,
        "viewer": Role.VIEWER,
    }
    chain = [beat.unit.parent_id, beat.unit.parent.parent_id]
    near_first = [*members.filter(unit__in=chain), *members]
    return {
        "officer": officer,
        "colleague": here.filter(role=Role.OFFICER).exclude(user__in=[officer, idle])[0].user,
        "head": here.filter(role=Role.SECTION_HEAD)[0].user,
        "idle": idle,
        "stranger": stranger,
    } | {name: next(row.user for row in near_first if row.role == role) for name, role in above.items()}


def _told(place: GEOSGeometry, people: People) -> dict[str, Report]:
    """Each a few metres from the next, filed ten days ago."""
    found = {}
    for row, (name, story) in enumerate(STORIES.items()):
        lon, lat = round(place.x, 6), round(place.y + row * receipts.APART / 4, 6)
        filed = receipts.file_at(f"desk-{name}", (lon, lat))
        found[name] = filed.report
        if not filed.replay:
            story(filed.report, people)
    if fresh(found["merged"]).merged_into is None:
        at = timezone.now()
        merge(ids=[found["merged"].public_id], target=found["new"].public_id, actor=people["officer"], at=at)
    return found


def _left(report: Report, people: People) -> None:
    """As it came in."""


def _taken(report: Report, people: People) -> None:
    change(report, Status.VERIFYING, people["officer"])


def _asked(report: Report, people: People) -> None:
    _taken(report, people)
    visit(report, people["officer"], "partly")
    receipts.asked(report, people["officer"])
    add_note(report=fresh(report), text="Rozmowa z zarządcą.", actor=people["head"], at=timezone.now())


def _confirmed(report: Report, people: People) -> None:
    _taken(report, people)
    receipts.confirmed(report, people["officer"])


def _objected(report: Report, people: People) -> None:
    _taken(report, people)
    receipts.objected(report, people["officer"])


def _referred(report: Report, people: People) -> None:
    _confirmed(report, people)
    name = "Zarząd Dróg (przykład)"
    body, _is_new = Partner.objects.get_or_create(slug="gallery-body", name=name, kind=PartnerKind.ROAD_MANAGER)
    to = HandOverTo(body.slug, timezone.localdate() + datetime.timedelta(days=30))
    change(report, Status.REFERRED, people["officer"], Reason.HANDED_OVER, hand_over=to)


def _answered(report: Report, people: People) -> None:
    _referred(report, people)
    reply = Reply("done", "Ustawiono próg zwalniający.", timezone.localdate())
    awaited = report.hand_overs.get().pk
    record_reply(report=fresh(report), hand_over=awaited, reply=reply, actor=people["officer"], at=timezone.now())


def _gone(report: Report, people: People) -> None:
    _taken(report, people)
    receipts.gone(report, people["officer"])


def _hoax(report: Report, people: People) -> None:
    change(report, Status.HOAX, people["coordinator"], Reason.FALSE_REPORT)


def _held(report: Report, people: People) -> None:
    """By a colleague of the officer, on the coordinator's word, until today."""
    unit, colleague = fresh(report).unit, people["colleague"]
    note = "Proszę sprawdzić po 22."
    task = NewTask(TaskFor.OFFICER, f"{unit.pk}.{colleague.pk}", timezone.localdate(), note, any_seen=True)
    give_task(report=fresh(report), task=task, actor=people["coordinator"], at=timezone.now())


def _asked_over(report: Report, people: People) -> None:
    asked = Asked(TaskFor.OFFICER, f"{fresh(report).unit.pk}.{people['colleague'].pk}", "Leży przy Twoim rejonie.")
    ask_over(report=fresh(report), asked=asked, actor=people["officer"], at=timezone.now())


STORIES = {
    "new": _left,
    "merged": _left,
    "verifying": _taken,
    "asked": _asked,
    "confirmed": _confirmed,
    "objected": _objected,
    "referred": _referred,
    "answered": _answered,
    "gone": _gone,
    "hoax": _hoax,
    "held": _held,
    "offered": _asked_over,
}


def _jobs(coordinator: User) -> dict[str, str]:
    """One that waits for its time, and one that is over with a report that was left."""
    some = Report.objects.filter(merged_into=None, status__in=OPEN).order_by("pk")[:8]
    at = timezone.now()
    waits = bulk_jobs.plan(reports=Report.objects.filter(pk__in=some), kind=JobKind.TAKE, actor=coordinator, at=at)
    done = bulk_jobs.take(reports=Report.objects.exclude(status=Status.NEW)[:3], actor=coordinator, at=at)
    return {name: reverse("panel:bulk_job", args=[job.pk]) for name, job in (("job", waits), ("job-done", done))}


def _session_of(user: User) -> str:
    return sign_in(user).cookies[settings.SESSION_COOKIE_NAME].value


def _session_with_words(user: User) -> str:
    """Of somebody who typed a text into a form, was signed out over it and is back."""
    client = sign_in(user)
    session = client.session
    typed = urlencode({"name": "Zarząd Dróg", "source": "Pismo z 3 marca, kontakt do dyżurnego.", "act": "add"})
    told = json.dumps({"writer": user.pk, "path": reverse("panel:saved_filters"), "typed": typed})
    session[kept.KEPT] = kept._cipher().encrypt(told.encode()).decode()
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value
