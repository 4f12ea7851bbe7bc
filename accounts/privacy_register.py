"""What is kept of people who sign in, and the tables of libraries: column by column, why, how long, who sees it."""

from accounts.register import ACCOUNTABILITY, FOR_EVER, IN_OFFICE, NO_PERSON, NOBODY, PUBLIC, STAFF, entries

_JOB = "id queue_name task_name priority lock args status scheduled_at attempts queueing_lock abort_requested worker"
_SIGN_IN, _SHIFT, _DAYS = "sign-in of staff", "until it runs out (one shift)", "as long as the worker keeps its history"
_TRAIL, _TWO_YEARS, AUDITORS = (
    "who did or read what",
    "two years, then whole months",
    "coordinators of the unit, auditors",
)
FIELDS = {
    **entries("User", "id username first_name last_name email date_joined last_login", _SIGN_IN, ACCOUNTABILITY, IN_OFFICE, STAFF),
    **entries("User", "password is_superuser is_staff is_active", _SIGN_IN, ACCOUNTABILITY, IN_OFFICE, NOBODY),
    **entries("User_groups", "id user group", "unused", NO_PERSON, IN_OFFICE, NOBODY),
    **entries("User_user_permissions", "id user permission", "unused", NO_PERSON, IN_OFFICE, NOBODY),
    **entries("Authenticator", "id user type data created_at last_used_at", "second factor", ACCOUNTABILITY, IN_OFFICE, NOBODY),
    **entries("EmailAddress", "id user email verified primary", "service mail of staff", ACCOUNTABILITY, IN_OFFICE, NOBODY),
    **entries("EmailConfirmation", "id email_address created sent key", "unused", NO_PERSON, IN_OFFICE, NOBODY),
    **entries("Session", "session_key session_data expire_date", "sign-in of staff; visitors have none", ACCOUNTABILITY, _SHIFT, NOBODY),
    **entries("LogEntry", "id action_time user content_type object_id object_repr action_flag change_message", "changes of master data", ACCOUNTABILITY, IN_OFFICE, STAFF),
    **entries("AuditRecord", "seq at actor role unit action object_type object_id outcome reason detail", _TRAIL, ACCOUNTABILITY, _TWO_YEARS, AUDITORS),
    **entries("AuditRecord", "workstation session authenticator prev hash", _TRAIL, ACCOUNTABILITY, _TWO_YEARS, AUDITORS),
    **entries("AuditSeal", "day seq hash", "shows a trail that was written anew", NO_PERSON, FOR_EVER, PUBLIC),
    **entries("Permission", "id name content_type codename", "unused", NO_PERSON, IN_OFFICE, NOBODY),
    **entries("Group", "id name", "unused", NO_PERSON, IN_OFFICE, NOBODY),
    **entries("Group_permissions", "id group permission", "unused", NO_PERSON, IN_OFFICE, NOBODY),
    **entries("ContentType", "id app_label model", "names of tables", NO_PERSON, IN_OFFICE, NOBODY),
    **entries("ProcrastinateJob", _JOB, "periodic jobs, none per report", NO_PERSON, _DAYS, NOBODY),
    **entries("ProcrastinateEvent", "id job type at", "periodic jobs, none per report", NO_PERSON, _DAYS, NOBODY),
    **entries("ProcrastinatePeriodicDefer", "id task_name defer_timestamp job periodic_id", "periodic jobs", NO_PERSON, _DAYS, NOBODY),
    **entries("ProcrastinateWorker", "id last_heartbeat", "whether the worker lives", NO_PERSON, _DAYS, NOBODY),
}  # fmt: skip
