"""States of the pages behind the sign-in: empty, full, refused, for each role that sees something of its own.

Nothing here changes a row: what is pressed is refused, or asks first.
"""

from collections.abc import Callable

from playwright.sync_api import Page

from kmzb.tests.browser.states import Known, State

Prepare = Callable[[Page, Known], None]
PANEL = "/panel/"


def at(path: str) -> Callable[[Known], str]:
    return lambda known: f"{PANEL}{path}"


def of(name: str, query: str = "") -> Callable[[Known], str]:
    return lambda known: known.panel[name] + query


def opened_parts(page: Page, known: Known) -> None:
    page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")


def sent_empty(button: str = "main form .button--primary") -> Prepare:
    """The last form of the page, as it stands, without its required words."""

    def prepare(page: Page, known: Known) -> None:
        page.locator(button).last.click()

    return prepare


def wrong_password(page: Page, known: Known) -> None:
    page.locator("input[name=login]").fill("nikt")
    page.locator("input[name=password]").fill("nic takiego")
    page.locator("main form button[type=submit]").first.click()


def verdict(key: str) -> Prepare:
    def prepare(page: Page, known: Known) -> None:
        page.locator(f".verdict[data-key={key}] > summary").click()

    return prepare


def refused_verdict(page: Page, known: Known) -> None:
    """Without a reason, with a note that must stay."""
    verdict("n")(page, known)
    page.locator(".verdict[open] [name=note]").fill("Byłam dwa razy, nic tam nie ma.")
    page.locator(".verdict[open] .verdict__save .button--primary").click()
    page.locator(".verdict[open] .field--error").first.wait_for()


def stale_verdict(page: Page, known: Known) -> None:
    """As if the page had been opened before somebody took the report."""
    verdict("n")(page, known)
    page.evaluate("for (const seen of document.querySelectorAll('[name=seen]')) seen.value = 'new'")
    page.locator(".verdict[open] [name=note]").fill("Byłam dwa razy, nic tam nie ma.")
    page.locator(".verdict[open] .verdict__save .button--primary").click()
    page.locator(".conflict").wait_for()


def refused_visit(page: Page, known: Known) -> None:
    page.locator("#visit-note").fill("Nikogo nie było.")
    page.locator("#visit-note").locator("xpath=ancestor::form").locator("button[type=submit]:visible").last.click()


def keys(page: Page, known: Known) -> None:
    page.keyboard.press("?")
    page.locator("#keys[open]").wait_for()


def several(button: str, number: int = 2) -> Prepare:
    """Ticked in the queue and sent on to the page that asks first."""

    def prepare(page: Page, known: Known) -> None:
        for place in range(number):
            page.locator("input[name=reports]").nth(place).check()
        page.locator(f"#bulk {button}").click()

    return prepare


def all_that_match(page: Page, known: Known) -> None:
    page.locator(".queue-many summary").click()
    page.locator(".queue-many [value=take]").click()


SIGN_IN = [
    State("panel-sign-in", at("")),
    State("panel-sign-in-refused", at(""), wrong_password),
    State("panel-no-role", at(""), signed_in="stranger", status=403),
]
QUEUE = [
    State("panel-queue", at("?all=1"), signed_in="officer", is_dark_too=True),
    State("panel-queue-empty", at(""), signed_in="idle"),
    State("panel-queue-none-match", at("?hidden=1"), signed_in="officer"),
    State("panel-queue-choose", at("?all=1&choose=1"), opened_parts, signed_in="coordinator"),
    State("panel-queue-search", at("?q=samochody"), signed_in="officer"),
    State("panel-queue-not-found", at("?q=xyzzy"), signed_in="officer"),
    State("panel-queue-keys", at("?all=1"), keys, signed_in="officer"),
    State("panel-queue-no-script", at("?all=1"), signed_in="officer", scripts=False),
    State("panel-queue-without-reports", at(""), signed_in="admin"),
    State("panel-several-take", at("?all=1&choose=1&status=new"), several("[value=take]"), signed_in="coordinator"),
    State("panel-several-give", at("?all=1&choose=1"), several("[value=task]"), signed_in="coordinator"),
    State("panel-several-merge", at("?all=1&choose=1"), several("[value=merge]"), signed_in="coordinator"),
    State("panel-all-that-match", at("?all=1&choose=1&status=new"), all_that_match, signed_in="coordinator"),
    State("panel-job", of("job"), signed_in="coordinator"),
    State("panel-job-done", of("job-done"), signed_in="coordinator"),
    State("panel-filters", at("filtry/"), signed_in="officer"),
    State("panel-kept", at("filtry/"), signed_in="kept"),
]
REPORT = [
    State("panel-report-new", of("new", "?queue=1"), signed_in="officer"),
    State("panel-report", of("asked", "?queue=1"), signed_in="officer", is_dark_too=True),
    State("panel-report-everything-open", of("asked"), opened_parts, signed_in="officer"),
    State("panel-report-verdict", of("verifying", "?queue=1"), verdict("c"), signed_in="officer"),
    State("panel-report-verdict-refused", of("verifying", "?queue=1"), refused_verdict, signed_in="officer"),
    State("panel-report-visit-refused", of("verifying"), refused_visit, signed_in="officer"),
    State("panel-report-stale", of("verifying", "?queue=1"), stale_verdict, signed_in="officer"),
    State("panel-report-confirmed", of("confirmed"), verdict("r"), signed_in="officer"),
    State("panel-report-handed-over", of("referred"), opened_parts, signed_in="officer"),
    State("panel-report-body-answered", of("answered"), signed_in="officer"),
    State("panel-report-gone", of("gone"), signed_in="officer"),
    State("panel-report-hoax", of("hoax"), signed_in="coordinator"),
    State("panel-report-merged", of("merged"), signed_in="officer"),
    State("panel-report-held", of("held"), signed_in="coordinator"),
    State("panel-report-read-only", of("asked"), signed_in="national"),
    State("panel-report-no-script", of("asked"), signed_in="officer", scripts=False),
    State("panel-report-elsewhere", of("asked"), signed_in="idle", status=404),
    State("panel-objection", of("objected"), signed_in="head"),
    State("panel-card", of("card"), signed_in="officer"),
    State("panel-offer", of("offer"), signed_in="colleague"),
]
DESK = [
    State("panel-inbox", at("skrzynka/"), signed_in="colleague"),
    State("panel-inbox-empty", at("skrzynka/"), signed_in="idle"),
    State("panel-round", at("obchod/"), signed_in="officer", is_dark_too=True),
    State("panel-round-empty", at("obchod/"), signed_in="idle"),
    State("panel-ledger", at("przekazania/"), signed_in="officer"),
    State("panel-ledger-empty", at("przekazania/"), signed_in="idle"),
    State("panel-entry", at("nowe/"), signed_in="officer"),
    State("panel-entry-refused", at("nowe/"), sent_empty("button[name=send]"), signed_in="officer"),
    State("panel-section", at("sekcja/"), signed_in="head"),
    State("panel-units", at("jednostki/"), signed_in="coordinator"),
    State("panel-programme", at("program/"), signed_in="head"),
    State("panel-month", at("miesiac/"), opened_parts, signed_in="head"),
    State("panel-hours", at("godziny/"), opened_parts, signed_in="head"),
    State("panel-survey", at("ankieta/"), signed_in="officer"),
    State("panel-survey-refused", at("ankieta/"), sent_empty(), signed_in="officer"),
]
CATALOGUES = [
    State("panel-catalogues", at("katalogi/"), signed_in="national"),
    State("panel-deadlines", at("terminy/"), signed_in="national"),
    State("panel-deadlines-refused", at("terminy/"), sent_empty(), signed_in="national"),
    State("panel-categories", at("katalogi/kategorie/"), signed_in="national"),
    State("panel-category", at("katalogi/kategorie/nieprawidlowe-parkowanie/"), signed_in="national"),
    State("panel-category-refused", at("katalogi/kategorie/zebractwo/"), sent_empty(), signed_in="national"),
    State("panel-reasons", at("katalogi/przyczyny/"), opened_parts, signed_in="national"),
    State("panel-tasking", at("zlecanie/"), signed_in="coordinator"),
    State("panel-tasking-refused", at("zlecanie/"), sent_empty(), signed_in="coordinator"),
    State("panel-texts", at("szablony/"), opened_parts, signed_in="national"),
    State("panel-texts-refused", at("szablony/"), sent_empty(), signed_in="national"),
    State("panel-bodies", at("instytucje/"), opened_parts, signed_in="coordinator"),
    State("panel-bodies-refused", at("instytucje/"), sent_empty(), signed_in="coordinator"),
    State("panel-bodies-read", at("instytucje/"), signed_in="officer"),
    State("panel-keys", at("skroty/"), signed_in="officer"),
    State("panel-users", at("accounts/user/"), signed_in="admin"),
    State("panel-roles", at("verification/membership/"), signed_in="admin"),
    State("panel-nowhere", at("nie-ma-takiej-strony/"), signed_in="officer", status=404),
]
STATES = [*SIGN_IN, *QUEUE, *REPORT, *DESK, *CATALOGUES]
