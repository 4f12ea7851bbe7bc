"""Who may decide, and on what evidence: memberships, tasks, visits, hand-overs, notes."""

from verification.models.alert import Alert, AlertKind
from verification.models.bulk import BulkAct, BulkItem, BulkKind
from verification.models.bulk_job import BulkJob, BulkJobItem, JobKind, JobOutcome
from verification.models.hand_over import HandOver
from verification.models.membership import Membership, Role
from verification.models.merge import Merge
from verification.models.notice import Digest, Notice, Step
from verification.models.reassignment import Answer, Reassignment
from verification.models.redaction import Redaction
from verification.models.task import Outcome, Task, TaskFor, TaskingRule
from verification.models.visit import Note, Visit, VisitMethod

__all__ = [
    "Alert",
    "AlertKind",
    "Answer",
    "BulkAct",
    "BulkItem",
    "BulkJob",
    "BulkJobItem",
    "BulkKind",
    "Digest",
    "HandOver",
    "JobKind",
    "JobOutcome",
    "Membership",
    "Merge",
    "Note",
    "Notice",
    "Outcome",
    "Reassignment",
    "Redaction",
    "Role",
    "Step",
    "Task",
    "TaskFor",
    "TaskingRule",
    "Visit",
    "VisitMethod",
]
