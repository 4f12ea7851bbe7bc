"""The panel on a host name of its own."""

import pytest
from django.test import override_settings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_host():
    with override_settings(PANEL_HOST="panel.example", ALLOWED_HOSTS=["panel.example", "mapa.example"]):
        yield


@pytest.mark.parametrize(
    ("host", "address", "status"),
    [
        ("mapa.example", "/", 200),
        ("mapa.example", "/panel/", 404),
        ("mapa.example", "/panel/api/queue/", 404),
        ("panel.example", "/", 404),
        ("panel.example", "/api/v1/categories/", 404),
        ("panel.example", "/panel/", 302),
        ("panel.example", "/panel/api/queue/", 401),
        ("panel.example", "/healthz", 200),
    ],
)
def test_each_host_serves_its_own_half(client, region, host, address, status):
    assert client.get(address, headers={"Host": host}).status_code == status
