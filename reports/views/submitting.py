"""Reporting a threat: one address, one form, the receipt as the answer. Works whole without JavaScript and without cookies."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.problems import Flaw, Problem
from districts.addresses.search import Hit, search
from reports.deadlines import today
from reports.fields import MOST_CHARACTERS
from reports.forms import HOURS, Draft, key_of, new_token
from reports.models import Category
from reports.services import Submitted, receive_report
from reports.views.answers import guarded_form, private_page
from reports.views.filtering import in_groups
from reports.views.reading import map_config


@csrf_exempt  # no cookie exists that another site could abuse; the signed token and guarded_form stand in its place
@require_http_methods(["GET", "HEAD", "POST"])
@guarded_form
def submit(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        draft = Draft.empty()
        draft.category = request.GET.get("category", "")[:80]
        return form_page(request, draft)
    draft = Draft.of(request.POST)
    if "find" in request.POST or "swap" in request.POST:
        return place_page(request, draft)
    return send(request, draft)


def place_page(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The same form with places to choose from (or the numbers the other way round), everything else as it was."""
    if "swap" in request.POST:
        draft.swap()
        return form_page(request, draft)
    draft.check_place_text()
    if draft.flaws:
        return form_page(request, draft, status=422)
    hits = search(draft.place)
    if not hits:
        draft.flaws["place"] = Flaw("address_not_found" if draft.place.strip() else "required")
        return form_page(request, draft, status=422)
    return form_page(request, draft, hits)


def send(request: HttpRequest, draft: Draft) -> HttpResponse:
    key = key_of(draft.token)
    if key is None:
        draft.token = new_token()
        return form_page(request, draft, notice=Problem("token_expired").sentence, status=422)
    try:
        submitted = accepted(draft, key)
    except Problem as problem:
        return refused(request, draft, problem)
    place = draft.place.strip() if draft.candidate else ""
    context = {"submitted": submitted, "report": submitted.report, "place": place or f"{draft.lat}, {draft.lon}"}
    return private_page(request, "reports/receipt_new.html", context, 200 if submitted.replay else 201)


def accepted(draft: Draft, key: object) -> Submitted:
    draft.check_place_text()
    if draft.flaws:
        raise Problem(fields=draft.flaws)
    return receive_report(data=draft.data(), key=key, today=today())


def refused(request: HttpRequest, draft: Draft, problem: Problem) -> HttpResponse:
    """The form again with everything typed; a used key or proof is replaced, so that sending again can work."""
    draft.refuse(problem)
    if problem.code == "idempotency_key_reused":
        draft.token = new_token()
    only_point_missing = draft.place.strip() and "place" in draft.flaws and draft.flaws["place"].code == "required"
    hits = search(draft.place) if only_point_missing or draft.candidate else []
    return form_page(request, draft, hits, notice=notice_of(problem), status=problem.status)


def notice_of(problem: Problem) -> str:
    """What concerns no single field."""
    if problem.code == "idempotency_key_reused":
        return _(
            "This form was sent already and has changed since. To send it as another report, press the button again."
        )
    return "" if problem.fields else problem.sentence


def hours_label(name: str) -> str:
    """`06-10` as people write it: 6–10."""
    first, last = (int(part) for part in name.split("-"))
    return f"{first}–{last}"


def form_page(
    request: HttpRequest, draft: Draft, hits: Sequence[Hit] = (), *, notice: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "draft": draft,
        "hits": [(f"{hit.lon:.6f};{hit.lat:.6f}", hit.label) for hit in hits],
        "part": hits[0].kind if hits and hits[0].is_partial else "",
        "notice": notice,
        "flaws": draft.sentences(),
        "groups": in_groups(Category.objects.current(today())),
        "today": today(),
        "weekdays": [(str(number), day) for number, day in zip(range(1, 8), WEEKDAYS.values(), strict=True)],
        "hours": [(name, hours_label(name)) for name in HOURS],
        "most": MOST_CHARACTERS,
        "config": map_config(),
        "cost": settings.PROOF_OF_WORK_COST,
    }
    return private_page(request, "reports/submit.html", context, status)
