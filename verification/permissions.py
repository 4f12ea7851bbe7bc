"""Who may read which report and who may ask for which change of status (docs/architecture.md, the table of a report's life).

Each rule of reading exists as a queryset and as a predicate. Outside the scope is "not found", a missing right inside
it "forbidden". Roles come from memberships valid on the day; nothing here is kept between requests.
"""

import datetime
import uuid

from django.db.models import Q, QuerySet
from django.http import Http404

from accounts.models import User
from districts.models import Beat, Unit
from reports.deadlines import today
from reports.models import Report
from reports.querysets import ReportQuerySet
from reports.reasons import reasons_on
from reports.statuses import ALLOWED, Reason, Status
from verification.models import JobKind, Role
from verification.objections import open_objections
from verification.scope import UNIT_CHAIN, Scope, scope_of

WORKERS = frozenset({Role.OFFICER, Role.SECTION_HEAD, Role.LOCAL_COORDINATOR})
WRITERS_OF_NOTES = WORKERS | {Role.PROVINCIAL_COORDINATOR}
HOLDERS = frozenset({Role.OFFICER, Role.SECTION_HEAD})  # who answers a task: its holder, or the head of the unit
APPROVERS = frozenset({Role.SECTION_HEAD, Role.LOCAL_COORDINATOR})
# Who may take a report off the public map at once, and who may put it there (bar.md section 2, rows 20 and 21).
SHOWERS = frozenset({Role.SECTION_HEAD, Role.LOCAL_COORDINATOR, Role.PROVINCIAL_COORDINATOR, Role.NATIONAL_COORDINATOR})
HIDERS = SHOWERS | {Role.OFFICER}
MASS = frozenset({Role.LOCAL_COORDINATOR, Role.PROVINCIAL_COORDINATOR})
# Who looks at who of a section has what, and who sees units side by side: an auditor only that (bar.md section 2, row 32).
COORDINATORS = frozenset({Role.LOCAL_COORDINATOR, Role.PROVINCIAL_COORDINATOR, Role.NATIONAL_COORDINATOR})
OVERSEERS = COORDINATORS | {Role.SECTION_HEAD}
COMPARERS = COORDINATORS | {Role.AUDITOR}
# Who reads the audit trail: of the own tree, or all of it, which they may export too (bar.md section 2, rows 47 and 48).
AUDITORS = frozenset({Role.NATIONAL_COORDINATOR, Role.AUDITOR})
AUDIT_READERS = COORDINATORS | AUDITORS
# Who learns of a photo that was set aside: the two roles that answer for law and data, never those who read reports daily.
GUARDIANS = frozenset({Role.NATIONAL_COORDINATOR, Role.AUDITOR})
_COORDINATOR = frozenset({Role.LOCAL_COORDINATOR})

# Who may take which edge of the status table. A head reopens only by granting an open objection (`edge_roles`).
EDGES: dict[tuple[str, str], frozenset[str]] = {
    (Status.NEW, Status.VERIFYING): WORKERS,
    (Status.NEW, Status.HOAX): _COORDINATOR,
    (Status.VERIFYING, Status.CONFIRMED): WORKERS,
    (Status.VERIFYING, Status.UNCONFIRMED): WORKERS,
    (Status.VERIFYING, Status.HOAX): WORKERS,
    (Status.CONFIRMED, Status.ELIMINATED): WORKERS,
    (Status.CONFIRMED, Status.REFERRED): WORKERS,
    (Status.REFERRED, Status.ELIMINATED): WORKERS,
    (Status.REFERRED, Status.CONFIRMED): WORKERS,
    (Status.UNCONFIRMED, Status.VERIFYING): APPROVERS,
    (Status.HOAX, Status.VERIFYING): APPROVERS,
    (Status.ELIMINATED, Status.VERIFYING): _COORDINATOR,
}


def reports_readable_by(user: User, on: datetime.date) -> ReportQuerySet:
    return readable(scope_of(user, on))


def readable(scope: Scope) -> ReportQuerySet:
    """Reports in scope. Without a reading role: none, not an error."""
    return Report.objects.filter(scope.condition())


def may_read(user: User, report: Report, on: datetime.date) -> bool:
    return bool(roles_for(user, report, on))


def roles_for(user: User, report: Report, on: datetime.date) -> frozenset[str]:
    return scope_of(user, on).roles_in(report)


def get_report_for(scope: Scope, public_id: uuid.UUID) -> Report:
    """Finds and authorises in one query. Unknown and out of scope raise the same `Http404`."""
    report = (
        readable(scope)
        .select_related("category", "beat", "content", UNIT_CHAIN)
        .defer("beat__area")
        .filter(public_id=public_id)
        .first()
    )
    if report is None:
        raise Http404
    return report


def allowed_targets(user: User, report: Report, on: datetime.date) -> tuple[Status, ...]:
    return targets(scope_of(user, on), report)


def targets(scope: Scope, report: Report) -> tuple[Status, ...]:
    """Statuses that the user may give now, in the order of the status table. Evidence is not looked at."""
    if report.merged_into_id is not None:  # decided on with the report that it was merged into
        return ()
    roles = scope.roles_in(report)
    return tuple(new for new in Status if new in ALLOWED[report.status] and edge_roles(roles, report, new))


def edge_roles(roles: frozenset[str], report: Report, to: str) -> frozenset[str]:
    """Those of `roles` in which the edge may be taken. One query where a head asks to reopen."""
    able = roles & EDGES.get((report.status, to), frozenset())
    if to == Status.VERIFYING and Role.SECTION_HEAD in able and report.status in (Status.UNCONFIRMED, Status.HOAX):
        return able if objection_is_open(report) else able - {Role.SECTION_HEAD}
    return able


def reasons_for(roles: frozenset[str], report: Report, to: str) -> tuple[str, ...]:
    """The closed list of the edge, for these roles and today: a head reopens for an objection only."""
    listed = reasons_on(report.status, to, today())
    if Role.SECTION_HEAD in roles and Role.LOCAL_COORDINATOR not in roles and Reason.OBJECTION_GRANTED in listed:
        return (Reason.OBJECTION_GRANTED,)
    return listed


def objection_is_open(report: Report) -> bool:
    """Somebody objected after the last verdict and nobody has answered yet. One query."""
    return bool(open_objections(report))


def may_work(scope: Scope, report: Report) -> bool:
    """Records visits and hand-overs."""
    return bool(scope.roles_in(report) & WORKERS)


def may_note(scope: Scope, report: Report) -> bool:
    return bool(scope.roles_in(report) & WRITERS_OF_NOTES)


def may_hide(scope: Scope, report: Report) -> bool:
    return bool(scope.roles_in(report) & HIDERS)


def may_show(scope: Scope, report: Report) -> bool:
    return bool(scope.roles_in(report) & SHOWERS)


def may_act_on_many(scope: Scope, kind: str) -> bool:
    """More reports at once than a person looks at (bar.md section 2, row 22). Nationwide it needs a second person: not here."""
    if kind == JobKind.TAKE:
        return Role.LOCAL_COORDINATOR in scope.roles
    return bool(scope.roles & MASS)


def may_rule(scope: Scope) -> bool:
    """Makes and withdraws deadline rules (bar.md section 2, row 45)."""
    return Role.NATIONAL_COORDINATOR in scope.roles


# Who keeps the register of bodies: each coordinator for the own area, the national one for the whole country.
_PARTNER_KEEPERS = (Role.LOCAL_COORDINATOR, Role.PROVINCIAL_COORDINATOR)


def keeps_partners(scope: Scope) -> bool:
    """For at least one unit."""
    return bool(scope.roles & {*_PARTNER_KEEPERS, Role.NATIONAL_COORDINATOR})


def units_of_keeper(scope: Scope) -> QuerySet[Unit]:
    """Units whose bodies this person may enter and change. Its twin is `may_keep_for`."""
    is_national = Role.NATIONAL_COORDINATOR in scope.roles
    return Unit.objects.filter(Q() if is_national else scope.units_below(_PARTNER_KEEPERS))


def may_keep_for(scope: Scope, unit: Unit | None) -> bool:
    """None stands for the whole country."""
    if Role.NATIONAL_COORDINATOR in scope.roles:
        return True
    return unit is not None and bool(scope.roles_over(unit, _PARTNER_KEEPERS))


def may_audit(scope: Scope) -> bool:
    return bool(scope.roles & AUDIT_READERS)


def may_audit_all(scope: Scope) -> bool:
    return bool(scope.roles & AUDITORS)


def may_enter(scope: Scope) -> bool:
    """Writes down a report for somebody who called, came or wrote (bar.md section 2, row 1)."""
    return bool(scope.roles & WORKERS)


def units_overseen(scope: Scope) -> QuerySet[Unit]:
    """Units whose monthly figures and hours the user reads. Its twin is `oversees`; a test compares them."""
    if Role.NATIONAL_COORDINATOR in scope.roles:
        return Unit.objects.all()
    return Unit.objects.filter(scope.units_below(OVERSEERS))


def oversees(scope: Scope, unit: Unit) -> bool:
    return Role.NATIONAL_COORDINATOR in scope.roles or bool(scope.roles_over(unit))


def may_enter_figures(scope: Scope, unit: Unit) -> bool:
    """Monthly figures and planned hours."""
    return bool(scope.roles_over(unit) & APPROVERS)


def may_enter_hours_done(scope: Scope, beat: Beat) -> bool:
    """The officer who serves the beat today too."""
    return beat.public_id in scope.beats or may_enter_figures(scope, beat.unit)
