"""Who stands behind a request to the panel: signed in with both factors, and what that opens today."""

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from reports.deadlines import today
from verification.scope import Scope, scope_of


def has_both_factors(request: HttpRequest) -> bool:
    """Signed in, and the session knows of a completed second factor of this very user. A session row alone is not enough."""
    if not request.user.is_authenticated:
        return False
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def scope_of_request(request: HttpRequest) -> Scope:
    """Read once per request, never longer. Nothing is open without the second factor."""
    scope = getattr(request, "panel_scope", None)
    if scope is None:
        scope = (
            scope_of(request.user, today(), with_inbox=True)
            if has_both_factors(request)
            else Scope(request.user, today())
        )
        request.panel_scope = scope
    return scope
