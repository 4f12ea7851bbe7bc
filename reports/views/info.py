"""Pages that explain: how the map works, from the rules in force, and what is kept about whom."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reports.deadlines import today
from reports.models import DeadlineRule
from reports.statuses import Status
from reports.views.answers import page


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    rules = DeadlineRule.objects.filter(category=None, effective_from__lte=today())
    newest = {rule.stage: rule for rule in rules.order_by("effective_from")}
    return page(request, "reports/about.html", {"rules": newest, "statuses": list(Status)})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return page(request, "reports/privacy.html", {"is_delayed": settings.PUBLICATION_DELAY > 0})
