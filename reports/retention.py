"""The end of keeping, for reports: text, photos and the exact point go on the day that the dated rules give.

Columns are emptied and keys destroyed; rows, trail and the public story stay. An open report keeps everything for as long
as somebody works with it: the rule `open` counts from its last change of status, and officers are told beforehand.
"""

import datetime
from collections import Counter

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.briefly import briefly
from reports import contents
from reports.held import rows_about
from reports.models import Held, Message, Photo, Report, ReportContent, RetentionRule, StatusChange
from reports.querysets import OPEN, ReportQuerySet

BATCH = 200  # reports in one transaction
ERASED = (Held.TEXT, Held.POINT, Held.PHOTO)
TOLD_DAYS = 30  # before an open report loses its words, officers see it coming


def rule_on(what: str, on: datetime.date) -> RetentionRule | None:
    """The rule in force on that day."""
    return RetentionRule.objects.filter(what=what, effective_from__lte=on).order_by("-effective_from").first()


def rules_in_force(on: datetime.date) -> list[RetentionRule]:
    """One for each kind that has one, in the order of `Held`."""
    return [rule for rule in (rule_on(what, on) for what in Held.values) if rule]


def over(what: str, on: datetime.date) -> ReportQuerySet:
    """Reports whose time of keeping `what` ended before that day, whether or not anything is left of it."""
    found = Q(pk__in=[])
    for rule, status in ((rule_on(what, on), ~Q(status__in=OPEN)), (rule_on(Held.OPEN, on), Q(status__in=OPEN))):
        if rule is not None:
            found |= status & Q(changed_on__lt=on - datetime.timedelta(days=rule.days))
    return _with_last_change().filter(found)


def _with_last_change() -> ReportQuerySet:
    """Annotates `changed_on`: the day of the last change of status, of filing where there was none."""
    last = StatusChange.objects.filter(report=OuterRef("pk")).order_by("-pk").values("on")[:1]
    return Report.objects.annotate(changed_on=Coalesce(Subquery(last), F("filed_on")))


_usual_rule = briefly(rule_on)


def kept_until(report: Report, on: datetime.date, changed_on: datetime.date) -> datetime.date | None:
    """The last day on which an open report keeps its words and photos; None where that is not soon. One query at most.

    `changed_on` is the day of its last change of status, of filing where there was none.
    """
    rule = _usual_rule(Held.OPEN, on) if report.status in OPEN else None
    if rule is None:
        return None
    last = changed_on + datetime.timedelta(days=rule.days)
    return last if last - on <= datetime.timedelta(days=TOLD_DAYS) else None


def fading(on: datetime.date) -> ReportQuerySet:
    """Open reports of which `kept_until` tells. Whether they hold anything is not looked at."""
    rule = rule_on(Held.OPEN, on)
    days = datetime.timedelta(days=rule.days - TOLD_DAYS) if rule else None
    found = _with_last_change().open()
    return found.none() if days is None else found.filter(changed_on__lte=on - days)


def _left(what: str, on: datetime.date) -> ReportQuerySet:
    """Those of `over` that still hold something."""
    if what == Held.POINT:
        return over(what, on).exclude(point=F("public_point"))
    if what == Held.PHOTO:
        return over(what, on).filter(Exists(Photo.objects.filter(report=OuterRef("pk")).exclude(slot=None)))
    named = Q(description__isnull=False) | Q(occurred_on__isnull=False) | ~Q(weekdays=[]) | ~Q(hours=[])
    held = (
        Exists(ReportContent.objects.filter(named, report=OuterRef("pk")))
        | Exists(Message.objects.filter(report=OuterRef("pk"), text__isnull=False))
        | Exists(StatusChange.objects.filter(report=OuterRef("pk")).exclude(note=""))
    )
    return over(what, on).filter(held)


def due(at: datetime.datetime) -> Counter:
    """How many reports would lose what; nothing is written."""
    on = timezone.localdate(at)
    return Counter({str(what): _left(what, on).count() for what in ERASED})


def erase_due(at: datetime.datetime) -> Counter:
    """Erases it. Twice is as good as once; a fault leaves whole batches behind or before."""
    on = timezone.localdate(at)
    done: Counter = Counter()
    for what in ERASED:
        keys = list(_left(what, on).values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            with transaction.atomic():
                done[str(what)] += _erase(what, keys[start : start + BATCH])
    return done


def _erase(what: str, keys: list[int]) -> int:
    reports = Report.objects.select_for_update().filter(pk__in=keys)
    if what == Held.POINT:
        return reports.update(point=F("public_point"))
    count = len(reports)
    if what == Held.PHOTO:
        contents.erase_photos(Photo.objects.filter(report__in=keys))
    else:
        contents.erase_texts(reports, Message.objects.filter(report__in=keys))
        StatusChange.objects.filter(report__in=keys).exclude(note="").update(note="")
    return count


def held_on(report: Report) -> dict[str, object]:
    """Everything that this floor holds on a report."""
    return rows_about(report, "reports")
