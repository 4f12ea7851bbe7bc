"""A short audit trail to look at, and what is wrong with it."""

from django.db import connection

from accounts import audit, audit_chain
from accounts.audit_acts import Act

LENGTH = 40


def make_trail():
    """The head before it, and the numbers of its records."""
    start = audit.head()
    return start, [audit.record(Act.NOTE_ADDED, about=("report", str(n)), actor="ola") for n in range(LENGTH)]


def found(*seals, start):
    return list(audit_chain.problems(audit.exported(start["seq"] + 1), [*seals, audit.head()], start))


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
