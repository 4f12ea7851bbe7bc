"""The first account of an empty installation can sign in and give rights, and reads no report."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from accounts.models import User
from districts.models import Unit
from reports.deadlines import today
from reports.models import Report
from verification.models import Membership, Role
from verification.permissions import reports_readable_by

pytestmark = pytest.mark.django_db


def made():
    out = StringIO()
    call_command("add_administrator", "anna", unit="KWP Testowo", stdout=out)
    return dict(line.rsplit(maxsplit=1) for line in out.getvalue().splitlines())


def test_account_has_a_password_a_second_factor_and_one_role():
    printed = made()
    user = User.objects.get(username="anna")
    assert user.check_password(printed["password"])
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert Membership.objects.get(user=user).role == Role.SYSTEM_ADMIN
    assert Unit.objects.get().name == "KWP Testowo"


def test_it_reads_no_report():
    made()
    assert list(reports_readable_by(User.objects.get(username="anna"), today())) == []
    assert Report.objects.count() == 0


def test_taken_login_is_refused_in_words():
    made()
    with pytest.raises(CommandError, match="taken"):
        made()
    assert Unit.objects.count() == 1
