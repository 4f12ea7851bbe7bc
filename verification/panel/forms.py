"""Forms of the report page. They read values; rules are in `verification.services`, whose refusals land on the fields."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.problems import Problem
from reports.models import PauseReason, VisitResult
from verification.models import VisitMethod
from verification.panel import words
from verification.services import NewVisit
from verification.services.desk import MOST_TEXT

TEXT = {"rows": 3, "data-limit": MOST_TEXT}


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
        label=_("Note for the service"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT)
    )

    @staticmethod
    def fresh() -> "VisitForm":
        now = timezone.localtime().replace(second=0, microsecond=0)
        return VisitForm(initial={"at": now}, auto_id="visit-%s")

    def visit(self) -> NewVisit:
        return NewVisit(**{name: self.cleaned_data[name] for name in ("at", "method", "result", "note")})


class NoteForm(PanelForm):
    text = forms.CharField(
        label=_("New note"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT | {"rows": 2})
    )


class RefusalForm(PanelForm):
    text = forms.CharField(
        label=_("Why the verdict stays"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT | {"rows": 4})
    )


class QuestionForm(PanelForm):
    text = forms.CharField(
        label=_("Message to the resident"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT | {"rows": 3})
    )


class PauseForm(PanelForm):
    stage = forms.CharField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Why"), choices=[("", _("Choose a reason")), *PauseReason.choices])
    until = forms.DateField(label=_("Last day of the pause"), widget=Day)

    @staticmethod
    def of(stage: str) -> "PauseForm":
        return PauseForm(initial={"stage": stage}, auto_id=f"pause-{stage}-%s")
