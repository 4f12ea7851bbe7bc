"""Where, and who answers: areas, units, beats, officers, the address book. One module per aggregate."""

from districts.models.address_book import Locality, Street
from districts.models.areas import AdministrativeArea, BoundaryEdition
from districts.models.officers import Assignment, AssignmentRole, DutyHours, Officer
from districts.models.partners import Partner, PartnerAct, PartnerChange, PartnerKind
from districts.models.units import Beat, Unit, UnitArea, UnitKind

__all__ = [
    "AdministrativeArea",
    "Assignment",
    "AssignmentRole",
    "Beat",
    "BoundaryEdition",
    "DutyHours",
    "Locality",
    "Officer",
    "Partner",
    "PartnerAct",
    "PartnerChange",
    "PartnerKind",
    "Street",
    "Unit",
    "UnitArea",
    "UnitKind",
]
