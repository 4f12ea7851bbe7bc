"""Errors for people and programs: RFC 9457 answers with a stable code, a sentence and a pointer to each field.

Raise `Problem` anywhere below a view; the API turns it into `application/problem+json`, pages into messages. On the lowest
floor because every floor refuses things. Nothing of what was sent is echoed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, JsonResponse, UnreadablePostError
from rest_framework import exceptions
from rest_framework.response import Response

from accounts.sentences import SENTENCES, STATUSES, TITLES

MEDIA_TYPE = "application/problem+json"
OUTAGE = (OperationalError, InterfaceError)  # the database does not answer, or has gone in the middle of an answer
AGAIN_AFTER = "5"  # seconds: a server that crashed is back by then


@dataclass(frozen=True)
class Flaw:
    """What is wrong with one field: a code and the numbers its sentence names."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return sentence(self.code, **self.params)


def sentence(code: str, **params: object) -> str:
    """The sentence of a code in the language of the request."""
    return str(SENTENCES[code]) % {"limit": "", "count": "", "position": "", "served": "", "name": "", **params}


class Problem(Exception):
    """A refusal. `fields` maps a field to a code or a `Flaw`; the top code is that of the first field, else `code`.

    `suggestion` and the members of `extra` go into the answer as they are; `params` fill the sentence.
    """

    def __init__(
        self,
        code: str = "",
        *,
        fields: Mapping[str, str | Flaw] | None = None,
        suggestion: object = None,
        extra: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        **params: object,
    ) -> None:
        self.fields = {name: flaw if isinstance(flaw, Flaw) else Flaw(flaw) for name, flaw in (fields or {}).items()}
        first = next(iter(self.fields.values()), None)
        self.code = first.code if first else code
        self.params = dict(first.params) if first else params
        self.suggestion = suggestion
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})
        super().__init__(self.code)

    @property
    def status(self) -> int:
        return STATUSES[self.code]

    @property
    def sentence(self) -> str:
        return sentence(self.code, **self.params)

    def body(self) -> dict[str, object]:
        body: dict[str, object] = {
            "type": "about:blank",
            "title": str(TITLES[self.status]),
            "status": self.status,
            "code": self.code,
            "detail": self.sentence,
            "fields": {name: [{"code": flaw.code, "detail": flaw.sentence}] for name, flaw in self.fields.items()},
        }
        if self.suggestion is not None:
            body["suggestion"] = self.suggestion
        return body | self.extra


def problem_json(problem: Problem) -> JsonResponse:
    """The answer for code outside the API views (error handlers)."""
    return JsonResponse(problem.body(), status=problem.status, headers=problem.headers, content_type=MEDIA_TYPE)


_CODES_OF_DRF: list[tuple[type[Exception], str]] = [
    (Http404, "not_found"),
    (exceptions.NotFound, "not_found"),
    (exceptions.NotAuthenticated, "not_signed_in"),
    (exceptions.AuthenticationFailed, "not_signed_in"),
    (PermissionDenied, "forbidden"),
    (exceptions.PermissionDenied, "forbidden"),
    (exceptions.MethodNotAllowed, "method_not_allowed"),
    (exceptions.NotAcceptable, "not_acceptable"),
    (exceptions.UnsupportedMediaType, "unsupported_media_type"),
    (exceptions.ParseError, "not_json"),
    *((kind, "unavailable") for kind in OUTAGE),
    (UnreadablePostError, "too_slow"),
]


def as_problem(error: Exception) -> Problem | None:
    """The `Problem` of an exception of Django, DRF or the database; None where it is none of ours to explain."""
    if isinstance(error, Problem):
        return error
    code = next((code for kind, code in _CODES_OF_DRF if isinstance(error, kind)), None)
    if code is None:
        return None
    headers = {"Retry-After": AGAIN_AFTER} if STATUSES[code] == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Problem(code, headers=headers)


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. The methods allowed by a view stay in `Allow` (set by DRF itself)."""
    problem = as_problem(error)
    if problem is None:
        return None
    answer = Response(problem.body(), status=problem.status, headers=problem.headers, content_type=MEDIA_TYPE)
    answer.problem = problem
    return answer
