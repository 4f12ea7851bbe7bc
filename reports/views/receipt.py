"""Following a report by its receipt: the code comes in the body of a POST, never in an address."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from districts.addresses.nearest import nearest_streets
from reports import public, receipts, story
from reports.deadlines import today
from reports.limits import check_receipt_tries
from reports.outlook import outlook
from reports.views.answers import guarded_form, private_page, refusal

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
    typed = request.POST.get("code", "")[:MOST_TYPED]
    report = receipts.find(typed)
    if report is None:
        context = {"sentence": why_not(receipts.bare(typed)), "typed": typed.strip()}
        return private_page(request, "reports/receipt.html", context, 404)
    prefetch_related_objects([report], "timeline", "clocks", "unit", "beat")
    partner = public.handed_over_to(list(report.timeline.all()))
    context = {
        "report": report,
        "near": nearest_streets([report.public_point])[0],
        "outlook": outlook(report, today(), partner or ""),
        "lines": story.lines(report, with_visits=True),
        "terms": story.terms(report, today()),
        "is_public": report.is_published and not report.is_hidden,
    }
    return private_page(request, "reports/receipt_found.html", context)
