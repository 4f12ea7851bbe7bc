"""Limits without identity: counted per one of 256 buckets that the edge gives, in memory only.

They make a flood dear and leave everybody the way in: the more is sent, the longer a proof or a wait takes. A sending is
refused only far beyond what a neighbourhood of people could do.
"""

from django.conf import settings
from django.http import HttpRequest

from accounts.counters import COUNTERS
from accounts.problems import Problem

RECEIPT_TRIES = 10  # a minute and bucket (bar.md T17); the demo multiplies by LIMIT_FACTOR
CALM_OF_ALL, CALM_OF_BUCKET = 120, 6  # reports a minute up to which a proof costs what the setting says
DEAREST = 16  # times that cost: 0.3 s of a slow phone become 5
REFUSED_OF_BUCKET = 600  # reports a minute
PLAIN_OF_BUCKET = 6  # reports a minute without a proof, by forms that waited
WAIT_SECONDS = 30
HASTY_SECONDS, HASTY_WAIT = (
    2,
    10,
)  # nobody fills in the form in two seconds; a used form that is sent again may be that new
TRAP_WAIT = 60  # a field that nobody sees was filled in, by an automaton or by a browser that knows better
_ALL = 0  # the one cell of what is counted over all buckets


def bucket_of(request: HttpRequest) -> int:
    return request.META.get("kmzb.bucket", _ALL)


def refuse_over(name: str, limit: int, request: HttpRequest, code: str = "too_many_requests") -> None:
    """Counts one hit of a name. Raises `Problem` with Retry-After when there were too many in this minute."""
    wait = COUNTERS.hit(name, bucket_of(request), limit * settings.LIMIT_FACTOR)
    if wait:
        raise Problem(code, headers={"Retry-After": str(wait)}, count=wait)


def check_receipt_tries(request: HttpRequest) -> None:
    """Counts one look-up of a code. Raises `Problem` 429 with Retry-After when there were too many in this minute."""
    refuse_over("receipts", RECEIPT_TRIES, request)


def load(request: HttpRequest) -> float:
    """How many times dearer than usual a report is now, from 1 to `DEAREST`, by what all and this bucket send."""
    of_all = COUNTERS.rate("all reports", _ALL) / CALM_OF_ALL
    of_bucket = COUNTERS.rate("reports", bucket_of(request)) / CALM_OF_BUCKET
    return min(max(1.0, max(of_all, of_bucket) / max(settings.LIMIT_FACTOR, 1)), DEAREST)


def cost_for(request: HttpRequest) -> int:
    """The highest number of a proof that is asked for now; 0 asks for none, however much is sent."""
    return int(settings.PROOF_OF_WORK_COST * load(request))


def count_report(request: HttpRequest) -> None:
    """Counts a report that is about to be accepted. Raises `Problem` 429 far beyond what people do."""
    refuse_over("reports", REFUSED_OF_BUCKET, request)
    COUNTERS.hit("all reports", _ALL, 2**31)


def check_haste(request: HttpRequest, waited: float, *, trapped: bool, proved: bool) -> None:
    """A form that looks like an automaton's waits, even with a proof, and is then taken: it may be a person's.

    Raises `Problem` 429 until it is old enough. Asks nothing where a proof costs nothing; without a proof (`proved`) the
    form waits anyway, and longer.
    """
    wait = TRAP_WAIT if trapped else HASTY_WAIT if proved and waited < HASTY_SECONDS else 0
    left = wait * load(request) - waited if settings.PROOF_OF_WORK_COST else 0
    if left > 0:
        raise _wait_first(left)


def _wait_first(left: float) -> Problem:
    seconds = int(left) + 1
    return Problem("wait_first", headers={"Retry-After": str(seconds)}, count=seconds)


def check_wait(request: HttpRequest, waited: float) -> None:
    """For a form without a proof: raises `Problem` 429 until it is old enough, or while too many such forms come."""
    left = WAIT_SECONDS * load(request) - waited
    if left > 0:
        raise _wait_first(left)
    refuse_over("plain reports", PLAIN_OF_BUCKET, request, "wait_first")
