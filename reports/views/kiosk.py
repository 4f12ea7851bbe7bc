"""The mobile information point: a page for a screen at a meeting, and a form on which a report can be tried.

Nothing that is sent here reaches a table: the desk of the form only checks it. It never leads to the real form.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from reports.services import rehearse_report
from reports.views.answers import guarded_form, private_page
from reports.views.report_form import Desk
from reports.views.submitting import serve

DESK = Desk(
    "reports:practice", "reports/kiosk_form.html", "reports/kiosk_receipt.html", rehearse_report, keeps_nothing=True
)


@require_safe
def kiosk(request: HttpRequest) -> HttpResponse:
    return private_page(request, "reports/kiosk.html", {"is_start": True})


@csrf_exempt  # as the real form: no cookie exists that another site could abuse
@require_http_methods(["GET", "HEAD", "POST"])
@guarded_form
def practice(request: HttpRequest) -> HttpResponse:
    return serve(request, DESK)
