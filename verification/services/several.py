"""Several reports that one act is meant for: all in scope, few enough to look at, and the user may act on each."""

import uuid
from collections.abc import Collection

from django.http import Http404

from accounts.problems import Problem
from reports.models import Report
from verification.permissions import readable
from verification.scope import UNIT_CHAIN, Scope
from verification.services.bulk import MOST
from verification.tasked import with_tasks


def several(scope: Scope, ids: Collection[uuid.UUID], roles: frozenset[str]) -> list[Report]:
    """The reports, the oldest first, with their open tasks. Two queries, no lock.

    Raises `Http404` where one is out of scope, `Problem`: `required`, `too_many_at_once` 422; `forbidden` 403 where none of
    the `roles` covers one of them.
    """
    wanted = set(ids)
    if not wanted:
        raise Problem(fields={"reports": "required"})
    if len(wanted) > MOST:
        raise Problem("too_many_at_once", limit=MOST)
    rows = readable(scope).filter(public_id__in=wanted).select_related("category", "beat", UNIT_CHAIN)
    found = list(rows.defer("beat__area").prefetch_related(with_tasks()).order_by("filed_on", "public_id"))
    if len(found) != len(wanted):
        raise Http404
    if not all(scope.roles_in(row) & roles for row in found):
        raise Problem("forbidden")
    return found
