"""Every address of the site. Paths are Polish (they are read by people), names are English."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from kmzb import health
from kmzb.api_docs import ApiDocs

handler400 = "kmzb.views.bad_request"
handler403 = "kmzb.views.forbidden"
handler404 = "kmzb.views.not_found"
handler500 = "kmzb.views.server_error"

api = [path("", include("districts.api_urls")), path("", include("reports.api.urls"))]

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("api/v1/", include((api, "api"))),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/docs/", ApiDocs.as_view(url_name="schema"), name="docs"),
    path(f"{settings.PANEL_PATH}/", include("verification.urls")),
    path("", include("insights.urls")),
    *i18n_patterns(
        path("", include("reports.urls")),
        path("", include("districts.urls")),
        prefix_default_language=False,
    ),
]
