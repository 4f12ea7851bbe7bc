"""Forms by which a report is given to somebody, asked to be taken over, and answered for."""

import datetime
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verification.models import TaskFor
from verification.panel.forms import TEXT, Day, PanelForm
from verification.recipients import Recipient
from verification.services import Asked, NewTask

REPLY_DAYS = 3  # suggested only


def holder_choices(found: Iterable[Recipient]) -> list[tuple[str, object]]:
    """For a list with a heading for each unit: the whole unit first, then its people."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in found:
        label = row.name if row.officer else gettext("everybody in %(unit)s") % {"unit": row.unit.name}
        groups.setdefault(row.unit.name, []).append((row.key, label))
    return [("", _("Choose a unit or a person")), *groups.items()]


def key_of(text: str) -> int | None:
    """The key of a row as a page sent it back; None for none and for anything that is no key."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


class HolderForm(PanelForm):
    """`found` are those who may be chosen now; that it is one of them is checked where the right is."""

    to = forms.ChoiceField(label=_("What kind"), choices=TaskFor.choices, widget=forms.RadioSelect)
    holder = forms.CharField(label=_("To whom"), widget=forms.Select)

    def __init__(self, *args: object, found: Iterable[Recipient], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].widget.choices = holder_choices(found)


class TaskForm(HolderForm):
    reply_by = forms.DateField(label=_("Answer by"), widget=Day)
    note = forms.CharField(
        label=_("What is to be done"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT)
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def fresh(found: Iterable[Recipient], on: datetime.date, seen: int | None = None) -> "TaskForm":
        day = on + datetime.timedelta(days=REPLY_DAYS)
        initial = {"reply_by": day, "seen": seen or ""}
        return TaskForm(initial=initial, found=found, auto_id="task-%s")

    def task(self, *, any_seen: bool = False) -> NewTask:
        data = self.cleaned_data
        return NewTask(data["to"], data["holder"], data["reply_by"], data["note"], key_of(data["seen"]), any_seen)


class AskForm(HolderForm):
    reason = forms.CharField(label=_("Why"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT))

    def asked(self) -> Asked:
        data = self.cleaned_data
        return Asked(data["to"], data["holder"], data["reason"])


class TaskAnswerForm(PanelForm):
    text = forms.CharField(label=_("What came of it"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class WordForm(PanelForm):
    word = forms.CharField(
        label=_("A word to who asked"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT | {"rows": 2})
    )
