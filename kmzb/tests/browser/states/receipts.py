"""Reports with a story each, told by the real services: what the holder of a code may meet on the page of a receipt."""

import datetime
import uuid

from django.utils import timezone

from accounts.models import User
from districts.models import Assignment, AssignmentRole, Beat
from reports.confirmation import line_of
from reports.models import Category, Report
from reports.services import object_to, submit_report, write_message
from reports.services.submit_report import Submitted
from reports.statuses import Reason, Status
from reports.submission import Submission
from verification.services.questions import ask_resident
from verification.tests.factories import change, fresh, visit

SPEED = "przekraczanie-dozwolonej-predkosci"
KEYS = uuid.UUID("6f1d7a52-3c0e-4b7e-9a53-2d1c8f0e7b64")  # the same key again is the same report: no pile in one place
APART = 0.0004  # degrees between two of them
LONG = "Codziennie między dziewiętnastą a dwudziestą drugą, zwłaszcza przy skrzyżowaniu, " * 11


def tell(beat: Beat, place: tuple[float, float]) -> tuple[dict[str, str], str]:
    """The codes by the name of the story, and the signed line of the confirmed report's paper of today.

    Each report was filed ten days ago, `confirmed` exactly at the place.
    """
    today = timezone.localdate()
    holder = Assignment.objects.filter(beat=beat, role=AssignmentRole.HOLDER, valid__contains=today)
    actor = holder.select_related("officer__user").get().officer.user
    filed = {name: file_at(name, (place[0] + row * APART, place[1])) for row, name in enumerate(STORIES)}
    for name, story in STORIES.items():
        if fresh(filed[name].report).status == Status.NEW:
            change(filed[name].report, Status.VERIFYING, actor)
            story(filed[name].report, actor)
    return {name: row.receipt for name, row in filed.items()}, line_of(fresh(filed["confirmed"].report), today)


def file_at(name: str, place: tuple[float, float]) -> Submitted:
    day = timezone.localdate() - datetime.timedelta(days=10)
    submission = Submission(Category.objects.get(slug=SPEED), *place, description="Kierowcy jeżdżą za szybko.")
    filed = submit_report(submission=submission, key=uuid.uuid5(KEYS, name), today=day)
    Report.objects.filter(pk=filed.report.pk).update(is_published=True)
    return filed


def confirmed(report: Report, actor: User) -> None:
    visit(report, actor)
    change(report, Status.CONFIRMED, actor, Reason.SEEN_ON_SITE)


def asked(report: Report, actor: User) -> None:
    now = timezone.now()
    ask_resident(report=fresh(report), text="O której godzinie to się zwykle dzieje?", actor=actor, at=now)
    write_message(report=fresh(report), text=LONG[:1000], on=timezone.localdate())
    ask_resident(report=fresh(report), text="Dziękuję. Czy to zawsze te same samochody?", actor=actor, at=now)


def refused(report: Report, actor: User) -> None:
    for _ in range(max(1, fresh(report).category.minimum_visits)):
        visit(report, actor, "not_seen")
    change(report, Status.UNCONFIRMED, actor, Reason.NOT_FOUND_ON_SITE)


def objected(report: Report, actor: User) -> None:
    refused(report, actor)
    object_to(report=fresh(report), reason="Patrol był w południe, a ścigają się w nocy.", on=timezone.localdate())


def gone(report: Report, actor: User) -> None:
    confirmed(report, actor)
    change(report, Status.ELIMINATED, actor, Reason.ACTED_ON, note="Ustawiono próg zwalniający.")


STORIES = {"confirmed": confirmed, "asked": asked, "refused": refused, "objected": objected, "gone": gone}
