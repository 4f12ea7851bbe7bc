"""Whatever somebody with all rights over the database does to the trail, it is found, and the record is named."""

import os
import random
import re

import pytest
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from accounts import audit, audit_chain
from accounts.models import AuditRecord
from accounts.tests.trails import found, make_trail, sql

pytestmark = pytest.mark.django_db
TAMPERINGS = 500 if "KMZB_LONG" in os.environ else 60
COLUMNS = ("actor", "role", "action", "object_id", "outcome", "detail", "prev", "hash")


@pytest.fixture
def trail():
    """As somebody meets it who has switched the refusals off."""
    start, numbers = make_trail()
    for table in ("audit_record", "audit_seal"):
        sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    return start, numbers


def records(**where):
    return AuditRecord.objects.filter(**where)


def forged(row):
    """The row with a hash that fits it, as somebody would make it who knows how."""
    return row | {"hash": audit_chain.hash_of(row)}


def set_head(seq, found_hash):
    sql("UPDATE audit_head SET seq = %s, hash = %s", seq, found_hash)


def change(one, _other, chance):
    column = chance.choice(COLUMNS)
    records(seq=one).update(**{column: Concat(F(column), Value("x"))})


def forge(one, _other, _chance):
    row = next(audit.exported(one, one))
    records(seq=one).delete()
    AuditRecord.objects.create(**forged(row | {"actor": "nobody"}))


def delete(one, _other, _chance):
    records(seq=one).delete()


def insert(one, _other, _chance):
    row = next(audit.exported(one, one))
    records(seq__gt=one).update(seq=F("seq") + 1_000_000)
    records(seq__gt=1_000_000).update(seq=F("seq") - 999_999)
    AuditRecord.objects.create(**forged(row | {"seq": one + 1, "prev": row["hash"]}))


def swap(one, other, _chance):
    records(seq=one).update(seq=-1)
    records(seq=other).update(seq=one)
    records(seq=-1).update(seq=other)


def cut_the_beginning(one, _other, _chance):
    records(seq__lte=one).delete()


def cut_the_end(one, _other, _chance):
    set_head(one - 1, AuditRecord.objects.get(seq=one - 1).hash)
    records(seq__gte=one).delete()


def write_anew(one, _other, chance):
    """From one record on without a break, the head too."""
    rows = list(audit.exported(one))
    records(seq__gte=one).delete()
    before = rows[0]["prev"]
    for row in rows:
        row = forged(row | {"prev": before, "actor": row["actor"] + chance.choice("xyz")})
        before = row["hash"]
        AuditRecord.objects.create(**row)
    set_head(rows[-1]["seq"], before)


WAYS = (change, forge, delete, insert, swap, cut_the_beginning, cut_the_end, write_anew)


def names(sentences, *numbers):
    said = {int(number) for words in sentences for number in re.findall(r"record (\d+)", words)}
    return bool(said & set(numbers))


def test_every_tampering_is_found_and_its_record_named(trail):
    start, numbers = trail
    published = audit.head()  # what an auditor kept
    chance = random.Random(20261122)
    missed = []
    for number in range(TAMPERINGS):
        way = WAYS[number % len(WAYS)]
        one, other = sorted(chance.sample(numbers[1:-1], 2))
        mark = transaction.savepoint()
        way(one, other, chance)
        sentences = found(published, start=start)
        if not names(sentences, one, one + 1, numbers[-1]):
            missed.append((way.__name__, one, sentences[:2]))
        transaction.savepoint_rollback(mark)
    assert missed == []
    assert found(published, start=start) == []


def test_a_trail_written_anew_is_told_by_what_was_published_alone(trail):
    start, numbers = trail
    published = audit.head()
    write_anew(numbers[5], None, random.Random(1))
    assert found(start=start) == []
    assert found(published, start=start) == [f"record {numbers[-1]}: another one was published (now)"]
