"""Which municipality or county a name means. Names of people, not codes: "Zgierz", "w Zgierzu", "powiat zgierski"."""

from django.db.models import Q

from districts.addresses.inflection import alike, stems
from districts.addresses.normalise import normalise
from districts.models import AdministrativeArea, Locality
from districts.models.areas import AreaKind

MOST_MEANT = 10
_ROWS = 40
_SMALL = frozenset(["w", "we", "z", "ze", "na"])
_KINDS = {"gmina": AreaKind.MUNICIPALITY, "gminie": AreaKind.MUNICIPALITY, "powiat": AreaKind.COUNTY}
_KINDS |= {"powiecie": AreaKind.COUNTY, "wojewodztwo": AreaKind.VOIVODESHIP, "wojewodztwie": AreaKind.VOIVODESHIP}


def areas_named(text: str) -> list[AdministrativeArea]:
    """The areas meant, the likeliest first, without their outlines; empty for an empty or unknown name.

    A kind of area in front ("powiat …") asks for areas by their own name; every other name is a locality's, and means
    the municipality that it lies in. A name as it is written wins over its other cases. At most two queries.
    """
    words = [word for word in normalise(text).split() if word not in _SMALL]
    if not words:
        return []
    kind = _KINDS.get(words[0])
    if kind:
        return _by_own_name(kind, " ".join(words[1:]))
    return _by_locality(" ".join(words))


def _by_own_name(kind: AreaKind, name: str) -> list[AdministrativeArea]:
    areas = list(
        AdministrativeArea.objects.filter(kind=kind).select_related("parent").defer("outline", "parent__outline")
    )
    named = [(" ".join(normalise(area.name).split()[1:]), area) for area in areas]
    exact = [area for own, area in named if own == name]
    return exact or [area for own, area in named if alike(name, own)][:MOST_MEANT]


def _by_locality(name: str) -> list[AdministrativeArea]:
    condition = Q(search_name=name)
    for beginning in stems(name.split())[:1]:
        condition |= Q(search_name__startswith=beginning)
    rows = (
        Locality.objects.filter(condition)
        .select_related("area__parent")
        .defer("area__outline", "area__parent__outline")[:_ROWS]
    )
    exact = [row for row in rows if row.search_name == name]
    meant = exact or [row for row in rows if alike(name, row.search_name)]
    return list({row.area_id: row.area for row in meant}.values())[:MOST_MEANT]
