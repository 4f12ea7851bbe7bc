"""Who may decide, and on what evidence: memberships, visits, hand-overs, notes."""

from verification.models.alert import Alert, AlertKind
from verification.models.bulk import BulkAct, BulkItem, BulkKind
from verification.models.hand_over import HandOver
from verification.models.membership import Membership, Role
from verification.models.notice import Digest, Notice, Step
from verification.models.redaction import Redaction
from verification.models.saved_filter import SavedFilter
from verification.models.visit import Note, Visit, VisitMethod

__all__ = [
    "Alert",
    "AlertKind",
    "BulkAct",
    "BulkItem",
    "BulkKind",
    "Digest",
    "HandOver",
    "Membership",
    "Note",
    "Notice",
    "Redaction",
    "Role",
    "SavedFilter",
    "Step",
    "Visit",
    "VisitMethod",
]
