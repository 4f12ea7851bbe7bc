"""What may be done to reports. Callers use these names; each lives in a module of its own."""

from reports.services.change_status import StaleStatus, TransitionNotAllowed
from reports.services.rehearse_report import rehearse_report
from reports.services.submit_report import Submitted, receive_report, submit_report

__all__ = [
    "StaleStatus",
    "Submitted",
    "TransitionNotAllowed",
    "receive_report",
    "rehearse_report",
    "submit_report",
]
