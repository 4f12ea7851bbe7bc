"""docs/permissions.md is the matrix of today, and every right that people have stands in it."""

from insights.permission_tables import FILE, read_matrix, tables, written


def test_the_document_is_the_one_of_today():
    text = FILE.read_text(encoding="utf-8")
    assert written(text) == text, "run: manage.py permission_tables"


def test_every_right_that_somebody_has_is_a_row():
    rows = {row.split(" | ")[0].removeprefix("| ") for row in tables().splitlines()[2:]}
    assert rows == {line.right for line in read_matrix() if {"ok", "ok S", "open"} & set(line.answers.values())}


def test_the_administrator_has_no_right_to_reports():
    reports = [
        line for line in read_matrix() if line.right.startswith(("Report:", "Photo:")) and line.address != "panel:index"
    ]
    assert reports
    assert [str(line) for line in reports if line.answer("system_admin") in ("ok", "open")] == []
