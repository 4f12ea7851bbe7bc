import pytest

from accounts.models import User
from accounts.written import first_row

pytestmark = pytest.mark.django_db
written = []


def by_name():
    written.append(1)
    return User.objects.filter(username="").order_by("pk").values_list("pk", "username")


def test_the_row_is_that_of_the_values_and_the_sql_is_written_once():
    one, two = (User.objects.create(username=name) for name in ("one", "two"))
    assert [first_row(by_name, name) for name in ("one", "two", "three")] == [(one.pk, "one"), (two.pk, "two"), None]
    assert len(written) == 1


def test_values_too_many_or_too_few_are_refused():
    for values in ((), ("one", "two")):
        with pytest.raises(ValueError, match="1 values"):
            first_row(by_name, *values)
