"""Shapes of the public API for the schema at `/api/schema/`. Documentation only: nothing is read or written through them."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema_field, inline_serializer
from rest_framework import serializers as s

from reports.models import CategoryGroup
from reports.statuses import Reason, Status

LANG = OpenApiParameter("lang", str, enum=["pl", "en", "uk"])
KEY = OpenApiParameter("Idempotency-Key", OpenApiTypes.UUID, OpenApiParameter.HEADER, required=True)
FILTERS = [
    OpenApiParameter("category", str, description="slugs by comma"),
    OpenApiParameter("status", str, description="statuses by comma"),
    OpenApiParameter("from", OpenApiTypes.DATE),
    OpenApiParameter("to", OpenApiTypes.DATE),
    OpenApiParameter("bbox", str, description="west,south,east,north in degrees"),
    OpenApiParameter("cursor", str),
]
REASONS = [*Reason.values, None]


@extend_schema_field({"oneOf": [{"type": "string", "enum": ["exact"]}, {"type": "integer", "enum": [100, 250]}]})
class PrecisionShape(s.Field):
    """`exact`, or the side of the public cell in metres."""


class CategoryShape(s.Serializer):
    slug = s.SlugField()
    name = s.CharField()
    group = s.ChoiceField(CategoryGroup.choices)
    hint = s.CharField()
    description_required = s.BooleanField()
    precision = PrecisionShape()


class ChallengeShape(s.Serializer):
    algorithm = s.ChoiceField(["SHA-256"])
    challenge = s.CharField()
    salt = s.CharField()
    maxNumber = s.IntegerField()
    signature = s.CharField()


class UnitOfReport(s.Serializer):
    slug = s.SlugField()
    name = s.CharField()


class BeatOfReport(s.Serializer):
    id = s.UUIDField()
    number = s.CharField()
    name = s.CharField()


class SubmissionShape(s.Serializer):
    category = s.SlugField()
    lon = s.FloatField(min_value=-180, max_value=180)
    lat = s.FloatField(min_value=-90, max_value=90)
    not_emergency = s.BooleanField()
    proof = s.CharField(required=False)
    occurred_on = s.DateField(required=False)
    weekdays = s.ListField(child=s.IntegerField(min_value=1, max_value=7), required=False, max_length=7)
    hours = s.ListField(child=s.RegexField(r"^\d{1,2}-\d{1,2}$"), required=False, max_length=24)
    description = s.CharField(required=False, max_length=1000, allow_blank=True)


class SubmittedShape(s.Serializer):
    id = s.UUIDField()
    receipt = s.CharField()
    status = s.ChoiceField(["new"])
    category = s.SlugField()
    received_on = s.DateField()
    unit = UnitOfReport()
    beat = BeatOfReport(allow_null=True)
    read_by = s.DateField(allow_null=True)
    verify_by = s.DateField(allow_null=True)


class EntryShape(s.Serializer):
    kind = s.CharField()
    status = s.ChoiceField(Status.choices, allow_null=True)
    reason = s.ChoiceField(REASONS, allow_null=True)
    on = s.DateField()
    by = s.ChoiceField(["resident", "officer", "head", "coordinator", "system"])


class PropertiesShape(s.Serializer):
    id = s.UUIDField()
    category = s.SlugField()
    status = s.ChoiceField(Status.choices)
    reason = s.ChoiceField(REASONS, allow_null=True)
    day = s.DateField()
    unit = UnitOfReport()
    beat = BeatOfReport(allow_null=True)
    endorsements = s.IntegerField()
    read_by = s.DateField(allow_null=True)
    verify_by = s.DateField(allow_null=True)
    eliminate_by = s.DateField(allow_null=True)


class DetailShape(PropertiesShape):
    timeline = EntryShape(many=True)
    handed_over_to = s.CharField(allow_null=True)
    merged_into = s.UUIDField(allow_null=True)


PointShape = inline_serializer(
    "PointShape", {"type": s.CharField(help_text="Point"), "coordinates": s.ListField(child=s.FloatField())}
)


class ReportFeature(s.Serializer):
    type = s.CharField(help_text="Feature")
    geometry = PointShape
    properties = DetailShape()


class ListedFeature(s.Serializer):
    type = s.CharField(help_text="Feature")
    geometry = PointShape
    properties = PropertiesShape()


class ReportPage(s.Serializer):
    type = s.CharField(help_text="FeatureCollection")
    features = ListedFeature(many=True)
    next = s.CharField(allow_null=True)


class TileShape(s.Serializer):
    count = s.IntegerField()
    cells = s.ListField(child=s.ListField())
    reports = s.ListField(child=s.ListField())


class CodeShape(s.Serializer):
    code = s.CharField()


class ProofShape(s.Serializer):
    proof = s.CharField(required=False)


class EndorsementsShape(s.Serializer):
    endorsements = s.IntegerField()


class PhotosShape(CodeShape):
    photo = s.ListField(child=s.FileField(), min_length=1, max_length=3)


class RefusedPhotoShape(s.Serializer):
    index = s.IntegerField()
    code = s.CharField()
    detail = s.CharField()


class TakenShape(s.Serializer):
    kept = s.IntegerField()
    refused = RefusedPhotoShape(many=True)


class MessageShape(CodeShape):
    text = s.CharField(max_length=1000)


class ObjectionShape(CodeShape):
    reason = s.CharField(max_length=1000)


class WithdrawalShape(CodeShape):
    what = s.ListField(child=s.ChoiceField(["text", "photos"]), min_length=1)


class ReceiptShape(s.Serializer):
    id = s.UUIDField()
    status = s.ChoiceField(Status.choices)
    reason = s.ChoiceField(REASONS, allow_null=True)
    category = s.SlugField()
    timeline = EntryShape(many=True)
    clock = s.DictField(child=s.DateField(allow_null=True))
    visits = s.ListField(child=s.DictField())
    messages = s.ListField(child=s.DictField())
    photos = s.ListField(child=s.CharField())
    can = s.ListField(child=s.ChoiceField(["reply", "object", "recur", "withdraw", "add_photos"]))
    object_until = s.DateField(allow_null=True)
