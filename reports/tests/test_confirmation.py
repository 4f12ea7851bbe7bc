"""The confirmation: a PDF with our signature, which anybody can check and nobody can change."""

import pytest
from django.utils import timezone

from reports import confirmation
from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import make_report, move, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limit(settings, tmp_path):
    settings.LIMIT_FACTOR, settings.KEY_STORE = 100, str(tmp_path / "keys")


def line_of(report):
    return confirmation.line_of(
        Report.objects.select_related("category", "unit").get(pk=report.pk), timezone.localdate()
    )


def check(client, line, status=200):
    answer = client.post("/kod/", {"act": "check", "line": line})
    assert answer.status_code == status
    return answer.content.decode()


def test_a_genuine_line_tells_the_status_of_its_day_even_later(region, client):
    report = make_report()
    line = line_of(report)
    move(report, Status.VERIFYING)
    page = check(client, f" {line[:50]}\n{line[50:]} ")
    assert "Potwierdzenie jest prawdziwe" in page
    assert "status: Nowe" in page


def test_a_changed_line_is_not_ours(region, client):
    one, other = make_report(), make_report()
    line = line_of(one)
    changed = [
        line.replace("/new/", "/confirmed/"),
        line.replace(str(one.public_id), str(other.public_id)),
        line.replace(f"{timezone.localdate()}", "2020-01-01"),
        line.replace(f"{timezone.localdate()}", "2020-13-01"),
        line[:-1],
        line[:-4] + "AAAA",
        line.replace("/new/", "/nonsense/"),
        "",
        "x" * 5000,
        "\x00",
    ]
    for text in changed:
        assert "To nie jest nasz podpis" in check(client, text, 422), text


def test_the_paper_is_a_pdf_that_nobody_keeps(region, client):
    code = submit().receipt
    answer = client.post("/kod/", {"code": code, "act": "confirmation"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF")


def test_the_key_is_made_once_and_only_for_us(region, settings, tmp_path):
    report = make_report()
    assert line_of(report) == line_of(report)
    file = tmp_path / "keys" / "signing"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.iterdir() if each.name.startswith("signing")] == ["signing"]
