"""What an officer typed and sent when the sign-in had ended: kept for an hour, until the same officer has signed in again.

It lies encrypted in the session of the one who is about to sign in, on the server alone. Each form says who it was made
for (`writer`, signed), so nobody else ever sees it. Nothing of it is saved before it is sent again. Photos are not kept.
"""

import base64
import hashlib
import json

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.admin import AdminSite
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from accounts.models import User
from verification.panel.ways import way_back

KEPT = "kept"  # in the session
FOR = 3600  # seconds
MOST = 64_000  # characters of a form; more than any text of the panel may have
_PAGE_LIVES = 24 * 3600  # seconds that a page may have lain open
_SALT = "verification.panel.kept"
_NOT_TYPED = ("csrfmiddlewaretoken", "writer", "next")


def writer_of(user: User) -> str:
    """For the hidden field of a form that this user is shown."""
    return signing.dumps(user.pk, salt=_SALT)


def keep(request: HttpRequest) -> bool:
    """Keeps a POST that cannot be answered now. False where it does not say who wrote it, or is too much.

    A page that sends in the background keeps its words itself and sends them again: it asks for JSON.
    """
    if request.headers.get("Accept") == "application/json":
        return False
    try:
        writer = signing.loads(request.POST.get("writer", ""), salt=_SALT, max_age=_PAGE_LIVES)
    except signing.BadSignature:
        return False
    typed = request.POST.copy()
    for name in _NOT_TYPED:
        typed.pop(name, None)
    text = typed.urlencode()
    if len(text) > MOST:
        return False
    told = json.dumps({"writer": writer, "path": request.path, "typed": text})
    request.session[KEPT] = _cipher().encrypt(told.encode()).decode()
    return True


def kept_for(request: HttpRequest) -> QueryDict | None:
    """What this user sent to this page before signing in. It stays until it is sent or left, so a reload loses nothing."""
    told = _read(request.session.get(KEPT, "")) if KEPT in request.session else None
    if told is None or told["writer"] != request.user.pk:
        drop(request)
        return None
    return QueryDict(told["typed"]) if told["path"] == request.path else None


def drop_if_here(request: HttpRequest) -> None:
    """What is sent again to its page needs no keeping any more."""
    if kept_for(request) is not None:
        drop(request)


def drop(request: HttpRequest) -> None:
    if KEPT in request.session:
        del request.session[KEPT]


@require_POST
def leave_kept(request: HttpRequest) -> HttpResponse:
    drop(request)
    return redirect(way_back(request.POST.get("back", ""), "panel:index"))


def ask_again(request: HttpRequest, site: AdminSite, typed: QueryDict) -> HttpResponse:
    """A page of its own, for the forms that cannot be filled in again where they stood: everything in it, to be sent."""
    fields = [(name, value) for name, values in typed.lists() for value in values]
    context = {
        "texts": [(name, value) for name, value in fields if _is_text(value)],
        "rest": [(name, value) for name, value in fields if not _is_text(value)],
    }
    return TemplateResponse(request, "panel/kept.html", site.each_context(request) | context)


def _is_text(value: str) -> bool:
    return " " in value.strip() or "\n" in value.strip()


def _read(kept: str) -> dict | None:
    try:
        return json.loads(_cipher().decrypt(kept, ttl=FOR))
    except InvalidToken:
        return None


def _cipher() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{_SALT}:{settings.SECRET_KEY}".encode()).digest()))
