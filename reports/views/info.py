"""Pages of words: how the map works, terms, privacy, accessibility. What they claim comes from rows, settings and tests."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from districts.models import Unit
from reports.accessibility import GAPS, newest_check
from reports.deadlines import today
from reports.models import Category, DeadlineRule, Stage
from reports.retention import rules_in_force
from reports.statuses import Status
from reports.views.answers import page

# Both change together, with the text: never computed, so that the page tells the day on which these words began to count.
TERMS_VERSION, TERMS_SINCE = 1, datetime.date(2026, 11, 22)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    context = {"rules": _rules_in_force(), "statuses": list(Status), "is_delayed": settings.PUBLICATION_DELAY > 0}
    return page(request, "reports/about.html", context)


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    groups = {category.get_group_display(): [] for category in _categories()}
    for category in _categories():
        groups[category.get_group_display()].append(category)
    context = {"operator": operator(), "version": TERMS_VERSION, "since": TERMS_SINCE, "groups": groups.items()}
    return page(request, "reports/terms.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "is_delayed": settings.PUBLICATION_DELAY > 0,
        "operator": operator(),
        "keeping": rules_in_force(today()),
    }
    return page(request, "reports/privacy.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    check = newest_check()
    context = {"operator": operator(), "check": check, "gaps": check.gaps if check else GAPS}
    return page(request, "reports/accessibility.html", context)


def operator() -> Unit | None:
    """The unit at the top of the tree: it runs the installation and answers for the words on its pages."""
    return Unit.objects.filter(parent=None).order_by("depth", "pk").first()


def _categories() -> list[Category]:
    return list(Category.objects.current(today()))


def _rules_in_force() -> list[DeadlineRule]:
    """The general rule of each stage today, in the order of the stages."""
    rules = DeadlineRule.objects.filter(category=None, effective_from__lte=today()).order_by("effective_from")
    newest = {rule.stage: rule for rule in rules}
    return [newest[stage] for stage in Stage.values if stage in newest]
