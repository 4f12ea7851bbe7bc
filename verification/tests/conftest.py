"""The cast of the panel's tests."""

import pytest

from verification.tests.factories import make_cast


@pytest.fixture
def cast(region):
    return make_cast(region)
