"""Help before a report goes, without scripts: questions, hints to personal data, the page of 112, coordinates mended."""

import html
import re

import pytest

from districts import geo
from districts.tests.factories import middle
from reports.models import Category, CategoryQuestion, Report
from reports.tests.factories import SPEED, body

pytestmark = pytest.mark.django_db


def send(client, status=201, **fields):
    token = re.search(r'name="token" value="([^"]+)"', client.get("/zglos/").content.decode())[1]
    lon, lat = middle(0)
    good = {"token": html.unescape(token), "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "1", "send": "1"}
    answer = client.post("/zglos/", good | fields)
    assert answer.status_code == status
    return answer.content.decode()


def again(client, page, **fields):
    """The same form sent once more with what the page keeps in it."""
    return send(client, warned=re.search(r'name="warned" value="([^"]*)"', page)[1], **fields)


def test_every_category_of_today_asks_two_short_questions_in_three_languages(catalogue):
    for category in Category.objects.filter(valid_to=None):
        questions = list(category.questions.all())
        assert len(questions) == 2, category.slug
        for question in questions:
            assert all({"pl", "en", "uk"} == set(choice) for choice in question.choices)
            assert len({question.text, question.text_en, question.text_uk}) == 3


def test_answers_are_lines_in_front_of_the_description(client, region):
    often, who = CategoryQuestion.objects.filter(category__slug=SPEED)
    send(client, description="Najgorzej wieczorem.", **{often.name: "0", who.name: "1"})
    assert Report.objects.get().content.description.splitlines() == [
        "Jak często to się dzieje? codziennie",
        "Kto jest zagrożony? dzieci w drodze do szkoły",
        "Najgorzej wieczorem.",
    ]


def test_answers_that_do_not_belong_are_left_out(client, region):
    often = CategoryQuestion.objects.filter(category__slug=SPEED).first()
    other = CategoryQuestion.objects.exclude(category__slug=SPEED).first()
    send(client, **{often.name: "99", other.name: "0", "answer-999999999": "0"})
    assert Report.objects.get().content.description == ""


def test_an_answer_is_description_enough(client, region):
    needed = Category.objects.get(description_required=True)
    send(client, category=needed.slug, **{needed.questions.first().name: "0"})
    assert Report.objects.count() == 1


def test_personal_data_is_told_once_and_then_sent_as_it_is(client, region):
    text = {"description": "Proszę dzwonić: 501 234 567"}
    page = send(client, 200, **text)
    assert "wygląda na numer telefonu" in page
    assert "501 234 567" in page
    assert not Report.objects.exists()
    again(client, page, **text)
    assert "501 234 567" in Report.objects.get().content.description


def test_words_that_call_for_help_get_a_page_of_112_with_a_way_on(client, region):
    text = {"description": "Człowiek leży i nie oddycha"}
    page = send(client, 200, **text)
    assert 'href="tel:112"' in page
    assert "Nikt teraz nie potrzebuje pomocy" in page
    assert not Report.objects.exists()
    assert "Zadzwoń pod\N{NO-BREAK SPACE}112" in again(client, page, **text)


def test_harmless_words_are_sent_at_once(client, region):
    send(client, description="Kierowcy jeżdżą za szybko, najczęściej po 22.")
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("lon", "lat", "meant"),
    [
        (194569, 517687, (19.4569, 51.7687)),
        (19456900, 51.7687, (19.4569, 51.7687)),
        (-19.4569, 51.7687, (19.4569, 51.7687)),
        (19.4569, -51.7687, (19.4569, 51.7687)),
        (500000, 400000, (19.0, 51.5)),
        (51.7687, 19.4569, (19.4569, 51.7687)),
    ],
)
def test_a_slip_of_the_pen_is_mended_by_one_press(lon, lat, meant):
    with pytest.raises(geo.BadCoordinates) as caught:
        geo.checked(lon, lat)
    assert caught.value.suggestion == pytest.approx(meant, abs=0.2)


@pytest.mark.parametrize(("lon", "lat"), [(13.4, 52.5), (0, 0), (30.5, 50.4), (1e308, 1e308), (180, 90), (1e11, 2)])
def test_a_place_elsewhere_is_not_mended(lon, lat):
    with pytest.raises(geo.BadCoordinates) as caught:
        geo.checked(lon, lat)
    assert caught.value.suggestion is None


def test_the_page_offers_the_place_that_was_meant(client, region):
    lon, lat = middle(0)
    page = send(client, 422, lon=str(-lon))
    offered = re.search(r'name="swap" value="([^"]+)"', page)[1]
    assert f'value="{lon:.6f}"' in send(client, 200, lon=str(-lon), swap=offered)
    assert f"{lon:.6f};{lat:.6f}" == offered


def test_the_api_suggests_the_place_that_was_meant(client, region):
    lon, lat = middle(0)
    headers = {"Idempotency-Key": "3f0b4f0e-8a52-4c1e-9d5f-2f3a3c1b7e11"}
    answer = client.post("/api/v1/reports/", body(-lon, lat), content_type="application/json", headers=headers)
    assert answer.status_code == 422
    assert answer.json()["suggestion"] == {"lon": pytest.approx(lon), "lat": pytest.approx(lat)}


def test_the_promise_stands_before_one_types(client, region):
    page = client.get("/zglos/").content.decode()
    assert page.index("Bez konta, bez nazwiska") < page.index('name="category"')
    assert page.index("możesz go wycofać") < page.index('id="description"')
