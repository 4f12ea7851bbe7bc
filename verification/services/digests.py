"""One mail a day to each person with something new in the inbox. It tells how many, never of what."""

import datetime
import logging

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Count
from django.utils import translation
from django.utils.translation import gettext, ngettext

from verification.models import Digest, Notice, Step

log = logging.getLogger("kmzb.digests")


def send_digests(on: datetime.date) -> int:
    """How many mails. Safe to run again, twice at once or after a day that was missed: one mail a person and day.

    A mail that cannot be sent leaves no row, so the next run tries again. Only a process that is killed between the mail
    server's word and the commit sends one twice.
    """
    new = Notice.objects.filter(seen_at=None, clock__stopped_on=None, user__is_active=True).exclude(user__email="")
    waiting = new.exclude(user__in=Digest.objects.filter(on=on).values("user")).values_list(
        "user_id", "user__email", "step"
    )
    counts: dict[tuple[int, str], dict[str, int]] = {}
    for user, email, step, count in waiting.annotate(n=Count("pk")).order_by("user_id"):
        counts.setdefault((user, email), {})[step] = count
    return sum(_send(user, email, steps, on) for (user, email), steps in counts.items())


def _send(user: int, email: str, steps: dict[str, int], on: datetime.date) -> bool:
    try:
        with transaction.atomic():
            _, is_first = Digest.objects.get_or_create(user_id=user, on=on)
            if is_first:
                with translation.override("pl"):
                    EmailMessage(_subject(steps), _text(steps), to=[email]).send()
            return is_first
    except OSError as error:
        log.warning("A digest could not be sent: %s", type(error).__name__)
        return False


def _subject(steps: dict[str, int]) -> str:
    count = sum(steps.values())
    return ngettext("%(count)s reminder of a deadline", "%(count)s reminders of deadlines", count) % {"count": count}


def _text(steps: dict[str, int]) -> str:
    lines = [gettext("In the inbox of the panel:")]
    lines += [f"- {Step(step).label}: {steps[step]}" for step in reversed(Step.values) if step in steps]
    return "\n".join(
        [*lines, "", gettext("Sign in to the panel to read them. This mail says nothing of a report on purpose.")]
    )
