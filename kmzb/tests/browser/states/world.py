"""The small region with something for every state: each status, a shared place, more than 40 rows, very long names."""

from types import SimpleNamespace

from districts.models import UnitArea, UnitKind
from districts.tests.factories import (
    assign,
    make_beat,
    make_duty_hours,
    make_locality,
    make_officer,
    make_region,
    make_street,
    make_unit,
    square,
)
from reports.statuses import Status
from reports.tests.factories import HOMELESS, WASTE, make_report
from verification.tests.factories import make_cast

LONG_UNIT = "Wielofunkcyjny Rewir Dzielnicowych Posterunku Policji w Konstantynowie-Wschodzie"  # 80 letters
LONG_STREET = "Obrońców Przemyskiego Węzła Kolejowego imienia Konstantynopolitańczykowianeczki"


def make_world() -> SimpleNamespace:
    """What `make_region` gives. Everything that the states read is in the database afterwards."""
    region = make_region()
    region.cast = make_cast(region)
    town = make_locality(region.area, "Testowo", "testowo")
    make_street(town, "Polna", "polna")
    make_street(town, LONG_STREET, LONG_STREET.lower())
    make_duty_hours(region.officers[0])
    _long_names(region)
    for place, status in enumerate(Status):
        make_report(status=status, col=0.12 * place - 0.4)  # apart from each other on the map
    for _ in range(12):
        make_report(category=HOMELESS, col=1)
    for place in range(24):
        make_report(category=WASTE, col=1 + place % 3 + 0.01 * place)
    return region


def _long_names(region: SimpleNamespace) -> None:
    """A unit, a beat and an officer whose names hardly fit anywhere, in the column that no other beat covers."""
    unit = make_unit("bardzo-dlugi", UnitKind.SECTION, region.county, name=LONG_UNIT)
    streets = [f"{LONG_STREET} {number}" for number in range(1, 31)]
    beat = make_beat(region.edition, unit, "XXXVIII", square(4), name=f"Rejon {LONG_STREET}", streets=streets)
    name = {"first_name": "Wincentyna-Aleksandra", "last_name": "Brzęczyszczykiewicz-Konstantynopolitańska"}
    officer = make_officer(unit, 5, rank="starszy aspirant sztabowy", **name)
    assign(officer, beat)
    make_duty_hours(officer, range(1, 8), 0, 23)
    UnitArea.objects.create(edition=region.edition, unit=unit, area=square(4))
