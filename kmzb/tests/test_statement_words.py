"""The accessibility statement can say in every language what the results file tells."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from kmzb.tests.browser import checks
from kmzb.tests.browser.gallery import matrix
from reports import accessibility


def test_every_sentence_of_the_results_is_known_to_the_statement():
    assert set(checks.WORDS.values()) == set(accessibility.CHECKS)
    assert set(matrix.GAPS) == set(accessibility.GAPS)


@pytest.mark.parametrize("language", ["pl", "uk"])
def test_every_sentence_of_the_results_is_translated(language):
    with translation.override(language):
        for sentence in (*accessibility.CHECKS, *accessibility.GAPS):
            assert gettext(sentence) != sentence
