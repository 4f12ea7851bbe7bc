"""Pages of residents: map, list, one report, the form, the receipt. No session, no user, no cookie."""

from reports.views.info import about, accessibility, privacy, terms
from reports.views.kiosk import kiosk, practice
from reports.views.listing import report_list
from reports.views.reading import map_page, one_report
from reports.views.receipt import leave, receipt
from reports.views.submitting import submit

__all__ = [
    "about",
    "accessibility",
    "kiosk",
    "leave",
    "map_page",
    "one_report",
    "practice",
    "privacy",
    "receipt",
    "report_list",
    "submit",
    "terms",
]
