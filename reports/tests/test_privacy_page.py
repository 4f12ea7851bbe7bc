"""The page of privacy prints the periods from the rules themselves."""

import datetime

import pytest
from django.utils import timezone

from reports.models import Held, RetentionRule

pytestmark = pytest.mark.django_db


def test_the_periods_are_those_of_the_rules(client, catalogue):
    page = client.get("/en/prywatnosc/").content.decode()
    for days in RetentionRule.objects.values_list("days", flat=True):
        assert f"{days} days" in page


def test_a_new_rule_is_printed_from_its_day_on(client, catalogue):
    today = timezone.localdate()
    RetentionRule.objects.create(what=Held.PHOTO, days=77, effective_from=today, source="test")
    RetentionRule.objects.create(
        what=Held.PHOTO, days=88, effective_from=today + datetime.timedelta(days=9), source="test"
    )
    page = client.get("/en/prywatnosc/").content.decode()
    assert "77 days" in page
    assert "88 days" not in page
