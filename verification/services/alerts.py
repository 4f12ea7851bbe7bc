"""Whoever answers for a unit learns by mail that something waits. No mail says anything of a report.

One mail of a kind a day and unit; one that fails is tried again with the next batch.
"""

import datetime
import logging
from collections.abc import Collection

from django.core.mail import EmailMessage
from django.db.models import Count, Exists, OuterRef
from django.utils import translation
from django.utils.translation import gettext_noop, ngettext

from districts.models import Unit
from reports.models import Photo, Report, ReportContent
from reports.retention import TOLD_DAYS, fading
from verification.models import Alert, AlertKind, Membership
from verification.permissions import APPROVERS, GUARDIANS

log = logging.getLogger("kmzb.alerts")


def tell_of_floods(on: datetime.date) -> int:
    """Mails the heads and coordinators of each unit that has one, upwards until somebody has an address. How many mails."""
    waiting = Report.objects.filter(is_in_flood=True, unit__isnull=False).order_by("unit")
    told = set(Alert.objects.filter(on=on, kind=AlertKind.FLOOD).values_list("unit", flat=True))
    counts = waiting.values_list("unit").annotate(number=Count("pk"))
    return sum(_tell(AlertKind.FLOOD, unit, number, on) for unit, number in counts if unit not in told)


def tell_of_fading(on: datetime.date) -> int:
    """The same for open reports that will lose their words and photos, once a month. How many mails."""
    since = on - datetime.timedelta(days=TOLD_DAYS)
    told = set(Alert.objects.filter(on__gt=since, kind=AlertKind.FADING).values_list("unit", flat=True))
    words = ReportContent.objects.filter(report=OuterRef("pk"), description__isnull=False).exclude(description="")
    pictures = Photo.objects.filter(report=OuterRef("pk")).exclude(slot=None)
    waiting = fading(on).filter(Exists(words) | Exists(pictures)).order_by("unit")
    counts = waiting.values_list("unit").annotate(number=Count("pk"))
    return sum(_tell(AlertKind.FADING, unit, number, on) for unit, number in counts if unit not in told)


def tell_of_set_aside(on: datetime.date) -> int:
    """Two roles learn that a photo was set aside: on its day, and once more on the day after the last mail. How many mails."""
    root = Unit.objects.filter(parent=None).order_by("pk").first()
    last = Alert.objects.filter(kind=AlertKind.SET_ASIDE).order_by("on").last()
    new = Photo.objects.filter(is_set_aside=True, added_on__gte=last.on if last else datetime.date.min)
    count = new.count()
    if root is None or not count or (last is not None and last.on == on):
        return 0
    return _tell(AlertKind.SET_ASIDE, root.pk, count, on, GUARDIANS)


def _words(kind: str, number: int) -> str:
    if kind == AlertKind.FLOOD:
        return ngettext(
            "%(count)s report waits in the panel to be looked at. The public does not see it until then.",
            "%(count)s reports wait in the panel to be looked at. The public does not see them until then.",
            number,
        )
    if kind == AlertKind.FADING:
        return ngettext(
            "%(count)s open report loses its text and photos within 30 days, because nothing has happened to it for long.",
            "%(count)s open reports lose their texts and photos within 30 days, because nothing has happened to them for long.",
            number,
        )
    return ngettext(
        "%(count)s photo is on the list of known illegal pictures and was set aside. Nobody sees it in the panel.",
        "%(count)s photos are on the list of known illegal pictures and were set aside. Nobody sees them in the panel.",
        number,
    )


_SUBJECTS = {
    AlertKind.FLOOD: gettext_noop("Very many reports at once"),
    AlertKind.FADING: gettext_noop("Open reports will lose their texts"),
    AlertKind.SET_ASIDE: gettext_noop("A photo was set aside"),
}


def _tell(kind: AlertKind, unit: int, number: int, on: datetime.date, roles: Collection[str] = APPROVERS) -> bool:
    found = Unit.objects.get(pk=unit)
    addresses = _addresses(found, on, roles)
    if not addresses:
        return False
    with translation.override("pl"):
        subject, text = translation.gettext(_SUBJECTS[kind]), _words(kind, number) % {"count": number}
    try:
        EmailMessage(subject, text, bcc=addresses).send()
    except OSError as error:
        log.warning("An alert could not be sent: %s", type(error).__name__)
        return False
    Alert.objects.create(unit=found, on=on, kind=kind)
    return True


def _addresses(unit: Unit | None, on: datetime.date, roles: Collection[str]) -> list[str]:
    """Of the unit or of the nearest one above it where somebody of these roles has an address."""
    while unit is not None:
        people = Membership.objects.valid_on(on).filter(unit=unit, role__in=roles, user__is_active=True)
        addresses = sorted(set(people.exclude(user__email="").values_list("user__email", flat=True)))
        if addresses:
            return addresses
        unit = unit.parent
    return []
