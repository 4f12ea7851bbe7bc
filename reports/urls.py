"""Addresses of the residents' pages about reports."""

from django.urls import path

from reports import views
from reports.api.in_view import MonthsInView, RowsInView
from reports.api.nearby import Nearby

app_name = "reports"
urlpatterns = [
    path("", views.map_page, name="map"),
    path("os-czasu.json", MonthsInView.as_view(), name="months"),
    path("w-widoku.json", RowsInView.as_view(), name="in-view"),
    path("zgloszenia/", views.report_list, name="list"),
    path("zgloszenia/<uuid:public_id>/", views.one_report, name="detail"),
    path("zglos/", views.submit, name="submit"),
    path("zglos/obok.json", Nearby.as_view(), name="near"),
    path("pokaz/", views.kiosk, name="kiosk"),
    path("pokaz/zglos/", views.practice, name="practice"),
    path("kod/", views.receipt, name="receipt"),
    path("kod/koniec/", views.leave, name="leave"),
    path("o-mapie/", views.about, name="about"),
    path("regulamin/", views.terms, name="terms"),
    path("prywatnosc/", views.privacy, name="privacy"),
    path("dostepnosc/", views.accessibility, name="accessibility"),
]
