"""Mail, limits and columns: three more places in which other services keep who somebody is."""

import html
import json
import re
import uuid

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver

from districts.tests.factories import middle
from reports.statuses import Status
from reports.tests.factories import SPEED, body, make_held, make_report
from reports.tests.pictures import jpeg
from verification.tests.factories import make_cast, make_member

pytestmark = pytest.mark.django_db
VISITOR = "127.77.66.55"
OF_A_PERSON = re.compile(
    r"(^|_)(ip|addr|remote|user_agent|agent|fingerprint|session|device|cookie|referer|client)(_|$)"
)
OF_STAFF = re.compile(r"django_session|audit_record(_\d{4}_\d{2})?")  # the panel's alone


def by_form(client):
    token = re.search(r'name="token" value="([^"]+)"', client.get("/zglos/").content.decode())[1]
    lon, lat = middle(0)
    sent = {"token": html.unescape(token), "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "1"}
    return client.post("/zglos/", sent | {"photo": SimpleUploadedFile("a.jpg", jpeg())})


def by_api(client, path, **data):
    return client.post(f"/api/v1/{path}", json.dumps(data), "application/json", HTTP_IDEMPOTENCY_KEY=str(uuid.uuid4()))


def whole_way(client):
    """Everything that a resident can do, by page and by API; what each was answered."""
    _, code = make_held()
    _, refused = make_held(Status.UNCONFIRMED)
    _, done = make_held(Status.ELIMINATED)
    _, again = make_held(Status.ELIMINATED)
    photo = {"code": code, "photo": SimpleUploadedFile("b.jpg", jpeg(80, 60))}
    yield by_form(client)
    yield by_api(client, "reports/", **body())
    yield by_api(client, f"reports/{make_report().public_id}/endorsements/")
    yield by_api(client, "receipts/", code=code)
    yield client.post("/api/v1/receipts/photos/", photo)
    yield by_api(client, "receipts/messages/", code=code, text="Najczęściej wieczorem.")
    yield client.post("/kod/", {"code": refused, "act": "object", "reason": "Byli tam rano."})
    yield client.post("/kod/", {"code": done, "act": "rate", "value": "3"})
    yield client.post("/kod/", {"code": done, "act": "confirmation"})
    yield by_api(client, "receipts/recurrence/", code=again)
    yield by_api(client, "receipts/withdrawal/", code=code, what=["text", "photos"])


def test_nothing_that_a_resident_does_sends_a_mail_or_opens_a_session(client, region, settings, tmp_path):
    settings.MEDIA_STORAGE, settings.LIMIT_FACTOR = str(tmp_path), 1_000
    type(make_cast(region).officer).objects.update(email="on-duty@demo.invalid")
    assert [answer.status_code for answer in whole_way(client) if answer.status_code not in (200, 201)] == []
    assert mail.outbox == []
    assert (Session.objects.count(), LogEntry.objects.count(), len(client.cookies)) == (0, 0, 0)


def test_a_sign_in_is_counted_by_bucket_and_not_by_address(region):
    make_member("officer", "officer", region.sections[0])
    cache.clear()
    wrong = {"login": "officer", "password": "not the right one"}
    from_here = {"REMOTE_ADDR": VISITOR, "HTTP_X_FORWARDED_FOR": VISITOR, "kmzb.bucket": 77}
    Client().post("/panel/konto/logowanie/", wrong, **from_here)
    kept = {name: value for name, value in cache._cache.items() if "allauth" in name}
    assert any(name.endswith(":ip:bucket-77") for name in kept)
    assert VISITOR not in str(kept)


def test_no_address_of_the_api_is_limited_by_the_libraries_throttle():
    views = [view for view in views_of(get_resolver().url_patterns) if hasattr(view, "throttle_classes")]
    assert len(views) > 15
    assert [view for view in views if view.throttle_classes] == []
    assert not [name for name in settings.REST_FRAMEWORK if "THROTTLE" in name]


def views_of(patterns):
    for entry in patterns:
        if isinstance(entry, URLPattern):
            yield getattr(entry.callback, "view_class", None)
        else:
            yield from views_of(entry.url_patterns)


def test_no_column_of_the_database_is_made_for_an_address_or_a_browser():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, udt_name FROM information_schema.columns WHERE table_schema = 'public'"
        )
        columns = cursor.fetchall()
    assert len(columns) > 250
    assert [column for column in columns if column[2] in ("inet", "cidr", "macaddr", "macaddr8")] == []
    assert [column for column in columns if not OF_STAFF.fullmatch(column[0]) and OF_A_PERSON.search(column[1])] == []
