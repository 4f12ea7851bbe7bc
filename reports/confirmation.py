"""A confirmation that anybody can check: what was reported, where it stands on a day, and our signature under it.

No receipt code is in it and nothing of a person, so it may be shown or handed on. The key that signs (Ed25519) lies
beside the keys of texts, outside the database. What is signed is written down once, in `statement`, and never changes.
"""

import base64
import datetime
import os
import re
import uuid
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from reports.models import Report
from reports.statuses import Status

_LINE = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(\d{4}-\d{2}-\d{2})/([a-z]{3,12})/([A-Z2-7]{103})")
MOST_TYPED = 400


@dataclass(frozen=True)
class Confirmed:
    """What a line says, once its signature is right."""

    report: Report
    on: datetime.date
    status: Status


def _key() -> Ed25519PrivateKey:
    """Made at first need, readable by the application alone."""
    file = Path(settings.KEY_STORE) / "signing"
    try:
        return Ed25519PrivateKey.from_private_bytes(file.read_bytes())
    except FileNotFoundError:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = file.with_name(f"signing-{uuid.uuid4().hex}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(Ed25519PrivateKey.generate().private_bytes_raw())
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(fresh, file)  # of several processes the first one wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
        return Ed25519PrivateKey.from_private_bytes(file.read_bytes())


def statement(report: Report, on: datetime.date, status: str) -> bytes:
    """The text that is signed."""
    facts = (report.public_id, report.category.slug, report.filed_on, report.unit.slug, on, status)
    return "\n".join(("KMZB 1", *map(str, facts))).encode()


def line_of(report: Report, on: datetime.date) -> str:
    """What is printed and typed back: report, day, status and signature. Needs category and unit."""
    signature = _key().sign(statement(report, on, report.status))
    return f"{report.public_id}/{on}/{report.status}/{base64.b32encode(signature).decode().rstrip('=')}"


def check(typed: str) -> Confirmed | None:
    """None for a line that is not ours, in whole or in part."""
    match = _LINE.fullmatch(re.sub(r"\s+", "", typed[:MOST_TYPED]))
    if match is None or match[3] not in Status.values:
        return None
    report = Report.objects.select_related("category", "unit").filter(public_id=match[1]).first()
    try:
        on = datetime.date.fromisoformat(match[2])
        signature = base64.b32decode(match[4] + "=" * (-len(match[4]) % 8))
        if report is None:
            return None
        _key().public_key().verify(signature, statement(report, on, match[3]))
    except (InvalidSignature, ValueError):
        return None
    return Confirmed(report, on, Status(match[3]))
