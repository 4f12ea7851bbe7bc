"""Who may decide, and on what evidence: memberships, visits, hand-overs, notes."""

from verification.models.alert import Alert, AlertKind
from verification.models.bulk import BulkAct, BulkItem, BulkKind
from verification.models.hand_over import HandOver
from verification.models.membership import Membership, Role
from verification.models.notice import Digest, Notice, Step
from verification.models.programme import BeatHours, HoursKind, MonthlyFigure, ProgrammeTask
from verification.models.redaction import Redaction
from verification.models.survey import Obstacle, SurveyAnswer, SurveyRound
from verification.models.visit import Note, Visit, VisitMethod

__all__ = [
    "Alert",
    "AlertKind",
    "BeatHours",
    "BulkAct",
    "BulkItem",
    "BulkKind",
    "Digest",
    "HandOver",
    "HoursKind",
    "Membership",
    "MonthlyFigure",
    "Note",
    "Notice",
    "Obstacle",
    "ProgrammeTask",
    "Redaction",
    "Role",
    "Step",
    "SurveyAnswer",
    "SurveyRound",
    "Visit",
    "VisitMethod",
]
