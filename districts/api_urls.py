"""API addresses of the where part; included under /api/v1/."""

from django.urls import path

from districts import api

urlpatterns = [
    path("officers/locate/", api.Locate.as_view(), name="locate"),
    path("officers/", api.Officers.as_view(), name="officers"),
    path("addresses/", api.Addresses.as_view(), name="addresses"),
    path("units/", api.Units.as_view(), name="units"),
    path("units/<slug:slug>/", api.OneUnit.as_view(), name="unit"),
    path("beats/", api.Beats.as_view(), name="beats"),
    path("beats/<uuid:public_id>/", api.OneBeat.as_view(), name="beat"),
]
