"""Photos in the panel: shown by links that live for a minute, covered by two people before one is taken out."""

import uuid

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.problems import Problem
from reports import photos
from reports.models import Photo, Report
from verification.panel.boxes import BoxesForm
from verification.panel.identity import scope_of_request
from verification.permissions import APPROVERS, WORKERS, get_report_for
from verification.scope import Scope
from verification.services.redact import MOST_BOXES, approve, cover, covered

LINK_SECONDS = 60
_SALT = "panel.photo"


def may_look(scope: Scope, report: Report) -> bool:
    """Who works with the report. Coordinators above need a fresh sign-in for it, which the panel does not have yet."""
    return bool(scope.roles_in(report) & WORKERS)


def link_to(photo: Photo, user: User) -> str:
    """The address of the picture for this user, for a minute. It opens nothing for anybody else."""
    key = signing.dumps([photo.public_id.hex, user.pk], salt=_SALT)
    return f"{reverse('panel:photo_picture', args=[photo.report.public_id, photo.public_id])}?key={key}"


def photo_rows(scope: Scope, report: Report) -> list[dict[str, object]]:
    """What the page of a report shows of its photos. `link` is empty where the picture is gone or not for this role."""
    looks = may_look(scope, report)
    return [
        {"photo": photo, "link": link_to(photo, scope.user) if looks and photo.slot is not None else ""}
        for photo in report.photos.filter(is_set_aside=False)
    ]


def _found(scope: Scope, public_id: uuid.UUID, photo_id: uuid.UUID) -> Photo:
    """Raises `Http404` (out of scope, unknown), `PermissionDenied`."""
    report = get_report_for(scope, public_id)
    photo = report.photos.filter(public_id=photo_id, is_set_aside=False).first()
    if photo is None:
        raise Http404
    if not may_look(scope, report):
        raise PermissionDenied
    photo.report = report
    return photo


@require_safe
def picture(request: HttpRequest, public_id: uuid.UUID, photo_id: uuid.UUID) -> HttpResponse:
    """The JPEG. The scope is asked again: a link outlives neither its minute nor the role."""
    scope = scope_of_request(request)
    photo = _found(scope, public_id, photo_id)
    try:
        key = signing.loads(request.GET.get("key", ""), salt=_SALT, max_age=LINK_SECONDS)
    except signing.BadSignature:
        raise Http404 from None
    jpeg = photos.opened(photo) if key == [photo_id.hex, request.user.pk] else None
    if jpeg is None:
        raise Http404
    return _jpeg(jpeg, "inline")


def _jpeg(data: bytes, disposition: str) -> HttpResponse:
    response = HttpResponse(data, "image/jpeg")
    response["Cache-Control"] = "no-store"
    response["Content-Disposition"] = disposition
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HttpRequest, public_id: uuid.UUID, photo_id: uuid.UUID, site: AdminSite) -> HttpResponse:
    """The page of one photo: look, cover, agree, take out. A refusal keeps the boxes that were typed."""
    scope = scope_of_request(request)
    found = _found(scope, public_id, photo_id)
    if request.method != "POST":
        return _page(request, site, scope, found)
    act = {"cover": _cover, "approve": _approve, "take_out": _take_out}.get(request.POST.get("act", ""))
    if act is None:
        return _page(request, site, scope, found, status=422)
    form = BoxesForm.of(request.POST) if act is _cover else None
    try:
        return act(request, found, form)
    except Problem as problem:
        return _page(request, site, scope, found, form=form, refused=problem.sentence, status=problem.status)


def _cover(request: HttpRequest, found: Photo, form: BoxesForm) -> HttpResponse:
    cover(photo=found, boxes=form.boxes(), actor=request.user, at=timezone.now())
    messages.success(request, _("Saved. Now somebody else has to look at it and agree."))
    return _back(found)


def _approve(request: HttpRequest, found: Photo, _form: None) -> HttpResponse:
    seen = request.POST.get("seen", "")
    seen_key = int(seen) if seen.isdecimal() and len(seen) < 19 else 0
    approve(photo=found, seen=seen_key, actor=request.user, at=timezone.now())
    messages.success(request, _("Agreed. The covered photo may leave the unit."))
    return _back(found)


def _take_out(request: HttpRequest, found: Photo, _form: None) -> HttpResponse:
    jpeg = covered(found)
    if jpeg is None:
        raise Problem("forbidden")
    return _jpeg(jpeg, f'attachment; filename="{found.public_id.hex[:12]}.jpg"')


def _back(found: Photo) -> HttpResponse:
    return redirect("panel:photo", found.report.public_id, found.public_id)


def _page(
    request: HttpRequest,
    site: AdminSite,
    scope: Scope,
    found: Photo,
    *,
    form: BoxesForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    last = found.redactions.select_related("by", "approved_by").last()
    proposed = last is not None and last.approved_by_id is None
    context = {
        **site.each_context(request),
        "title": _("Photo of a report"),
        "report": found.report,
        "photo": found,
        "link": link_to(found, request.user) if found.slot is not None else "",
        "last": last,
        "most_boxes": MOST_BOXES,
        "boxes": form or BoxesForm.showing(last.boxes if last else []),
        "may_approve": proposed and last.by_id != request.user.pk and bool(scope.roles_in(found.report) & APPROVERS),
        "refused": refused,
    }
    return TemplateResponse(request, "panel/photo.html", context, status=status)
