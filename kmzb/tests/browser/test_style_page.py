"""The style page in Chromium: accessible on a phone and on a desk, marks of the map drawn without a map."""

import pytest

from kmzb.tests.browser.looking import assert_accessible, assert_no_sideways_scroll
from kmzb.tests.browser.officers import sign_in
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.tests.factories import make_cast

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_the_style_page_is_accessible(page, site, theme):
    cast = make_cast(site)
    for status in Status:
        make_report(status=status)
    page.emulate_media(color_scheme=theme)
    sign_in(page, cast.officer)
    page.goto("/panel/styl/")
    page.locator("#map-marks .ring").nth(4).wait_for()
    page.locator("#map-marks .mark").nth(len(Status) - 1).wait_for()
    assert_accessible(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert_no_sideways_scroll(page)
