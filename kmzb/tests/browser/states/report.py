"""States of the report form, of the receipt, of following a report and of its public page."""

from kmzb.tests.browser.states import State
from reports.statuses import Status

SPEED = "przekraczanie-dozwolonej-predkosci"
LONG = "Bardzo długi opis jednego zagrożenia, " * 26


def form(known):
    return f"/zglos/#16/{known.place[1]}/{known.place[0]}"


def further(page, step):
    page.locator(f"[data-step={step}] [data-next]").click()


def words(page, text):
    page.locator("#category-words").fill(text)


def missing(page, known):
    further(page, "category")


def place(page, known):
    page.locator(f".tile:has(input[value={SPEED}])").click()
    page.locator("[data-step=place] #map").wait_for()


def found(page, known):
    place(page, known)
    page.locator("#place").fill(known.address)
    page.locator("#find").dispatch_event("click")  # suggestions may lie over it
    page.locator("#candidates input").first.check()
    page.locator("#place-sentence").wait_for()


def not_found(page, known):
    place(page, known)
    page.locator("#place").fill("Xyzzy 999")
    page.locator("#find").dispatch_event("click")  # suggestions may lie over it
    page.locator("#place-missing", has_text=" ").wait_for()


def near(page, known):
    """The same category and place as the report that is there already."""
    place(page, known)
    page.locator("#place").fill("{1} {0}".format(*known.place))
    page.locator("#find").dispatch_event("click")  # suggestions may lie over it
    page.locator("#place-sentence").wait_for()
    further(page, "place")
    page.locator("[data-step=near]:visible, [data-step=when]:visible").wait_for()


def when(page, known):
    near(page, known)
    if page.locator("[data-step=near]").is_visible():
        further(page, "near")
    page.locator("[data-step=when]").wait_for()


def details(page, known):
    when(page, known)
    further(page, "when")
    page.locator("#description").wait_for()


def long_text(page, known):
    details(page, known)
    page.locator("#description").fill(LONG)


def check(page, known):
    details(page, known)
    page.locator("#description").fill("Kierowcy jeżdżą tu za szybko, zwłaszcza wieczorem.")
    further(page, "details")
    page.locator("#answers").wait_for()


def hints(page, known):
    details(page, known)
    page.locator("#description").fill("Proszę dzwonić: 501 234 567")
    page.locator("#personal").wait_for()


def call(page, known):
    details(page, known)
    page.locator("#description").fill("Człowiek leży i nie oddycha")
    further(page, "details")
    page.locator("#call").wait_for()


def outside(page, known):
    place(page, known)
    page.locator("#place").fill("54.35 18.65")
    page.locator("#find").dispatch_event("click")  # suggestions may lie over it
    page.locator(".place-sentence--refused").wait_for()


def repeated(page, known):
    when(page, known)
    page.locator("#again").check()
    page.locator("#weekdays").wait_for()


def not_sent(page, known):
    check(page, known)
    page.locator("#not_emergency").check()
    page.route("**/zglos/", lambda route: route.fulfill(status=429))
    page.locator("#send").click()
    page.locator("#not-sent", has_text=" ").wait_for()


def tried(page, known):
    sent(page, known)
    page.locator("#still-here").wait_for(state="attached")


def practice(known):
    return f"/pokaz/zglos/#16/{known.place[1]}/{known.place[0]}"


def sent(page, known):
    check(page, known)
    page.locator("#not_emergency").check()
    page.locator("#send").click()
    page.locator("p.code").wait_for()


def refused(page, known):
    page.locator("#description").fill("Bez kategorii i miejsca.")
    page.locator("#send").click()
    page.locator(".error-summary").wait_for()


def follow(page, code):
    page.locator("#code").fill(code)
    page.locator("form:has(#code) button[type=submit]").click()


def wrong_code(page, known):
    follow(page, "1234 5678 9012 3456")
    page.locator("#code-message").wait_for()


def story(name):
    def story(page, known):
        follow(page, known.receipts[name])
        page.locator(".timeline").wait_for()

    return story


def nothing_written(page, known):
    story("asked")(page, known)
    page.locator("#thread button[type=submit]").click()
    page.locator(".error-summary").wait_for()


def check_line(page, line):
    page.locator("#check > summary").click()
    page.locator("#line").fill(line)
    page.locator("#check button[type=submit]").click()
    page.locator("#checked, #line-message").wait_for()


def endorsed(page, known):
    near(page, known)
    page.locator("[data-step=near] button[name=endorse]").first.click()
    page.locator(".nobody").wait_for()


def plain(*answers):
    """The form without scripts, filled and sent."""

    def plain(page, known):
        lon, lat = known.place
        page.locator(f"input[value={SPEED}]").check()
        page.locator("#place").fill(f"{lat} {lon}")
        page.locator("#description").fill("".join(answers))
        page.locator("#not_emergency").check()
        page.locator("#send").click()
        page.locator(".card.call, .notice").first.wait_for()

    return plain


def of_status(status):
    return State(f"report-{status}", lambda known: f"/zgloszenia/{known.reports[status]}/")


STATES = [
    State("form", form, is_dark_too=True),
    State("form-words", form, lambda page, known: words(page, "ścigają się")),
    State("form-words-unknown", form, lambda page, known: words(page, "xyzzy")),
    State("form-missing", form, missing),
    State("form-place", form, place),
    State("form-place-found", form, found),
    State("form-place-not-found", form, not_found),
    State("form-place-outside", form, outside),
    State("form-when", form, when),
    State("form-when-repeated", form, repeated),
    State("form-details", form, details),
    State("form-long", form, long_text),
    State("form-near", form, near),
    State("form-hints", form, hints),
    State("form-call", form, call),
    State("form-check", form, check, is_dark_too=True),
    State("form-not-sent", form, not_sent),
    State("form-not-now", lambda known: "/zawodzi/nie-teraz/", status=503),
    State("form-no-script", form, scripts=False),
    State("form-refused", form, refused, scripts=False),
    State("form-call-no-script", form, plain("Człowiek leży i nie oddycha"), scripts=False),
    State("form-hints-no-script", form, plain("Proszę dzwonić: 501 234 567"), scripts=False),
    State("form-endorsed", form, endorsed),
    State("form-english", lambda known: "/en/zglos/"),
    State("form-ukrainian", lambda known: "/uk/zglos/"),
    State("receipt", form, sent, is_dark_too=True),
    State("kiosk", lambda known: "/pokaz/"),
    State("kiosk-form", practice),
    State("kiosk-receipt", practice, tried),
    State("kiosk-ukrainian", lambda known: "/uk/pokaz/"),
    State("follow", lambda known: "/kod/"),
    State("follow-wrong", lambda known: "/kod/", wrong_code),
    State("follow-found", lambda known: "/kod/", story("confirmed"), is_dark_too=True),
    *(State(f"follow-{name}", lambda known: "/kod/", story(name)) for name in ("asked", "refused", "objected", "gone")),
    State("follow-nothing-written", lambda known: "/kod/", nothing_written),
    State("follow-no-script", lambda known: "/kod/", story("asked"), scripts=False),
    State("confirmation-genuine", lambda known: "/kod/", lambda page, known: check_line(page, known.confirmation)),
    State("confirmation-false", lambda known: "/kod/", lambda page, known: check_line(page, "To nie podpis")),
    *(of_status(status.value) for status in Status),
]
