"""The database keeps the rota sound."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from districts.models import AssignmentRole, BoundaryEdition
from districts.tests.factories import assign, make_region

pytestmark = pytest.mark.django_db


def test_two_holders_on_one_day_are_refused():
    region = make_region()
    with pytest.raises(IntegrityError, match="districts_assignment_one_at_a_time"), transaction.atomic():
        assign(region.officers[1], region.beats[0])


def test_a_substitute_beside_the_holder_is_allowed():
    region = make_region()
    assert assign(region.officers[1], region.beats[0], AssignmentRole.SUBSTITUTE).pk


def test_a_successor_starts_on_the_day_the_predecessor_ends():
    region = make_region()
    assignment = region.beats[0].assignments.get()
    change = datetime.date(2026, 3, 1)
    assignment.valid = (assignment.valid.lower, change)
    assignment.save()
    assert assign(region.officers[1], region.beats[0], valid=(change, None)).pk


def test_a_second_current_edition_is_refused():
    make_region()
    with pytest.raises(IntegrityError, match="one_current"), transaction.atomic():
        BoundaryEdition.objects.create(name="Second", is_current=True)
