"""Addresses of the residents' pages about places, officers and units."""

from django.urls import path

from districts import base_map, border_map, street_map
from districts.tiles.answer import tile
from districts.views import beats, finder, units

app_name = "districts"
urlpatterns = [
    path("mapa-podkladowa.json", base_map.base_map_json, name="base-map"),
    path("mapa-podkladowa/gminy/<int:x>/<int:y>.json", border_map.border_tile, name="border-tile"),
    path("mapa-podkladowa/<int:x>/<int:y>.json", street_map.street_tile, name="street-tile"),
    path("mapa-podkladowa/kafle/<int:z>/<int:x>/<int:y>", tile, name="tile"),
    path("dzielnicowy/", finder.finder, name="finder"),
    path("rejony/<slug:unit>/<str:number>/", beats.beat, name="beat"),
    path("rejony/<slug:unit>/<str:number>/mapa.json", beats.beat_map, name="beat-map"),
    path("rejony/<slug:unit>/<str:number>/wizytowka.vcf", beats.contact_file, name="contact"),
    path("rejony/<slug:unit>/<str:number>/ulotka.pdf", beats.leaflet, name="leaflet"),
    path("jednostki/", units.units, name="units"),
    path("jednostki/<slug:slug>/", units.unit, name="unit"),
    path("jednostki/<slug:slug>/mapa.json", units.unit_map, name="unit-map"),
    path("jednostki/<slug:slug>/plakat.pdf", units.poster, {"size": units.A4}, name="poster"),
    path("jednostki/<slug:slug>/plakat-a3.pdf", units.poster, {"size": units.A3}, name="poster-a3"),
]
