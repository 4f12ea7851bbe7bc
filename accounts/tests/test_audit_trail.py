"""The audit trail: gap-free, only lengthened, in the transaction of the act, and whole or found out."""

import datetime
import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from accounts import audit, audit_chain
from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import AuditRecord, User
from accounts.tests.trails import LENGTH, found, make_trail, sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail():
    return make_trail()


def test_numbers_have_no_gaps_and_the_chain_is_whole(trail):
    start, numbers = trail
    assert numbers == list(range(start["seq"] + 1, start["seq"] + 1 + LENGTH))
    assert found(start=start) == []


def test_any_letters_hash_to_the_same_in_the_database_and_outside():
    start = audit.head()
    words = 'zażółć "gęślą" \\ / \n\t\r\b\f\x01\x1f\x7f \u2028 \U0001f6a8 \''
    audit.record(Act.REFUSED, about=(words, words), actor=words, reason=words, detail={words: 1})
    assert found(start=start) == []


def test_an_act_that_is_taken_back_leaves_no_record():
    before = audit.head()
    with pytest.raises(RuntimeError), transaction.atomic():
        audit.record(Act.NOTE_ADDED)
        raise RuntimeError
    assert audit.head() == before


@pytest.mark.parametrize("table", ["audit_record", "audit_seal", "{month}"])
@pytest.mark.parametrize("change", ["UPDATE {} SET hash = ''", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_database_refuses_every_change(trail, table, change):
    audit.seal(datetime.datetime.now(datetime.UTC).date())
    month = AuditRecord.objects.latest("seq").at.astimezone(datetime.UTC).strftime("audit_record_%Y_%m")
    with pytest.raises(Error, match="only ever lengthened"), transaction.atomic():
        sql(change.format(table.format(month=month)))


def test_the_refusal_holds_for_replicas_too(trail):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgenabled FROM pg_trigger WHERE tgname LIKE 'audit\\_%' AND tgrelid::regclass::text LIKE 'audit\\_%'"
        )
        assert cursor.fetchall() == [("A",)]


def test_a_day_is_sealed_once_with_its_last_record(trail):
    day = datetime.datetime.now(datetime.UTC).date()
    audit.seal(day)
    first = [seal for seal in audit.seals() if seal["day"] == day.isoformat()]
    audit.record(Act.NOTE_ADDED)
    audit.seal(day)
    assert [seal for seal in audit.seals() if seal["day"] == day.isoformat()] == first
    assert first[0]["seq"] >= trail[1][0]


def test_days_that_a_dead_worker_missed_are_sealed_later(trail):
    today = datetime.datetime.now(datetime.UTC).date()
    audit.seal(today - datetime.timedelta(days=4))  # nothing was there yet, so nothing is sealed
    audit.seal_days(today + datetime.timedelta(days=3))
    sealed = {seal["day"]: seal["seq"] for seal in audit.seals()}
    ahead = [sealed[(today + datetime.timedelta(days=days)).isoformat()] for days in range(3)]
    assert ahead == [trail[1][-1]] * 3
    assert audit.seal_days(today + datetime.timedelta(days=3)) == 0


def test_an_auditor_checks_an_export_without_this_application(trail, tmp_path):
    file = tmp_path / "trail.jsonl"
    call_command("export_audit", str(file), stdout=io.StringIO())
    alone = tmp_path / "audit_chain.py"
    alone.write_text(Path(audit_chain.__file__).read_text(encoding="utf-8"), encoding="utf-8")

    def check(*files):
        done = subprocess.run([sys.executable, "-I", alone, *files], capture_output=True, text=True, cwd=tmp_path)
        return done.returncode, done.stdout + done.stderr

    assert check(file, tmp_path / "trail.jsonl.seals.json") == (0, "The trail is whole.\n")
    lines = file.read_text(encoding="utf-8").splitlines()
    changed = json.loads(lines[-3]) | {"outcome": "refused"}
    file.write_text("\n".join([*lines[:-3], json.dumps(changed), *lines[-2:]]), encoding="utf-8")
    assert check(file) == (1, f"record {changed['seq']}: it was changed\n")
    file.write_text("not a trail", encoding="utf-8")
    code, words = check(file)
    assert code == 2
    assert "Traceback" not in words
    assert check()[0] == 2


def test_the_command_says_whole_or_names_the_record_and_leaves_a_record_itself(trail, capsys):
    call_command("verify_audit")
    assert "whole" in capsys.readouterr().out
    last = AuditRecord.objects.latest("seq")
    assert (last.action, last.actor, json.loads(last.detail)) == ("audit.verified", "", {"problems": 0})
    sql("ALTER TABLE audit_record DISABLE TRIGGER USER")
    AuditRecord.objects.filter(seq=trail[1][3]).update(actor="x")
    with pytest.raises(CommandError, match=f"record {trail[1][3]}: it was changed"):
        call_command("verify_audit")


def test_unreadable_seals_are_said_in_a_sentence(tmp_path):
    bad = tmp_path / "seals.json"
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify_audit", seals=bad)


def test_a_marked_function_is_recorded_once_and_only_if_it_succeeds():
    user = User.objects.create(username="ola")

    @audited(Act.USER_CHANGED, "user", codes=("word",))
    def change(*, user, word, actor):
        if word == "bad":
            raise ValueError(word)

    before = audit.head()["seq"]
    with pytest.raises(ValueError, match="bad"):
        change(user=user, word="bad", actor=user)
    assert audit.head()["seq"] == before
    change(user=user, word="good", actor=user)
    row = AuditRecord.objects.get(seq__gt=before)
    assert (row.action, row.actor, row.object_type, row.object_id) == ("user.changed", "ola", "user", str(user.pk))
    assert json.loads(row.detail) == {"word": "good"}


def test_who_acts_is_known_for_the_time_of_a_request_and_no_longer():
    before = audit.head()["seq"]
    who = audit.Who("ola", lambda: ("officer", "kmp-lodz"), "", "5f", "totp")
    with audit.acting(who):
        audit.record(Act.SIGNED_OUT)
    audit.record(Act.RETENTION_RAN)
    own, job = AuditRecord.objects.filter(seq__gt=before)
    assert (own.actor, own.role, own.unit, own.session, own.authenticator) == (
        "ola",
        "officer",
        "kmp-lodz",
        "5f",
        "totp",
    )
    assert (job.actor, job.role, job.unit) == ("", "", "")


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain_without_gaps():
    start = audit.head()

    def write(number):
        try:
            return [audit.record(Act.NOTE_ADDED, actor=f"clerk-{number}") for _ in range(10)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = [seq for found in pool.map(write, range(8)) for seq in found]
    assert sorted(numbers) == list(range(start["seq"] + 1, start["seq"] + 81))
    assert found(start=start) == []
