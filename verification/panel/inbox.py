"""The inbox: who asks this person to take something over, who objects to a verdict, of which deadlines the person was told, the new ones first. Reading it closes nothing; a press does."""

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verification.models import Notice, Step
from verification.panel import asking, words
from verification.panel.identity import scope_of_request
from verification.panel.objection import to_answer
from verification.permissions import readable
from verification.queue import flood_in, group_of
from verification.scope import UNIT_CHAIN, Scope
from verification.tasked import with_tasks

MOST = 100


@dataclass(frozen=True)
class NoticeRow:
    """`is_open` while the deadline runs; `link` is False where the report left this person's scope meanwhile."""

    notice: Notice
    step: str
    title: str
    place: str
    due: words.Due
    is_open: bool
    link: bool


@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """A POST marks everything up to the newest row that was on the page as seen: what came meanwhile stays new."""
    scope = scope_of_request(request)
    if request.method == "POST":
        newest = request.POST.get("newest", "")
        if newest.isdecimal() and len(newest) < 19:
            own = Notice.objects.filter(user=request.user, seen_at=None, pk__lte=int(newest))
            own.update(seen_at=timezone.now())
        return redirect("panel:inbox")
    rows = _rows(scope)
    context = asking.questions(scope) | {
        "title": _("Inbox"),
        "new": [row for row in rows if row.is_open and row.notice.seen_at is None],
        "old": [row for row in rows if not row.is_open or row.notice.seen_at],
        "newest": max((row.notice.pk for row in rows), default=0),
        "most": MOST,
        "objections": [(report, words.place(report)) for report in to_answer(scope)],
        "flood": flood_in(readable(scope).open().filter(merged_into=None)),
    }
    return TemplateResponse(request, "panel/inbox.html", site.each_context(request) | context)


def _rows(scope: Scope) -> list[NoticeRow]:
    """The newest hundred. Three queries."""
    found = Notice.objects.filter(user=scope.user).select_related(
        "clock__report__category", "clock__report__beat", f"clock__report__{UNIT_CHAIN}"
    )
    return [
        _row(notice, scope)
        for notice in found.defer("clock__report__beat__area").prefetch_related(with_tasks("clock__report__"))[:MOST]
    ]


def _row(notice: Notice, scope: Scope) -> NoticeRow:
    clock, report = notice.clock, notice.clock.report
    return NoticeRow(
        notice,
        Step(notice.step).label,
        report.category.label,
        words.place(report),
        words.due(clock, scope.on, group_of(clock.due_on, scope.on)),
        clock.stopped_on is None,
        bool(scope.roles_in(report)),
    )
