"""How browser tests go through the report form: to a step, to the receipt, and by which keys."""

from contextlib import contextmanager

from districts.tests.factories import make_locality, make_street, middle
from reports.tests.factories import SPEED

PLACE = middle(0)
ADDRESS = "Polna 5, Testowo"


def make_address(site):
    """A street that the address book knows; `ADDRESS` is on it, in the first beat."""
    make_street(make_locality(site.area, "Testowo", "testowo"), "Polna", "polna")


def step(page, name):
    return page.locator(f"[data-step={name}]")


def choose(page, slug=SPEED):
    """The tile by mouse, which goes on at once."""
    page.locator(f".tile:has(input[value={slug}])").click()
    step(page, "place").wait_for()
    page.locator("#map.leaflet-container, [hidden] > #map").first.wait_for(state="attached")


def start(page, place=PLACE, path="/zglos/", category=SPEED):
    """The form at the step of the place, the map on `place`."""
    page.goto(f"{path}#16/{place[1]}/{place[0]}")
    choose(page, category)


def start_with_pin(page):
    """As `start`, with the pin put by a click and its place told."""
    start(page)
    page.locator("#map").click()
    page.locator("#place-sentence").wait_for()


def further(page, name):
    step(page, name).locator("[data-next]").click()


def to_check(page):
    """From the step of the place, which is answered, to the last one."""
    for name in ("place", "when", "details"):
        further(page, name)
    step(page, "check").wait_for()


def finish(page):
    """From the step of the place to the receipt; the code."""
    to_check(page)
    page.locator("#not_emergency").check()
    page.locator("#send").click()
    return code_of(page)


def code_of(page):
    page.locator("p.code").wait_for()
    return page.locator("p.code").inner_text()


@contextmanager
def no_scripts(browser, base_url, **options):
    """A tab of a browser that runs no scripts, and that gets no cookie."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url, locale="pl-PL", **options)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


class Keys:
    """A keyboard that counts what is pressed."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)
            self.pressed += 1

    def type(self, text):
        self.page.keyboard.type(text)  # letters that a keyboard has no key for are put in as one press each
        self.pressed += len(text)
