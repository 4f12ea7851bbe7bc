"""All states of all parts, in the order of the gallery. `EVERY` is what the public sees."""

from kmzb.tests.browser.states import map as of_the_map
from kmzb.tests.browser.states import panel, photos, places, report, words

GROUPS = {
    "map": of_the_map.STATES,
    "report": [*report.STATES, *photos.STATES],
    "places": places.STATES,
    "words": words.STATES,
}
EVERY = [state for states in GROUPS.values() for state in states]
PANEL = panel.STATES
