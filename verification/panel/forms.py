"""Forms of the report page. They read values; rules are in `verification.services`, whose refusals land on the fields."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.problems import Problem
from reports.models import PauseReason, VisitResult
from verification.models import VisitMethod
from verification.moments import in_words, instants
from verification.panel import words
from verification.panel.fields import LocalTime, Position, read_local
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
    """`at` is a time on the wall. Where that came twice, the form has one more field, `which`, and asks."""

    at = LocalTime(label=_("When"), widget=LocalMoment)
    which = forms.ChoiceField(
        label=_("The clocks were put back and this time came twice. Which one was it?"), widget=forms.RadioSelect
    )
    method = forms.ChoiceField(label=_("How"), choices=VisitMethod.choices, initial=VisitMethod.ON_FOOT)
    result = forms.ChoiceField(label=_("Result"), choices=VisitResult.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note for the service"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT)
    )
    position = Position(label=_("Distance from the pin"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        typed = read_local(self.data.get("at", ""))
        self.instants = instants(typed) if typed else ()
        if len(self.instants) > 1:
            self.fields["which"].choices = [(str(n), said) for n, said in enumerate(in_words(self.instants))]
        else:
            del self.fields["which"]
        if self.is_bound and typed is None:
            self.fields["at"].widget.input_type = "text"  # a picker of moments would hide what was typed

    @staticmethod
    def fresh() -> "VisitForm":
        now = timezone.localtime().replace(second=0, microsecond=0)
        return VisitForm(initial={"at": now}, auto_id="visit-%s")

    def visit(self) -> NewVisit:
        data = self.cleaned_data
        return NewVisit(self.moment(), data["method"], data["result"], data["note"], data["position"])

    def moment(self) -> datetime.datetime:
        return self.instants[int(self.cleaned_data.get("which", 0))]

    def leapt(self) -> datetime.datetime | None:
        """The moment that is recorded instead of a time which spring leapt over; None where the typed one exists."""
        at = timezone.localtime(self.moment())
        return at if at.replace(tzinfo=None) != self.cleaned_data["at"] else None


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
