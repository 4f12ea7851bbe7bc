"""System checks for settings that would only betray people at run time. Most run with `check --deploy`."""

from collections.abc import Sequence

from django.conf import settings
from django.core import checks
from django.db import connections

from kmzb import quiet_database
from reports.photos.sanitise import Refused, sanitised

# The smallest PNG: one grey point.
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)


@checks.register(checks.Tags.security)
def keys_differ(**_: object) -> list[checks.CheckMessage]:
    if settings.RECEIPT_KEY != settings.SECRET_KEY:
        return []
    hint = "Generate a RECEIPT_KEY of its own: whoever signs sessions must not be able to test receipts."
    return [checks.Error("RECEIPT_KEY equals SECRET_KEY.", hint=hint, id="kmzb.E001")]


@checks.register(checks.Tags.security, deploy=True)
def reports_do_not_tell_their_time(**_: object) -> list[checks.CheckMessage]:
    if settings.DEMO or settings.PUBLICATION_DELAY:
        return []
    hint = "Set PUBLICATION_DELAY=1: a report that appears at once tells when it was sent."
    return [checks.Warning("Reports are published without delay.", hint=hint, id="kmzb.W001")]


@checks.register(checks.Tags.security, deploy=True)
def floods_cost_something(**_: object) -> list[checks.CheckMessage]:
    if settings.DEMO or (settings.PROOF_OF_WORK_COST and settings.LIMIT_FACTOR == 1):
        return []
    hint = "Set PROOF_OF_WORK_COST above 0 and LIMIT_FACTOR to 1."
    return [checks.Warning("Reports cost nothing or limits are loose.", hint=hint, id="kmzb.W002")]


@checks.register(checks.Tags.security, deploy=True)
def demo_is_not_deployed(**_: object) -> list[checks.CheckMessage]:
    if not (settings.DEMO and settings.HTTPS):
        return []
    hint = "DEMO opens sign-ins that are printed at the start; use it on a machine of your own only."
    return [checks.Warning("The demo is served over HTTPS.", hint=hint, id="kmzb.W003")]


@checks.register(checks.Tags.database, deploy=True)
def database_writes_nothing_down(databases: Sequence[str] | None = None, **_: object) -> list[checks.CheckMessage]:
    """Asked of a real database, so only with `check --deploy --database default`."""
    found: dict[str, str] = {}
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute(quiet_database.QUERY, [quiet_database.NAMES])
            found |= quiet_database.advice(dict(cursor.fetchall()))
    return [
        checks.Warning(f"PostgreSQL would write residents' data down: {name}.", hint=hint, id="kmzb.W004")
        for name, hint in found.items()
    ]


@checks.register(checks.Tags.security, deploy=True)
def photos_can_be_guarded(**_: object) -> list[checks.CheckMessage]:
    try:
        sanitised(_DOT)
    except Refused:
        hint = "The kernel must let a process filter its own system calls (seccomp); until then photos are refused."
        return [checks.Warning("Photos cannot be decoded in a guarded process here.", hint=hint, id="kmzb.W005")]
    return []
