"""A photo that was set aside: two roles read that there is one and what to do; nobody sees it, nobody else is told."""

import pytest

from reports.models import Photo
from reports.tests.factories import make_report
from verification.tests.factories import sign_in
from verification.tests.tasks import day

pytestmark = pytest.mark.django_db
PAGE = "/panel/odlozone/"


@pytest.fixture
def report(cast):
    found = make_report()
    Photo.objects.create(
        report=found, slot=1, digest=b"1" * 32, width=9, height=9, added_on=day(0), is_set_aside=True
    )  # fmt: skip
    return found


def page(user, address=PAGE):
    return sign_in(user).get(address)


def test_the_two_roles_read_which_report_and_what_to_do(cast, report):
    for user in (cast.national, cast.auditor):
        answer = page(user)
        assert str(report.public_id) in answer.content.decode()
        assert report.category.name not in answer.content.decode()
        assert "/zdjecia/" not in answer.content.decode()


@pytest.mark.long
def test_to_everybody_else_nothing_tells_of_it(cast, report):
    for user in (cast.officer, cast.section_head, cast.coordinator, cast.provincial, cast.system_admin, cast.viewer):
        assert page(user).status_code == 403
        assert PAGE not in page(user, "/panel/").content.decode()
    address = f"/panel/zgloszenia/{report.public_id}/"
    for user in (cast.officer, cast.section_head, cast.coordinator):
        assert PAGE not in page(user, address).content.decode()
    assert PAGE in page(cast.national, address).content.decode().split("<main")[1]


@pytest.mark.long
def test_without_any_the_page_says_so_and_an_erased_one_is_marked(cast, report):
    held = page(cast.national).content.decode()
    Photo.objects.update(slot=None)
    assert page(cast.national).content.decode().count('class="tag"') == held.count('class="tag"') + 1
    Photo.objects.update(is_set_aside=False)
    empty = page(cast.auditor).content.decode()
    assert "notice--good" in empty and str(report.public_id) not in empty
