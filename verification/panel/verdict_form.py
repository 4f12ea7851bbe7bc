"""The form of a verdict: one per status that may be given now, with the words that people will read."""

import datetime
from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from districts.models import Partner
from reports.statuses import Reason, Status
from reports.story import status_sentence
from verification.panel import words
from verification.panel.forms import TEXT, Day, PanelForm
from verification.services import Decision, HandOverTo
from verification.services.questions import MOST_QUESTION

KEYS = {
    Status.CONFIRMED: "c",
    Status.UNCONFIRMED: "n",
    Status.ELIMINATED: "e",
    Status.REFERRED: "r",
    Status.HOAX: "h",
}
REPLY_DAYS = 30  # suggested only; the clock runs by its own dated rule


class DecisionForm(PanelForm):
    """One form per status that may be given now. `seen` is the status on the screen.

    `beside` counts near duplicates that wait in the same status and may be decided on in the same act.
    `is_offered` is False for an answer to a button that this page does not have (any more). `is_suggested`: what
    the body that had the report answered comes to this. `answers` are the templates for `message`.
    """

    is_offered = is_suggested = False
    answers: Sequence[object] = ()
    to = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), required=False, choices=())
    partner = forms.ChoiceField(label=_("To which body"), required=False, choices=())
    reply_due = forms.DateField(label=_("Answer expected by"), required=False, widget=Day)
    note = forms.CharField(
        label=_("Note for the service"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT)
    )

    message = forms.CharField(
        label=_("Message to the resident"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-limit": MOST_QUESTION}),
    )
    whole_group = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: object,
        to: str,
        reasons: Iterable[str],
        partners: Iterable[Partner],
        beside: int = 0,
        **kwargs: object,
    ):
        super().__init__(*args, auto_id=f"{to}-%s", **kwargs)
        self.target = Status(to)
        self.reasons = tuple(reasons)
        if len(self.reasons) > 1:
            choices = [("", _("Choose a reason")), *((code, Reason(code).label) for code in self.reasons)]
            self.fields["reason"].choices = choices
        else:
            del self.fields["reason"]
        if to == Status.REFERRED:
            self.fields["partner"].choices = [("", _("Choose a body")), *((p.slug, p.name) for p in partners)]
        else:
            del self.fields["partner"], self.fields["reply_due"]
        self.beside = beside
        if beside:
            self.fields["whole_group"].label = words.whole_group(beside)
        else:
            del self.fields["whole_group"]
        if to == Status.ELIMINATED:
            self.fields["note"].label = _("What was done")

    @property
    def verb(self) -> str:
        return str(words.VERDICTS[self.target])

    @property
    def button(self) -> str:
        """What the button says: the result, as people will read it."""
        return gettext("Save: %(status)s") % {"status": self.target.label}

    @property
    def button_and_next(self) -> str:
        return gettext("Save: %(status)s, then the next") % {"status": self.target.label}

    @property
    def key(self) -> str:
        """The letter that opens it; "" where the status has none."""
        return KEYS.get(self.target, "")

    @property
    def readings(self) -> list[tuple[str, str]]:
        """For each reason the sentence that the resident and the public will read."""
        return [(reason, status_sentence(self.target, reason)) for reason in self.reasons or ("",)]

    def lacks_reason(self) -> bool:
        """The page asks for a reason wherever it offers several; only the API knows a default."""
        return "reason" in self.fields and not self.cleaned_data["reason"]

    def decision(self) -> Decision:
        data = self.cleaned_data
        hand_over = None
        if data.get("partner") and data.get("reply_due"):
            hand_over = HandOverTo(data["partner"], data["reply_due"])
        only = self.reasons[0] if len(self.reasons) == 1 else ""
        return Decision(data["to"], data["seen"], data.get("reason", only), data["note"], hand_over, data["message"])


def suggested_reply(on: datetime.date) -> datetime.date:
    return on + datetime.timedelta(days=REPLY_DAYS)
