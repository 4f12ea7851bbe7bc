"""The page that shows the API, of a library, made to keep the promise of the public pages."""

from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response


class ApiDocs(SpectacularSwaggerSplitView):
    """Its script asks for a token against forged forms, and asking for one sets a cookie. No call of the API needs it.

    OPTIONS would look for a page that does not exist.
    """

    http_method_names = ["get", "head"]

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: object, **kwargs: object) -> Response:
        response = super().get(request, *args, **kwargs)
        response.data["csrf_token"] = ""
        return response
