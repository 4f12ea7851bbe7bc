"""Proof of work in the format of ALTCHA v1: asked for by a challenge, checked once, forgotten after ten minutes."""

import base64
import binascii
import datetime
import hashlib
import time

from altcha import v1 as altcha
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.problems import Problem
from reports.models import UsedProof
from reports.parsing import parse_json

LIFE = datetime.timedelta(minutes=10)
_TEXTS = ("algorithm", "challenge", "salt", "signature")


def _key() -> bytes:
    return hashlib.sha256(b"proof-of-work:" + settings.SECRET_KEY.encode()).digest()


def new_challenge() -> dict[str, object]:
    """`challenge` is hex SHA-256 of salt + number; the caller finds the number, 0 to `maxNumber`."""
    cost = settings.PROOF_OF_WORK_COST
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
    _spend(answer["challenge"], expires)


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


def _spend(challenge: str, expires: int) -> None:
    until = datetime.datetime.fromtimestamp(expires, tz=datetime.UTC)
    try:
        with transaction.atomic():
            UsedProof.objects.create(digest=hashlib.sha256(challenge.encode()).digest(), expires_at=until)
    except IntegrityError:
        raise Problem("proof_used") from None


def forget_proofs() -> int:
    """Deletes proofs past their ten minutes. Returns how many."""
    return UsedProof.objects.filter(expires_at__lt=timezone.now()).delete()[0]
