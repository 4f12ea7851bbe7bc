"""Reports that officers write down for somebody: the resident's own rules, a code for the caller, once per form."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districts.tests.factories import make_locality, make_street, middle
from reports import receipts
from reports.forms import new_token
from reports.models import Report, Source
from reports.tests.factories import SPEED, make_report
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
PAGE = "/panel/nowe/"


def typed(**given):
    lon, lat = middle(0)
    fields = {
        "token": new_token(),
        "source": "phone",
        "category": SPEED,
        "place": "",
        "lon": lon,
        "lat": lat,
        "send": "1",
    }
    return fields | {"description": "Ścigają się nocą.", "weekdays": ["5", "6"], "hours": "22-24"} | given


def test_a_call_becomes_a_report_with_clocks_and_a_code_that_opens_it(cast, client):
    answer = sign_in(cast.officer).post(PAGE, typed())
    assert answer.status_code == 201
    report = Report.objects.get()
    assert (report.source, report.entered_by, report.content.weekdays) == (Source.PHONE, cast.officer, [5, 6])
    assert report.clocks.count() == 2
    code = answer.context["submitted"].receipt
    assert code in answer.content.decode()
    assert receipts.find(code) == report
    assert (
        "Ścigają się nocą."
        in sign_in(cast.officer).get(reverse("panel:report", args=[report.public_id])).content.decode()
    )


def test_the_public_sees_no_difference(cast, client, settings):
    settings.PUBLICATION_DELAY = 0
    sign_in(cast.officer).post(PAGE, typed())
    own, told = make_report(), Report.objects.get(source=Source.PHONE)
    pages = [client.get(reverse("api:report", args=[row.public_id])).json()["properties"] for row in (own, told)]
    assert pages[0].keys() == pages[1].keys()
    for page in (reverse("reports:detail", args=[told.public_id]), reverse("api:report", args=[told.public_id])):
        text = client.get(page).content.decode()
        assert cast.officer.full_name not in text and '"source"' not in text and str(Source.PHONE.label) not in text


def test_the_same_form_sent_again_is_one_report_and_the_same_code(cast):
    client, form = sign_in(cast.officer), typed()
    codes = {client.post(PAGE, form).context["submitted"].receipt for _ in range(3)}
    assert (len(codes), Report.objects.count()) == (1, 1)
    changed = client.post(PAGE, form | {"description": "Coś innego."})
    assert changed.status_code == 409
    assert changed.context["draft"].description == "Coś innego."
    assert client.post(PAGE, form | {"token": changed.context["draft"].token}).status_code == 201


def test_who_may_enter_and_where_the_report_goes(cast):
    for name in ("provincial", "national", "viewer", "auditor", "system_admin"):
        client = sign_in(getattr(cast, name))
        assert client.get(PAGE).status_code == client.post(PAGE, typed()).status_code == 403, name
    assert Client().get(PAGE)["Location"].startswith("/panel/konto/logowanie/")
    lon, lat = middle(2)
    answer = sign_in(cast.officer).post(PAGE, typed(lon=lon, lat=lat))
    report = Report.objects.get()
    assert answer.status_code == 201
    assert str(report.public_id) not in answer.content.decode()  # of the other section: told, not linked


WRONG = (
    ({"source": ""}, "source"), ({"source": "resident"}, "source"), ({"category": ""}, "category"),
    ({"category": "x"}, "category"), ({"lon": "", "lat": ""}, "place"), ({"lon": "nan"}, "place"),
    ({"lon": "1e308"}, "place"), ({"lon": "2.35", "lat": "48.85"}, "place"), ({"description": "x" * 1001}, "description"),
    ({"description": "a\x07"}, "description"), ({"hours": "25-26"}, "hours"), ({"weekdays": "9"}, "weekdays"),
    ({"occurred_on": "2027-02-29"}, "occurred_on"), ({"occurred_on": "31.02"}, "occurred_on"),
    ({"occurred_on": "1900-01-01"}, "occurred_on"), ({"occurred_on": "2999-01-01"}, "occurred_on"),
    ({"place": "x" * 401}, "place"),
)  # fmt: skip


@pytest.mark.parametrize("cases", [WRONG[::5], pytest.param(WRONG, marks=pytest.mark.long)], ids=["some", "all"])
def test_what_is_wrong_is_said_at_its_field_and_everything_is_kept(cast, cases):
    client = sign_in(cast.officer)
    for wrong, field in cases:
        answer = client.post(PAGE, typed(**wrong))
        assert answer.status_code == 422, wrong
        assert list(answer.context["flaws"]) == [field], wrong
        text = answer.content.decode()
        assert f'href="#{field}"' in text
        assert wrong.get("description", "Ścigają się nocą.") in text
    assert not Report.objects.exists()


@pytest.mark.long
def test_the_place_is_found_by_its_address_with_the_rest_kept(cast, region):
    make_street(make_locality(region.area, "Testowo", "testowo"), "Polna", "polna")
    client = sign_in(cast.officer)
    found = client.post(PAGE, typed(place="Polna, Testowo", lon="", lat="", find="1"))
    [value, label] = found.context["hits"][0]
    assert "Polna" in label and "Ścigają się nocą." in found.content.decode()
    assert client.post(PAGE, typed(place="Polna, Testowo", lon="", lat="", candidate=value)).status_code == 201
    assert client.post(PAGE, typed(place="", find="1")).status_code == 422
    assert client.post(PAGE, typed(place="Nigdziewo", find="1")).context["flaws"].keys() == {"place"}


@pytest.mark.long
def test_a_telephone_number_in_the_text_is_asked_about_once(cast):
    client = sign_in(cast.officer)
    asked = client.post(PAGE, typed(description="Proszę dzwonić: 501 502 503."))
    assert asked.status_code == 200 and "phone" in asked.context["told"].kinds
    draft = asked.context["draft"]
    again = typed(description="Proszę dzwonić: 501 502 503.", token=draft.token, warned=draft.warned)
    assert client.post(PAGE, again).status_code == 201


@pytest.mark.long
def test_a_form_left_open_over_night_keeps_everything(cast):
    client, form = sign_in(cast.officer), typed()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=5)):
        answer = sign_in(cast.officer, client=client).post(PAGE, form)
        assert answer.status_code == 422
        assert client.post(PAGE, form | {"token": answer.context["draft"].token}).status_code == 201


@pytest.mark.long
def test_the_form_costs_at_most_twelve_queries(cast, django_assert_max_num_queries):
    client = sign_in(cast.officer)
    with django_assert_max_num_queries(12):
        assert client.get(PAGE).status_code == 200
