"""Hand-overs of one report as rows of its page: who has it, until when, what was answered, and the form for the answer."""

import datetime
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.models import Report
from verification.ledger import is_late
from verification.models import HandOver, HandOverOutcome
from verification.panel import words
from verification.panel.forms import TEXT, Day, PanelForm
from verification.permissions import may_work
from verification.scope import Scope
from verification.services import Reply


class ReplyForm(PanelForm):
    hand_over = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    outcome = forms.ChoiceField(
        label=_("What the body says"), choices=HandOverOutcome.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("Day of the answer"), widget=Day)
    text = forms.CharField(label=_("Its words"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT))

    def reply(self) -> Reply:
        return Reply(self.cleaned_data["outcome"], self.cleaned_data["text"], self.cleaned_data["on"])


@dataclass(frozen=True)
class HandOverRow:
    """`form` for who may write down the answer that is still awaited; `may_remind` once a day."""

    hand_over: HandOver
    due_in_words: str
    is_late: bool
    reminders: list
    may_remind: bool
    form: ReplyForm | None


def hand_over_rows(scope: Scope, report: Report, refused: ReplyForm | None) -> list[HandOverRow]:
    """The awaited first. At most two queries."""
    found = report.hand_overs.select_related("partner", "officer", "reply_by").prefetch_related("reminders__by")
    works = may_work(scope, report)
    rows = [_row(hand_over, scope.on, works, refused) for hand_over in found]
    return sorted(rows, key=lambda row: row.hand_over.replied_on is not None)


def _row(hand_over: HandOver, on: datetime.date, works: bool, refused: ReplyForm | None) -> HandOverRow:
    awaited = hand_over.replied_on is None
    reminders = list(hand_over.reminders.all())
    again = refused if refused is not None and refused.data.get("hand_over") == str(hand_over.pk) else None
    fresh = ReplyForm(initial={"hand_over": hand_over.pk, "on": on}, auto_id="reply-%s")
    return HandOverRow(
        hand_over,
        words.distance(hand_over.reply_due, on) if awaited else "",
        is_late(hand_over, on),
        reminders,
        works and awaited and all(reminder.on != on for reminder in reminders),
        (again or fresh) if works and awaited else None,
    )
