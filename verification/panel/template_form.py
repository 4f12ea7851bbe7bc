"""The form of a ready text for residents, in three languages. Rules are in `verification.services.templates`."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy

from reports.models import Category
from reports.statuses import Status
from verification.models import AnswerTemplate
from verification.panel.forms import Day, PanelForm
from verification.panel.rules import CategoryChoice
from verification.services.questions import MOST_QUESTION
from verification.services.templates import MOST_TITLE, NewTemplate

_TEXT = {"rows": 4, "data-limit": MOST_QUESTION}
WITH_VERDICT = (
    Status.CONFIRMED,
    Status.UNCONFIRMED,
    Status.HOAX,
    Status.ELIMINATED,
    Status.REFERRED,
    Status.VERIFYING,
)


def _text(label: str, language: str) -> forms.CharField:
    return forms.CharField(label=label, strip=False, widget=forms.Textarea(attrs=_TEXT | {"lang": language}))


class TemplateForm(PanelForm):
    status = forms.ChoiceField(
        label=gettext_lazy("Offered with"),
        required=False,
        choices=[("", gettext_lazy("a question")), *((status.value, status.label) for status in WITH_VERDICT)],
    )
    category = CategoryChoice(
        Category.objects.order_by("name"),
        label=gettext_lazy("For which category"),
        required=False,
        empty_label=gettext_lazy("all"),
        to_field_name="slug",
    )
    title = forms.CharField(label=gettext_lazy("Name for officers"), max_length=MOST_TITLE)
    valid_from = forms.DateField(label=gettext_lazy("From which day"), widget=Day)
    text = _text(gettext_lazy("Text in Polish"), "pl")
    text_en = _text(gettext_lazy("Text in English"), "en")
    text_uk = _text(gettext_lazy("Text in Ukrainian"), "uk")
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)

    def asked(self) -> NewTemplate:
        return NewTemplate(**{name: value for name, value in self.cleaned_data.items() if name != "replaces"})

    @staticmethod
    def to_replace(old: AnswerTemplate, on: datetime.date) -> "TemplateForm":
        values = {name: getattr(old, name) for name in ("status", "title", "text", "text_en", "text_uk")}
        category = old.category.slug if old.category else ""
        return TemplateForm(initial=values | {"category": category, "replaces": old.pk, "valid_from": on})
