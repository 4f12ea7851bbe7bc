"""The panel in the frame of Django's admin: who may enter, which pages there are. The pages themselves are views of ours."""

from collections.abc import Callable
from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from verification.models import Role
from verification.panel import kept, trail
from verification.panel.identity import has_both_factors, scope_of_request
from verification.panel.navigation import administers, entries_for
from verification.panel.pages import PAGES
from verification.panel.report import report

# Of the admin's own pages these do not exist here: sign-in is allauth's, the rest would be a door past the scope.
_WITHOUT = frozenset(
    {"index", "login", "logout", "password_change", "password_change_done", "view_on_site", "autocomplete"}
)


class PanelSite(AdminSite):
    site_title = site_header = index_title = _("Officers' panel")
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Both factors and at least one membership valid today. `is_staff` and `is_superuser` are not asked."""
        return bool(scope_of_request(request).memberships)

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        """Strangers go to the sign-in; who is signed in without a right of entry is told whom to ask."""

        def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated:
                if request.method == "POST":
                    kept.keep(request)
                return redirect_to_login(request.get_full_path(), reverse("account_login"))
            with trail.recording(request):
                response = self._answer(view, request, *args, **kwargs)
                trail.looked(request, response)
            return response

        return update_wrapper(inner if cacheable else never_cache(inner), view)

    def _answer(self, view: Callable, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not self.has_permission(request):
            context = {"second_factor": has_both_factors(request)}
            return TemplateResponse(request, "panel/no_access.html", context, status=403)
        if request.method == "POST":
            kept.drop_if_here(request)
        typed = kept.kept_for(request) if request.method == "GET" else None
        if typed is not None and view is not report:  # which fills its own forms in again
            return kept.ask_again(request, self, typed)
        return view(request, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(address, self.admin_view(view), {"site": self} if takes_site else {}, name=name)
            for address, view, name, takes_site in PAGES
        ]
        return own + [url for url in super().get_urls() if getattr(url, "name", None) not in _WITHOUT]

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return redirect("account_login")

    def each_context(self, request: HttpRequest) -> dict[str, object]:
        scope = scope_of_request(request)
        return {
            **super().each_context(request),
            "scope": scope,
            "writer": kept.writer_of(request.user),
            "role_labels": [Role(role).label for role in Role.values if role in scope.roles],
            "administers": administers(scope),
            "navigation": entries_for(scope),
        }


site = PanelSite(name="panel")
