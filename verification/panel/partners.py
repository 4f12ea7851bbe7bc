"""The register of bodies in the panel: who takes what over, how they are reached, and what became of each entry."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from districts.models import Partner
from verification.panel.forms import PanelForm
from verification.panel.identity import scope_of_request
from verification.panel.partner_forms import ContactForm, EndForm, NewForm
from verification.permissions import keeps_partners, may_keep_for
from verification.scope import UNIT_CHAIN, Scope
from verification.services import partners as services

MOST = 200
MOST_QUERY = 100


@dataclass(frozen=True)
class Row:
    """`state` is in_force, ending (it has a last day ahead) or past; the forms are for who may change it."""

    partner: Partner
    state: str
    contact: ContactForm | None
    end: EndForm | None


@require_http_methods(["GET", "HEAD", "POST"])
def partners(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Read by everybody who reads reports, kept by coordinators. `act` is add, contact or end."""
    scope = scope_of_request(request)
    if not scope.reads_reports:
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, site, scope)
    if not keeps_partners(scope):
        raise PermissionDenied
    act = {"add": _add, "contact": _contact, "end": _end}.get(request.POST.get("act", ""))
    return act(request, site, scope) if act else _page(request, site, scope, status=422)


def _add(request: HttpRequest, site: AdminSite, scope: Scope) -> HttpResponse:
    form = NewForm(scope, request.POST)
    said = _("The body is in the register.")
    return _saved(request, site, scope, form, lambda who: services.add_partner(asked=form.asked(), **who), said)


def _contact(request: HttpRequest, site: AdminSite, scope: Scope) -> HttpResponse:
    partner = _partner(request, scope)
    form = ContactForm(request.POST, auto_id=f"contact-{partner.pk}-%s")
    said = _("The contact is changed.")

    def save(who: dict) -> None:
        services.change_contact(partner=partner, contact=form.contact(), **who)

    return _saved(request, site, scope, form, save, said, partner)


def _end(request: HttpRequest, site: AdminSite, scope: Scope) -> HttpResponse:
    partner = _partner(request, scope)
    form = EndForm(request.POST, auto_id=f"end-{partner.pk}-%s")
    said = _("The body takes no new hand-overs after that day.")

    def save(who: dict) -> None:
        services.end_partner(partner=partner, last_day=form.cleaned_data["last_day"], **who)

    return _saved(request, site, scope, form, save, said, partner)


def _partner(request: HttpRequest, scope: Scope) -> Partner:
    found = services.register(scope).filter(slug=request.POST.get("partner", "")[:80]).first()
    if found is None:
        raise Http404
    return found


def _saved(
    request: HttpRequest,
    site: AdminSite,
    scope: Scope,
    form: PanelForm,
    save,
    said: str,
    partner: Partner | None = None,
) -> HttpResponse:
    refused = {"form": form, "partner": partner}
    if not form.is_valid():
        return _page(request, site, scope, **refused, status=422)
    try:
        save({"actor": request.user, "at": timezone.now(), "on": scope.on})
    except Problem as problem:
        form.take(problem)
        return _page(request, site, scope, **refused, status=problem.status)
    messages.success(request, said)
    return redirect("panel:partners")


def _page(
    request: HttpRequest,
    site: AdminSite,
    scope: Scope,
    *,
    form: PanelForm | None = None,
    partner: Partner | None = None,
    status: int = 200,
) -> HttpResponse:
    typed = request.GET.get("q", "").replace("\x00", "")[:MOST_QUERY].strip()
    found = list(_listed(scope, typed)[: MOST + 1])
    fresh = NewForm(scope) if keeps_partners(scope) else None
    context = {
        "title": _("Bodies outside the Police"),
        "rows": [
            _row(row, scope, form if partner is not None and row.pk == partner.pk else None) for row in found[:MOST]
        ],
        "is_cut": len(found) > MOST,
        "query": typed,
        "form": form if isinstance(form, NewForm) else fresh,
        "refused": [form] if form is not None and form.errors else [],
        "most": MOST,
    }
    return TemplateResponse(request, "panel/partners.html", site.each_context(request) | context, status=status)


def _listed(scope: Scope, typed: str) -> QuerySet[Partner]:
    """Those in force first. With the number of hand-overs that wait for them."""
    rows = services.register(scope).select_related(UNIT_CHAIN).prefetch_related("changes__by")
    awaited = Count("hand_overs", filter=Q(hand_overs__replied_on=None))
    rows = rows.annotate(is_past=Q(valid_to__lt=scope.on), awaited=awaited)
    return rows.filter(name__icontains=typed).order_by("is_past", "name", "pk")


def _row(partner: Partner, scope: Scope, refused: PanelForm | None) -> Row:
    is_past = partner.valid_to is not None and partner.valid_to < scope.on
    state = "past" if is_past else "ending" if partner.valid_to else "in_force"
    if is_past or not may_keep_for(scope, partner.unit):
        return Row(partner, state, None, None)
    initial = {"email": partner.email, "phone": partner.phone, "source": partner.source}
    contact = refused if isinstance(refused, ContactForm) else None
    end = refused if isinstance(refused, EndForm) else None
    return Row(
        partner,
        state,
        contact or ContactForm(initial=initial, auto_id=f"contact-{partner.pk}-%s"),
        end or EndForm(initial={"last_day": scope.on}, auto_id=f"end-{partner.pk}-%s"),
    )
