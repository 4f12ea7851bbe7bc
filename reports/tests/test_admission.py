"""Who may send: a proof or, without scripts, a form that was open long enough. The more is sent, the dearer it is."""

import time
import uuid

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.test import override_settings

from accounts.counters import COUNTERS
from districts.tests.factories import middle
from reports.models import Report
from reports.tests.factories import SPEED, body
from reports.tests.test_proofs import solve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("region", "hard")]
START = "2026-11-20T10:00:00Z"
WORDS = "Ścigają się co noc."


@pytest.fixture
def hard():
    with override_settings(PROOF_OF_WORK_COST=300):
        yield


@pytest.fixture
def clock(monkeypatch):
    """The wall clock of forms and proofs, and the one of the counters, moved by hand."""
    with time_machine.travel(START, tick=False) as wall:
        monkeypatch.setattr(COUNTERS, "_clock", time.time)
        yield wall


@pytest.fixture
def form(client):
    """Sends the form as a browser without scripts does, by default with a token made just now."""

    def send(token=None, **changes):
        fields = {
            "token": token or new_token(), "category": SPEED, "not_emergency": "1", "description": WORDS, "send": "1",
            "lon": str(middle(0)[0]), "lat": str(middle(0)[1]), "proof": "",
        }  # fmt: skip
        return client.post("/zglos/", fields | changes)

    return send


def new_token():
    return TimestampSigner(salt="reports.form").sign(str(uuid.uuid4()))


def challenge(client, bucket=0):
    return client.get("/api/v1/challenge/", **{"kmzb.bucket": bucket}).json()


def send_by_api(client, bucket=0):
    lon, lat = middle(0)
    return client.post(
        "/api/v1/reports/",
        body(lon=lon, lat=lat, proof=solve(challenge(client, bucket))),
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
        **{"kmzb.bucket": bucket},
    )


def test_a_form_without_scripts_waits_half_a_minute_and_keeps_everything(form, clock):
    token = new_token()
    clock.shift(10)
    answer = form(token)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (429, "21")
    assert "Odczekaj 21 s" in page and WORDS in page and token in page
    assert Report.objects.count() == 0
    clock.shift(21)
    assert form(token).status_code == 201
    assert Report.objects.get().content.description == WORDS


def test_who_took_half_a_minute_to_write_waits_no_longer(form, clock):
    token = new_token()
    clock.shift(31)
    assert form(token).status_code == 201


def test_a_form_that_waited_makes_one_report(form, clock):
    token = new_token()
    clock.shift(40)
    assert [form(token).status_code for _ in range(3)] == [201, 200, 200]
    assert Report.objects.count() == 1
    assert form(token, description="Inna treść").status_code == 409


def test_forms_kept_in_store_come_out_slowly(form, clock):
    tokens = [new_token() for _ in range(10)]
    clock.shift(600)
    answers = [form(token) for token in tokens]
    assert [answer.status_code for answer in answers] == [201] * 6 + [429] * 4
    clock.shift(int(answers[-1]["Retry-After"]))
    assert form(tokens[-1]).status_code == 201


def test_a_wrong_proof_is_no_wait(form, clock):
    token = new_token()
    clock.shift(40)
    assert form(token, proof="e30=").status_code == 403
    assert form(token).status_code == 201


def test_a_proof_needs_no_wait(form, client, clock):
    token = new_token()
    clock.shift(3)
    assert form(token, proof=solve(challenge(client))).status_code == 201


def test_a_form_sent_at_once_waits_in_spite_of_its_proof_and_is_then_taken(form, client, clock):
    token = new_token()
    clock.shift(0.5)
    proof = solve(challenge(client))
    answer = form(token, proof=proof)
    assert (answer.status_code, answer["Retry-After"]) == (429, "10")
    assert WORDS in answer.content.decode() and token in answer.content.decode()
    clock.shift(10)
    assert form(token, proof=proof).status_code == 201


def test_a_filled_trap_costs_a_minute_and_never_the_report(form, client, clock):
    """A browser may fill in what nobody sees: whoever it is, the report is not lost."""
    token = new_token()
    clock.shift(20)
    answer = form(token, proof=solve(challenge(client)), website="https://example.com")
    assert (answer.status_code, answer["Retry-After"]) == (429, "41")
    assert "example.com" not in answer.content.decode()
    clock.shift(41)
    assert form(token, proof=solve(challenge(client)), website="https://example.com").status_code == 201
    assert Report.objects.get().content.description == WORDS


def test_where_a_proof_costs_nothing_nobody_waits(form, clock):
    with override_settings(PROOF_OF_WORK_COST=0):
        assert form(website="x").status_code == 201


def test_an_old_proof_leaves_everything_in_the_form_and_a_new_one_sends_it(form, client, clock):
    """Row 99."""
    token, proof = new_token(), solve(challenge(client))
    clock.shift(601)
    answer = form(token, proof=proof, place="Piotrkowska 1", weekdays=["5"])
    page = answer.content.decode()
    assert answer.status_code == 403
    assert all(typed in page for typed in (WORDS, token, "Piotrkowska 1"))
    assert "ma ponad 10 minut" in page and proof not in page
    assert Report.objects.count() == 0
    assert form(token, proof=solve(challenge(client)), weekdays=["5"]).status_code == 201


def test_the_api_takes_no_wait_for_a_proof(client, clock):
    lon, lat = middle(0)
    answer = client.post(
        "/api/v1/reports/",
        body(lon=lon, lat=lat),
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "proof_missing")


def test_a_bucket_that_sends_much_pays_more_and_the_others_do_not(client, clock):
    for _ in range(12):
        assert send_by_api(client, bucket=7).status_code == 201
    assert challenge(client, bucket=7)["maxNumber"] == 600
    assert challenge(client, bucket=8)["maxNumber"] == 300


def test_the_price_has_an_upper_end_and_falls_again(client, clock):
    for _ in range(10_000):
        COUNTERS.hit("reports", 7, 100_000)
    assert challenge(client, bucket=7)["maxNumber"] == 300 * 16
    clock.shift(121)
    assert challenge(client, bucket=7)["maxNumber"] == 300


def test_a_flood_over_all_buckets_makes_everybody_pay(client, clock):
    for _ in range(240):
        COUNTERS.hit("all reports", 0, 100_000)
    assert challenge(client, bucket=9)["maxNumber"] == 600


def test_what_costs_nothing_costs_nothing_in_a_flood(client, clock):
    for _ in range(10_000):
        COUNTERS.hit("reports", 7, 100_000)
    with override_settings(PROOF_OF_WORK_COST=0):
        assert challenge(client, bucket=7)["maxNumber"] == 0


def test_only_far_beyond_people_a_report_is_refused(client, clock):
    for _ in range(600):
        COUNTERS.hit("reports", 7, 100_000)
    answer = send_by_api(client, bucket=7)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_requests")
    assert 0 < int(answer["Retry-After"]) <= 120
    assert send_by_api(client, bucket=8).status_code == 201


def test_two_hundred_people_behind_one_address_are_all_accepted_in_an_hour(client, form, clock):
    """Row 102. Half of them have no scripts and write for longer than they would have to wait."""
    tokens = [new_token(), new_token()]
    for number in range(200):
        clock.shift(18)
        tokens.append(new_token())
        if number % 2:
            assert form(tokens[number]).status_code == 201
        else:
            assert challenge(client)["maxNumber"] == 300
            assert send_by_api(client).status_code == 201
    assert Report.objects.count() == 200
