"""What is read is compressed, what is private is not."""

import gzip

import pytest

from reports.tests.factories import submit

pytestmark = pytest.mark.django_db
ZIPPED = {"accept-encoding": "gzip"}


@pytest.mark.parametrize(
    "address", ["/", "/zgloszenia/", "/zglos/", "/dzielnicowy/", "/o-mapie/", "/api/v1/categories/"]
)
def test_what_everybody_reads_is_compressed(client, region, address):
    answer = client.get(address, headers=ZIPPED)
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert len(gzip.decompress(answer.content)) > len(answer.content)
    assert "Content-Encoding" not in client.get(address)


def test_what_a_receipt_opens_and_the_panel_are_sent_as_they_are(client, region):
    code = submit().receipt
    found = client.post("/kod/", {"code": code}, headers=ZIPPED)
    assert (found.status_code, "Content-Encoding" in found) == (200, False)
    assert "Content-Encoding" not in client.get("/panel/konto/logowanie/", headers=ZIPPED)
    assert "Content-Encoding" not in client.post("/api/v1/receipts/", {"code": code}, headers=ZIPPED)
