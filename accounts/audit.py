"""The audit trail: one record of each act of the panel, in the transaction of the act itself.

Nothing that a resident or an officer wrote is ever in it: codes, names of fields and counts. The chain of hashes is made in
the database (accounts/migrations/0002_audit.py) and checked by `accounts.audit_chain`.
"""

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection

from accounts.audit_acts import Act
from accounts.audit_chain import FIELDS
from accounts.models import AuditRecord, AuditSeal

APPEND = "SELECT audit_append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
SEAL = """
    INSERT INTO audit_seal SELECT %s, seq, hash FROM audit_record WHERE at < %s ORDER BY seq DESC LIMIT 1
    ON CONFLICT DO NOTHING
"""


class Outcome(StrEnum):
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True)
class Who:
    """Somebody at a desk, as one request knows them. All empty: a job.

    `rights` gives roles and units, each as one text; it is called only where something is recorded.
    """

    actor: str = ""
    rights: Callable[[], tuple[str, str]] = lambda: ("", "")
    workstation: str = ""
    session: str = ""
    authenticator: str = ""


_JOB = Who()
_WHO: ContextVar[Who] = ContextVar("who", default=_JOB)


@contextmanager
def acting(who: Who) -> Iterator[None]:
    """What is recorded inside was done by them."""
    token = _WHO.set(who)
    try:
        yield
    finally:
        _WHO.reset(token)


def record(
    act: Act,
    *,
    about: object = None,
    actor: str | None = None,
    rights: tuple[str, str] | None = None,
    outcome: Outcome = Outcome.DONE,
    reason: str = "",
    detail: Mapping[str, object] | None = None,
) -> int:
    """Writes one record and gives its number; to be called in the transaction of the act, as its last step.

    From here to the end of that transaction nobody else can write one. `about` is a row, or ("kind", "key"). `actor` is a
    login where no request says who acts, `rights` the roles and the unit of the act where they are known. `detail` takes codes and numbers only.
    """
    who = _WHO.get()
    if actor is not None and actor != who.actor:
        who = Who(actor=actor)
    kind, key = named(about)
    said = json.dumps(detail or {}, sort_keys=True, ensure_ascii=False)
    role, unit = rights or who.rights()
    desk = who.workstation, who.session, who.authenticator
    with connection.cursor() as cursor:
        cursor.execute(APPEND, [who.actor, role, unit, act.value, kind, key, outcome.value, reason, said, *desk])
        return cursor.fetchone()[0]


def named(about: object) -> tuple[str, str]:
    """Kind and key of a row: its public id where it has one."""
    if about is None:
        return "", ""
    if isinstance(about, tuple):
        kind, key = about
    else:
        kind, key = about._meta.model_name, getattr(about, "public_id", None) or about.pk
    return kind, str(key)


def seal(day: datetime.date) -> None:
    """Keeps the head of the trail at the end of the day (UTC) for publication. Once: a second time changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute(SEAL, [day, _midnight_after(day)])


def seal_days(today: datetime.date) -> int:
    """Seals each day before `today` that has no seal yet, those that a dead worker missed too. Gives how many."""
    last = AuditSeal.objects.order_by("-day").values_list("day", flat=True).first()
    first = AuditRecord.objects.order_by("seq").values_list("at", flat=True).first()
    if last is None and first is None:
        return 0
    begin = last + datetime.timedelta(days=1) if last else first.astimezone(datetime.UTC).date()
    days = [begin + datetime.timedelta(days=number) for number in range((today - begin).days)]
    for day in days:
        seal(day)
    return len(days)


def _midnight_after(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(), datetime.UTC)


def exported(first: int = 1, last: int | None = None) -> Iterator[dict[str, object]]:
    """Records in order, in the form that `accounts.audit_chain` checks; read in portions, whatever their number."""
    records = AuditRecord.objects.filter(seq__gte=first)
    if last is not None:
        records = records.filter(seq__lte=last)
    for row in records.values(*FIELDS).iterator(chunk_size=5_000):
        yield row | {"at": row["at"].astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}


def seals() -> list[dict[str, object]]:
    return [{"day": row.day.isoformat(), "seq": row.seq, "hash": row.hash} for row in AuditSeal.objects.all()]


def head() -> dict[str, object]:
    """Number and hash of the last record, as the database holds them beside the trail."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM audit_head")
        seq, found = cursor.fetchone()
    return {"day": "now", "seq": seq, "hash": found}
