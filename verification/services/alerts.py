"""Whoever is on duty learns that a flood waits to be looked at: one mail a day and unit, which says nothing of a report."""

import datetime
import logging

from django.core.mail import EmailMessage
from django.db.models import Count
from django.utils import translation
from django.utils.translation import ngettext

from districts.models import Unit
from reports.models import Report
from verification.models import FloodAlert, Membership
from verification.permissions import APPROVERS

log = logging.getLogger("kmzb.alerts")


def tell_of_floods(on: datetime.date) -> int:
    """Mails the heads and coordinators of each unit that has one, upwards until somebody has an address. Returns how many mails.

    A mail that fails is tried again with the next batch.
    """
    waiting = Report.objects.filter(is_in_flood=True, unit__isnull=False).order_by("unit")
    told = set(FloodAlert.objects.filter(on=on).values_list("unit", flat=True))
    counts = waiting.values_list("unit").annotate(number=Count("pk"))
    return sum(_tell(Unit.objects.get(pk=unit), number, on) for unit, number in counts if unit not in told)


def _tell(unit: Unit, number: int, on: datetime.date) -> bool:
    addresses = _on_duty(unit, on)
    if not addresses:
        return False
    with translation.override("pl"):
        text = ngettext(
            "%(count)s report waits in the panel to be looked at. The public does not see it until then.",
            "%(count)s reports wait in the panel to be looked at. The public does not see them until then.",
            number,
        ) % {"count": number}
        subject = translation.gettext("Very many reports at once")
    try:
        EmailMessage(subject, text, bcc=addresses).send()
    except OSError as error:
        log.warning("An alert could not be sent: %s", type(error).__name__)
        return False
    FloodAlert.objects.create(unit=unit, on=on)
    return True


def _on_duty(unit: Unit | None, on: datetime.date) -> list[str]:
    while unit is not None:
        people = Membership.objects.valid_on(on).filter(unit=unit, role__in=APPROVERS, user__is_active=True)
        addresses = sorted(set(people.exclude(user__email="").values_list("user__email", flat=True)))
        if addresses:
            return addresses
        unit = unit.parent
    return []
