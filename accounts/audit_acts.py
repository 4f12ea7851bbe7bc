"""The closed list of what the audit trail records (bar.md section 6). A value never changes: old records carry it."""

from enum import StrEnum


class Act(StrEnum):
    """`<what>.<done>`, English, for programs; the auditor's page says it in words."""

    # The way in
    SIGNED_IN = "sign_in.done"
    SIGN_IN_FAILED = "sign_in.failed"
    SIGNED_OUT = "sign_in.over"
    # Who may
    USER_ADDED = "user.added"
    USER_CHANGED = "user.changed"
    ROLE_GIVEN = "role.given"
    ROLE_CHANGED = "role.changed"
    # Reading
    REPORT_READ = "report.read"
    REPORTS_SEARCHED = "report.searched"
    PHOTO_READ = "photo.read"
    CARD_PRINTED = "report.card"
    REFUSED = "request.refused"
    # A report's life
    REPORT_ENTERED = "report.entered"
    STATUS_CHANGED = "report.status"
    OBJECTION_REFUSED = "objection.refused"
    REPORTS_MERGED = "report.merged"
    REPORT_UNMERGED = "report.unmerged"
    REPORTS_SHOWN_OR_HIDDEN = "report.shown"
    NOTE_ADDED = "note.added"
    RESIDENT_ASKED = "message.sent"
    VISIT_RECORDED = "visit.recorded"
    TASK_GIVEN = "task.given"
    TASK_WITHDRAWN = "task.withdrawn"
    TASK_ANSWERED = "task.answered"
    REASSIGNMENT_ASKED = "reassignment.asked"
    REASSIGNMENT_ANSWERED = "reassignment.answered"
    REASSIGNMENT_WITHDRAWN = "reassignment.withdrawn"
    HAND_OVER_REMINDED = "hand_over.reminded"
    HAND_OVER_REPLIED = "hand_over.replied"
    CLOCK_PAUSED = "clock.paused"
    CLOCK_RESUMED = "clock.resumed"
    PHOTO_COVERED = "photo.covered"
    PHOTO_APPROVED = "photo.approved"
    # Catalogues and jobs
    CATALOGUE_CHANGED = "catalogue.changed"
    DEADLINES_CHANGED = "deadlines.changed"
    PARTNERS_CHANGED = "partners.changed"
    FIGURES_ENTERED = "figures.entered"
    BULK_STARTED = "bulk.started"
    BULK_UNDONE = "bulk.undone"
    RETENTION_RAN = "retention.ran"
    # The trail itself
    AUDIT_READ = "audit.read"
    AUDIT_EXPORTED = "audit.exported"
    AUDIT_VERIFIED = "audit.verified"
