"""Who may decide, and on what evidence: memberships, visits, hand-overs, notes."""

from verification.models.bulk import BulkAct, BulkItem, BulkKind, FloodAlert
from verification.models.hand_over import HandOver
from verification.models.membership import Membership, Role
from verification.models.redaction import Redaction
from verification.models.visit import Note, Visit, VisitMethod

__all__ = [
    "BulkAct",
    "BulkItem",
    "BulkKind",
    "FloodAlert",
    "HandOver",
    "Membership",
    "Note",
    "Redaction",
    "Role",
    "Visit",
    "VisitMethod",
]
