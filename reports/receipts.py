"""Receipt codes: derived from the idempotency key, kept as a digest, found by the code. The key is `RECEIPT_KEY`.

Nothing of a code is logged or stored in the clear. The same key of a submission gives the same code, so a repeat shows
the same receipt without our keeping it.
"""

import hashlib
import hmac
import re
import uuid

from django.conf import settings

from reports.models import Report

DIGITS = 16
_ZEROS = dict.fromkeys(map(ord, "Oo\u041e\u043e"), "0")  # Latin and Cyrillic


def _mac(purpose: str, value: str) -> bytes:
    return hmac.new(
        settings.RECEIPT_KEY.encode(), f"{purpose}:{value}".encode("utf-8", "replace"), hashlib.sha256
    ).digest()


def key_digest(key: uuid.UUID) -> bytes:
    return _mac("key", key.hex)


def content_digest(content: str) -> bytes:
    return _mac("content", content)


def code_digest(code: str) -> bytes:
    """Digest of 16 bare digits."""
    return _mac("code", code)


def code_for(key: uuid.UUID) -> str:
    """16 digits without spaces."""
    number = int.from_bytes(_mac("receipt", key.hex)[:16], "big") % 10**DIGITS
    return f"{number:0{DIGITS}d}"


def grouped(code: str) -> str:
    """`1234 5678 9012 3456`: how a code is shown and written down."""
    return " ".join(code[i : i + 4] for i in range(0, DIGITS, 4))


def bare(typed: object) -> str:
    """The digits of what somebody typed: without spaces and hyphens of any kind, a letter O read as 0.

    Anything else stays and finds nothing.
    """
    return re.sub(r"[\s\u2010-\u2015-]", "", str(typed)).translate(_ZEROS)[:64]


def find(typed: object) -> Report | None:
    """The report of a code, hidden and unpublished ones too; one query, the same for a wrong and a malformed code."""
    digest = code_digest(bare(typed))
    return Report.objects.select_related("category").filter(receipt__digest=digest).first()
