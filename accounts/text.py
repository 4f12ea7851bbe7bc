"""Text that people typed: what is kept, what is refused. Pure functions; the limit counts code points after NFC."""

import re
import unicodedata

from accounts.problems import Flaw

MOST_MARKS = 8  # combining marks on one letter; more is drawn over the neighbours
# C0 and C1 controls except tab and line feed, lone surrogates, and the characters that reverse the direction of text.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Marks over letters go; letters that no mark explains become those that people type instead.
_PLAIN = dict.fromkeys(range(0x300, 0x370)) | str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i"})
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")  # letters by category that show as nothing


def _marks_too_deep(text: str) -> bool:
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MOST_MARKS:
            return True
    return False


def tidy(text: str) -> str:
    """Line ends as LF, NFC, no white space around. Only for text without lone surrogates."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def flaw_of(text: str, limit: int) -> Flaw | None:
    """Why the text cannot be kept, or None. `limit` is in code points."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FORBIDDEN.search(plain) or _marks_too_deep(plain[: limit * 2]):
        return Flaw("forbidden_characters")
    length = len(tidy(plain))
    if length > limit:
        return Flaw("too_long", {"count": length, "limit": limit})
    return None


def says_something(text: str) -> bool:
    """False for spaces, invisible fillers and bare punctuation."""
    return any(
        (unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "So") and c not in _FILLERS for c in text
    )


def folded(text: str) -> str:
    """As texts are compared: small letters without marks. The composed and the decomposed form are the same."""
    return unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
