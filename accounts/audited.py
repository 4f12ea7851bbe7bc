"""Marks a function as an act that the audit trail records: once, in its own transaction, and only if it succeeds."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import transaction

from accounts import audit
from accounts.audit_acts import Act

P = ParamSpec("P")
R = TypeVar("R")


def audited(act: Act, about: str = "", *, codes: tuple[str, ...] = ()) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The function takes `actor` (a user, or None for nobody) by name.

    `about` names the parameter that the act is about; without it the record is about what the function gives back. `codes`
    are parameters, or attributes of parameters ("decision.to"), whose values are codes and go into the detail. A function
    that gives None and has no `about` is recorded without an object.
    """

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def act_and_record(*args: P.args, **kwargs: P.kwargs) -> R:
            with transaction.atomic():
                result = function(*args, **kwargs)
                actor = kwargs.get("actor")
                audit.record(
                    act,
                    about=kwargs[about] if about else _row(result),
                    actor=actor.get_username() if actor else "",
                    detail={name: _code(kwargs, name) for name in codes},
                )
            return result

        act_and_record.audited_as = act
        return act_and_record

    return mark


def _row(result: object) -> object:
    return result if hasattr(result, "_meta") else None


def _code(kwargs: dict, name: str) -> str:
    first, *rest = name.split(".")
    return str(functools.reduce(getattr, rest, kwargs[first]))
