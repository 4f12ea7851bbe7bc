"""Addresses below `<panel>/api/`. Everything else there is a 404 (401 for strangers), never a page of the panel."""

from django.urls import path, re_path

from verification.panel.api import views
from verification.panel.api.base import Nothing

app_name = "panel-api"
urlpatterns = [
    path("queue/", views.Queue.as_view(), name="queue"),
    path("reports/<uuid:public_id>/", views.OneReport.as_view(), name="report"),
    path("reports/<uuid:public_id>/visits/", views.Visits.as_view(), name="visits"),
    path("reports/<uuid:public_id>/status/", views.ReportStatus.as_view(), name="status"),
    re_path(r"", Nothing.as_view()),
]
