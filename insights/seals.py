"""The published heads of the audit trail: a copy of them kept elsewhere shows a trail that was written anew."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from accounts import audit


@require_safe
def audit_seals(request: HttpRequest) -> JsonResponse:
    """`[{day, seq, hash}]`, the oldest first, a row for each day (UTC) that is over. Nothing of any record."""
    answer = JsonResponse(audit.seals(), safe=False)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
