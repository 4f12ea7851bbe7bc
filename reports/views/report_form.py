"""The page of the report form, with what it asks and what was typed. Which desk takes the form is the caller's business."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from districts import geo
from districts.addresses.search import Hit
from reports import emergency, questions
from reports.deadlines import today
from reports.fields import MOST_CHARACTERS, OLDEST_DAYS
from reports.forms import Draft, degrees
from reports.models import Category, Report
from reports.near import near
from reports.services import Submitted
from reports.times import hours_in_words, weekdays_in_words
from reports.views.answers import private_page
from reports.views.filtering import in_groups
from reports.views.reading import ground_config
from reports.warnings import Told


@dataclass(frozen=True)
class Desk:
    """Where a form comes from and goes to: its address, its pages, and who takes what was sent."""

    name: str
    form: str
    receipt: str
    receive: Callable[..., Submitted]
    keeps_nothing: bool = False


def form_page(
    request: HttpRequest,
    desk: Desk,
    draft: Draft,
    hits: Sequence[Hit] = (),
    *,
    notice: str = "",
    must_wait: bool = False,
    told: Told | None = None,
    status: int = 200,
) -> HttpResponse:
    day = today()
    context = {
        "action": reverse(desk.name),
        "keeps_nothing": desk.keeps_nothing,
        "draft": draft,
        "hits": [(f"{hit.lon:.6f};{hit.lat:.6f}", hit.label) for hit in hits],
        "part": hits[0].kind if hits and hits[0].is_partial else "",
        "lost_photos": len(request.FILES.getlist("photo")),  # a browser keeps no chosen file across pages
        "notice": notice,
        "must_wait": must_wait,
        "flaws": draft.sentences(),
        "told": told,
        "stems": emergency.stems(),
        "questions": [(row, draft.answers.get(row.name, "")) for row in questions.of_category(draft.category, day)],
        "all_questions": questions.by_category(day),
        "nearby": nearby(draft, hits, day),
        "groups": in_groups(Category.objects.current(day)),
        "today": day,
        "yesterday": day - datetime.timedelta(days=1),
        "oldest": day - datetime.timedelta(days=OLDEST_DAYS),
        "weekdays": weekdays_in_words(),
        "hours": hours_in_words(),
        "most": MOST_CHARACTERS,
        "config": ground_config(),
        "cost": settings.PROOF_OF_WORK_COST,
    }
    return private_page(request, desk.form, context, status)


def nearby(draft: Draft, hits: Sequence[Hit], on: datetime.date) -> list[tuple[int, Report]]:
    """Reports that may be the same, for the place that stands in the form or the first one found. Empty without a category."""
    category = Category.objects.current(on).filter(slug=draft.category).first()
    lon, lat = (hits[0].lon, hits[0].lat) if hits else (degrees(draft.lon), degrees(draft.lat))
    if category is None or not isinstance(lon, float) or not isinstance(lat, float):
        return []
    try:
        return near(*geo.checked(lon, lat), category, on)
    except geo.BadCoordinates:
        return []
