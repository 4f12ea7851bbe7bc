"""Proof of work in the format of ALTCHA v1: asked for by a challenge, checked once, forgotten after ten minutes.

A challenge is bound to nothing but its time, so it says nothing of who asked. Spent ones are known in memory only: a row
would carry the second of a report.
"""

import base64
import binascii
import datetime
import hashlib
import time

from altcha import v1 as altcha
from django.conf import settings
from django.utils import timezone

from accounts.once import Once
from accounts.problems import Problem
from reports.parsing import parse_json

LIFE = datetime.timedelta(minutes=10)
SPENT = Once()
_TEXTS = ("algorithm", "challenge", "salt", "signature")


def _key() -> bytes:
    return hashlib.sha256(b"proof-of-work:" + settings.SECRET_KEY.encode()).digest()


def new_challenge(cost: int) -> dict[str, object]:
    """`challenge` is hex SHA-256 of salt + number; the caller finds the number, 0 to `maxNumber`, which is the cost."""
    options = {"number": 0} if cost == 0 else {"max_number": cost}
    made = altcha.create_challenge(hmac_key=_key(), expires=timezone.now() + LIFE, **options)
    texts = {name: getattr(made, name) for name in _TEXTS}
    return {"algorithm": texts.pop("algorithm"), **texts, "maxNumber": cost}


def check_proof(proof: object) -> None:
    """Raises `Problem` 403: missing (unless the cost is 0), invalid, expired or used. Marks a good one as used."""
    if proof is None or proof == "":
        if settings.PROOF_OF_WORK_COST == 0:
            return
        raise Problem("proof_missing")
    answer = _read(proof)
    if not altcha.verify_solution(answer, _key(), check_expires=False)[0] or answer["algorithm"] != "SHA-256":
        raise Problem("proof_invalid")
    expires = _expiry(answer)
    if expires < time.time():
        raise Problem("proof_expired")
    if not SPENT.spend(hashlib.sha256(answer["challenge"].encode()).digest(), expires):
        raise Problem("proof_used")


def _read(proof: object) -> dict:
    invalid = Problem("proof_invalid")
    if not isinstance(proof, str) or len(proof) > 2_000:
        raise invalid
    try:
        answer = parse_json(base64.b64decode(proof.encode("ascii"), validate=True))
    except (binascii.Error, UnicodeEncodeError, Problem):
        raise invalid from None
    if not isinstance(answer, dict) or set(answer) - {"took"} != {*_TEXTS, "number"}:
        raise invalid
    if type(answer["number"]) is not int or not all(type(answer[name]) is str for name in _TEXTS):
        raise invalid
    return answer


def _expiry(answer: dict) -> int:
    """Seconds since the epoch. Read only after the signature was checked, so it is what we wrote."""
    return int(altcha.extract_params(answer)["expires"][0])
