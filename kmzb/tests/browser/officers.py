"""What browser tests of the panel share: the way in, with and without the real sign-in, and a look at a page."""

import pyotp

from kmzb.tests.browser.looking import WIDTHS, assert_accessible, assert_no_sideways_scroll, screenshot
from verification.tests.factories import PASSWORD
from verification.tests.factories import sign_in as session_of


def sign_in(page, user):
    page.goto("/panel/")
    page.get_by_label("Nazwa użytkownika").fill(user.username)
    page.get_by_label("Hasło").fill(PASSWORD)
    page.get_by_role("button", name="Dalej").click()
    page.get_by_label("Kod").fill(pyotp.TOTP(user.secret).now())
    page.get_by_role("button", name="Zaloguj się").click()
    page.wait_for_url("**/panel/")


def look(page, name):
    assert_accessible(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert_no_sideways_scroll(page)
    screenshot(page, name, full_page=True)


def watch_errors(page):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda note: errors.append(note.text) if "Content Security Policy" in note.text else None)
    return errors


def enter(context, user, base_url):
    """As somebody who has signed in with both factors, instead of whoever was there."""
    context.clear_cookies()
    cookies = session_of(user).cookies.items()
    context.add_cookies(
        [{"name": name, "value": cookie.value, "url": f"{base_url}/panel/"} for name, cookie in cookies]
    )
