"""Personal data in a text that somebody is about to send: which kinds, never where or what. It suggests and never blocks.

The twin in the browser is static/js/lib/personal_data.js; one list of sentences tests both.
"""

import re
from collections.abc import Callable

from reports.fields import LOOKED_AT

KINDS = ("pesel", "iban", "email", "phone", "plate", "home", "name")
_PESEL = re.compile(r"(?<!\d)\d{11}(?!\d)")
_IBAN = re.compile(r"(?<!\d)(?:PL ?)?(\d{2}(?: ?\d{4}){6})(?!\d)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]| małpa ) ?[\w-]+(?: ?(?:\.|kropka) ?[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\d.,])(?:(?:\+|00)\d{2,3}[ -]?)?(?:\d{3}[ -]?\d{3}[ -]?\d{3}|\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2}"
    r"|\(?0\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2})(?![\d.,]?\d)"
)
_PLATE = re.compile(r"(?<![\w-])[BCDEFGKLNOPRSTWZ][A-Z]{1,2} ?(?=[A-Z]*\d)[0-9ACE-HJ-NP-Y]{4,5}(?![\w-])")
_HOME = re.compile(
    r"(?:(?<!\w)(?:mieszkam|mieszkamy|mój adres|moje mieszkanie|mój dom|nasz dom|jestem z ulicy|jestem spod|i live"
    r"|we live|my address|my house|my flat|я живу|живу|мешкаю|ми живемо|моя адреса|мій будинок))"
    r"[^!?\n]{0,60}?\d",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<!\w)(?:[Nn]azywam się|[Mm]am na imię|[Jj]estem (?:pan|pani) |[Pp]odpisano:?|[Mm]y name is|[Мм]ене звати"
    r"|[Мм]оє ім.я) ?[A-ZŁŚŻŹĆА-ЯІЇЄ]"
)
_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_ALPHABET = 97


def _is_pesel(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return (10 - total % 10) % 10 == int(digits[10]) and 1 <= int(digits[2:4]) % 20 <= 12


def _is_account(digits: str) -> bool:
    """Of a Polish account without its letters; P is 25 and L is 21."""
    return int(digits[2:] + "2521" + digits[:2]) % _ALPHABET == 1


_TESTS: dict[str, Callable[[str], bool]] = {
    "pesel": lambda text: any(_is_pesel(found) for found in _PESEL.findall(text)),
    "iban": lambda text: any(_is_account(found.replace(" ", "")) for found in _IBAN.findall(text)),
    "email": lambda text: bool(_EMAIL.search(text)),
    "phone": lambda text: bool(_PHONE.search(text)),
    "plate": lambda text: bool(_PLATE.search(text)),
    "home": lambda text: bool(_HOME.search(text)),
    "name": lambda text: bool(_NAME.search(text)),
}


def kinds_in(text: str) -> list[str]:
    """The kinds that the text seems to hold, in the order of `KINDS`. What is longer than any description is cut."""
    return [kind for kind in KINDS if _TESTS[kind](text[:LOOKED_AT])]
