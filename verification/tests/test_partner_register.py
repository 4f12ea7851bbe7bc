"""The register of bodies: kept by coordinators for their area, with history; an officer is offered what serves the place."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from accounts.problems import Problem
from districts.models import Partner, PartnerChange
from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.permissions import may_keep_for, units_of_keeper
from verification.scope import scope_of
from verification.services import HandOverTo
from verification.services.partners import Contact, NewPartner, add_partner
from verification.tests.factories import change, confirmed, sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PAGE = "/panel/instytucje/"
CONTACT = Contact("dyzurny@demo.invalid", "000 000 123", "pismo z 2026 r.")


def add(actor, unit, on, name="Zarząd Dróg"):
    asked = NewPartner(name, "road_manager", unit, CONTACT)
    return add_partner(asked=asked, actor=actor, at=timezone.now(), on=on)


def typed(**given):
    fields = {"act": "add", "name": "Zarząd Dróg", "kind": "road_manager", "unit": "kmp", "phone": "000 000 123"}
    return fields | {"email": "", "source": "pismo z 2026 r."} | given


def test_each_coordinator_keeps_the_own_area_by_row_and_by_rows(cast, region, on):
    units = [region.root, region.county, *region.sections]
    able = {"coordinator": units[1:], "provincial": units, "national": units}
    for name, user in vars(cast).items():
        scope = scope_of(user, on)
        rows = set(units_of_keeper(scope))
        assert rows == {unit for unit in units if may_keep_for(scope, unit)} == set(able.get(name, [])), name
        assert may_keep_for(scope, None) == (name == "national")


def test_a_coordinator_adds_changes_and_ends_with_history(cast, region, on):
    client = sign_in(cast.coordinator)
    assert client.post(PAGE, typed()).status_code == 302
    made = Partner.objects.get(name="Zarząd Dróg")
    assert (made.slug, made.unit, made.valid_from) == ("zarzad-drog", region.county, on)
    client.post(PAGE, typed(act="contact", partner=made.slug, phone="000 000 999"))
    client.post(PAGE, {"act": "end", "partner": made.slug, "last_day": on.isoformat()})
    made.refresh_from_db()
    assert (made.phone, made.valid_to) == ("000 000 999", on)
    assert list(made.changes.values_list("act", "phone")) == [
        ("ended", "000 000 999"),
        ("contact", "000 000 999"),
        ("added", "000 000 123"),
    ]
    assert made in Partner.objects.valid_on(on) and made not in Partner.objects.valid_on(on + DAY)
    assert cast.coordinator.full_name in client.get(PAGE).content.decode()


def test_an_officer_is_offered_only_what_serves_the_place_today(cast, region, on):
    report = make_report()
    confirmed(report, cast.officer)
    near, far = (add(cast.coordinator, unit, on, f"Zarząd {unit.slug}") for unit in region.sections)
    coming = add(cast.coordinator, region.county, on, "Od jutra")
    Partner.objects.filter(pk=coming.pk).update(valid_from=on + DAY)
    page = sign_in(cast.officer).get(f"/panel/zgloszenia/{report.public_id}/")
    form = next(form for form in page.context["decisions"] if form.target == Status.REFERRED)
    assert [slug for slug, _name in form.fields["partner"].choices][1:] == [region.partner.slug, near.slug]
    with pytest.raises(Problem) as refused:
        change(report, Status.REFERRED, cast.officer, hand_over=HandOverTo(far.slug, on + DAY))
    assert list(refused.value.fields) == ["partner"]
    assert Report.objects.get(pk=report.pk).status == Status.CONFIRMED


WRONG = (
    ({"name": " "}, "name"), ({"name": "x" * 201}, "name"), ({"phone": ""}, "phone"), ({"source": "…"}, "source"),
    ({"email": "x"}, "email"), ({"kind": "x"}, "kind"), ({"unit": "kwp"}, "unit"), ({"unit": ""}, "unit"),
    ({"name": "a\u202eb"}, "name"), ({"phone": "1" * 41}, "phone"),
)  # fmt: skip


@pytest.mark.parametrize("cases", [WRONG[::5], pytest.param(WRONG, marks=pytest.mark.long)], ids=["some", "all"])
def test_a_wrong_entry_is_refused_at_its_field_and_kept(cast, cases):
    client = sign_in(cast.coordinator)
    before = Partner.objects.count()
    for wrong, field in cases:
        answer = client.post(PAGE, typed(**wrong))
        assert answer.status_code == 422
        form = answer.context["form"]
        assert form.errors.keys() == {field}
        assert form["source"].value() == wrong.get("source", "pismo z 2026 r.")
    assert Partner.objects.count() == before


@pytest.mark.long
def test_the_same_name_in_the_same_area_is_one_body(cast, region, on):
    add(cast.coordinator, region.county, on)
    answer = sign_in(cast.coordinator).post(PAGE, typed(name="zarząd dróg"))
    assert answer.status_code == 409
    assert add(cast.coordinator, region.sections[0], on).slug == "zarzad-drog-2"


def test_officers_read_and_change_nothing_others_do_not_even_read(cast, region, on):
    made = add(cast.coordinator, region.county, on)
    officer = sign_in(cast.officer)
    page = officer.get(PAGE).content.decode()
    assert made.name in page and 'name="act"' not in page
    for form in (typed(), typed(act="contact", partner=made.slug), {"act": "end", "partner": made.slug}):
        assert officer.post(PAGE, form).status_code == 403
    assert sign_in(cast.viewer).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302
    assert PartnerChange.objects.count() == 1


@pytest.mark.long
def test_another_area_is_404_and_the_whole_country_403(cast, region, on):
    client = sign_in(cast.coordinator)
    assert client.post(PAGE, typed(act="contact", partner="no-such")).status_code == 404
    assert client.post(PAGE, typed(act="contact", partner=region.partner.slug)).status_code == 403
    assert client.post(PAGE, typed(act="x")).status_code == 422
    assert not PartnerChange.objects.exists()


@pytest.mark.long
def test_an_ended_body_is_history(cast, region, on):
    made = add(cast.coordinator, region.county, on)
    Partner.objects.filter(pk=made.pk).update(valid_to=on - DAY)
    answer = sign_in(cast.coordinator).post(PAGE, typed(act="contact", partner=made.slug))
    assert answer.status_code == 409
    assert sign_in(cast.coordinator).post(PAGE, typed()).status_code == 302  # the name is free again


@pytest.mark.long
def test_the_register_costs_a_constant_number_of_queries(cast, region, on, django_assert_max_num_queries):
    for number in range(20):
        add(cast.coordinator, region.county, on, f"Podmiot {number}")
    client = sign_in(cast.coordinator)
    with django_assert_max_num_queries(14):
        assert client.get(PAGE).content.decode().count("register__row ") == 21
