"""What officers may do to a report. Every function locks the row first and does everything in one transaction."""

from verification.services.bulk import act_on, undo
from verification.services.decide import Decision, HandOverTo, decide
from verification.services.notes import add_note
from verification.services.objections import refuse_objection
from verification.services.pauses import pause, resume
from verification.services.programme import Figure, enter_figures, enter_hours
from verification.services.questions import ask_resident
from verification.services.together import Together, decide_together
from verification.services.visits import NewVisit, record_visit

__all__ = [
    "Decision",
    "Figure",
    "HandOverTo",
    "NewVisit",
    "Together",
    "act_on",
    "add_note",
    "ask_resident",
    "decide",
    "decide_together",
    "enter_figures",
    "enter_hours",
    "pause",
    "record_visit",
    "refuse_objection",
    "resume",
    "undo",
]
