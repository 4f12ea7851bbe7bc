"""Sign-in rules on top of allauth: no sign-up, no way in without a second factor, each code once, own error words."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User


def is_of_the_demo(user: User) -> bool:
    """Accounts of `load_demo`: their domain cannot exist, so no real account has it."""
    return user.email.endswith("@demo.invalid")


MOST_TRIES, TRIES_SECONDS = 5, 300  # wrong codes of one account before it has to wait


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


class CodeForm(AuthenticateForm):
    """A code counts once and five wrong ones make the account wait, in whichever process they arrive.

    The row of the authenticator remembers both and is locked meanwhile; the library's own memory is one per process.
    """

    def clean_code(self) -> str:
        with transaction.atomic():
            device = Authenticator.objects.select_for_update().get(user=self.user, type=Authenticator.Type.TOTP)
            recent = [at for at in device.data.get("failures", ()) if at > time.time() - TRIES_SECONDS]
            code, error = self._checked(device, len(recent))
            if error:
                recent.append(time.time())
            device.data = device.data | {"failures": recent[-MOST_TRIES:] if error else []}
            device.save(update_fields=["data"])
        if error:
            raise error
        return code

    def _checked(self, device: Authenticator, failures: int) -> tuple[str, ValidationError | None]:
        """The code, or why it is refused: the failure has to be written before anything is raised.

        A right code that came before is refused too, but it is no guess and does not count as one.
        """
        if failures >= MOST_TRIES:
            return "", AccountAdapter().validation_error("too_many_login_attempts")
        counter = _counter_of(device, self.cleaned_data["code"])
        if counter is not None and counter <= device.data.get("counter", -1):
            raise AccountAdapter().validation_error("incorrect_code")
        try:
            code = super().clean_code()
        except ValidationError as error:
            return "", error
        if counter is not None:
            device.data["counter"] = counter
        return code, None


def _counter_of(device: Authenticator, code: str) -> int | None:
    """The time step of a code of the app; None for a recovery code."""
    secret = decrypt(device.data["secret"])
    steps = yield_hotp_counters_from_time()
    return next((step for step in steps if format_hotp_value(hotp_value(secret, step)) == code), None)
