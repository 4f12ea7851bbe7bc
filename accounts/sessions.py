"""Who is behind a request to the panel: the session and its user, asked for with every one of them."""

import datetime

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from accounts import written
from accounts.models import User


class SessionStore(db.SessionStore):
    """Django's own, found by SQL that is written once."""

    def _get_session_from_db(self) -> Session | None:
        found = written.rows(_session, self.session_key, timezone.now()) if self.session_key else []
        if not found:
            self._session_key = None  # as Django does: what is saved now gets a new one
            return None
        return found[0]


class Backend(AuthenticationBackend):
    """Signing in is allauth's; only the user of a session is found in a shorter way."""

    def get_user(self, user_id: int | str) -> User | None:
        found = written.rows(_user, int(user_id))
        return found[0] if found and self.user_can_authenticate(found[0]) else None


def _session(key: str, now: datetime.datetime) -> QuerySet:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


def _user(key: int) -> QuerySet:
    return User.objects.filter(pk=key).order_by()
