"""The panel's own pages: address, view, name, and whether the view takes the `site` for the frame around it."""

from collections.abc import Callable

from verification.panel import photos
from verification.panel.bulk import bulk, bulk_act
from verification.panel.bulk_all import bulk_all
from verification.panel.bulk_job import bulk_job, bulk_job_state
from verification.panel.catalogues import catalogues
from verification.panel.categories import categories, category
from verification.panel.flow import following
from verification.panel.inbox import inbox
from verification.panel.kept import leave_kept
from verification.panel.queue import queue
from verification.panel.reasons import reasons
from verification.panel.report import report
from verification.panel.rules import rules
from verification.panel.shortcuts import shortcuts
from verification.panel.style import style

PAGES: tuple[tuple[str, Callable, str, bool], ...] = (
    ("", queue, "index", True),
    ("zgloszenia/<uuid:public_id>/", report, "report", True),
    ("zgloszenia/<uuid:public_id>/nastepne/", following, "following", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/", photos.photo, "photo", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/obraz/", photos.picture, "photo_picture", False),
    ("zbiorczo/", bulk, "bulk", True),
    ("zbiorczo/<int:act>/", bulk_act, "bulk_act", True),
    ("zbiorczo/wszystkie/", bulk_all, "bulk_all", True),
    ("zbiorczo/praca/<int:job>/", bulk_job, "bulk_job", True),
    ("zbiorczo/praca/<int:job>/stan/", bulk_job_state, "bulk_job_state", False),
    ("skrzynka/", inbox, "inbox", True),
    ("terminy/", rules, "rules", True),
    ("katalogi/", catalogues, "catalogues", True),
    ("katalogi/kategorie/", categories, "categories", True),
    ("katalogi/kategorie/<slug:slug>/", category, "category", True),
    ("katalogi/przyczyny/", reasons, "reasons", True),
    ("porzuc/", leave_kept, "leave_kept", False),
    ("skroty/", shortcuts, "shortcuts", True),
    ("styl/", style, "style", True),
)
