"""Who may decide, and on what evidence: memberships, visits, hand-overs, notes."""

from verification.models.bulk import BulkAct, BulkItem, BulkKind, FloodAlert
from verification.models.hand_over import HandOver
from verification.models.membership import Membership, Role
from verification.models.notice import Digest, Notice, Step
from verification.models.redaction import Redaction
from verification.models.visit import Note, Visit, VisitMethod

__all__ = [
    "BulkAct",
    "BulkItem",
    "BulkKind",
    "Digest",
    "FloodAlert",
    "HandOver",
    "Membership",
    "Note",
    "Notice",
    "Redaction",
    "Role",
    "Step",
    "Visit",
    "VisitMethod",
]
