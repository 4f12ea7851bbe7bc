"""Forms of the register of bodies: a new one, another contact, the last day. Rules are in `verification.services.partners`."""

from django import forms
from django.utils.translation import gettext_lazy

from districts.models import PartnerKind, Unit, UnitKind
from verification.panel.forms import Day, PanelForm
from verification.permissions import may_keep_for, units_of_keeper
from verification.scope import Scope
from verification.services import partners as services

_TOO_SMALL = (UnitKind.SECTION, UnitKind.POST)


class ContactForm(PanelForm):
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone"), required=False, max_length=services.MOST_PHONE)
    source = forms.CharField(label=gettext_lazy("Where the contact is from"), max_length=services.MOST_SOURCE)

    def contact(self) -> services.Contact:
        return services.Contact(**{name: self.cleaned_data[name] for name in ("email", "phone", "source")})


class EndForm(PanelForm):
    last_day = forms.DateField(label=gettext_lazy("Last day for new hand-overs"), widget=Day)


class NewForm(ContactForm):
    name = forms.CharField(label=gettext_lazy("Name of the body"), max_length=services.MOST_NAME)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=PartnerKind.choices)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Serves the area of"),
        to_field_name="slug",
        empty_label=gettext_lazy("Choose a unit"),
    )
    field_order = ("name", "kind", "unit", "phone", "email", "source")

    def __init__(self, scope: Scope, *args: object, **kwargs: object) -> None:
        super().__init__(*args, auto_id="new-%s", **kwargs)
        self.fields["unit"].queryset = units_of_keeper(scope).exclude(kind__in=_TOO_SMALL)
        if may_keep_for(scope, None):
            self.fields["unit"].required = False
            self.fields["unit"].empty_label = gettext_lazy("the whole country")

    def asked(self) -> services.NewPartner:
        data = self.cleaned_data
        return services.NewPartner(data["name"], data["kind"], data["unit"], self.contact())
