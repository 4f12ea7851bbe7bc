"""What was typed, read as a question: every way in which its words can be a locality, a street and a number. Pure."""

import re
from dataclasses import dataclass

from districts.addresses.normalise import MOST, TITLES, normalise

_SPAN = 4  # words of the longest locality name
_POSTAL_CODE = re.compile(r"\b[0-9]{2}-[0-9]{3}\b")
_FLAT = re.compile(
    r"([0-9][a-z]?)\s{0,3}(?:/\s{0,3}[0-9]{1,4}[a-z]?|\s(?:m|lok|mieszkania)\b\.?\s{0,3}[0-9]{1,4})", re.I
)
_NUMBER = re.compile(r"([0-9]{1,4})[a-z]?")
# Words that say nothing of the place, and words that say only that it is not quite there.
_FILLERS = frozenset(["nr", "numer", "w", "we", "na", "do", "od"])
_VAGUE = frozenset(
    [
        "las",
        "lasek",
        "lesie",
        "kolo",
        "przy",
        "obok",
        "okolice",
        "okolica",
        "okolicy",
        "okolicach",
        "niedaleko",
        "blisko",
        "za",
        "przed",
        "pod",
        "naprzeciw",
        "naprzeciwko",
        "poblizu",
        "pole",
        "polu",
        "park",
        "parku",
    ]
)


@dataclass(frozen=True)
class Asked:
    """One way to read the words: a locality (or "" for any), a street (or ""), a number (or 0).

    `is_vague`: words were left out that put the place somewhere near.
    """

    locality: str
    street: str
    number: int
    is_vague: bool = False


@dataclass(frozen=True)
class Question:
    """`words` as typed and `core` without the words that name nothing; `ways` of both, those of `words` first."""

    words: list[str]
    core: list[str]
    is_vague: bool
    ways: list[Asked]

    @property
    def wholes(self) -> dict[str, bool]:
        """What a name may begin with, and whether that is vague."""
        return {" ".join(self.core): self.is_vague, " ".join(self.words): False}


def read(q: str) -> Question:
    words = normalise(_FLAT.sub(r"\1", _POSTAL_CODE.sub(" ", q[:MOST]))).split()
    core = [word for word in words if word not in _FILLERS and word not in _VAGUE] or words
    is_vague = core != words and any(word in _VAGUE for word in words)
    return Question(words, core, is_vague, [*_ways(words), *(_ways(core, is_vague) if core != words else ())])


def _ways(words: list[str], is_vague: bool = False) -> list[Asked]:
    """Every way to read the words: a locality at the beginning, at the end, or none."""
    parts = [("", words)]
    if len(words) > 1 and words[0] in TITLES:  # "generała Andersa" for "gen. Władysława Andersa"
        parts.append(("", words[1:]))
    for size in range(1, min(_SPAN, len(words)) + 1):
        parts.append((" ".join(words[:size]), words[size:]))
        if size < len(words):
            parts.append((" ".join(words[-size:]), words[:-size]))
    return [Asked(locality, *_street_and_number(rest), is_vague) for locality, rest in parts]


def _street_and_number(words: list[str]) -> tuple[str, int]:
    if len(words) > 1 and len(words[-1]) == 1 and words[-1].isalpha() and _NUMBER.fullmatch(words[-2]):
        words = words[:-1]  # "12 a"
    found = _NUMBER.fullmatch(words[-1]) if words else None
    return (" ".join(words[:-1]), int(found[1])) if found else (" ".join(words), 0)
