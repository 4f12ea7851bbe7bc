"""Polish names in their cases: "w Łodzi", "koło Koluszek", "na Piotrkowskiej". By common beginning. Pure; never raises."""

_FEWEST = 4  # letters that must be the same
_ENDING = 3  # letters at the end in which two forms may differ
_MOST = 6  # stems that one question may bring to the database


def stem(word: str) -> str:
    """What every form of the word begins with; "" where the word is too short to tell."""
    return word[: max(_FEWEST, len(word) - _ENDING)] if len(word) >= _FEWEST and word.isalpha() else ""


def stems(words: list[str]) -> list[str]:
    return list(dict.fromkeys(found for word in words if (found := stem(word))))[:_MOST]


def alike(one: str, other: str) -> bool:
    """Two normalised names are forms of one: word by word."""
    left, right = one.split(), other.split()
    return len(left) == len(right) and all(map(_word_alike, left, right))


def _word_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    needed = max(_FEWEST, len(long) - _ENDING)
    return one.isalpha() and len(short) >= needed and short[:needed] == long[:needed]
