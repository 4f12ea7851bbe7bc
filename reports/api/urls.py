"""Addresses of the public API of reports, under `/api/v1/`."""

from django.urls import path, re_path

from reports.api import endorsements, photos, receipts, views

urlpatterns = [
    path("categories/", views.Categories.as_view(), name="categories"),
    path("challenge/", views.Challenge.as_view(), name="challenge"),
    path("reports/", views.Reports.as_view(), name="reports"),
    path("reports/<uuid:public_id>/", views.OneReport.as_view(), name="report"),
    path("reports/<uuid:public_id>/endorsements/", endorsements.Endorsements.as_view(), name="endorsements"),
    # signed, so that z=-1 is told apart from an unknown address: 400, not 404
    re_path(
        r"^map/(?P<z>-?\d{1,9})/(?P<x>-?\d{1,9})/(?P<y>-?\d{1,9})\.json$",
        views.MapTile.as_view(),
        name="tile",
    ),
    path("receipts/", receipts.Receipts.as_view(), name="receipts"),
    path("receipts/messages/", receipts.Messages.as_view(), name="messages"),
    path("receipts/objection/", receipts.Objection.as_view(), name="objection"),
    path("receipts/recurrence/", receipts.Recurrence.as_view(), name="recurrence"),
    path("receipts/photos/", photos.ReceiptPhotos.as_view(), name="photos"),
    path("receipts/withdrawal/", receipts.Withdrawal.as_view(), name="withdrawal"),
]
