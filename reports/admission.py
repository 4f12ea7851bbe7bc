"""Who may send a report: whoever brings a proof of work, or a form that somebody had open long enough.

Neither asks who it is. A browser that runs no scripts cannot make a proof, so there the age of the form is the proof; its
signed token is spent with the report. Every way in is counted, and what is counted makes the next one dearer.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

from reports.limits import check_haste, check_wait, count_report
from reports.proofs import check_proof

Admit = Callable[[object], None]


def by_proof(request: HttpRequest) -> Admit:
    """Takes the proof; raises `Problem` 403, or 429 far beyond what people do."""

    def admit(proof: object) -> None:
        check_proof(proof)
        count_report(request)

    return admit


def by_proof_or_wait(request: HttpRequest, waited: float, *, trapped: bool = False) -> Admit:
    """Takes the proof or, where there is none, the seconds that the form was open; raises `Problem` 403 or 429.

    `trapped`: the field that nobody sees was filled in. Such a form, and one that was sent at once, pays by waiting.
    """

    def admit(proof: object) -> None:
        check_haste(request, waited, trapped=trapped, proved=proof is not None)
        if proof is None and settings.PROOF_OF_WORK_COST:
            check_wait(request, waited)
        else:
            check_proof(proof)
        count_report(request)

    return admit
