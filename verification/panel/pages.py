"""The panel's own pages: address, view, name, and whether the view takes the `site` for the frame around it."""

from collections.abc import Callable

from verification.panel import photos
from verification.panel.bulk import bulk, bulk_act
from verification.panel.inbox import inbox
from verification.panel.programme import programme
from verification.panel.programme_hours import hours
from verification.panel.programme_month import month
from verification.panel.programme_survey import survey
from verification.panel.queue import queue
from verification.panel.report import report
from verification.panel.rules import rules
from verification.panel.style import style

PAGES: tuple[tuple[str, Callable, str, bool], ...] = (
    ("", queue, "index", True),
    ("zgloszenia/<uuid:public_id>/", report, "report", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/", photos.photo, "photo", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/obraz/", photos.picture, "photo_picture", False),
    ("zbiorczo/", bulk, "bulk", True),
    ("zbiorczo/<int:act>/", bulk_act, "bulk_act", True),
    ("skrzynka/", inbox, "inbox", True),
    ("program/", programme, "programme", True),
    ("miesiac/", month, "month", True),
    ("godziny/", hours, "hours", True),
    ("ankieta/", survey, "survey", True),
    ("terminy/", rules, "rules", True),
    ("styl/", style, "style", True),
)
