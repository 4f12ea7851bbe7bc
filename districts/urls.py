"""Addresses of the residents' pages about places, officers and units."""

from django.urls import path

from districts import base_map, street_map, views

app_name = "districts"
urlpatterns = [
    path("mapa-podkladowa.json", base_map.base_map_json, name="base-map"),
    path("mapa-podkladowa/<int:x>/<int:y>.json", street_map.street_tile, name="street-tile"),
    path("dzielnicowy/", views.finder, name="finder"),
    path("rejony/<slug:unit>/<str:number>/", views.beat, name="beat"),
    path("jednostki/", views.units, name="units"),
    path("jednostki/<slug:slug>/", views.unit, name="unit"),
]
