"""The style page: each part of the interface in each state, from the real templates. Shows public facts only.

Signed-in people of the panel may open it; it answers also where the database holds no report yet.
"""

from django import forms
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from districts.cards import Card, cards
from districts.models import Beat
from reports import story
from reports.deadlines import overdue, today
from reports.models import Category, Report
from reports.statuses import Status
from verification.panel import queue, words
from verification.panel.palette import pairs
from verification.queue import DUES, group_of

SPACES = (1, 2, 3, 4, 5, 6, 7)
_BEATS_LOOKED_AT = 200


class Fields(forms.Form):
    """One field of each kind, as `panel/_field.html` draws them."""

    use_required_attribute = False
    name = forms.CharField(label=_("Short text"), max_length=40)
    text = forms.CharField(label=_("Long text"), widget=forms.Textarea(attrs={"rows": 3}), max_length=400)
    kind = forms.ChoiceField(label=_("One of many"), choices=[(s.value, s.label) for s in Status])
    part = forms.ChoiceField(
        label=_("One of few"), widget=forms.RadioSelect, choices=[("a", _("On the spot")), ("b", _("By telephone"))]
    )


@require_safe
def style(request: HttpRequest, site: AdminSite) -> HttpResponse:
    rows = [report for report in map(_newest, Status) if report]
    wordy = gettext("A very long sentence without an end that has to wrap on a small phone. ") * 5
    context = {
        **site.each_context(request),
        "title": gettext("Style"),
        "pairs": pairs(),
        "spaces": SPACES,
        "empty": Fields(prefix="empty"),
        "filled": Fields({"filled-name": "Zgierska", "filled-text": wordy, "filled-part": "a"}, prefix="filled"),
        "wrong": Fields({"wrong-name": "x" * 60}, prefix="wrong"),
        "statuses": list(Status),
        "categories": Category.objects.current(today()),
        "reports": rows,
        "stories": [_story(report) for report in _with_stories()],
        "queue_rows": [queue.Row(report, _due(report), words.place(report), "", alike=0, held=None) for report in rows],
        "queue_groups": DUES,
        "cards": _cards(),
    }
    return TemplateResponse(request, "panel/style.html", context)


def _newest(status: str) -> Report | None:
    found = Report.public.filter(status=status).select_related("category", "unit", "beat")
    return found.prefetch_related("clocks__rule").order_by("-filed_on", "public_id").first()


def _with_stories() -> list[Report]:
    """One that is overdue, one handed over, one with a negative answer: every state of a term is among them."""
    found = Report.public.select_related("category", "unit", "beat").prefetch_related("timeline", "clocks__pauses")
    late = found.filter(pk__in=overdue(today()).values("report")).order_by("-filed_on", "public_id").first()
    rest = (found.filter(status=status).first() for status in (Status.REFERRED, Status.UNCONFIRMED))
    return [report for report in (late, *rest) if report]


def _story(report: Report) -> dict[str, object]:
    return {"report": report, "lines": story.lines(report), "terms": story.terms(report, today())}


def _due(report: Report) -> words.Due | None:
    running = [clock for clock in report.clocks.all() if clock.stopped_on is None]
    nearest = min(running, key=lambda clock: clock.due_on, default=None)
    return words.due(nearest, today(), group_of(nearest.due_on, today())) if nearest else None


def _cards() -> list[Card]:
    """One for each kind of person who can answer for a beat."""
    beats = Beat.objects.current().with_people(today()).select_related("unit")[:_BEATS_LOOKED_AT]
    return list({card.answering: card for card in cards(beats)}.values())
