"""The style page: for people of the panel, from the real templates, with and without reports."""

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import Category
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db


def test_strangers_are_sent_to_the_sign_in(db):
    answer = Client().get(reverse("panel:style"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_somebody_without_a_role_is_told_whom_to_ask(cast):
    assert sign_in(cast.stranger).get(reverse("panel:style")).status_code == 403


@pytest.mark.parametrize("who", ["officer", "viewer", "auditor", "system_admin"])
def test_everybody_of_the_panel_may_open_it(cast, who):
    assert sign_in(getattr(cast, who)).get(reverse("panel:style")).status_code == 200


def test_it_stands_without_a_single_report(cast):
    page = sign_in(cast.officer).get(reverse("panel:style")).content.decode()
    assert "mark--hoax" in page
    assert Category.objects.filter(valid_to=None).first().name in page


def test_it_shows_public_reports_and_no_words_of_residents(cast, django_assert_max_num_queries):
    shown = make_report(description="Zdanie tylko dla policjanta")
    hidden = make_report(published=False)
    client = sign_in(cast.officer)
    with django_assert_max_num_queries(45):
        page = client.get(reverse("panel:style")).content.decode()
    assert str(shown.public_id) in page
    assert str(hidden.public_id) not in page
    assert "tylko dla policjanta" not in page
    for status in Status:
        assert f"mark--{status}" in page
