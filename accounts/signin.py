"""Sign-in rules on top of allauth: no sign-up, no way in without a second factor, limits per bucket, own error words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User


def is_of_the_demo(user: User) -> bool:
    """Accounts of `load_demo`: their domain cannot exist, so no real account has it."""
    return user.email.endswith("@demo.invalid")


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


class AccountAdapter(DefaultAccountAdapter):
    # One sentence for an unknown name and a wrong password: it must not tell which.
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The user name or the password is wrong."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """The password was right. Without a second factor nobody gets a session: the page says whom to ask.

        Accounts of the demo open nothing where the demo is off.
        """
        if is_of_the_demo(user) and not settings.DEMO:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        response = super().pre_login(request, user, **kwargs)
        if response is None and not has_second_factor(user):
            clear_login(request)
            response = TemplateResponse(request, "account/second_factor_missing.html", status=403).render()
        return response

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail about sign-ins: it would carry a bucket number as an address and the word "unspecified"."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No "signed in as" message: the header of the panel says it."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """One of 256 buckets (`kmzb.edge`): the address itself never reaches Django."""
        return f"bucket-{request.META.get('kmzb.bucket', 0)}"

    def get_http_user_agent(self, request: HttpRequest) -> str:
        return "unspecified"
