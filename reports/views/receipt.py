"""Following a report by its receipt: the code comes in the body of a POST, never in an address."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from reports import receipts, story
from reports.deadlines import today
from reports.limits import check_receipt_tries
from reports.views.answers import guarded_form, private_page, refusal

MOST_TYPED = 64


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
    report = receipts.find(request.POST.get("code", "")[:MOST_TYPED])
    if report is None:
        return private_page(request, "reports/receipt.html", {"sentence": Problem("receipt_not_found").sentence}, 404)
    prefetch_related_objects([report], "timeline", "clocks", "unit", "beat")
    context = {
        "report": report,
        "lines": story.lines(report, with_visits=True),
        "terms": story.terms(report, today()),
        "reason": story.reason_sentence(report.reason),
        "is_public": report.is_published and not report.is_hidden,
    }
    return private_page(request, "reports/receipt_found.html", context)
