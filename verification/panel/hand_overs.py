"""The ledger page: who outside the Police owes an answer. What is done about it is done on the page of the report."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts import parameters
from accounts.problems import Problem
from districts.addresses.nearest import nearest_streets
from verification import ledger
from verification.models import HandOver
from verification.panel import words
from verification.panel.identity import scope_of_request
from verification.queue import group_of
from verification.scope import Scope

PAGE = 40
TABS = {ledger.AWAITED: _("Awaited"), ledger.LATE: _("Late"), ledger.ANSWERED: _("Answered")}


@dataclass(frozen=True)
class Row:
    """`group` is the part of the ledger it stands in: overdue, today, week, later, or answered."""

    hand_over: HandOver
    place: str
    group: str
    due: str
    due_in_words: str
    reminders: int
    reminded: str


@dataclass(frozen=True)
class Filters:
    state: str
    body: str
    cursor: str

    def address(self, **changes: str) -> str:
        state = "" if self.state == ledger.AWAITED else self.state
        values = {"state": state, "body": self.body} | changes
        return "?" + urlencode({name: value for name, value in values.items() if value})


def read_filters(query: QueryDict) -> Filters:
    """Raises `Problem` 400."""
    parameters.known(query, frozenset({"state", "body", "cursor"}))
    states = parameters.words(query, "state", frozenset(ledger.STATES))
    if len(states) > 1:
        raise parameters.bad_parameter("state")
    return Filters(states[0] if states else ledger.AWAITED, query.get("body", ""), query.get("cursor", ""))


@require_safe
def hand_overs(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """For who reads reports. A damaged address leads to the whole list."""
    scope = scope_of_request(request)
    if not scope.reads_reports:
        raise PermissionDenied
    try:
        context = _context(scope, read_filters(request.GET))
    except Problem:
        return redirect("panel:hand_overs")
    return TemplateResponse(request, "panel/hand_overs.html", site.each_context(request) | context)


def _context(scope: Scope, filters: Filters) -> dict[str, object]:
    everything = ledger.in_scope(scope)
    bodies = ledger.bodies(ledger.in_state(everything, filters.state, scope.on))
    narrowed = everything.filter(partner__slug=filters.body) if filters.body else everything
    numbers = ledger.counts(narrowed, scope.on)
    state = ledger.in_state(narrowed, filters.state, scope.on)
    found, following = ledger.page(state, filters.state, filters.cursor, PAGE)
    streets = nearest_streets([hand_over.report.point for hand_over in found])
    return {
        "title": _("Hand-overs"),
        "rows": [_row(row, scope, street) for row, street in zip(found, streets, strict=True)],
        "tabs": [_tab(name, filters, numbers.get(name)) for name in ledger.STATES],
        "bodies": bodies,
        "filters": filters,
        "is_first_page": not filters.cursor,
        "next_page": filters.address(cursor=following) if following else "",
    }


def _tab(name: str, filters: Filters, count: int | None) -> dict[str, object]:
    address = filters.address(state="" if name == ledger.AWAITED else name)
    return {"name": name, "label": TABS[name], "count": count, "address": address, "current": name == filters.state}


def _row(hand_over: HandOver, scope: Scope, street: str) -> Row:
    answered = hand_over.replied_on is not None
    day = hand_over.replied_on if answered else hand_over.reply_due
    reminders = list(hand_over.reminders.all())
    return Row(
        hand_over,
        street or words.place(hand_over.report),
        ledger.ANSWERED if answered else group_of(hand_over.reply_due, scope.on),
        date_format(day, "j E Y"),
        "" if answered else words.distance(hand_over.reply_due, scope.on),
        len(reminders),
        date_format(reminders[-1].on, "j E Y") if reminders else "",
    )
