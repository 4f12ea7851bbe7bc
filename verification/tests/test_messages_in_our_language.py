"""What the sign-in library says to officers exists in each language, and everything of it that can be reached is ours."""

from pathlib import Path

import allauth
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.urls import get_resolver
from django.utils import translation

from accounts.models import User

MESSAGES = sorted(Path(allauth.__file__).parent.glob("templates/*/messages/*.txt"))
OF_OURS = ("account", "mfa")
OWN_PAGES = [
    "account/login.html",
    "account/logout.html",
    "account/account_inactive.html",
    "account/reauthenticate.html",
    "mfa/authenticate.html",
    "mfa/reauthenticate.html",
    "mfa/recovery_codes/index.html",
    "mfa/recovery_codes/generate.html",
    "429.html",
]


@pytest.mark.parametrize("language", ["pl", "uk"])
def test_every_message_of_the_sign_in_is_translated(language):
    files = [f"{file.parts[-3]}/messages/{file.name}" for file in MESSAGES if file.parts[-3] in OF_OURS]
    context = {"user": User(username="x"), "name": "X", "email": "x@example.org", "phone": "1"}
    assert len(files) > 8
    for name in files:
        with translation.override("en"):
            english = render_to_string(name, context).strip()
        with translation.override(language):
            assert not english or render_to_string(name, context).strip() != english, name


@pytest.mark.parametrize("language", ["pl", "uk"])
@pytest.mark.parametrize("adapter", [DefaultAccountAdapter, DefaultMFAAdapter])
def test_every_refusal_of_the_sign_in_is_translated(language, adapter):
    for code, sentence in adapter.error_messages.items():
        with translation.override("en"):
            english = str(sentence)
        with translation.override(language):
            assert str(sentence) != english, code


@pytest.mark.parametrize("name", OWN_PAGES)
def test_every_page_of_the_sign_in_is_ours(name):
    assert Path(get_template(name).origin.name).is_relative_to(settings.BASE_DIR / "templates")


def test_the_sign_in_sends_no_mail():
    """No address leads to anything of the library that would send one."""
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert "account_login" in names
    assert not {name for name in names if "email" in name or "password_reset" in name}
