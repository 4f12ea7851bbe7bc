"""What a request to the panel leaves in the audit trail by itself: reading, searching and being refused. Acts record themselves."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from allauth.account.authentication import get_authentication_records
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from accounts import audit
from accounts.audit import Outcome, Who
from accounts.audit_acts import Act
from verification.panel.identity import scope_of_request

READING = {
    "panel:report": Act.REPORT_READ,
    "panel:photo": Act.PHOTO_READ,
    "panel:photo_picture": Act.PHOTO_READ,
    "panel:card": Act.REPORT_READ,
    "panel:card_pdf": Act.CARD_PRINTED,
    "panel-api:report": Act.REPORT_READ,
}
REFUSALS = frozenset({403, 404, 409})


@contextmanager
def recording(request: HttpRequest) -> Iterator[None]:
    """Everything inside is done by whoever sent the request; what the request could not have is recorded as refused."""
    with audit.acting(who_of(request)):
        try:
            yield
        except (Http404, PermissionDenied) as refusal:
            refused(request, 404 if isinstance(refusal, Http404) else 403)
            raise


def who_of(request: HttpRequest) -> Who:
    """Roles and units as they are today. The session is told apart by a hash: its key opens nothing to who reads the trail."""
    if not request.user.is_authenticated:
        return Who()
    records = get_authentication_records(request, request.user)
    factors = {record.get("type", record.get("method", "")) for record in records}
    return Who(
        actor=request.user.get_username(),
        rights=partial(_rights, request),
        session=hashlib.sha256((request.session.session_key or "").encode()).hexdigest()[:16],
        authenticator=" ".join(sorted(factors - {""})),
    )


def _rights(request: HttpRequest) -> tuple[str, str]:
    scope = scope_of_request(request)
    held = [membership.unit or membership.area for membership in scope.memberships]
    places = {getattr(place, "slug", None) or place.code for place in held}
    return " ".join(sorted(scope.roles)), " ".join(sorted(places))


def looked(request: HttpRequest, response: HttpResponse) -> None:
    """Records a report or a photo that was read, a search, an answer that refused. To be called inside `recording`."""
    if response.status_code in REFUSALS:
        refused(request, response.status_code)
        return
    name = request.resolver_match.view_name
    if request.method != "GET" or response.status_code != 200:
        return
    if name in READING:
        audit.record(READING[name], about=_object(request))
    elif name == "panel:index" and request.GET.get("q"):
        audit.record(Act.REPORTS_SEARCHED, detail={"filters": sorted(set(request.GET) - {"cursor"})})


def refused(request: HttpRequest, status: int) -> None:
    """Only of who is signed in: a stranger is nobody whom a record could name."""
    if request.user.is_authenticated:
        detail = {"status": status, "method": request.method, "page": request.resolver_match.view_name}
        audit.record(Act.REFUSED, about=_object(request), outcome=Outcome.REFUSED, detail=detail)


def _object(request: HttpRequest) -> tuple[str, str] | None:
    """The first key in the address: what the page is about."""
    keys = {name: value for name, value in request.resolver_match.kwargs.items() if name != "site"}
    if "public_id" in keys:
        return "report", str(keys["public_id"])
    return next(((name, str(value)) for name, value in keys.items()), None)
