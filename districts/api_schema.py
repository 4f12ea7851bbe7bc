"""Shapes of the where part for the schema at `/api/schema/`. Documentation only: nothing is read through them."""

from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers as s

PLACE = [OpenApiParameter("lon", float), OpenApiParameter("lat", float), OpenApiParameter("address", str)]
CURSOR = [OpenApiParameter("cursor", str)]
NAME = [OpenApiParameter("name", str, required=True), *CURSOR]
QUESTION = [OpenApiParameter("q", str)]
UNIT = [OpenApiParameter("unit", str, description="slug; the units below it count too"), *CURSOR]


class UnitShape(s.Serializer):
    slug = s.SlugField()
    name = s.CharField()
    phone = s.CharField(allow_null=True)


class PersonShape(s.Serializer):
    rank = s.CharField()
    first_name = s.CharField()
    last_name = s.CharField()
    phone = s.CharField(allow_null=True)
    email = s.EmailField(allow_null=True)
    photo = s.CharField(allow_null=True)


class CardShape(s.Serializer):
    id = s.UUIDField()
    number = s.CharField()
    name = s.CharField()
    url = s.CharField()
    unit = UnitShape()
    officer = PersonShape(allow_null=True)
    substitute = PersonShape(allow_null=True)
    head = PersonShape(allow_null=True)
    answering = s.ChoiceField(["officer", "substitute", "head", "unit"])
    answers_now = s.BooleanField()
    answers_from = s.DateTimeField(allow_null=True)
    duty_hours = s.ListField(child=s.DictField(), help_text="{weekday: 1-7, from: HH:MM, to: HH:MM}")
    streets = s.ListField(child=s.CharField())
    updated_on = s.DateField(allow_null=True)


class BeatShape(CardShape):
    area = s.DictField(help_text="GeoJSON MultiPolygon")


class PlaceShape(s.Serializer):
    label = s.CharField()
    lon = s.FloatField()
    lat = s.FloatField()


class HitShape(PlaceShape):
    kind = s.ChoiceField(["locality", "street", "address", "postal_code"])


class LocatedShape(s.Serializer):
    match = s.ChoiceField(["exact", "near_border", "ambiguous", "hole"])
    reason = s.CharField(allow_null=True)
    place = PlaceShape()
    unit = UnitShape()
    beats = CardShape(many=True)
    candidates = PlaceShape(many=True)


class CardPage(s.Serializer):
    results = CardShape(many=True)
    next = s.CharField(allow_null=True)


class UnitPage(s.Serializer):
    results = UnitShape(many=True)
    next = s.CharField(allow_null=True)
