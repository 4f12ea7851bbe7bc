"""The panel's own pages: address, view, name, and whether the view takes the `site` for the frame around it."""

from collections.abc import Callable

from verification.panel import photos
from verification.panel.audit import audit, audit_export, audit_person
from verification.panel.boards import section, units
from verification.panel.bulk import bulk, bulk_act
from verification.panel.bulk_all import bulk_all
from verification.panel.bulk_job import bulk_job, bulk_job_state
from verification.panel.card import card, card_pdf
from verification.panel.catalogues import catalogues
from verification.panel.categories import categories, category
from verification.panel.category_new import category_new
from verification.panel.category_questions import category_questions
from verification.panel.entry import entry
from verification.panel.flow import following
from verification.panel.hand_overs import hand_overs
from verification.panel.inbox import inbox
from verification.panel.kept import leave_kept
from verification.panel.partners import partners
from verification.panel.programme import programme
from verification.panel.programme_hours import hours
from verification.panel.programme_month import month
from verification.panel.programme_survey import survey
from verification.panel.queue import queue
from verification.panel.reasons import reasons
from verification.panel.reassignment import reassignment
from verification.panel.report import report
from verification.panel.round import field_round
from verification.panel.rules import rules
from verification.panel.saved_filters import saved_filters
from verification.panel.set_aside import set_aside
from verification.panel.shortcuts import shortcuts
from verification.panel.style import style
from verification.panel.tasking_rules import tasking_rules
from verification.panel.templates import templates

PAGES: tuple[tuple[str, Callable, str, bool], ...] = (
    ("", queue, "index", True),
    ("zgloszenia/<uuid:public_id>/", report, "report", True),
    ("zgloszenia/<uuid:public_id>/nastepne/", following, "following", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/", photos.photo, "photo", True),
    ("zgloszenia/<uuid:public_id>/zdjecia/<uuid:photo_id>/obraz/", photos.picture, "photo_picture", False),
    ("zgloszenia/<uuid:public_id>/karta/", card, "card", True),
    ("zgloszenia/<uuid:public_id>/karta.pdf", card_pdf, "card_pdf", False),
    ("zbiorczo/", bulk, "bulk", True),
    ("zbiorczo/<int:act>/", bulk_act, "bulk_act", True),
    ("zbiorczo/wszystkie/", bulk_all, "bulk_all", True),
    ("zbiorczo/praca/<int:job>/", bulk_job, "bulk_job", True),
    ("zbiorczo/praca/<int:job>/stan/", bulk_job_state, "bulk_job_state", False),
    ("przejecia/<int:key>/", reassignment, "reassignment", True),
    ("zlecanie/", tasking_rules, "tasking", True),
    ("skrzynka/", inbox, "inbox", True),
    ("odlozone/", set_aside, "set_aside", True),
    ("przekazania/", hand_overs, "hand_overs", True),
    ("instytucje/", partners, "partners", True),
    ("nowe/", entry, "entry", True),
    ("filtry/", saved_filters, "saved_filters", True),
    ("obchod/", field_round, "round", True),
    ("sekcja/", section, "section_board", True),
    ("jednostki/", units, "unit_board", True),
    ("program/", programme, "programme", True),
    ("miesiac/", month, "month", True),
    ("godziny/", hours, "hours", True),
    ("ankieta/", survey, "survey", True),
    ("terminy/", rules, "rules", True),
    ("katalogi/", catalogues, "catalogues", True),
    ("katalogi/kategorie/", categories, "categories", True),
    ("katalogi/kategoria/", category_new, "category_new", True),
    ("katalogi/kategorie/<slug:slug>/", category, "category", True),
    ("katalogi/kategorie/<slug:slug>/pytania/", category_questions, "category_questions", True),
    ("katalogi/przyczyny/", reasons, "reasons", True),
    ("dziennik/", audit, "audit", True),
    ("dziennik/eksport/", audit_export, "audit_export", False),
    ("dziennik/osoba/<str:login>/", audit_person, "audit_person", True),
    ("porzuc/", leave_kept, "leave_kept", False),
    ("skroty/", shortcuts, "shortcuts", True),
    ("szablony/", templates, "templates", True),
    ("styl/", style, "style", True),
)
