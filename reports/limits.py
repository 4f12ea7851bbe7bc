"""Limits without identity: counted per one of 256 buckets that the edge gives, in memory only."""

from django.conf import settings
from django.http import HttpRequest

from accounts.counters import COUNTERS
from accounts.problems import Problem

RECEIPT_TRIES = 10  # a minute and bucket (bar.md T17); the demo multiplies by LIMIT_FACTOR


def check_receipt_tries(request: HttpRequest) -> None:
    """Counts one look-up of a code. Raises `Problem` 429 with Retry-After when there were too many in this minute."""
    wait = COUNTERS.hit("receipts", request.META.get("kmzb.bucket", 0), RECEIPT_TRIES * settings.LIMIT_FACTOR)
    if wait:
        raise Problem("too_many_requests", headers={"Retry-After": str(wait)})
