"""States of the pages of words and of the answers that refuse. `/zawodzi/<status>/` exists in tests and pictures only."""

from playwright.sync_api import Page

from kmzb.tests.browser.states import Known, State


def every_question(page: Page, known: Known) -> None:
    page.evaluate("for (const question of document.querySelectorAll('details.question')) question.open = true")


def menu(page: Page, known: Known) -> None:
    """Wide windows have no menu; there the page stays as it is."""
    page.evaluate("document.querySelector('.site-menu').open = true")


STATES = [
    State("about", lambda known: "/o-mapie/"),
    State("about-questions", lambda known: "/o-mapie/#questions", every_question),
    State("about-menu", lambda known: "/o-mapie/", menu),
    State("about-no-script", lambda known: "/o-mapie/", scripts=False),
    State("about-english", lambda known: "/en/o-mapie/"),
    State("about-ukrainian", lambda known: "/uk/o-mapie/"),
    State("terms", lambda known: "/regulamin/"),
    State("privacy", lambda known: "/prywatnosc/"),
    State("accessibility", lambda known: "/dostepnosc/"),
    State("accessibility-ukrainian", lambda known: "/uk/dostepnosc/"),
    State("error-400", lambda known: "/zawodzi/400/", status=400),
    State("error-403", lambda known: "/zawodzi/403/", status=403),
    State("error-404", lambda known: "/nie-ma-takiej-strony/", status=404),
    State("error-429", lambda known: "/zawodzi/429/", status=429),
    State("error-500", lambda known: "/zawodzi/500/", status=500),
    State("error-503", lambda known: "/zawodzi/503/", status=503),
]
