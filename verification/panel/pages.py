"""The panel's own pages: address, view, name, and whether the view takes the `site` for the frame around it."""

from collections.abc import Callable

from verification.panel import photos
from verification.panel.boards import section, units
from verification.panel.bulk import bulk, bulk_act
from verification.panel.inbox import inbox
from verification.panel.queue import queue
from verification.panel.report import report
from verification.panel.round import field_round
from verification.panel.rules import rules
from verification.panel.saved_filters import saved_filters
from verification.panel.style import style

PAGES: tuple[tuple[str, Callable, str, bool], ...] = (
    ("", queue, "index", True),
    ("zgloszenia/<uuid:public_id>/", report, "report", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/", photos.photo, "photo", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/obraz/", photos.picture, "photo_picture", False),
    ("zbiorczo/", bulk, "bulk", True),
    ("zbiorczo/<int:act>/", bulk_act, "bulk_act", True),
    ("filtry/", saved_filters, "saved_filters", True),
    ("obchod/", field_round, "round", True),
    ("skrzynka/", inbox, "inbox", True),
    ("sekcja/", section, "section_board", True),
    ("jednostki/", units, "unit_board", True),
    ("terminy/", rules, "rules", True),
    ("styl/", style, "style", True),
)
