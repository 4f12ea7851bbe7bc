"""Addresses of the residents' pages about reports."""

from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path("", views.map_page, name="map"),
    path("zgloszenia/", views.report_list, name="list"),
    path("zgloszenia/<uuid:public_id>/", views.one_report, name="detail"),
    path("zglos/", views.submit, name="submit"),
    path("kod/", views.receipt, name="receipt"),
    path("o-mapie/", views.about, name="about"),
    path("prywatnosc/", views.privacy, name="privacy"),
]
