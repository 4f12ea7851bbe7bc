"""Who may decide, and on what evidence: memberships, visits, hand-overs, notes."""

from verification.models.alert import Alert, AlertKind
from verification.models.bulk import BulkAct, BulkItem, BulkKind
from verification.models.hand_over import HandOver, Outcome, Reminder
from verification.models.membership import Membership, Role
from verification.models.notice import Digest, Notice, Step
from verification.models.redaction import Redaction
from verification.models.template import AnswerTemplate
from verification.models.visit import Note, Visit, VisitMethod

__all__ = [
    "Alert",
    "AlertKind",
    "AnswerTemplate",
    "BulkAct",
    "BulkItem",
    "BulkKind",
    "Digest",
    "HandOver",
    "Membership",
    "Note",
    "Notice",
    "Outcome",
    "Redaction",
    "Reminder",
    "Role",
    "Step",
    "Visit",
    "VisitMethod",
]
