"""The frame of the panel's calls: a session with both factors, a CSRF token on every change, one error format."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.functional import cached_property
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.models import User
from accounts.problems import Problem, problem_response
from verification.panel import trail
from verification.panel.identity import has_both_factors, scope_of_request
from verification.scope import Scope


class _TokenCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


class PanelSession(BaseAuthentication):
    """The panel's session cookie, with the second factor done. Raises `Problem` 403 where the CSRF token is wrong."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        plain = request._request
        if not has_both_factors(plain):
            return None
        check = _TokenCheck(lambda _: None)
        check.process_request(plain)
        if check.process_view(plain, None, (), {}):
            raise Problem("cross_site")
        return plain.user, None

    def authenticate_header(self, request: Request) -> str:
        return "Session"


class PanelView(APIView):
    """Strangers get 401 before anything is read. `self.scope` is what the user may see now, read where it is asked for."""

    authentication_classes = [PanelSession]
    schema = None
    metadata_class = None  # OPTIONS tells nothing here

    @cached_property
    def scope(self) -> Scope:
        return scope_of_request(self.request._request)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        with trail.recording(request):
            response = super().dispatch(request, *args, **kwargs)
            trail.looked(request, response)
        return response

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        super().initial(request, *args, **kwargs)
        if not request.user:
            raise NotAuthenticated

    def get_exception_handler(self):
        return problem_response


class Nothing(PanelView):
    """Any other address below the API."""

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        super().initial(request, *args, **kwargs)
        raise Http404
