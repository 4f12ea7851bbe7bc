"""Following a report by its receipt: the code comes in the body of a POST, never in an address.

One address for reading and for every act: the page of the answer carries the code on in its forms, so nothing is kept.
"""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.problems import Problem
from districts.addresses.nearest import nearest_streets
from reports import dialogue, photos, public, receipts, story
from reports.deadlines import today
from reports.fields import MOST_CHARACTERS
from reports.hints import hints
from reports.limits import check_receipt_tries
from reports.models import RatingValue, Report
from reports.outlook import outlook, told_of
from reports.services.rate import may_rate
from reports.views.answers import guarded_form, private_page, refusal
from reports.views.confirming import check_page, confirmation_paper
from reports.views.receipt_acts import ACTS, Done

MOST_TYPED = 64


def why_not(code: str) -> str:
    """What is wrong with a code that finds nothing, by its form alone."""
    if not code:
        return _("Type the 16 digits of the code that you wrote down.")
    if not code.isdecimal():
        return _("The code has digits only, 16 of them. Check what you typed.")
    if len(code) != receipts.DIGITS:
        count = len(code)
        return ngettext(
            "This is %(count)d digit, and 16 are needed.", "These are %(count)d digits, and 16 are needed.", count
        ) % {"count": count}
    return str(Problem("receipt_not_found").sentence)


@csrf_exempt  # no cookie, no authority: whoever has the code may read; guarded_form refuses other sites
@require_http_methods(["GET", "HEAD", "POST"])
@guarded_form
def receipt(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return private_page(request, "reports/receipt.html", {})
    try:
        check_receipt_tries(request)
    except Problem as problem:
        return refusal(request, problem)
    if request.POST.get("act") == "check":
        return check_page(request)
    typed = request.POST.get("code", "")[:MOST_TYPED]
    report = receipts.find(typed)
    if report is None:
        context = {"sentence": why_not(receipts.bare(typed)), "typed": typed.strip()}
        return private_page(request, "reports/receipt.html", context, 404)
    if request.POST.get("act") == "confirmation":
        return confirmation_paper(request, report)
    act = ACTS.get(request.POST.get("act", ""))
    done = act(report, request) if act else Done()
    report.refresh_from_db()
    context = found(report) | {"code": receipts.grouped(receipts.bare(typed)), "done": done}
    return private_page(request, "reports/receipt_found.html", context, done.status)


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """To the map; the browser forgets what it kept of this site, for whoever sits down at the device next."""
    response = redirect("reports:map")
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Cache-Control"] = "no-store"
    return response


def found(report: Report) -> dict[str, object]:
    """What the holder of the code reads and may do."""
    prefetch_related_objects([report], "timeline", "clocks__pauses", "unit", "beat", "messages")
    leading = told_of(report)
    partner = public.handed_over_to(list(leading.timeline.all()))
    thread = list(report.messages.all())
    may = dialogue.possible(report, today())
    return {
        "report": report,
        "near": nearest_streets([report.public_point])[0],
        "outlook": outlook(report, today(), partner or ""),
        "lines": story.lines(report, with_visits=True),
        "terms": story.terms(leading, today()),
        "is_public": report.is_published and not report.is_hidden,
        "thread": thread,
        "is_asked": dialogue.asks(thread),
        "may": may,
        "hints": hints(report, today(), may),
        "ratings": RatingValue.choices if may_rate(report) else (),
        "photos": len(photos.kept(report)),
        "most": MOST_CHARACTERS,
    }
