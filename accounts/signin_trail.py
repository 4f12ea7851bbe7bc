"""The way in and out, as the audit trail has it. A name that nobody has is not written down: it may be a mistyped password."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from accounts.audit import Outcome, record
from accounts.audit_acts import Act
from accounts.models import User


def listen() -> None:
    user_logged_in.connect(_signed_in, dispatch_uid="audit")
    user_logged_out.connect(_signed_out, dispatch_uid="audit")
    user_login_failed.connect(_failed, dispatch_uid="audit")


def _signed_in(user: User, **kwargs: Any) -> None:
    record(Act.SIGNED_IN, about=("user", user.pk), actor=user.get_username())


def _signed_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record(Act.SIGNED_OUT, about=("user", user.pk), actor=user.get_username())


def _failed(credentials: dict[str, Any], **kwargs: Any) -> None:
    known = User.objects.filter(username=credentials.get("username", "")).first()
    record(
        Act.SIGN_IN_FAILED,
        about=("user", known.pk) if known else None,
        actor=known.get_username() if known else "",
        outcome=Outcome.REFUSED,
        reason="password" if known else "unknown_name",
    )
