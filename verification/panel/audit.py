"""The audit trail in the panel: the list with its filters, one person in a span of days, and the export that proves both.

Whoever looks at the trail leaves a record in it too, before anything is read.
"""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import audit as trail
from accounts import parameters
from accounts.audit_acts import Act
from accounts.models import AuditRecord
from accounts.problems import Problem
from verification.models import Role
from verification.panel.audit_words import LABELS, OBJECTS, READ, details
from verification.panel.identity import scope_of_request
from verification.permissions import may_audit, may_audit_all
from verification.scope import Scope
from verification.trail import between, people_of, read_between, records_seen_by, rights_between

PAGE = 50
LONGEST = datetime.timedelta(days=732)  # the trail is kept for two years
NAMES = ("login", "act", "object", "from", "to", "before")


@dataclass(frozen=True)
class Filters:
    """`before` is the number of the record above which the page ends."""

    login: str = ""
    act: str = ""
    object: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    before: int | None = None

    def address(self, **changes: object) -> str:
        values = {"login": self.login, "act": self.act, "object": self.object, "from": self.first, "to": self.last}
        return "?" + urlencode({name: value for name, value in (values | changes).items() if value})

    def narrow(self, records: QuerySet[AuditRecord]) -> QuerySet[AuditRecord]:
        wanted = {"actor": self.login, "action": self.act, "object_id": self.object, "seq__lt": self.before}
        return records.filter(
            **{name: value for name, value in wanted.items() if value}, **between(self.first, self.last)
        )


def read_filters(query: QueryDict) -> Filters:
    """Raises `Problem` 400."""
    parameters.known(query, frozenset(NAMES))
    before = parameters.number(query, "before")
    acts = parameters.words(query, "act", frozenset(Act))
    return Filters(
        query.get("login", "").strip(),
        acts[0] if acts else "",
        query.get("object", "").strip().lower(),
        parameters.day(query, "from"),
        parameters.day(query, "to"),
        int(before) if before else None,
    )


def _reader(request: HttpRequest) -> Scope:
    scope = scope_of_request(request)
    if not may_audit(scope):
        raise PermissionDenied
    return scope


@require_safe
def audit(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Newest first. A damaged address leads to the whole list."""
    scope = _reader(request)
    try:
        filters = read_filters(request.GET)
    except Problem:
        return redirect("panel:audit")
    trail.record(Act.AUDIT_READ, detail={"filters": sorted(name for name in NAMES if request.GET.get(name))})
    rows = list(filters.narrow(records_seen_by(scope)).order_by("-seq")[: PAGE + 1])
    context = {
        "title": _("Audit"),
        "rows": [_row(row) for row in rows[:PAGE]],
        "filters": filters,
        "acts": sorted(((act.value, label) for act, label in LABELS.items()), key=lambda pair: str(pair[1])),
        "person": filters.login and people_of(scope).filter(username=filters.login).exists(),
        "exports": may_audit_all(scope),
        "next_page": filters.address(before=rows[PAGE - 1].seq) if len(rows) > PAGE else "",
    }
    return TemplateResponse(request, "panel/audit.html", site.each_context(request) | context)


def _row(record: AuditRecord) -> dict[str, object]:
    return {
        "record": record,
        "act": LABELS.get(record.action, record.action),
        "details": details(record.detail),
        "roles": [Role(role).label for role in record.role.split() if role in Role],
        "object": OBJECTS.get(record.object_type, record.object_type),
    }


@require_safe
def audit_person(request: HttpRequest, site: AdminSite, login: str) -> HttpResponse:
    """What could this person read between two days, and what did they read. Unknown and out of reach: 404."""
    scope = _reader(request)
    user = get_object_or_404(people_of(scope), username=login)
    try:
        first, last = _span(request.GET, scope.on)
    except Problem as problem:
        context = {"title": user.full_name, "person": user, "error": problem.sentence}
        return TemplateResponse(request, "panel/audit_person.html", site.each_context(request) | context, status=400)
    trail.record(Act.AUDIT_READ, about=("user", str(user.pk)), detail={"filters": ["from", "to"]})
    read = list(read_between(user, first, last))
    context = {
        "title": user.full_name,
        "person": user,
        "first": first,
        "last": last,
        "rights": rights_between(user, first, last),
        "read": [row | {"what": READ[row["action"]]} for row in read],
        "exports": may_audit_all(scope),
    }
    return TemplateResponse(request, "panel/audit_person.html", site.each_context(request) | context)


def _span(query: QueryDict, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The last thirty days where none are named. Raises `Problem` 400."""
    parameters.known(query, frozenset({"from", "to"}))
    last = parameters.day(query, "to") or today
    first = parameters.day(query, "from") or last - datetime.timedelta(days=30)
    if not datetime.timedelta(0) <= last - first <= LONGEST:
        raise parameters.bad_parameter("from")
    return first, last


@require_safe
def audit_export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole trail up to now, one JSON object a line: a part of a chain proves nothing. For the auditor and the country."""
    if not may_audit_all(_reader(request)):
        raise PermissionDenied
    last = trail.record(Act.AUDIT_EXPORTED)
    answer = StreamingHttpResponse(_lines(last), content_type="application/x-ndjson")
    answer["Content-Disposition"] = f'attachment; filename="kmzb-audit-{last}.jsonl"'
    return answer


def _lines(last: int) -> Iterator[str]:
    for row in trail.exported(last=last):
        yield f"{json.dumps(row, ensure_ascii=False)}\n"
