"""Nothing is kept that the register does not tell of, and docs/privacy.md tells what the register does."""

from accounts.register import PUBLIC
from insights.privacy_tables import FILE, kept, register, written
from reports.models import Held, RetentionRule


def test_every_column_has_an_entry_and_every_entry_a_column():
    columns = list(kept())
    assert sorted(set(columns) - set(register())) == []
    assert sorted(set(register()) - set(columns)) == []
    assert len(columns) == len(set(columns)), "two models of one name"


def test_every_entry_says_why_how_long_and_for_whom():
    for name, entry in register().items():
        assert all((entry.purpose, entry.basis, entry.retention, entry.seen_by)), name


def test_the_document_is_the_one_of_today():
    text = FILE.read_text(encoding="utf-8")
    assert written(text) == text, "run: manage.py privacy_tables"


def test_what_a_resident_wrote_is_public_nowhere():
    for name in ("ReportContent.description", "Photo.slot", "Message.text", "Report.point", "ReportContent.hours"):
        assert register()[name].seen_by != PUBLIC


def test_the_rules_that_entries_name_exist():
    kinds = dict(RetentionRule._meta.get_field("what").choices)
    named = {entry.retention.split("`")[1] for entry in register().values() if "`" in entry.retention}
    assert named == set(kinds) - {Held.OPEN}  # that one is of all the others at once
