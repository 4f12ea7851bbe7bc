"""The seven statuses, which may follow which, and the reasons. Imports nothing of ours; asked by forms, API and database.

Source of the statuses: KGP guideline no. 3 of 14 Sept 2016, amended 31 July 2017 and 20 Dec 2019. Values are stable for ever.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    NEW = "new", _("New")
    VERIFYING = "verifying", _("Verification")
    CONFIRMED = "confirmed", _("Confirmed")
    ELIMINATED = "eliminated", _("Confirmed (eliminated)")
    REFERRED = "referred", _("Confirmed (handed over outside the Police)")
    UNCONFIRMED = "unconfirmed", _("Not confirmed")
    HOAX = "hoax", _("Joke or mistake")


ALLOWED: dict[str, frozenset[str]] = {
    Status.NEW: frozenset({Status.VERIFYING, Status.HOAX}),
    Status.VERIFYING: frozenset({Status.CONFIRMED, Status.UNCONFIRMED, Status.HOAX}),
    Status.CONFIRMED: frozenset({Status.ELIMINATED, Status.REFERRED}),
    Status.REFERRED: frozenset({Status.ELIMINATED, Status.CONFIRMED}),
    Status.UNCONFIRMED: frozenset({Status.VERIFYING}),
    Status.HOAX: frozenset({Status.VERIFYING}),
    Status.ELIMINATED: frozenset({Status.VERIFYING}),
}


class Reason(models.TextChoices):
    """Why a status was given. `seen_on_site`, `own_knowledge` and `other_service_data` are sources of knowledge."""

    SEEN_ON_SITE = "seen_on_site", _("Seen on the spot")
    OWN_KNOWLEDGE = "own_knowledge", _("Known to the officer from service")
    OTHER_SERVICE_DATA = "other_service_data", _("Data of another service")
    NOT_FOUND_ON_SITE = "not_found_on_site", _("Not found on the spot")
    NOT_A_THREAT = "not_a_threat", _("Not a threat")
    OUTSIDE_COMPETENCE = "outside_competence", _("Outside the competence of the Police")
    INSUFFICIENT_DATA = "insufficient_data", _("Not enough information")
    DUPLICATE_OF = "duplicate_of", _("Reported already")
    FALSE_REPORT = "false_report", _("False report")
    MISPLACED = "misplaced", _("Pinned in the wrong place")
    ACTED_ON = "acted_on", _("Action was taken")
    HANDED_OVER = "handed_over", _("Handed over to the competent body")
    RETURNED = "returned", _("Returned by the competent body")
    RECURRED = "recurred", _("The threat came back")
    OBJECTION_GRANTED = "objection_granted", _("Objection granted")


_CONFIRMING = (Reason.SEEN_ON_SITE, Reason.OWN_KNOWLEDGE, Reason.OTHER_SERVICE_DATA)
_REFUSING = (
    Reason.NOT_FOUND_ON_SITE,
    Reason.NOT_A_THREAT,
    Reason.OUTSIDE_COMPETENCE,
    Reason.INSUFFICIENT_DATA,
    Reason.DUPLICATE_OF,
)
_PRANK = (Reason.FALSE_REPORT, Reason.MISPLACED, Reason.NOT_A_THREAT)
_REOPENING = (Reason.OBJECTION_GRANTED, Reason.OWN_KNOWLEDGE, Reason.OTHER_SERVICE_DATA)

# The closed list of reasons for each edge. Empty: no reason is asked.
REASONS: dict[tuple[str, str], tuple[str, ...]] = {
    (Status.NEW, Status.VERIFYING): (),
    (Status.NEW, Status.HOAX): _PRANK,
    (Status.VERIFYING, Status.CONFIRMED): _CONFIRMING,
    (Status.VERIFYING, Status.UNCONFIRMED): _REFUSING,
    (Status.VERIFYING, Status.HOAX): _PRANK,
    (Status.CONFIRMED, Status.ELIMINATED): (Reason.ACTED_ON,),
    (Status.CONFIRMED, Status.REFERRED): (Reason.HANDED_OVER,),
    (Status.REFERRED, Status.ELIMINATED): (Reason.ACTED_ON,),
    (Status.REFERRED, Status.CONFIRMED): (Reason.RETURNED,),
    (Status.UNCONFIRMED, Status.VERIFYING): _REOPENING,
    (Status.HOAX, Status.VERIFYING): _REOPENING,
    (Status.ELIMINATED, Status.VERIFYING): (Reason.RECURRED, *_REOPENING),
}


def may_follow(old: str, new: str) -> bool:
    return new in ALLOWED.get(old, frozenset())


def transitions() -> list[tuple[str, str]]:
    """Every allowed edge as values, in a stable order: the database trigger is written from it."""
    return [(str(old), str(new)) for old in Status for new in Status if may_follow(old, new)]
