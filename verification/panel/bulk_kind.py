"""What can be done with several reports of the queue at once: the description of one such act, for the page that asks and does."""

import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from reports.models import Report
from verification.panel.forms import PanelForm
from verification.scope import Scope


@dataclass(frozen=True)
class Asked:
    """What was confirmed. `reports` are in scope and lack nothing; whoever acts locks them and looks again.

    `form` is valid, None where the kind has none.
    """

    scope: Scope
    reports: list[Report]
    form: PanelForm | None
    at: datetime.datetime
    say: Callable[[str], None]  # a word on top of the next page

    @property
    def ids(self) -> set[uuid.UUID]:
        return {report.public_id for report in self.reports}


def _nothing(scope: Scope, reports: list[Report]) -> dict[int, str]:
    return {}


@dataclass(frozen=True)
class Kind:
    """`offered` says who sees the button `label`; `question` is the title of the page that asks, by how many reports;
    `lead` says what it means; `yes` is the button that does it.

    `lacks` gives, by primary key, the sentence why a report is left out, and may raise `Problem` to refuse all.
    `act` does it in one transaction, raises `Problem`, and returns the address of the page that says what was done.
    `form` makes the further questions, unbound where the data is None.
    `says` gives, by primary key, a word beside a report in the list; `warns` one sentence on all of them, "" for none.
    `done` is the title of the page that says what was done, by how many, where the act can be undone as one.
    `able` narrows all that match to those it can be done to; a kind without it is for a few only.
    """

    name: str
    label: Promise
    icon: str
    offered: Callable[[Scope], bool]
    question: Callable[[int], str]
    lead: Promise
    yes: Promise
    act: Callable[[Asked], str]
    lacks: Callable[[Scope, list[Report]], dict[int, str]] = _nothing
    form: Callable[[Scope, list[Report], QueryDict | None], PanelForm] | None = None
    says: Callable[[Scope, list[Report]], dict[int, str]] = _nothing
    warns: Callable[[list[Report]], str] = lambda reports: ""
    done: Callable[[int], str] | None = None
    able: Callable[[QuerySet[Report]], QuerySet[Report]] | None = None
