"""Several reports of the same threat: which one stays, then the rest are merged into it."""

import uuid

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.problems import Problem
from districts.addresses.nearest import nearest_streets
from reports.models import Report
from reports.templatetags.marks import status_mark
from verification.panel import words
from verification.panel.bulk_kind import Asked, Kind
from verification.panel.forms import PanelForm
from verification.permissions import WORKERS
from verification.scope import Scope
from verification.services import merge


class TargetForm(PanelForm):
    """The oldest is chosen already."""

    target = forms.ChoiceField(
        label=_("Which one stays?"), widget=forms.RadioSelect, error_messages={"required": _("Choose the one that stays.")}
    )  # fmt: skip

    def __init__(self, data: QueryDict | None, reports: list[Report]) -> None:
        super().__init__(data, auto_id="merge-%s")
        oldest = sorted(reports, key=lambda row: (row.filed_on, row.public_id))
        streets = nearest_streets([row.point for row in oldest])
        choices = [(f"{row.public_id}", _label(row, street)) for row, street in zip(oldest, streets, strict=True)]
        self.fields["target"].choices = choices
        self.initial["target"] = choices[0][0]

    def stays(self) -> uuid.UUID:
        return uuid.UUID(self.cleaned_data["target"])


def _label(report: Report, street: str) -> SafeString:
    day = gettext("filed on %(day)s") % {"day": date_format(report.filed_on, "j E Y")}
    mark = render_to_string("_status.html", status_mark(report.status))
    return format_html(
        "{} {}, {} <small>{}</small>", mark, report.category.label, street or words.place(report), day
    )  # fmt: skip


def merged_words(count: int) -> str:
    """What is said on the page of the one that stays."""
    words = ngettext(
        "%(count)s report is merged into this one. Whoever holds its code follows this one.",
        "%(count)s reports are merged into this one. Whoever holds their codes follows this one.",
        count,
    )
    return words % {"count": count}


def _question(count: int) -> str:
    return ngettext("Merge %(count)s report", "Merge %(count)s reports", count) % {"count": count}


def _lacks(scope: Scope, reports: list[Report]) -> dict[int, str]:
    """All or none."""
    if not all(scope.roles_in(report) & WORKERS for report in reports):
        raise Problem("forbidden")
    if len(reports) < 2:
        raise Problem("merge_needs_two")
    return {}


def _warns(reports: list[Report]) -> str:
    if len({report.category_id for report in reports}) == 1:
        return ""
    return gettext("They are of different categories. Are they really the same threat?")


def _act(asked: Asked) -> str:
    stays = merge(ids=asked.ids, target=asked.form.stays(), actor=asked.scope.user, at=asked.at)
    asked.say(merged_words(len(asked.ids) - 1))
    return reverse("panel:report", args=[stays.public_id])


MERGE = Kind(
    name="merge",
    label=_("Merge"),
    icon="merge",
    offered=lambda scope: bool(scope.roles & WORKERS),
    question=_question,
    lead=_(
        "One stays and goes on. The others keep their codes and their texts; whoever holds a code reads how the one that stays gets on. It can be taken apart again."
    ),
    yes=_("Merge them"),
    act=_act,
    lacks=_lacks,
    form=lambda scope, reports, data: TargetForm(data, reports),
    warns=_warns,
)
