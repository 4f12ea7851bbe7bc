"""Names as they are compared: lower case, ASCII where possible, the usual variants made one. Pure; never raises.

The same function makes `search_name` and reads the query, so what is dropped here is dropped on both sides.
"""

import re
import unicodedata

MOST = 200  # characters looked at; longer input is cut
# Kinds of streets: people leave them out or abbreviate them.
_DROPPED = frozenset(["ul", "ulica", "al", "aleja", "aleje", "pl", "plac", "os", "osiedle", "im", "imienia"])
_VARIANTS = {
    "general": ("gen", "generala", "general"),
    "marszalek": ("marsz", "marszalka"),
    "ksiadz": ("ks", "ksiedza", "x"),
    "biskup": ("bp", "bpa", "biskupa"),
    "arcybiskup": ("abp", "abpa", "arcybiskupa"),
    "kardynal": ("kard", "kardynala"),
    "prymas": ("prym", "prymasa"),
    "swiety": ("sw", "swietego", "swietej", "swietych"),
    "blogoslawiony": ("bl", "blog", "blogoslawionego", "blogoslawionej"),
    "doktor": ("dr", "doktora"),
    "profesor": ("prof", "profesora"),
    "inzynier": ("inz", "inzyniera"),
    "pulkownik": ("plk", "pulkownika"),
    "podpulkownik": ("pplk", "podpulkownika"),
    "major": ("mjr", "majora"),
    "kapitan": ("kpt", "kapitana"),
    "porucznik": ("por", "porucznika"),
    "podporucznik": ("ppor", "podporucznika"),
    "kapral": ("kpr", "kapr", "kaprala"),
    "komandor": ("kmdr", "komandora"),
    "hetman": ("hetm", "hetmana"),
}
TITLES = frozenset(_VARIANTS)
_ONE_FORM = {form: word for word, forms in _VARIANTS.items() for form in forms}
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i"})
_ORDINAL = re.compile(r"([0-9]{1,4})(go|ego|szego|ciego)")
_ENDINGS = frozenset(("go", "ego", "szego", "ciego"))


def normalise(text: str) -> str:
    """Words joined by one space: "ul. Gen. Władysława Andersa" and "Generała Wladyslawa Andersa" become the same."""
    plain = unicodedata.normalize("NFKD", text[:MOST]).casefold().translate(_LETTERS)
    plain = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = _words(plain.split())
    return " ".join([word for word in words if word not in _DROPPED] or words)[:MOST].rstrip()


def _words(words: list[str]) -> list[str]:
    """Ordinals without their ending ("1-go", "1go" and "1" are one) and titles in one form."""
    found: list[str] = []
    for word in words:
        ordinal = _ORDINAL.fullmatch(word)
        if ordinal:
            word = ordinal[1]
        elif word in _ENDINGS and found and found[-1].isdigit():
            continue
        found.append(_ONE_FORM.get(word, word))
    return found
