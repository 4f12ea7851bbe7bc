"""Words of the audit trail for people."""

import json

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.audit_acts import Act

LABELS: dict[str, Promise] = {
    Act.SIGNED_IN: _("signed in"),
    Act.SIGN_IN_FAILED: _("failed to sign in"),
    Act.SIGNED_OUT: _("signed out"),
    Act.USER_ADDED: _("added a user"),
    Act.USER_CHANGED: _("changed a user"),
    Act.ROLE_GIVEN: _("gave a role"),
    Act.ROLE_CHANGED: _("changed a role"),
    Act.REPORT_READ: _("read a report"),
    Act.REPORTS_SEARCHED: _("searched reports"),
    Act.PHOTO_READ: _("looked at a photo"),
    Act.CARD_PRINTED: _("printed a verification card"),
    Act.REFUSED: _("was refused"),
    Act.REPORT_ENTERED: _("entered a report"),
    Act.STATUS_CHANGED: _("changed a status"),
    Act.OBJECTION_REFUSED: _("refused an objection"),
    Act.REPORTS_MERGED: _("merged reports"),
    Act.REPORT_UNMERGED: _("separated a report"),
    Act.REPORTS_SHOWN_OR_HIDDEN: _("showed or hid reports"),
    Act.NOTE_ADDED: _("wrote a note"),
    Act.RESIDENT_ASKED: _("wrote to a resident"),
    Act.VISIT_RECORDED: _("recorded a visit"),
    Act.TASK_GIVEN: _("gave a task"),
    Act.TASK_WITHDRAWN: _("withdrew a task"),
    Act.TASK_ANSWERED: _("answered a task"),
    Act.REASSIGNMENT_ASKED: _("asked to take a report over"),
    Act.REASSIGNMENT_ANSWERED: _("answered about taking over"),
    Act.REASSIGNMENT_WITHDRAWN: _("took back a question about taking over"),
    Act.HAND_OVER_REMINDED: _("reminded a body"),
    Act.HAND_OVER_REPLIED: _("recorded a body's answer"),
    Act.CLOCK_PAUSED: _("paused a deadline"),
    Act.CLOCK_RESUMED: _("resumed a deadline"),
    Act.PHOTO_COVERED: _("covered parts of a photo"),
    Act.PHOTO_APPROVED: _("approved a covered photo"),
    Act.CATALOGUE_CHANGED: _("changed a catalogue"),
    Act.DEADLINES_CHANGED: _("changed deadlines"),
    Act.PARTNERS_CHANGED: _("changed the register of bodies"),
    Act.FIGURES_ENTERED: _("entered figures"),
    Act.BULK_STARTED: _("began work on many reports"),
    Act.BULK_UNDONE: _("took work on many reports back"),
    Act.RETENTION_RAN: _("erased what was due"),
    Act.AUDIT_READ: _("read the audit trail"),
    Act.AUDIT_EXPORTED: _("exported the audit trail"),
    Act.AUDIT_VERIFIED: _("checked the audit trail"),
}
READ: dict[str, Promise] = {
    Act.REPORT_READ: _("report"),
    Act.PHOTO_READ: _("photo"),
    Act.CARD_PRINTED: _("verification card"),
}
OBJECTS: dict[str, Promise] = {
    "report": _("report"),
    "photo": _("photo"),
    "user": _("user"),
    "membership": _("role"),
    "unit": _("unit"),
    "bulkact": _("act on several reports"),
    "bulkjob": _("work on many reports"),
    "reassignment": _("question about taking over"),
    "partner": _("body"),
    "category": _("category"),
    "answertemplate": _("ready text"),
    "taskingrule": _("tasking rule"),
    "deadlinerule": _("deadline rule"),
    "reasonrule": _("rule of reasons"),
    "categorychange": _("change of a category"),
}


def details(detail: str) -> str:
    """`{"to": "confirmed"}` as "to: confirmed"; codes stay codes, so that the page says what the record says."""
    said = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in json.loads(detail).items()
    }
    return " · ".join(f"{name}: {value}" for name, value in said.items() if value not in ("", None))
