"""Icons are part of the page: hidden from readers, drawn in the colour of the text, never a request."""

import pytest

from accounts.templatetags.icons import icon, names


def test_an_icon_is_inline_and_skipped_by_readers_of_the_page():
    drawn = icon("map-pin", size=20)
    assert drawn.startswith("<svg")
    assert 'aria-hidden="true"' in drawn
    assert 'width="20"' in drawn
    assert "currentColor" in drawn
    assert "style=" not in drawn


def test_an_unknown_name_gives_a_sign_and_never_an_error():
    assert "<svg" in icon("no-such-icon-anywhere")


@pytest.mark.django_db
def test_each_category_has_an_icon_of_its_own_that_the_package_knows(catalogue):
    from reports.models import Category

    given = list(Category.objects.values_list("icon", flat=True))
    assert len(given) == len(set(given)) == 27
    assert set(given) <= names()
