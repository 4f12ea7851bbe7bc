"""Reporting a threat: one address, one form, the receipt as the answer. Works whole without JavaScript and without cookies.

The practice form of the kiosk (`reports.views.kiosk`) is the same form at another desk.
"""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.problems import Flaw, Problem, sentence
from districts.addresses.search import search
from reports import deadlines, emergency, photos, warnings
from reports.admission import by_proof_or_wait
from reports.deadlines import today
from reports.forms import Draft, age_of, key_of, new_token
from reports.models import Report, Stage
from reports.services import Submitted, receive_report
from reports.times import when_in_words
from reports.views.answers import guarded_form, private_page
from reports.views.endorsing import endorsed
from reports.views.report_form import Desk, form_page

DESK = Desk("reports:submit", "reports/submit.html", "reports/receipt_new.html", receive_report)


@csrf_exempt  # no cookie exists that another site could abuse; the signed token and guarded_form stand in its place
@require_http_methods(["GET", "HEAD", "POST"])
@guarded_form
def submit(request: HttpRequest) -> HttpResponse:
    return serve(request, DESK)


def serve(request: HttpRequest, desk: Desk) -> HttpResponse:
    if request.method != "POST":
        draft = Draft.empty()
        draft.category = request.GET.get("category", "")[:80]
        return form_page(request, desk, draft)
    draft = Draft.of(request.POST)
    if "find" in request.POST or "swap" in request.POST:
        return place_page(request, desk, draft)
    if "endorse" in request.POST:
        return endorse_page(request, desk, draft)
    return send(request, desk, draft)


def place_page(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    """The same form with places to choose from (or the numbers the other way round), everything else as it was."""
    if "swap" in request.POST:
        draft.mend_place(request.POST["swap"])
        return form_page(request, desk, draft)
    draft.check_place_text()
    if draft.flaws:
        return form_page(request, desk, draft, status=422)
    hits = search(draft.place)
    if not hits:
        draft.flaws["place"] = Flaw("address_not_found" if draft.place.strip() else "required")
        return form_page(request, desk, draft, status=422)
    return form_page(request, desk, draft, hits)


def endorse_page(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    """ "I see it too" instead of a new report; where it cannot be taken, the form again as it was."""
    try:
        return endorsed(request, draft, keeps_nothing=desk.keeps_nothing)
    except Problem as problem:
        return refused(request, desk, draft, problem)


def send(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    key = key_of(draft.token)
    if key is None:
        draft.token = new_token()
        return form_page(request, desk, draft, notice=Problem("token_expired").sentence, status=422)
    told = warnings.untold(draft)
    if told:
        return form_page(request, desk, draft, told=told)
    try:
        submitted = accepted(request, desk, draft, key)
    except Problem as problem:
        return refused(request, desk, draft, problem)
    place = draft.place.strip() if draft.candidate else ""
    context = {
        "submitted": submitted,
        "report": submitted.report,
        "groups": submitted.receipt.split(),
        "place": place or f"{draft.lat}, {draft.lon}",
        "has_name": bool(place),
        "said_when": when_in_words(draft.data()),
        "description": str(draft.data()["description"]).strip(),
        "photos": sent_photos(request, desk, submitted.report),
        "promised": deadlines.rules_for((Stage.ELIMINATE, Stage.OBJECT), submitted.report.category_id, today()),
        "call_112": emergency.needs_112(draft.description),
        "about_police": emergency.is_about_police(draft.description),
        "follow_at": request.build_absolute_uri(reverse("reports:receipt")),
    }
    return private_page(request, desk.receipt, context, 200 if submitted.replay else 201)


def sent_photos(request: HttpRequest, desk: Desk, report: Report) -> dict[str, object] | None:
    """What became of the photos, after the report is safe; None where none were sent or nothing is kept."""
    files = request.FILES.getlist("photo")
    if not files or desk.keeps_nothing:
        return None
    taken = photos.take(report, files, today())
    return {"kept": taken.kept, "refused": [(row.index + 1, sentence(row.code)) for row in taken.refused]}


def accepted(request: HttpRequest, desk: Desk, draft: Draft, key: uuid.UUID) -> Submitted:
    draft.check_place_text()
    if draft.flaws:
        raise Problem(fields=draft.flaws)
    admit = by_proof_or_wait(request, age_of(draft.token), trapped=bool(draft.trap))
    return desk.receive(data=draft.data(), key=key, today=today(), admit=admit)


def refused(request: HttpRequest, desk: Desk, draft: Draft, problem: Problem) -> HttpResponse:
    """The form again with everything typed; a used key or proof is replaced, so that sending again can work."""
    draft.refuse(problem)
    if problem.code in ("idempotency_key_reused", "token_expired"):
        draft.token = new_token()
    only_point_missing = draft.place.strip() and "place" in draft.flaws and draft.flaws["place"].code == "required"
    hits = search(draft.place) if only_point_missing or draft.candidate else []
    must_wait = problem.code == "wait_first"
    response = form_page(
        request, desk, draft, hits, notice=notice_of(problem), must_wait=must_wait, status=problem.status
    )
    for name, value in problem.headers.items():
        response[name] = value
    return response


def notice_of(problem: Problem) -> str:
    """What concerns no single field."""
    if problem.code == "idempotency_key_reused":
        return _(
            "This form was sent already and has changed since. To send it as another report, press the button again."
        )
    if problem.code == "not_found":
        return _("That report is not on the map any more. Go on with your own.")
    return "" if problem.fields else problem.sentence
