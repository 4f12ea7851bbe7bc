"""States of the finder and of the pages of units and beats."""

from urllib.parse import quote

from kmzb.tests.browser.states import State


def point(place):
    return f"/dzielnicowy/?lon={place[0]:.6f}&lat={place[1]:.6f}"


def asked(words):
    return f"/dzielnicowy/?address={quote(words)}"


def refuse_position(page, known):
    page.locator("#my-place").click()
    page.locator("#my-place-message", has_text=".").wait_for()


def without_outlines(page, known):
    page.route("**/mapa.json", lambda route: route.fulfill(status=503, body=""))


def narrow(page, known):
    page.locator("[data-narrow-field]").fill("kom")
    page.locator("[data-narrow-count]", has_text=":").wait_for()


STATES = [
    State("finder", lambda known: "/dzielnicowy/"),
    State("finder-officer", lambda known: point(known.place), is_dark_too=True),
    State("finder-address", lambda known: asked(known.address)),
    State("finder-border", lambda known: point(known.border)),
    State("finder-unknown", lambda known: asked("Xyzzy"), status=404),
    State("finder-outside", lambda known: "/dzielnicowy/?lon=19.94&lat=50.06", status=422),
    State("finder-choice", lambda known: asked("Jan")),
    State("finder-position-refused", lambda known: "/dzielnicowy/", refuse_position),
    State("finder-without-map", lambda known: point(known.place), before=without_outlines),
    State("finder-no-script", lambda known: point(known.place), scripts=False),
    State("finder-ukrainian", lambda known: f"/uk{point(known.place)}"),
    State("units", lambda known: "/jednostki/"),
    State("units-narrowed", lambda known: "/jednostki/", narrow),
    State("unit", lambda known: f"/jednostki/{known.unit}/", is_dark_too=True),
    State("unit-root", lambda known: f"/jednostki/{known.root}/"),
    State("unit-long", lambda known: f"/jednostki/{known.long_unit}/"),
    State("unit-no-script", lambda known: f"/jednostki/{known.unit}/", scripts=False),
    State("beat", lambda known: known.beat),
    State("beat-long", lambda known: known.long_beat),
]
