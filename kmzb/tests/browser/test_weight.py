"""What a page costs a phone: kilobytes compressed, requests, and how still it stands while it loads. Nothing is timed.

Times are measured by script/bench face, against a reference in the same run.
"""

import gzip

import pytest

from kmzb.bench.face import MOST_CLS, MOST_KB
from kmzb.bench.visit import MEASURES
from kmzb.tests.browser.opening import View

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PAGES = {"map": "/", "list": "/zgloszenia/", "form": "/zglos/", "finder": "/dzielnicowy/", "words": "/o-mapie/"}
MOST_REQUESTS = 45  # data of the map included


@pytest.fixture(params=[360, pytest.param(1280, marks=pytest.mark.long)])
def tab(request, browser, base_url, known):
    context = browser.new_context(base_url=base_url, viewport=View(request.param).size)
    page = context.new_page()
    page.add_init_script(MEASURES)
    yield page
    context.close()


def loaded(page, path):
    """Every answer's body, after the page has come to rest."""
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return {answer.url: answer.body() for answer in answers if answer.status == 200}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_light_and_stands_still(tab, name):
    bodies = loaded(tab, PAGES[name])
    sizes = {url: len(gzip.compress(body)) for url, body in bodies.items()}
    heaviest = sorted(sizes.items(), key=lambda pair: -pair[1])[:5]
    noted = tab.evaluate("window.kmzbMeasures")
    assert sum(sizes.values()) <= MOST_KB * 1_000, heaviest
    assert len(sizes) <= MOST_REQUESTS
    assert noted["cls"] <= MOST_CLS, noted["shifts"]
