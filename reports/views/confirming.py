"""The confirmation as a PDF for the holder of a code, and the check of one for anybody who was shown it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from districts import paper
from reports import confirmation
from reports.deadlines import today
from reports.models import Report
from reports.views.answers import private_page


def confirmation_paper(request: HttpRequest, report: Report) -> HttpResponse:
    """Never kept by anybody on the way, nor by us."""
    line = confirmation.line_of(report, today())
    context = {
        "report": report,
        "on": today(),
        "line": line,
        "qr": paper.code(line),
        "check_at": request.build_absolute_uri(reverse("reports:receipt")),
    }
    return paper.answer(request, "reports/confirmation.html", context, "potwierdzenie.pdf", is_kept=False)


def check_page(request: HttpRequest) -> HttpResponse:
    """Whether a line is ours. Asks for no code; the report may be one that is not public."""
    typed = request.POST.get("line", "")
    found = confirmation.check(typed)
    context = {
        "checked": found,
        "line": "" if found else typed.strip()[: confirmation.MOST_TYPED],
        "is_false": not found,
    }
    return private_page(request, "reports/receipt.html", context, 200 if found else 422)
