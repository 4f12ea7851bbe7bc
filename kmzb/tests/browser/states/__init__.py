"""Every page in every state it can be in, the panel's too: one list for axe, reflow, targets, and the pictures in `docs/screens/`.

Each module of this package lists the states of one part of the site in `STATES`; `every` puts them together. A state
needs nothing but the running site and `Known`, what the database holds; so the same list serves the small region of the
tests (`world` makes it) and the whole demo.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True)
class Known:
    """What a state may point at. `reports` are public ids by status; `receipts` are codes by story (receipts.py)."""

    reports: dict[str, str]
    receipts: dict[str, str]
    confirmation: str  # the signed line of a paper of ours
    unit: str  # slug of a unit with beats of its own
    beat: str  # path of a beat's page
    address: str  # found exactly by the address book
    place: tuple[float, float]  # lon, lat inside a beat; the report of `receipt` is there
    shared: tuple[float, float]  # lon, lat where the map shows several reports as one place
    border: tuple[float, float]  # lon, lat less than 30 m from the next beat
    root: str  # slug of the unit at the top of the tree
    long_unit: str  # slug of the unit with the longest name
    long_beat: str  # path of the beat with the longest list of streets
    sessions: dict[str, str]  # keys of signed-in sessions by who it is (desks.py)
    panel: dict[str, str]  # addresses in the panel by what is there


@dataclass(frozen=True)
class State:
    """`name` is the file name of its picture: page first ("map-empty"). `prepare` makes the state after the page loaded.

    `signed_in` names one of `Known.sessions`: the state is one of the panel.

    `before` comes ahead of the address: what the network shall not answer. Without `scripts` the page is opened with
    JavaScript off. `status` is the answer that the address must give. `is_settled`
    is False where a request hangs for ever on purpose. `is_dark_too` asks for a picture in the dark and for a look at
    1280 px in the quick tests. `is_cut_off`: what the page asks for is refused on purpose.
    """

    name: str
    path: Callable[[Known], str]
    prepare: Callable[[Page, Known], None] | None = None
    before: Callable[[Page, Known], None] | None = None
    scripts: bool = True
    status: int = 200
    is_settled: bool = True
    is_dark_too: bool = False
    is_cut_off: bool = False
    signed_in: str = ""

    @property
    def is_of_panel(self) -> bool:
        """There cookies are allowed."""
        return self.name.startswith("panel")
