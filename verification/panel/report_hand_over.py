"""Acts on a hand-over from the page of its report: the body was reminded, the body answered."""

import datetime

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.problems import Problem
from reports.models import Report
from verification.panel.hand_over_rows import ReplyForm
from verification.panel.report_answers import back, saved, say_no
from verification.scope import Scope
from verification.services import record_reply, remind


def _remind(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    key = request.POST.get("hand_over", "")
    number = int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else 0
    try:
        remind(report=found, hand_over=number, actor=request.user, at=timezone.now())
    except Problem as problem:
        say_no(request, problem)
    else:
        messages.success(request, _("Today's reminder is written down."))
    return back(request, found)


def _reply(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = ReplyForm(request.POST, auto_id="reply-%s")

    def save(at: datetime.datetime) -> None:
        record_reply(
            report=found, hand_over=form.cleaned_data["hand_over"], reply=form.reply(), actor=request.user, at=at
        )

    said = _("The answer is written down. Now say what it means for the report.")
    return saved(request, site, scope, found, "reply", form, save, said)


ACTS = {"remind": _remind, "reply": _reply}
