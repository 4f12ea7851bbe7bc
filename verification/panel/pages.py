"""The panel's own pages: address, view, name, and whether the view takes the `site` for the frame around it."""

from collections.abc import Callable

from verification.panel import photos
from verification.panel.bulk import bulk, bulk_act
from verification.panel.card import card, card_pdf
from verification.panel.entry import entry
from verification.panel.hand_overs import hand_overs
from verification.panel.inbox import inbox
from verification.panel.partners import partners
from verification.panel.queue import queue
from verification.panel.report import report
from verification.panel.rules import rules
from verification.panel.style import style
from verification.panel.templates import templates

PAGES: tuple[tuple[str, Callable, str, bool], ...] = (
    ("", queue, "index", True),
    ("zgloszenia/<uuid:public_id>/", report, "report", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/", photos.photo, "photo", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/obraz/", photos.picture, "photo_picture", False),
    ("zgloszenia/<uuid:public_id>/karta/", card, "card", True),
    ("zgloszenia/<uuid:public_id>/karta.pdf", card_pdf, "card_pdf", False),
    ("zbiorczo/", bulk, "bulk", True),
    ("zbiorczo/<int:act>/", bulk_act, "bulk_act", True),
    ("skrzynka/", inbox, "inbox", True),
    ("przekazania/", hand_overs, "hand_overs", True),
    ("instytucje/", partners, "partners", True),
    ("nowe/", entry, "entry", True),
    ("terminy/", rules, "rules", True),
    ("szablony/", templates, "templates", True),
    ("styl/", style, "style", True),
)
