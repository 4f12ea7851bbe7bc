"""Everything under the panel's path: sign-in, the panel's API, its pages. Included by the project at `PANEL_PATH`."""

from django.urls import include, path

from verification.panel import admins
from verification.panel.site import site

__all__ = ["admins", "urlpatterns"]  # importing `admins` registers its pages

urlpatterns = [
    path("konto/", include("verification.sign_in_urls")),
    path("api/", include("verification.panel.api.urls")),
    path("", site.urls),
]
