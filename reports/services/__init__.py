"""What may be done to reports. Callers use these names; each lives in a module of its own."""

from reports.services.change_status import StaleStatus, TransitionNotAllowed
from reports.services.endorse import endorse
from reports.services.message import write_message
from reports.services.object_to import object_to
from reports.services.rate import rate
from reports.services.recur import recur
from reports.services.rehearse_report import rehearse_report
from reports.services.submit_report import Submitted, receive_report, submit_report
from reports.services.withdraw import withdraw

__all__ = [
    "StaleStatus",
    "Submitted",
    "TransitionNotAllowed",
    "endorse",
    "object_to",
    "rate",
    "receive_report",
    "recur",
    "rehearse_report",
    "submit_report",
    "withdraw",
    "write_message",
]
