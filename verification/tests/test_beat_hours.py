"""Hours on the beat: the head plans, officer or head says what was done, the page how far they are apart."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from districts.models import BoundaryEdition
from districts.tests.factories import make_beat, make_edition, square
from verification.models import BeatHours
from verification.months import month_of, shifted
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
PAGE = "/panel/godziny/"


def newest():
    return max(BeatHours.objects.values_list("pk", flat=True), default=0)


def kept():
    return list(BeatHours.objects.values_list("beat__number", "kind", "hours", "by__username"))


def typed(region, *, planned=("", ""), done=("", ""), seen=None):
    fields = {f"planned-{beat.pk}": value for beat, value in zip(region.beats, planned, strict=False)}
    fields |= {f"done-{beat.pk}": value for beat, value in zip(region.beats, done, strict=False)}
    return fields | {"seen": newest() if seen is None else seen}


def test_the_head_plans_the_officer_says_what_was_done_and_both_see_the_deviation(cast, region):
    head, officer = sign_in(cast.section_head), sign_in(cast.officer)
    assert head.post(PAGE, typed(region, planned=("120", "100"))).status_code == 302
    page = officer.get(PAGE).content.decode()
    assert "120" in page and "planned-" not in page and page.count("<fieldset") == 1
    assert officer.post(PAGE, {f"done-{region.beats[0].pk}": "90", "seen": newest()}).status_code == 302
    assert kept() == [
        ("1", "planned", 120, "section_head"),
        ("2", "planned", 100, "section_head"),
        ("1", "done", 90, "officer"),
    ]
    for reader in (head, officer):
        row = reader.get(PAGE).context["rows"][0]
        assert (row.plan, row.made, row.apart, row.short, row.share) == (120, 90, -30, 30, 75)


@pytest.mark.long
def test_a_page_of_a_section_costs_a_few_queries(cast, region, django_assert_max_num_queries):
    head = sign_in(cast.section_head)
    with django_assert_max_num_queries(12):
        head.get(PAGE)


def test_an_officer_can_neither_plan_nor_enter_for_the_neighbour(cast, region):
    officer = sign_in(cast.officer)
    given = typed(region, planned=("10", "10"), done=("5", "5"))
    assert officer.post(PAGE, given).status_code == 302
    assert kept() == [("1", "done", 5, "officer")]


@pytest.mark.long
def test_every_role_gets_its_answer(cast, region, client):
    read = {"officer": 200, "section_head": 200, "coordinator": 200, "provincial": 200, "viewer": 403, "auditor": 403}
    assert {who: sign_in(getattr(cast, who)).get(PAGE).status_code for who in read} == read
    write = {"provincial": 403, "national": 403, "viewer": 403, "coordinator": 302}
    assert {who: sign_in(getattr(cast, who)).post(PAGE, typed(region)).status_code for who in write} == write
    assert sign_in(cast.section_head).get(f"{PAGE}?unit=section-2").status_code == 404
    assert sign_in(cast.officer).get(f"{PAGE}?unit=section-1").status_code == 404
    assert client.get(PAGE).status_code == 302


def test_bad_hours_are_a_sentence_and_everything_typed_stays(cast, region):
    head = sign_in(cast.section_head)
    for bad in ("-1", "745", "sto", "1.5", "9" * 400):
        answer = head.post(PAGE, typed(region, planned=(bad, "77")))
        assert (answer.status_code, 'value="77"' in answer.content.decode()) == (422, True), bad
    assert not BeatHours.objects.exists()


@pytest.mark.long
def test_hours_are_corrected_never_overwritten(cast, region):
    head = sign_in(cast.section_head)
    head.post(PAGE, typed(region, planned=("100", "")))
    head.post(PAGE, typed(region, planned=("110", "")))
    assert [row[2] for row in kept()] == [100, 110]
    assert "figure__earlier" in head.get(PAGE).content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        BeatHours.objects.update(hours=1)


@pytest.mark.long
def test_who_saves_over_a_colleague_is_told_first(cast, region):
    head, officer = sign_in(cast.section_head), sign_in(cast.officer)
    officer.post(PAGE, {f"done-{region.beats[0].pk}": "90", "seen": 0})
    answer = head.post(PAGE, typed(region, planned=("100", ""), done=("80", ""), seen=0))
    page = answer.content.decode()
    assert answer.status_code == 409 and 'value="80"' in page and "Officer Testowa" in page
    assert len(kept()) == 1


@pytest.mark.long
def test_hours_follow_a_beat_into_a_new_edition_of_the_borders(cast, region):
    head = sign_in(cast.section_head)
    before = shifted(month_of(timezone.localdate()), -1)
    head.post(f"{PAGE}?month={before:%Y-%m}", typed(region, done=("66", "")))
    BoundaryEdition.objects.update(is_current=False)
    edition, old = make_edition("Edition 2"), region.beats[0]
    make_beat(edition, old.unit, old.number, square(0), public_id=old.public_id)
    page = head.get(PAGE).content.decode()
    assert "66" in page and page.count("<fieldset") == 1
