"""A job on many reports: when it begins, how far it is, what was left and why; it can be taken back, begun and stopped."""

from django.contrib.admin import AdminSite
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.problems import Problem
from accounts.sentences import SENTENCES
from verification.models import BulkJob, JobKind, JobOutcome
from verification.panel import words
from verification.panel.identity import scope_of_request
from verification.permissions import readable
from verification.scope import Scope
from verification.services.bulk_jobs import begin, stop
from verification.services.bulk_undo import can_undo

SHOWN = 100  # reports that were left, by name


@require_http_methods(["GET", "HEAD", "POST"])
def bulk_job(request: HttpRequest, job: int, site: AdminSite) -> HttpResponse:
    """Only for who asked for it."""
    found = get_object_or_404(BulkJob.objects.select_related("act"), pk=job, actor=request.user)
    now, refusal = timezone.now(), None
    if request.method == "POST":
        try:
            (begin if "begin" in request.POST else stop)(job=found, at=now)
            return redirect("panel:bulk_job", found.pk)
        except Problem as problem:
            refusal = problem
    context = {"job": found, "refusal": refusal, **_progress(found), **_left(found, scope_of_request(request))}
    context["what"] = JobKind(found.kind).label
    context["title"] = _title(found, context)
    context["undo"] = found.act if found.act and found.ended_at and can_undo(found.act, now) else None
    status = refusal.status if refusal else 200
    return TemplateResponse(request, "panel/bulk_job.html", site.each_context(request) | context, status=status)


@require_safe
def bulk_job_state(request: HttpRequest, job: int) -> HttpResponse:
    """`{state, done, all}` for the page that waits."""
    progress = _progress(get_object_or_404(BulkJob, pk=job, actor=request.user))
    return JsonResponse({name: progress[name] for name in ("state", "done", "all")})


def _progress(job: BulkJob) -> dict[str, object]:
    """`done` counts what was looked at, `able` what was really done."""
    counted = dict(job.items.order_by().values_list("outcome").annotate(n=Count("pk")))
    waiting = counted.get(JobOutcome.WAITING, 0)
    state = "running" if job.starts_at <= timezone.now() else "waiting"
    if job.ended_at is not None:
        state = "stopped" if job.is_stopped else "done"
    able, everything = counted.get(JobOutcome.DONE, 0), sum(counted.values())
    return {"state": state, "done": everything - waiting, "all": everything, "able": able, "waiting": waiting}


def _left(job: BulkJob, scope: Scope) -> dict[str, object]:
    """The reports that lacked something, the first hundred by name. What has left the scope is counted, not named."""
    own = job.items.filter(report__in=readable(scope)).select_related("report__category", "report__beat")
    items = own.filter(outcome=JobOutcome.LEFT)
    rows = [(item.report, _why(item.why)) for item in items[: SHOWN + 1]]
    done = own.filter(outcome=JobOutcome.DONE)[:SHOWN] if job.ended_at else []
    return {"left": rows[:SHOWN], "has_more": len(rows) > SHOWN, "reports": [item.report for item in done]}


def _why(code: str) -> str:
    return str(words.LEFT_BECAUSE.get(code) or SENTENCES[code])


def _title(job: BulkJob, progress: dict[str, object]) -> str:
    if progress["state"] == "waiting":
        return _("It begins at %(time)s") % {"time": f"{timezone.localtime(job.starts_at):%H:%M}"}
    if progress["state"] == "running":
        return _("At work: %(done)s of %(all)s") % progress
    count = progress["able"]
    said = {
        JobKind.TAKE: lambda: ngettext("%(n)s report taken for verification", "%(n)s reports taken for verification", count),
        JobKind.HIDE: lambda: ngettext("%(n)s report hidden from the public now", "%(n)s reports hidden from the public now", count),
        JobKind.SHOW: lambda: ngettext("%(n)s report shown to the public now", "%(n)s reports shown to the public now", count),
    }  # fmt: skip
    return said[job.kind]() % {"n": count}
