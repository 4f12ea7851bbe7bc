"""Ready texts: offered where they fit, put in with and without scripts, sent with a verdict, replaced but never changed."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from accounts.problems import Problem
from reports.models import Category, Message
from reports.statuses import Status
from reports.tests.factories import SPEED, WASTE, make_report, submit
from verification.migrations._templates_2026 import TEMPLATES
from verification.models import AnswerTemplate
from verification.panel.answer_choice import language_of
from verification.services.templates import NewTemplate, add_template, offered
from verification.tests.factories import fresh, sign_in, visit

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PAGE = "/panel/szablony/"


def address(report):
    return f"/panel/zgloszenia/{report.public_id}/"


def make(title="Patrole", status="confirmed", category="", since=-DAY, **fields):
    kind = Category.objects.get(slug=category) if category else None
    texts = {"text": f"{title} po polsku", "text_en": f"{title} in English", "text_uk": f"{title} українською"}
    valid_from = timezone.localdate() + since
    return AnswerTemplate.objects.create(
        title=title, status=status, category=kind, valid_from=valid_from, **texts | fields
    )


def typed(on, **given):
    fields = {"status": "confirmed", "category": "", "title": "Patrole", "valid_from": on.isoformat(), "replaces": ""}
    return fields | {"text": "Patrole tu będą.", "text_en": "Patrols will come.", "text_uk": "Будуть патрулі."} | given


def test_the_first_texts_are_whole_in_three_languages():
    assert len(TEMPLATES) == 15
    for status, title, *texts in TEMPLATES:
        assert status in ("", *Status.values) and 0 < len(title) <= 120
        assert all(20 < len(text) <= 1000 for text in texts) and len(set(texts)) == 3


@pytest.mark.long
def test_what_fits_category_and_day_is_offered_its_own_category_first(region, on):
    AnswerTemplate.objects.all().delete()
    general, own = make(), make("Dla tej kategorii", category=SPEED)
    make("Inna kategoria", category=WASTE)
    make("Od jutra", since=DAY)
    make("Wczorajszy", valid_to=on - DAY)
    assert list(offered(make_report(category=SPEED), on)) == [own, general]


def test_the_language_of_the_resident_is_guessed_from_the_letters():
    texts = ("Машини їздять дуже швидко", "Cars are racing every night", "Ścigają się", "", None)
    assert [language_of(text) for text in texts] == ["uk", "en", "pl", "pl", "pl"]


def test_a_text_comes_into_the_field_without_scripts_and_nothing_is_sent(cast):
    made = make(status="")
    report = make_report(description="Cars are racing here")
    client = sign_in(cast.officer)
    languages = client.get(address(report)).context["answers"]
    assert [language.code for language in languages] == ["en", "pl", "uk"]
    form = {"act": ["ask", "fill"], "template": f"{made.pk}:uk", "text": "Dzień dobry."}
    page = client.post(address(report), form)
    assert page.status_code == 200
    assert page.context["question_form"]["text"].value() == "Dzień dobry.\n\nPatrole українською"
    for unknown in ("", "x", f"{made.pk}:de", "0:pl"):
        page = client.post(address(report), form | {"template": unknown})
        assert page.context["question_form"]["text"].value().strip() == "Dzień dobry."
    assert not Message.objects.exists()


def test_a_verdict_and_its_message_go_in_one_act(cast, client):
    submitted = submit()
    report = submitted.report
    officer = sign_in(cast.officer)
    officer.post(address(report), {"act": "decide", "to": "verifying", "seen": "new"})
    visit(report, cast.officer)
    made = make()
    verdict = {"act": "decide", "to": "confirmed", "seen": "verifying", "reason": "seen_on_site", "note": "Dla nas."}
    filled = officer.post(address(report), verdict | {"act": ["decide", "fill_verdict"], "template": f"{made.pk}:pl"})
    form = next(form for form in filled.context["decisions"] if form.target == Status.CONFIRMED)
    assert (form["message"].value(), form["note"].value()) == ("Patrole po polsku", "Dla nas.")
    assert filled.status_code == 200 and fresh(report).status == Status.VERIFYING
    assert officer.post(address(report), verdict | {"message": "x" * 1001}).status_code == 422
    assert fresh(report).status == Status.VERIFYING and not Message.objects.exists()
    officer.post(address(report), verdict | {"message": "Patrole po polsku"})
    assert fresh(report).status == Status.CONFIRMED
    seen = client.post("/api/v1/receipts/", {"code": submitted.receipt}, content_type="application/json").json()
    assert [row["text"] for row in seen["messages"]] == ["Patrole po polsku"]
    assert "Patrole" not in client.get(f"/zgloszenia/{report.public_id}/").content.decode()


def test_a_text_is_seen_in_three_languages_before_it_is_saved(cast, on):
    client, before = sign_in(cast.national), AnswerTemplate.objects.count()
    tried = client.post(PAGE, typed(on)).content.decode()
    assert all(text in tried for text in ("Patrole tu będą.", "Patrols will come.", "Будуть патрулі."))
    assert AnswerTemplate.objects.count() == before
    assert client.post(PAGE, typed(on, confirmed="1")).status_code == 302
    assert AnswerTemplate.objects.latest("pk").made_by == cast.national


def test_a_replaced_text_ends_the_day_before_and_keeps_its_words(cast, on):
    old = make()
    client = sign_in(cast.national)
    assert old.text in client.get(f"{PAGE}?replace={old.pk}").content.decode()
    given = typed(on, valid_from=(on + DAY).isoformat(), replaces=old.pk, confirmed="1")
    assert client.post(PAGE, given).status_code == 302
    old.refresh_from_db()
    assert (old.valid_to, old.text, old.successor.text) == (on, "Patrole po polsku", "Patrole tu będą.")
    assert client.post(PAGE, given).status_code == 409
    client.post(PAGE, {"end": old.successor.pk})
    assert AnswerTemplate.objects.latest("pk").valid_to == on


WRONG = (
    ({"title": " "}, "title"), ({"title": "x" * 121}, "title"), ({"text": "…"}, "text"), ({"text_uk": ""}, "text_uk"),
    ({"text_en": "x" * 1001}, "text_en"), ({"text": "a\x07b"}, "text"), ({"status": "x"}, "status"),
    ({"category": "x"}, "category"), ({"valid_from": "2020-01-01"}, "valid_from"), ({"valid_from": "31.02"}, "valid_from"),
)  # fmt: skip


@pytest.mark.parametrize("cases", [WRONG[::5], pytest.param(WRONG, marks=pytest.mark.long)], ids=["some", "all"])
def test_what_makes_no_text_is_refused_at_its_field_and_kept(cast, on, cases):
    client, before = sign_in(cast.national), AnswerTemplate.objects.count()
    for wrong, field in cases:
        answer = client.post(PAGE, typed(on, confirmed="1", **wrong))
        assert answer.status_code == 422, wrong
        assert answer.context["form"].errors.keys() == {field}
        assert answer.context["form"]["text"].value() == wrong.get("text", "Patrole tu będą.")
    assert AnswerTemplate.objects.count() == before


def test_officers_read_and_change_nothing_others_do_not_read(cast, on):
    for name in ("officer", "coordinator", "provincial"):
        client = sign_in(getattr(cast, name))
        assert client.get(PAGE).status_code == 200
        assert client.post(PAGE, typed(on, confirmed="1")).status_code == 403, name
    assert sign_in(cast.auditor).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302
    asked = NewTemplate("", None, "a", "b", "c", "d", on)
    with pytest.raises(Problem) as refused:
        add_template(asked=asked, replaces=None, actor=cast.coordinator, at=timezone.now(), on=on)
    assert refused.value.code == "forbidden"


@pytest.mark.long
def test_the_catalogue_costs_at_most_eight_queries(cast, django_assert_max_num_queries):
    client = sign_in(cast.national)
    with django_assert_max_num_queries(8):
        assert client.get(PAGE).status_code == 200
