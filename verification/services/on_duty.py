"""Who answers for a report on a day: who has it by a task, else the officer of the beat or the substitute, then the nearest
of each role above."""

import datetime
from collections import defaultdict

from districts.models import Assignment, AssignmentRole, Unit
from reports.models import Report
from verification.models import Membership, Role, Task
from verification.tasked import open_task


class OnDuty:
    """Read once for the day, in three queries, however many reports are asked about: where their open tasks are prefetched.

    Users by key, active ones only.
    """

    def __init__(self, on: datetime.date) -> None:
        self.on = on
        self._parents = dict(Unit.objects.values_list("pk", "parent_id"))
        self._members: dict[tuple[str, int], set[int]] = defaultdict(set)
        members = Membership.objects.valid_on(on).filter(user__is_active=True).exclude(unit=None)
        for role, unit, user in members.values_list("role", "unit_id", "user_id"):
            self._members[role, unit].add(user)
        self._officers = {user for (role, _), users in self._members.items() if role == Role.OFFICER for user in users}
        self._serving: dict[tuple[object, str], set[int]] = defaultdict(set)
        serving = Assignment.objects.filter(valid__contains=on, officer__is_active=True, officer__user__is_active=True)
        for beat, role, user in serving.values_list("beat__public_id", "role", "officer__user_id"):
            self._serving[beat, role].add(user)

    def officer(self, report: Report) -> set[int]:
        """Who has it by a task. Without one the substitute in place of the holder; where nobody serves the beat, the head."""
        task = open_task(report)
        return (self._tasked(task) if task else set()) or self._of_beat(report)

    def _tasked(self, task: Task) -> set[int]:
        """The person, or the heads of the unit; where it has none, everybody who serves in it."""
        if task.officer_id:
            return {task.officer_id} & self._officers
        return set(self._members.get((Role.SECTION_HEAD, task.unit_id)) or self._members[Role.OFFICER, task.unit_id])

    def _of_beat(self, report: Report) -> set[int]:
        beat = report.beat.public_id if report.beat else None
        roles = (AssignmentRole.SUBSTITUTE, AssignmentRole.HOLDER)
        serving = next((self._serving[beat, role] for role in roles if self._serving.get((beat, role))), set())
        return serving & self._officers or self.heads(report)

    def heads(self, report: Report) -> set[int]:
        """Of the unit of the beat and of the unit that has it by a task."""
        task = open_task(report)
        found = self._nearest(task.unit_id, Role.SECTION_HEAD) if task else set()
        return found | self._nearest(report.unit_id, Role.SECTION_HEAD) or self.local_coordinators(report)

    def local_coordinators(self, report: Report) -> set[int]:
        return self._nearest(report.unit_id, Role.LOCAL_COORDINATOR)

    def provincial_coordinators(self, report: Report) -> set[int]:
        return self._nearest(report.unit_id, Role.PROVINCIAL_COORDINATOR)

    def _nearest(self, unit: int | None, role: str) -> set[int]:
        while unit is not None and not self._members.get((role, unit)):
            unit = self._parents[unit]
        return set(self._members[role, unit]) if unit is not None else set()
