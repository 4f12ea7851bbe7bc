"""Every page in every state: readable, wide enough, reachable with keys and fingers, in every theme and width.

The quick run looks at the main public states and at the queue on a phone; the long one at all of them, everywhere.
"""

import pytest

from kmzb.tests.browser import checks
from kmzb.tests.browser.opening import DARK, FORCED, LIGHT, View, look, opened
from kmzb.tests.browser.states.every import EVERY, PANEL

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PHONE, DESK = View(360), View(1280, DARK)
TEXT = [checks.axe, checks.headings, checks.sideways]
FINGERS = [checks.targets, checks.focus]


@pytest.fixture
def assert_fine(browser, base_url, known):
    def assert_fine(state, views):
        with opened(browser, base_url, state, known, views[0][0]) as tab:
            for view, asked in views:
                found = look(tab, view, asked)
                tab.wrong += [f"{view}: {name}: {text}" for name, texts in found.items() for text in texts]
        if tab.wrong:
            pytest.fail("\n".join(tab.wrong), pytrace=False)

    return assert_fine


def of(states):
    return pytest.mark.parametrize("state", states, ids=lambda state: getattr(state, "name", None))


def is_quick(state):
    return state.is_dark_too and (not state.is_of_panel or state.name == "panel-queue")


@of([pytest.param(row, marks=[] if is_quick(row) else pytest.mark.long, id=row.name) for row in [*EVERY, *PANEL]])
def test_each_state_is_fine_on_a_phone_and_with_large_text(assert_fine, state):
    phone = [*TEXT, checks.targets, checks.spacing, checks.focus]
    narrow, large = [checks.sideways], [checks.twice_the_size]
    assert_fine(state, [(PHONE, phone), (View(320), narrow), (View(768), large)])


@pytest.mark.long
@of([state for state in [*EVERY, *PANEL] if state.is_dark_too])
def test_the_main_states_are_fine_in_the_dark_on_a_desk(assert_fine, state):
    assert_fine(state, [(DESK, [*TEXT, *FINGERS])])


@pytest.mark.long
@pytest.mark.parametrize("theme", [LIGHT, DARK, FORCED])
@pytest.mark.parametrize("widths", [(360, 320), (1280, 768)], ids=["narrow", "wide"])
@of(EVERY)
def test_each_state_is_fine_in_every_theme_at_every_width(assert_fine, state, theme, widths):
    assert_fine(state, [(View(width, theme), [*TEXT, *FINGERS]) for width in widths])


@pytest.mark.long
@pytest.mark.parametrize(("width", "theme"), [(360, DARK), (1280, LIGHT), (1280, FORCED)])
@of(PANEL)
def test_each_state_of_the_panel_is_fine_where_officers_sit(assert_fine, state, width, theme):
    assert_fine(state, [(View(width, theme), [*TEXT, *FINGERS]), (View(768 if width == 1280 else 320, theme), TEXT)])


def test_every_state_has_a_name_of_its_own():
    names = [state.name for state in [*EVERY, *PANEL]]
    assert len(names) == len(set(names)) > 140
    assert all(state.is_of_panel for state in PANEL)
