"""Who is told of a deadline and when: three quarters of its time, its day, a day late, three days late (design, clocks).

Overdue itself is never stored and needs none of this: what is late is late without the worker. Everything here may be run
again, twice at once or days later: a step that was reached and not told yet is told, a step that was told is not.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator

from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Value

from reports.models import Clock
from verification.models import Notice, Step
from verification.services.on_duty import OnDuty
from verification.tasked import with_tasks

FROM_HOUR = 7  # Warsaw time: nobody is told of a day before it begins
BATCH = 500  # clocks at once: what a killed worker may lose, to be done by the next run
KEPT_DAYS = 90  # after the end of the clock
_DAY = datetime.timedelta(days=1)
Told = Callable[[OnDuty, Clock], set[int]]

# Who is told of each step, by user.
TOLD: dict[Step, Told] = {
    Step.SOON: lambda duty, clock: duty.officer(clock.report),
    Step.DUE: lambda duty, clock: duty.officer(clock.report) | duty.heads(clock.report),
    Step.OVERDUE: lambda duty, clock: duty.local_coordinators(clock.report),
    Step.LONG_OVERDUE: lambda duty, clock: duty.provincial_coordinators(clock.report),
}


def escalate(on: datetime.date) -> int:
    """Writes what is new into the inboxes. How many notices."""
    duty = OnDuty(on)
    return sum(_tell(step, batch, duty) for step in Step for batch in _batches(reached(step, on)))


def reached(step: Step, on: datetime.date) -> QuerySet[Clock]:
    """Running clocks that stand at this step on the day and of which nobody was told so yet. A reminder is no use later."""
    told = Notice.objects.filter(clock=OuterRef("pk"), step=step)
    running = Clock.objects.filter(stopped_on=None, report__merged_into=None).exclude(Exists(told))
    if step == Step.SOON:
        last_quarter = ExpressionWrapper(Value(on, DateField()) + F("rule__amount") / 4, output_field=DateField())
        return running.filter(due_on__gt=on, due_on__lte=last_quarter)
    late = {Step.DUE: 0, Step.OVERDUE: 1, Step.LONG_OVERDUE: 3}[step]
    return running.filter(due_on__lte=on - late * _DAY)


def _batches(clocks: QuerySet[Clock]) -> Iterator[list[Clock]]:
    """In the order of their keys, so that those whom nobody answers for are met once."""
    found = clocks.select_related("report__beat", "report__unit").defer("report__beat__area").order_by("pk")
    found = found.prefetch_related(with_tasks("report__"))
    last = 0
    while batch := list(found.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _tell(step: Step, clocks: Iterable[Clock], duty: OnDuty) -> int:
    """One statement for a batch: all of it or nothing. Another worker's rows are left as they are."""
    told = TOLD[step]
    rows = [Notice(user_id=user, clock=clock, step=step, on=duty.on) for clock in clocks for user in told(duty, clock)]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def forget_settled(on: datetime.date) -> int:
    """Notices of clocks that ended long ago."""
    return Notice.objects.filter(clock__stopped_on__lt=on - KEPT_DAYS * _DAY).delete()[0]
