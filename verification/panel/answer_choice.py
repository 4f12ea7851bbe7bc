"""Which templates an officer may put into a message, in all three languages: nobody knows which one the resident reads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from reports.models import Report, ReportContent
from verification.models import AnswerTemplate
from verification.scope import Scope
from verification.services.templates import offered

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_POLISH = re.compile("[ąćęłńóśźż]", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(the|and|is|are|there|every|of)\b", re.IGNORECASE)
_MOST_READ = 500  # characters that are enough to tell a language
QUESTION = ""


@dataclass(frozen=True)
class Choice:
    """`value` names template and language, as it comes back from the form."""

    value: str
    title: str
    text: str


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    choices: list[Choice]


class Answers:
    """The templates for one report today, read once, by the status that they go with."""

    def __init__(self, scope: Scope, report: Report) -> None:
        self.rows = offered(report, scope.on)
        self.languages = _ordered(getattr(report, "content", None))

    def beside(self, status: str) -> list[Language]:
        """The likely language first. Empty where nothing fits."""
        rows = [row for row in self.rows if row.status == status]
        return [Language(code, gettext(name), _choices(rows, code)) for code, name in self.languages] if rows else []

    def text_of(self, value: str) -> str:
        """What a form's choice stands for, "" for what is not offered."""
        found = {choice.value: choice.text for code, _name in self.languages for choice in _choices(self.rows, code)}
        return found.get(value, "")


def joined(typed: str, text: str) -> str:
    """What was typed stays; the template comes below it."""
    return f"{typed.rstrip()}\n\n{text}" if typed.strip() else text


def _choices(rows: Iterable[AnswerTemplate], code: str) -> list[Choice]:
    return [Choice(f"{row.pk}:{code}", row.title, row.texts[code]) for row in rows]


def _ordered(content: ReportContent | None) -> list[tuple[str, str]]:
    likely = language_of(content.description if content else "")
    return sorted(dict(settings.LANGUAGES).items(), key=lambda pair: pair[0] != likely)


def language_of(text: str | None) -> str:
    """A guess from the letters of what the resident wrote; Polish where they do not tell."""
    words = (text or "")[:_MOST_READ]
    if _CYRILLIC.search(words):
        return "uk"
    return "en" if _ENGLISH.search(words) and not _POLISH.search(words) else "pl"
