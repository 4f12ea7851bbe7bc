"""The officer who answers for a beat as a vCard, to be saved in a telephone."""

import re

from django.utils.translation import gettext as _
from segno.helpers import make_vcard_data

from districts.cards import Card
from districts.telephones import digits


def contact(card: Card, address: str) -> str:
    """A vCard of the person, or of the unit where nobody serves the beat. Its number is there for a person to read, a made-up one too."""
    person, unit = card.person, card.beat.unit
    names = [person.last_name, person.first_name, "", person.rank, ""] if person else [unit.name, "", "", "", ""]
    return make_vcard_data(
        name=";".join(map(_plain, names)),
        displayname=str(person) if person else unit.name,
        org=unit.name,
        title=_("District officer") if person else None,
        workphone=digits(person.phone if person else "") or digits(unit.phone) or None,
        email=(person.email if person else unit.email) or None,
        url=address,
        memo=_("Beat %(number)s, %(name)s. In an emergency call 112.")
        % {"number": card.beat.number, "name": card.beat.name},
        rev=card.updated_on,
    )


def _plain(part: str) -> str:
    """The library takes the parts of a name as they are: signs that mean something there become spaces."""
    return " ".join(re.sub(r"[;,\\\x00-\x1f]", " ", part).split())
