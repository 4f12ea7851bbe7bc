"""The verification card (*karta weryfikacji*): all that is known of one report, on a page to print and as a PDF.

It has empty rows for visits and lines for signatures, because it also goes out on paper. No photo, no code of the resident.
"""

import uuid
from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from districts import paper
from districts.addresses.nearest import nearest_streets
from reports import story
from reports.deadlines import today
from reports.models import Report
from verification.panel import report_rows, words
from verification.panel.card_map import drawing
from verification.panel.holding import holder_name
from verification.panel.identity import scope_of_request
from verification.permissions import get_report_for
from verification.queue import group_of
from verification.scope import Scope, scope_of

EMPTY_VISITS = range(2)


@dataclass(frozen=True)
class ClockRow:
    """A deadline with its rule in words; `ended` is None while it runs."""

    due: words.Due
    ended: object
    pauses: tuple[str, ...]


@require_safe
def card(request: HttpRequest, public_id: uuid.UUID, site: AdminSite) -> HttpResponse:
    """Out of scope and unknown are the same 404."""
    scope = scope_of_request(request)
    context = card_context(scope, get_report_for(scope, public_id))
    return TemplateResponse(request, "panel/card.html", site.each_context(request) | context)


@require_safe
def card_pdf(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Kept nowhere on the way; 503 while too many papers are being written.

    Writing takes a second or waits for its turn: who has lost the report meanwhile gets the 404 and not the paper.
    """
    scope = scope_of_request(request)
    found = get_report_for(scope, public_id)
    name = f"karta-{str(found.public_id)[:8]}.pdf"
    written = paper.answer(request, "panel/card_paper.html", card_context(scope, found), name, is_kept=False)
    get_report_for(scope_of(User.objects.get(pk=request.user.pk), today()), public_id)
    return written


def card_context(scope: Scope, report: Report) -> dict[str, object]:
    """At most thirteen queries."""
    content = getattr(report, "content", None)
    clocks = report.clocks.select_related("rule").prefetch_related("pauses").order_by("started_on", "pk")
    visits = report.visits.select_related("officer")
    return {
        "title": _("Verification card"),
        "report": report,
        "place": words.place(report),
        "street": nearest_streets([report.point])[0],
        "drawing": drawing(
            report.point, report.edition_id, _("Drawing of the place with streets and borders of beats")
        ),
        "named": report_rows.named(content),
        "description": content.description if content else "",
        "clocks": [_clock_row(clock, scope) for clock in clocks],
        "tasks": [
            (task, holder_name(task))
            for task in report.tasks.select_related("unit", "officer").order_by("made_on", "pk")
        ],
        "visits": [report_rows.visit_row(visit, content) for visit in visits],
        "empty_visits": EMPTY_VISITS,
        "trail": report.changes.select_related("actor"),
        "hand_overs": report.hand_overs.select_related("partner"),
        "printed_on": scope.on,
        "printed_by": scope.user.full_name,
    }


def _clock_row(clock, scope: Scope) -> ClockRow:
    due = words.due(clock, scope.on, group_of(clock.due_on, scope.on), with_rule=True)
    return ClockRow(due, clock.stopped_on, story.pauses_in_words(clock))
