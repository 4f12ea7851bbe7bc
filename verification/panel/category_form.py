"""The form of a category as it shall be from a day on: what was typed, and what of it differs from today."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.templatetags.icons import names
from reports.models import Category
from verification.panel.forms import Day, PanelForm
from verification.services.categories import FIELDS, NewChange
from verification.services.rules import MOST_SOURCE

_EXACT = [(0, _("exact point")), (100, _("square of 100 m")), (250, _("square of 250 m"))]
_SHORT, _LONG = 120, 300
_FIRST_DAY = _("First day on which it can be chosen")


class CategoryForm(PanelForm):
    effective_from = forms.DateField(label=_("From which day"), widget=Day)
    name = forms.CharField(label=_("Name in Polish"), max_length=_SHORT)
    name_en = forms.CharField(label=_("Name in English"), max_length=_SHORT)
    name_uk = forms.CharField(label=_("Name in Ukrainian"), max_length=_SHORT)
    hint = forms.CharField(label=_("Explanation in Polish"), max_length=_LONG)
    hint_en = forms.CharField(label=_("Explanation in English"), max_length=_LONG)
    hint_uk = forms.CharField(label=_("Explanation in Ukrainian"), max_length=_LONG)
    words = forms.CharField(label=_("Plain words by which residents find it"), max_length=400, required=False)
    icon = forms.CharField(label=_("Icon (name in the Lucide set)"), max_length=40)
    description_required = forms.BooleanField(label=_("A description is needed"), required=False)
    precision = forms.TypedChoiceField(label=_("What the public sees of the place"), choices=_EXACT, coerce=int)
    minimum_visits = forms.IntegerField(label=_("Visits before “not confirmed”"), min_value=0, max_value=5)
    near_m = forms.IntegerField(label=_("The same place within (metres)"), min_value=25, max_value=2000)
    valid_to = forms.DateField(label=_("Last day on which it can be chosen"), widget=Day, required=False)
    why = forms.CharField(label=_("What the change rests on"), max_length=MOST_SOURCE)

    def clean_icon(self) -> str:
        if self.cleaned_data["icon"] not in names():
            raise forms.ValidationError(_("There is no icon of this name."))
        return self.cleaned_data["icon"]

    @staticmethod
    def of(category: Category, on: datetime.date) -> "CategoryForm":
        today = {name: getattr(category, name) for name in FIELDS}
        return CategoryForm(initial=today | {"effective_from": on + datetime.timedelta(days=1)})

    def change(self, category: Category) -> NewChange:
        data = self.cleaned_data
        after = {name: data[name] for name in FIELDS if data[name] != getattr(category, name)}
        if "valid_to" in after and after["valid_to"]:
            after["valid_to"] = after["valid_to"].isoformat()
        return NewChange(category, data["effective_from"], after, data["why"])


def label_of(name: str) -> str:
    return str(_FIRST_DAY if name == "valid_from" else CategoryForm.base_fields[name].label)


def value_of(name: str, value: object) -> str:
    """As a person writes it."""
    if name == "precision":
        return str(dict(_EXACT)[value])
    if name == "description_required":
        return str(_("yes") if value else _("no"))
    return "–" if value in (None, "") else str(value)
