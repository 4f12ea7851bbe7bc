"""The form in which an officer writes down what somebody said: one page, kept as typed, the receipt as the answer."""

import datetime
from collections.abc import Sequence

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.problems import Flaw, Problem
from districts.addresses.search import Hit, search
from reports import questions, warnings
from reports.fields import MOST_CHARACTERS, OLDEST_DAYS
from reports.forms import Draft, key_of, new_token
from reports.models import Category
from reports.services import Submitted
from reports.times import hours_in_words, weekdays_in_words, when_in_words
from reports.views.filtering import in_groups
from reports.views.reading import ground_config
from reports.views.report_form import nearby
from reports.warnings import Told
from verification.panel.identity import scope_of_request
from verification.permissions import may_enter
from verification.scope import Scope
from verification.services.entry import SOURCES, enter_report

_TOLD_AGAIN = ("idempotency_key_reused", "token_expired")


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Sending the same form again shows the same receipt: F5, back and two tabs make one report."""
    scope = scope_of_request(request)
    if not may_enter(scope):
        raise PermissionDenied
    if request.method != "POST":
        return _form(request, site, Draft.empty())
    draft = Draft.of(request.POST)
    draft.not_emergency = True  # an officer who hears of an emergency does not open this form
    if "find" in request.POST or "swap" in request.POST:
        return _place(request, site, draft)
    return _send(request, site, scope, draft)


def _place(request: HttpRequest, site: AdminSite, draft: Draft) -> HttpResponse:
    """The form with places to choose from, or with the numbers that were probably meant."""
    if "swap" in request.POST:
        draft.mend_place(request.POST["swap"])
        return _form(request, site, draft)
    draft.check_place_text()
    hits = [] if draft.flaws else search(draft.place)
    if not hits and not draft.flaws:
        draft.flaws["place"] = Flaw("address_not_found" if draft.place.strip() else "required")
    return _form(request, site, draft, hits, status=422 if draft.flaws else 200)


def _send(request: HttpRequest, site: AdminSite, scope: Scope, draft: Draft) -> HttpResponse:
    key = key_of(draft.token)
    if key is None:
        draft.token = new_token()
        return _form(request, site, draft, notice=Problem("token_expired").sentence, status=422)
    told = warnings.untold(draft)
    if told:
        return _form(request, site, draft, told=told)
    source = request.POST.get("source", "")
    try:
        draft.check_place_text()
        if draft.flaws:
            raise Problem(fields=draft.flaws)
        made = enter_report(data=draft.data(), source=source, key=key, actor=request.user, at=timezone.now())
    except Problem as problem:
        return _refused(request, site, draft, problem)
    return _receipt(request, site, scope, draft, made)


def _refused(request: HttpRequest, site: AdminSite, draft: Draft, problem: Problem) -> HttpResponse:
    draft.refuse(problem)
    notice = "" if problem.fields else problem.sentence
    if problem.code in _TOLD_AGAIN:
        draft.token = new_token()
        notice = _("This form was entered already and has changed since. To enter it as another report, send it again.")
    lacks_point = draft.place.strip() and "place" in draft.flaws and draft.flaws["place"].code == "required"
    hits = search(draft.place) if lacks_point or draft.candidate else []
    return _form(request, site, draft, hits, notice=notice, status=problem.status)


def _form(
    request: HttpRequest,
    site: AdminSite,
    draft: Draft,
    hits: Sequence[Hit] = (),
    *,
    notice: str = "",
    told: Told | None = None,
    status: int = 200,
) -> HttpResponse:
    on = scope_of_request(request).on
    flaws = draft.sentences()
    if "source" in flaws:
        flaws["source"] = _("Say how you learned of it.")
    context = {
        "title": _("New report"),
        "draft": draft,
        "source": request.POST.get("source", ""),
        "sources": [(source.value, source.label) for source in SOURCES],
        "hits": [(f"{hit.lon:.6f};{hit.lat:.6f}", hit.label) for hit in hits],
        "part": hits[0].kind if hits and hits[0].is_partial else "",
        "notice": notice,
        "told": told,
        "flaws": flaws,
        "nearby": nearby(draft, hits, on),
        "groups": in_groups(Category.objects.current(on)),
        "questions": [(row, draft.answers.get(row.name, "")) for row in questions.of_category(draft.category, on)],
        "all_questions": questions.by_category(on),
        "today": on,
        "oldest": on - datetime.timedelta(days=OLDEST_DAYS),
        "weekdays": weekdays_in_words(),
        "hours": hours_in_words(),
        "most": MOST_CHARACTERS,
        "config": ground_config(),
    }
    return TemplateResponse(request, "panel/entry.html", site.each_context(request) | context, status=status)


def _receipt(request: HttpRequest, site: AdminSite, scope: Scope, draft: Draft, made: Submitted) -> HttpResponse:
    """`link` is False where the report is somebody else's to verify."""
    context = {
        "title": _("The report is entered"),
        "submitted": made,
        "report": made.report,
        "place": draft.place.strip() if draft.candidate else f"{draft.lat}, {draft.lon}",
        "said_when": when_in_words(draft.data()),
        "link": bool(scope.roles_in(made.report)),
        "follow_at": request.build_absolute_uri(reverse("reports:receipt")),
    }
    status = 200 if made.replay else 201
    return TemplateResponse(request, "panel/entry_receipt.html", site.each_context(request) | context, status=status)
