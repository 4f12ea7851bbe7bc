"""Who may decide, and on what evidence: memberships, tasks, visits, hand-overs, notes."""

from verification.models.alert import Alert, AlertKind
from verification.models.bulk import BulkAct, BulkItem, BulkKind
from verification.models.bulk_job import BulkJob, BulkJobItem, JobKind, JobOutcome
from verification.models.hand_over import HandOver, HandOverOutcome, Reminder
from verification.models.membership import Membership, Role
from verification.models.merge import Merge
from verification.models.notice import Digest, Notice, Step
from verification.models.programme import BeatHours, HoursKind, MonthlyFigure, ProgrammeTask
from verification.models.reassignment import Answer, Reassignment
from verification.models.redaction import Redaction
from verification.models.saved_filter import SavedFilter
from verification.models.survey import Obstacle, SurveyAnswer, SurveyRound
from verification.models.task import Task, TaskFor, TaskingRule, TaskOutcome
from verification.models.template import AnswerTemplate
from verification.models.visit import Note, Visit, VisitMethod

__all__ = [
    "Alert",
    "AlertKind",
    "Answer",
    "BeatHours",
    "AnswerTemplate",
    "BulkAct",
    "BulkItem",
    "BulkJob",
    "BulkJobItem",
    "BulkKind",
    "Digest",
    "HandOver",
    "HandOverOutcome",
    "JobKind",
    "JobOutcome",
    "Membership",
    "Merge",
    "Note",
    "Notice",
    "Reassignment",
    "HoursKind",
    "Membership",
    "MonthlyFigure",
    "Note",
    "Notice",
    "Obstacle",
    "ProgrammeTask",
    "Redaction",
    "Reminder",
    "Role",
    "SavedFilter",
    "Step",
    "Task",
    "TaskFor",
    "TaskOutcome",
    "TaskingRule",
    "SurveyAnswer",
    "SurveyRound",
    "Visit",
    "VisitMethod",
]
