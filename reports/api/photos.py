"""Photos that are added by the holder of a receipt (design section 7): the one call that takes a form with files."""

from django.http import HttpRequest
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.parameters import no_parameters
from accounts.problems import Problem, sentence
from reports import photos, receipts
from reports.api import schema
from reports.deadlines import today
from reports.limits import check_receipt_tries
from reports.parsing import check_form, refuse_unknown


class ReceiptPhotos(APIView):
    """Adds one to three photos to the report of a code. Each is looked at by itself: some may be kept and others refused."""

    @extend_schema(
        operation_id="add_photos",
        request={"multipart/form-data": schema.PhotosShape},
        responses={201: schema.TakenShape},
    )
    def post(self, request: Request) -> Response:
        no_parameters(request)
        form = request._request
        if form.content_type != "multipart/form-data":
            raise Problem("unsupported_media_type")
        check_receipt_tries(form)
        check_form(form)
        check_fields(form)
        report = receipts.find(form.POST["code"])
        if report is None:
            raise Problem("receipt_not_found")
        if not photos.may_add(report):
            raise Problem("stale_status")
        taken = photos.take(report, form.FILES.getlist("photo"), today())
        if not taken.kept:
            raise Problem(fields={"photo": taken.refused[0].code})
        refused = [{"index": r.index, "code": r.code, "detail": sentence(r.code)} for r in taken.refused]
        return Response({"kept": taken.kept, "refused": refused}, 201, headers={"Cache-Control": "no-store"})


def check_fields(form: HttpRequest) -> None:
    refuse_unknown({*form.POST, *form.FILES}, {"code", "photo"})
    missing = [name for name, held in (("code", form.POST), ("photo", form.FILES)) if name not in held]
    if missing:
        raise Problem(fields=dict.fromkeys(missing, "required"))
