"""Signing in through the real views: password, then the code. Nobody gets in with less."""

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from verification.tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db

LOGIN, CODE = "/panel/konto/logowanie/", "/panel/konto/drugi-skladnik/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def give_password(client, name="officer", password=PASSWORD, **data):
    return client.post(LOGIN, {"login": name, "password": password} | data)


def code_of(user):
    return pyotp.TOTP(user.secret).now()


def test_password_and_code_open_the_panel(cast):
    client = Client()
    assert give_password(client)["Location"] == CODE
    assert client.get("/panel/").status_code == 302
    answer = client.post(CODE, {"code": code_of(cast.officer)})
    assert answer["Location"] == "/panel/"
    assert client.get("/panel/").status_code == 200


def test_the_first_page_that_was_asked_for_comes_after_the_sign_in(cast):
    client = Client()
    give_password(client, next="/panel/?due=today")
    assert client.post(CODE, {"code": code_of(cast.officer)})["Location"] == "/panel/?due=today"


def test_a_next_page_of_another_site_is_ignored(cast):
    client = Client()
    give_password(client, next="https://example.org/")
    assert client.post(CODE, {"code": code_of(cast.officer)})["Location"] == "/panel/"


def test_a_wrong_code_opens_nothing(cast):
    client = Client()
    give_password(client)
    wrong = f"{(int(code_of(cast.officer)) + 1) % 1_000_000:06d}"
    assert client.post(CODE, {"code": wrong}).status_code == 200
    assert client.get("/panel/").status_code == 302


def test_a_code_works_once(cast):
    code = code_of(cast.officer)
    for expected in (302, 200):
        client = Client()
        give_password(client)
        assert client.post(CODE, {"code": code}).status_code == expected


def test_a_code_works_once_in_whichever_process_it_arrives(cast):
    code = code_of(cast.officer)
    for expected in (302, 200):
        cache.clear()  # another process remembers nothing of the first
        client = Client()
        give_password(client)
        assert client.post(CODE, {"code": code}).status_code == expected


def test_five_wrong_codes_stop_the_right_one_in_whichever_process(cast):
    client = Client()
    give_password(client)
    for _ in range(5):
        cache.clear()
        client.post(CODE, {"code": "000000"})
    assert client.post(CODE, {"code": code_of(cast.officer)}).status_code == 200
    assert client.get("/panel/").status_code == 302


def test_a_code_that_was_used_is_no_guess(cast):
    code = code_of(cast.officer)
    for _ in range(7):
        client = Client()
        give_password(client)
        client.post(CODE, {"code": code})
    assert Authenticator.objects.get(user=cast.officer).data["failures"] == []


def test_a_recovery_code_signs_in_once(cast):
    codes = RecoveryCodes.activate(cast.officer).get_unused_codes()
    for expected in (302, 200):
        client = Client()
        give_password(client)
        assert client.post(CODE, {"code": codes[0]}).status_code == expected


def test_an_unknown_name_and_a_wrong_password_look_the_same(cast):
    unknown = give_password(Client(), "nobody").content.decode()
    wrong = give_password(Client(), "officer", "wrong password").content.decode()

    def without_the_name_and_tokens(page, name):
        lines = page.replace(f'value="{name}"', "").splitlines()
        return [line for line in lines if "csrfmiddlewaretoken" not in line]

    assert without_the_name_and_tokens(unknown, "nobody") == without_the_name_and_tokens(wrong, "officer")


def test_an_account_without_a_second_factor_gets_no_session(db):
    make_user("halfway", second_factor=False)
    client = Client()
    answer = give_password(client, "halfway")
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session
    assert client.get("/panel/").status_code == 302


def test_the_session_cookie_belongs_to_the_panel_only(cast):
    client = Client()
    give_password(client)
    client.post(CODE, {"code": code_of(cast.officer)})
    cookie = client.cookies["sessionid"]
    assert (cookie["path"], cookie["samesite"], bool(cookie["httponly"])) == ("/panel/", "Lax", True)


def test_the_session_gets_a_new_name_at_the_sign_in(cast):
    client = Client()
    give_password(client)
    before = client.session.session_key
    client.post(CODE, {"code": code_of(cast.officer)})
    assert client.session.session_key != before


def test_signing_out_ends_the_session(cast):
    client = Client()
    give_password(client)
    client.post(CODE, {"code": code_of(cast.officer)})
    assert client.post("/panel/konto/wylogowanie/")["Location"] == LOGIN
    assert client.get("/panel/").status_code == 302


def test_many_wrong_passwords_stop_the_right_one_too(cast):
    client = Client()
    for _ in range(8):
        give_password(client, password="wrong password")
    assert give_password(client).status_code == 200


def test_an_inactive_account_gets_nothing(cast):
    cast.officer.is_active = False
    cast.officer.save()
    client = Client()
    give_password(client)
    assert client.get("/panel/").status_code == 302


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_reset_password", "account_email", "account_change_password", "mfa_deactivate_totp"],
)
def test_other_pages_of_the_library_do_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_nothing_of_the_visitor_is_kept(cast):
    client = Client(headers={"user-agent": "Very Special Browser 9"})
    give_password(client)
    client.post(CODE, {"code": code_of(cast.officer)})
    assert "Special" not in str(dict(client.session))


@pytest.mark.parametrize(("demo", "opens"), [(True, True), (False, False)])
def test_an_account_of_the_demo_opens_nothing_where_the_demo_is_off(cast, settings, demo, opens):
    settings.DEMO = demo
    cast.officer.email = "officer@demo.invalid"
    cast.officer.save()
    client = Client()
    answer = give_password(client)
    assert (answer["Location"] == CODE) is opens
    client.post(CODE, {"code": code_of(cast.officer)})
    assert (client.get("/panel/").status_code == 200) is opens
