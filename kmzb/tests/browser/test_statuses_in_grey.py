"""The seven statuses are told apart without colour: by shape and letter alone, on pages and on the map, light and dark."""

import io
import itertools

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from districts.tests.factories import middle
from kmzb.tests.browser.looking import SCREENSHOTS
from kmzb.tests.browser.opening import DARK, LIGHT, THEMES
from kmzb.tests.browser.test_resident_map import loaded
from reports.statuses import Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SIDE = 48
LEAST = 0.06  # of all pixels of two black and white marks; two pictures of the same mark differ by less than 0.01


@pytest.fixture(params=[LIGHT, DARK])
def tab(request, browser, base_url, known):
    """Twice the pixels, so that edges are sharp; wide enough for all marks of the map side by side."""
    theme = THEMES[request.param]
    size = {"width": 1800, "height": 800}
    context = browser.new_context(base_url=base_url, viewport=size, device_scale_factor=2, **theme)
    yield context.new_page()
    context.close()


def black_and_white(mark):
    """The mark as paper would show it: no colour, no grey. The threshold lies between its darkest and its lightest."""
    grey = Image.open(io.BytesIO(mark.screenshot())).convert("L").resize((SIDE, SIDE))
    return ImageOps.autocontrast(grey).point(lambda value: 255 if value > 127 else 0)


def difference(one, other):
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0] / 255


def keep(pictures, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    sheet = Image.new("L", (SIDE * len(pictures), SIDE))
    for place, picture in enumerate(pictures.values()):
        sheet.paste(picture, (place * SIDE, 0))
    sheet.save(SCREENSHOTS / f"grey-{name}.png")


def assert_told_apart(pictures):
    assert len(pictures) == len(Status) == 7
    near = {
        f"{one} and {other}": round(difference(pictures[one], pictures[other]), 3)
        for one, other in itertools.combinations(pictures, 2)
        if difference(pictures[one], pictures[other]) < LEAST
    }
    assert near == {}


def test_marks_on_pages_differ_without_colour(tab, request):
    tab.goto("/zgloszenia/")
    marks = {status.value: tab.locator(f"main .mark--{status}:visible").first for status in Status}
    pictures = {status: black_and_white(mark) for status, mark in marks.items()}
    keep(pictures, f"pages-{request.node.callspec.id}")
    assert_told_apart(pictures)


def test_marks_on_the_map_differ_without_colour(tab, request):
    lon, lat = middle(0)
    loaded(tab, f"/#17/{lat}/{lon}")
    marks = {status.value: tab.locator(f".leaflet-marker-pane .mark--{status}").first for status in Status}
    pictures = {status: black_and_white(mark) for status, mark in marks.items()}
    keep(pictures, f"map-{request.node.callspec.id}")
    assert_told_apart(pictures)
