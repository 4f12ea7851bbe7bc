"""Beat numbers sort as people read them."""

import pytest

from districts.numbers import roman, sort_key


@pytest.mark.parametrize(
    "numbers", [["1", "2", "10", "10a", "11"], ["I", "II", "IV", "IX", "X", "XIV", "XL"], ["2", "III", "4"]]
)
def test_numbers_sort_naturally(numbers):
    assert sorted([numbers[-1], *numbers[:-1]], key=sort_key) == numbers


@pytest.mark.parametrize(
    ("text", "value"), [("IV", 4), ("XVIII", 18), ("CXX", 120), ("IIII", None), ("", None), ("a", None)]
)
def test_roman_numerals_are_read(text, value):
    assert roman(text) == value


def test_a_key_fits_its_column():
    assert len(sort_key("1a" * 40)) <= 24
