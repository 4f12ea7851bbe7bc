"""Beat numbers as the force writes them ("7", "IV", "12a"), and the key that orders them as people do."""

import re

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PARTS = re.compile(r"\d+|\D+")
KEY_LENGTH = 24


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 399, None for anything else."""
    if not re.fullmatch(r"C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", text) or not text:
        return None
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def sort_key(number: str) -> str:
    """Numbers and Roman numerals padded to six digits, letters in lower case: "2" < "10", "IX" < "X", "7" < "7a"."""
    text = number.strip()
    value = roman(text)
    if value is not None:
        return f"{value:06d}"
    parts = [part.zfill(6) if part.isdigit() else part.strip().lower() for part in _PARTS.findall(text)]
    return "".join(parts)[:KEY_LENGTH]
