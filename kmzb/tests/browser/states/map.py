"""States of the map page and of the list."""

from kmzb.tests.browser.states import State

NOTHING = "?from=2019-01-01&to=2019-01-02"
TILES = "**/api/v1/map/**"


def at(place, zoom=17):
    return f"/#{zoom}/{place[1]}/{place[0]}"


def marks(page, known):
    page.locator(".spot").first.wait_for()


def summary(page, known):
    marks(page, known)
    page.locator(".spot").first.focus()
    page.keyboard.press("Enter")
    page.locator("#panel-open [data-next] li").first.wait_for()


def suggestions(page, known):
    page.locator("#place").fill("łódź")
    page.locator("#suggestions").wait_for()


def help_open(page, known):
    marks(page, known)
    page.locator("#help").click()


def chosen(page, known):
    marks(page, known)
    page.locator("#chips li").first.wait_for()


def filters(page, known):
    for part in page.locator("#filters summary").all():
        part.click()


def whole_sheet(page, known):
    marks(page, known)
    handle = page.locator(".sheet-handle")
    if handle.is_visible():
        handle.click()
        handle.click()


def offline(page, known):
    marks(page, known)
    page.context.set_offline(True)


STATES = [
    State("map", lambda known: "/", marks, is_dark_too=True),
    State("map-near", lambda known: at(known.place), marks),
    State("map-summary", lambda known: at(known.place, 19).replace("/#", "/?status=confirmed#"), summary, is_dark_too=True),
    State("map-shared", lambda known: at(known.shared, 18), marks),
    State("map-filters", lambda known: "/", filters),
    State("map-sheet", lambda known: "/", whole_sheet),
    State("map-search", lambda known: "/", suggestions),
    State("map-help", lambda known: "/", help_open),
    State("map-chips", lambda known: "/?status=new,confirmed,eliminated,unconfirmed&from=2024-01-01", chosen),
    State("map-empty", lambda known: f"/{NOTHING}"),
    State("map-wrong-filter", lambda known: "/?from=never", status=400),
    State("map-loading", lambda known: "/", before=lambda page, known: page.route(TILES, lambda route: None), is_settled=False),
    State("map-error", lambda known: "/", before=lambda page, known: page.route(TILES, lambda route: route.abort())),
    State("map-offline", lambda known: "/", offline, is_cut_off=True),
    State("map-no-script", lambda known: "/", scripts=False),
    State("map-english", lambda known: "/en/", marks),
    State("map-ukrainian", lambda known: "/uk/", marks),
    State("list", lambda known: "/zgloszenia/", is_dark_too=True),
    State("list-filters", lambda known: "/zgloszenia/?status=new,confirmed", filters),
    State("list-empty", lambda known: f"/zgloszenia/{NOTHING}"),
    State("list-wrong-filter", lambda known: "/zgloszenia/?from=never", status=400),
    State("list-no-script", lambda known: "/zgloszenia/", scripts=False),
]  # fmt: skip
