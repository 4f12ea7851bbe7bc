"""Catalogues in the panel: read by every officer, changed by the national coordinator from a later day on, tried first."""

import datetime

import pytest
from django.utils import timezone

from reports import reasons
from reports.models import Category, CategoryChange, ReasonRule, Report
from reports.reasons import reasons_on
from reports.statuses import Reason, Status
from reports.tests.factories import WASTE, make_report
from verification.panel import catalogues
from verification.services.categories import apply_changes
from verification.tests.factories import change, sign_in, visit

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
INDEX, REASONS, WASTE_PAGE = "/panel/katalogi/", "/panel/katalogi/przyczyny/", f"/panel/katalogi/kategorie/{WASTE}/"
HOAX_EDGE = (Status.VERIFYING, Status.HOAX)


def text(answer):
    return answer.content.decode()


def typed_category(on, **given):
    found = Category.objects.get(slug=WASTE)
    names = (
        "name",
        "name_en",
        "name_uk",
        "hint",
        "hint_en",
        "hint_uk",
        "words",
        "icon",
        "precision",
        "minimum_visits",
        "near_m",
    )
    today = {name: getattr(found, name) for name in names}
    box = {"description_required": "on"} if found.description_required else {}
    return today | box | {"effective_from": (on + DAY).isoformat(), "why": "pismo KGP z 2026 r."} | given  # fmt: skip


def typed_reason(on, code=Reason.MISPLACED, **given):
    what = f"verifying hoax {code}"
    fields = {"what": what, "act": "withdraw", "effective_from": (on + DAY).isoformat(), "why": "pismo KGP z 2026 r."}
    return fields | given


def test_the_index_leads_to_every_catalogue_that_this_installation_has(cast, monkeypatch):
    missing = catalogues.Catalogue("panel:no_such_page", "x", "Nie ma", "Nie ma")
    monkeypatch.setattr(catalogues, "CATALOGUES", (*catalogues.CATALOGUES, missing))
    page = text(sign_in(cast.officer).get(INDEX))
    assert all(address in page for address in ("/panel/terminy/", "/panel/katalogi/kategorie/", REASONS))
    assert "Nie ma" not in page
    assert f'href="{INDEX}"' in text(sign_in(cast.officer).get("/panel/"))


@pytest.mark.long
@pytest.mark.parametrize("address", [INDEX, "/panel/katalogi/kategorie/", WASTE_PAGE, REASONS])
def test_every_officer_reads(client, cast, address, django_assert_max_num_queries):
    assert client.get(address).status_code == 302
    officer = sign_in(cast.officer)
    with django_assert_max_num_queries(8):
        assert officer.get(address).status_code == 200


def test_nobody_but_the_national_coordinator_changes(cast):
    for user in (cast.officer, cast.coordinator, cast.provincial, cast.auditor, cast.system_admin):
        client = sign_in(user)
        assert [client.post(address, {}).status_code for address in (WASTE_PAGE, REASONS)] == [403, 403]


@pytest.mark.long
def test_a_category_that_does_not_exist_is_404(national):
    assert national.get("/panel/katalogi/kategorie/nie-ma/").status_code == 404


@pytest.mark.long
def test_a_change_of_a_category_is_counted_and_seen_before_it_is_saved(cast, national, on):
    for _ in range(2):
        report = make_report(category=WASTE)
        change(report, Status.VERIFYING, cast.officer)
        visit(report, cast.officer, "not_seen")
    change(report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE)
    page = text(national.post(WASTE_PAGE, typed_category(on, minimum_visits="2", name="Śmieci na dziko")))
    assert "Śmieci na dziko" in page.split('class="tile__name"')[1]
    assert not CategoryChange.objects.exists()
    counted = page.split("tried-title")[2].split('class="tiles"')[0]
    assert [counted.split("<strong>")[1].split("</strong>")[0].count("2"), counted.count("<p>")] == [2, 3]


def test_a_saved_change_waits_for_its_day_and_keeps_what_was(cast, national, on):
    report = make_report(category=WASTE)
    before = report.public_point.coords
    national.post(WASTE_PAGE, typed_category(on, precision="250", confirmed="1"))
    saved = CategoryChange.objects.get()
    assert (saved.after, saved.made_by) == ({"precision": 250}, cast.national)
    assert apply_changes(timezone.now(), on) == 0
    assert [apply_changes(timezone.now(), on + DAY) for _ in range(2)] == [1, 0]
    assert Category.objects.get(slug=WASTE).precision == 250
    saved.refresh_from_db()
    assert saved.before == {"precision": 0}
    assert Report.objects.get(pk=report.pk).public_point.coords == before
    assert cast.national.full_name in text(national.get(WASTE_PAGE))


@pytest.mark.long
def test_a_category_ends_with_a_day_and_is_never_deleted(national, on):
    last = on + 10 * DAY
    national.post(WASTE_PAGE, typed_category(on, valid_to=last.isoformat(), confirmed="1"))
    apply_changes(timezone.now(), on + DAY)
    assert Category.objects.get(slug=WASTE).valid_to == last
    assert Category.objects.current(last).filter(slug=WASTE).exists()
    assert not Category.objects.current(last + DAY).filter(slug=WASTE).exists()


@pytest.mark.long
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"minimum_visits": "9"}, "id_minimum_visits"),
        ({"near_m": "x"}, "id_near_m"),
        ({"precision": "7"}, "id_precision"),
        ({"icon": "no-such-icon"}, "id_icon"),
        ({"name": ""}, "id_name"),
        ({"why": " "}, "id_why"),
        ({"effective_from": "2020-01-01", "near_m": "300"}, "id_effective_from"),
        ({"effective_from": "31.02", "near_m": "300"}, "id_effective_from"),
        ({"valid_to": "2020-01-01"}, "id_valid_to"),
        ({"name": "x" * 121}, "id_name"),
    ],
)
def test_what_makes_no_change_is_refused_at_its_field_and_kept(national, on, given, field):
    answer = national.post(WASTE_PAGE, typed_category(on, words="własne słowa", confirmed="1", **given))
    assert answer.status_code == 422
    assert f'href="#{field}"' in text(answer) and "własne słowa" in text(answer)
    assert not CategoryChange.objects.exists()


@pytest.mark.long
def test_a_change_that_changes_nothing_and_a_second_one_for_a_day_are_refused(national, on):
    assert national.post(WASTE_PAGE, typed_category(on)).status_code == 422
    assert national.post(WASTE_PAGE, typed_category(on, near_m="300", confirmed="1")).status_code == 302
    assert national.post(WASTE_PAGE, typed_category(on, near_m="400", confirmed="1")).status_code == 409


@pytest.mark.long
def test_a_change_is_taken_back_before_it_is_applied_and_not_after(national, on):
    national.post(WASTE_PAGE, typed_category(on, near_m="300", confirmed="1"))
    national.post(WASTE_PAGE, {"withdraw": str(CategoryChange.objects.get().pk)})
    assert not CategoryChange.objects.exists()
    national.post(WASTE_PAGE, typed_category(on, near_m="300", confirmed="1"))
    apply_changes(timezone.now(), on + DAY)
    national.post(WASTE_PAGE, {"withdraw": str(CategoryChange.objects.get().pk)})
    assert CategoryChange.objects.count() == 1
    assert national.post(WASTE_PAGE, {"withdraw": "x"}).status_code == 404


def test_a_withdrawn_reason_goes_from_its_day_on_and_stays_on_what_was_decided(cast, national, on):
    old, new = make_report(), make_report()
    for report in (old, new):
        change(report, Status.VERIFYING, cast.officer)
    change(old, Status.HOAX, cast.officer, Reason.MISPLACED)
    page = text(national.post(REASONS, typed_reason(on)))
    assert page.split('<select id="preview">')[1].split("</select>")[0].count("<option>") == 3
    assert not ReasonRule.objects.exists()
    national.post(REASONS, typed_reason(on, confirmed="1"))
    assert Reason.MISPLACED in reasons_on(*HOAX_EDGE, on)
    assert Reason.MISPLACED not in reasons_on(*HOAX_EDGE, on + DAY)
    ReasonRule.objects.update(effective_from=on)
    reasons.forget()
    officer = sign_in(cast.officer)
    assert f'value="{Reason.MISPLACED}"' not in text(officer.get(f"/panel/zgloszenia/{new.public_id}/"))
    verdict = {"act": "decide", "to": "hoax", "seen": "verifying", "reason": "misplaced"}
    assert officer.post(f"/panel/zgloszenia/{new.public_id}/", verdict).status_code == 422
    old.refresh_from_db()
    assert (old.status, old.reason) == (Status.HOAX, Reason.MISPLACED)


@pytest.mark.long
def test_a_reason_can_be_allowed_again(national, cast, on):
    for ahead, act in ((1, "withdraw"), (5, "allow")):
        day = (on + ahead * DAY).isoformat()
        national.post(REASONS, typed_reason(on, act=act, effective_from=day, confirmed="1"))
    held = [Reason.MISPLACED in reasons_on(*HOAX_EDGE, on + ahead * DAY) for ahead in (0, 1, 4, 5)]
    assert held == [True, False, False, True]


@pytest.mark.long
def test_the_last_reason_of_a_list_and_those_that_residents_need_stay(national, on):
    for code in (Reason.MISPLACED, Reason.NOT_A_THREAT):
        assert national.post(REASONS, typed_reason(on, code, confirmed="1")).status_code == 302
    assert national.post(REASONS, typed_reason(on, Reason.FALSE_REPORT, confirmed="1")).status_code == 422
    objection = typed_reason(on, what="hoax verifying objection_granted", confirmed="1")
    assert national.post(REASONS, objection).status_code == 422
    assert ReasonRule.objects.count() == 2


@pytest.mark.long
def test_a_rule_of_a_reason_is_taken_back_before_its_day_and_not_after(national, on):
    national.post(REASONS, typed_reason(on, confirmed="1"))
    assert national.post(REASONS, typed_reason(on, confirmed="1")).status_code == 409
    ReasonRule.objects.update(effective_from=on)
    national.post(REASONS, {"withdraw": str(ReasonRule.objects.get().pk)})
    assert ReasonRule.objects.count() == 1
    ReasonRule.objects.update(effective_from=on + DAY)
    national.post(REASONS, {"withdraw": str(ReasonRule.objects.get().pk)})
    assert not ReasonRule.objects.exists()


@pytest.mark.parametrize(
    "given", [{"what": "new eliminated x"}, {"effective_from": "x"}, {"why": ""}, {"act": "delete"}]
)
def test_a_bad_rule_of_a_reason_is_said_and_kept(national, on, given):
    answer = national.post(REASONS, typed_reason(on) | {"confirmed": "1"} | given)
    assert answer.status_code == 422
    assert "error-summary" in text(answer)
