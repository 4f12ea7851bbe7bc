"""Forms of the report page. They read values; rules are in `verification.services`, whose refusals land on the fields."""

import datetime
from collections.abc import Iterable

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.problems import Problem
from districts.models import Partner
from reports.models import VisitResult
from reports.statuses import Reason, Status
from verification.models import VisitMethod
from verification.panel import words
from verification.services import Decision, HandOverTo, NewVisit
from verification.services.desk import MOST_TEXT

REPLY_DAYS = 30  # suggested only; the clock runs by its own dated rule
_TEXT = {"rows": 3, "data-limit": MOST_TEXT}


class LocalMoment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PanelForm(forms.Form):
    """Text is not stripped or shortened here: what was typed stays as it was when it is refused."""

    def take(self, problem: Problem) -> None:
        """Puts the sentences of a refusal on their fields."""
        if problem.code == "evidence_missing":
            for code in problem.suggestion:
                self.add_error(None, str(words.MISSING[code]))
            return
        for name, flaw in problem.fields.items():
            text = str(words.FIELD_SENTENCES.get((name, flaw.code)) or flaw.sentence)
            self.add_error(name if name in self.fields else None, text)
        if not problem.fields:
            self.add_error(None, problem.sentence)


class VisitForm(PanelForm):
    at = forms.DateTimeField(label=_("When"), widget=LocalMoment, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    method = forms.ChoiceField(label=_("How"), choices=VisitMethod.choices, initial=VisitMethod.ON_FOOT)
    result = forms.ChoiceField(label=_("Result"), choices=VisitResult.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note for the service"), required=False, strip=False, widget=forms.Textarea(attrs=_TEXT)
    )

    @staticmethod
    def fresh() -> "VisitForm":
        now = timezone.localtime().replace(second=0, microsecond=0)
        return VisitForm(initial={"at": now}, auto_id="visit-%s")

    def visit(self) -> NewVisit:
        return NewVisit(**{name: self.cleaned_data[name] for name in ("at", "method", "result", "note")})


class NoteForm(PanelForm):
    text = forms.CharField(
        label=_("New note"), required=False, strip=False, widget=forms.Textarea(attrs=_TEXT | {"rows": 2})
    )


class DecisionForm(PanelForm):
    """One form per status that may be given now. `seen` is the status on the screen.

    `is_offered` is False for an answer to a button that this page does not have (any more).
    """

    is_offered = False
    to = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), required=False, choices=())
    partner = forms.ChoiceField(label=_("To which body"), required=False, choices=())
    reply_due = forms.DateField(label=_("Answer expected by"), required=False, widget=Day)
    note = forms.CharField(
        label=_("Note for the service"), required=False, strip=False, widget=forms.Textarea(attrs=_TEXT)
    )

    def __init__(self, *args: object, to: str, reasons: Iterable[str], partners: Iterable[Partner], **kwargs: object):
        super().__init__(*args, auto_id=f"{to}-%s", **kwargs)
        self.target = Status(to)
        reasons = tuple(reasons)
        if len(reasons) > 1:
            choices = [("", _("Choose a reason")), *((code, Reason(code).label) for code in reasons)]
            self.fields["reason"].choices = choices
        else:
            del self.fields["reason"]
        if to == Status.REFERRED:
            self.fields["partner"].choices = [("", _("Choose a body")), *((p.slug, p.name) for p in partners)]
        else:
            del self.fields["partner"], self.fields["reply_due"]
        if to == Status.ELIMINATED:
            self.fields["note"].label = _("What was done")

    @property
    def verb(self) -> str:
        return str(words.VERDICTS[self.target])

    def decision(self) -> Decision:
        data = self.cleaned_data
        hand_over = None
        if data.get("partner") and data.get("reply_due"):
            hand_over = HandOverTo(data["partner"], data["reply_due"])
        return Decision(data["to"], data["seen"], data.get("reason", ""), data["note"], hand_over)


def suggested_reply(on: datetime.date) -> datetime.date:
    return on + datetime.timedelta(days=REPLY_DAYS)
