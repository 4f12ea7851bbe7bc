"""What officers may do to a report. Every function locks the row first and does everything in one transaction."""

from verification.services.bulk import act_on
from verification.services.bulk_undo import undo
from verification.services.decide import Decision, HandOverTo, decide
from verification.services.ledger import Reply, record_reply, remind
from verification.services.merging import merge, unmerge
from verification.services.notes import add_note
from verification.services.objections import refuse_objection
from verification.services.pauses import pause, resume
from verification.services.programme import Figure, enter_figures, enter_hours
from verification.services.questions import ask_resident
from verification.services.reassignments import Asked, answer_over, ask_over, withdraw_over
from verification.services.tasking import NewTask, answer_task, give_task, withdraw_task
from verification.services.tasking_many import give_many
from verification.services.together import Together, decide_together
from verification.services.visits import NewVisit, record_visit

__all__ = [
    "Asked",
    "Decision",
    "Figure",
    "HandOverTo",
    "NewTask",
    "NewVisit",
    "Reply",
    "Together",
    "act_on",
    "add_note",
    "answer_over",
    "answer_task",
    "ask_over",
    "ask_resident",
    "decide",
    "decide_together",
    "give_many",
    "give_task",
    "merge",
    "enter_figures",
    "enter_hours",
    "pause",
    "record_reply",
    "record_visit",
    "refuse_objection",
    "remind",
    "resume",
    "undo",
    "unmerge",
    "withdraw_over",
    "withdraw_task",
]
