"""Sign-in rules on top of allauth: no sign-up, and limits counted per bucket instead of per address."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """One of 256 buckets (`kmzb.edge`): the address itself never reaches Django."""
        return f"bucket-{request.META.get('kmzb.bucket', 0)}"

    def get_http_user_agent(self, request: HttpRequest) -> str:
        return "unspecified"
