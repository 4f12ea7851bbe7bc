import datetime

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.written import first_row, keep, rows, together

pytestmark = pytest.mark.django_db
written = []
DAY = datetime.timedelta(days=1)


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


def joined_since(moment, name):
    written.append(joined_since)
    found = User.objects.filter(date_joined__gte=moment).exclude(username=name).order_by("username")
    return found.filter(date_joined__gte=moment, is_active=True)


def test_models_are_those_of_the_values_however_often_each_is_asked_with():
    now = timezone.now()
    for name, days in (("one", 1), ("two", 2), ("three", 3)):
        User.objects.create(username=name, date_joined=now - days * DAY)
    asked = [(now - 2.5 * DAY, "nobody"), (now - 4 * DAY, "three"), (now, "one")]
    found = [rows(joined_since, *values) for values in asked]
    assert found == [list(joined_since(*values)) for values in asked]
    assert [user.username for user in found[1]] == ["one", "two"]
    assert found[0][0].date_joined == now - DAY
    assert written.count(joined_since) == 1 + len(asked)  # once by `rows`, the others here


def names(moment):
    return User.objects.filter(date_joined__gte=moment).order_by("username").values_list("username", "pk")


def test_several_are_answered_in_order_and_a_log_of_queries_changes_nothing():
    user = User.objects.create(username="one")
    ago = timezone.now() - DAY
    asked = ((names, (ago,)), (joined_since, (ago, "nobody")), (names, (timezone.now() + DAY,)))
    expected = [[("one", user.pk)], [user], []]
    assert together(*asked) == expected
    with CaptureQueriesContext(connection) as seen:
        assert together(*asked) == expected
    assert [query["sql"].count("SELECT") for query in seen] == [1, 1, 1]


def never_asked_with(name):
    return User.objects.all()


def test_a_value_that_is_not_asked_with_is_refused():
    with pytest.raises(ValueError, match="each of its 1 values"):
        rows(never_asked_with, "one")


def divided(pk):
    return User.objects.filter(pk=pk).extra(select={"wrong": "1 / (id - id)"}).values_list("wrong")


def test_a_failure_is_the_databases_own_and_leaves_the_connection_of_use():
    user = User.objects.create(username="one")
    for asked in ([(divided, (user.pk,))], [(names, (timezone.now(),)), (divided, (user.pk,))]):
        with pytest.raises(DataError, match="division by zero"), transaction.atomic():
            together(*asked)
        assert rows(names, timezone.now() - DAY) == [("one", user.pk)]


def test_what_is_kept_is_not_asked_for_again(django_assert_num_queries):
    user = User.objects.create(username="one")
    keep(user, "groups", [])
    with django_assert_num_queries(0):
        assert list(user.groups.all()) == []
