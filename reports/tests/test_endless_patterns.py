"""Texts that make a careless pattern try for ever (row 43). The processor's time is limited, so that none can hang a run."""

import contextlib
import re
import signal

import pytest

from accounts.problems import Problem
from accounts.text import flaw_of, says_something, tidy
from districts.addresses import coordinates
from districts.addresses.normalise import normalise
from reports import emergency, personal_data, receipts
from reports.confirmation import _LINE
from reports.forms import degrees
from reports.parsing import check_depth

SECONDS = 10  # of computing: a pattern that never ends takes thousands of years, a good one milliseconds
LENGTH = 20_000
SEEDS = ["a", "aaaa!", "a@a.", "a@kropka", "a@a-", "kropka ", "0", "00 ", "0-", "12 345 ", "(0", "PL 00", "mieszkam ", "A1", "WA",
         "pali si", "\\", '"', '"\\', "[", "1.", "1,", " ", "\t", "51° ", "51'46\"N ", "ul. ", "1go ", "ł\u0301", "0-0", "\u2010"]  # fmt: skip
READERS = {
    "personal data": personal_data.kinds_in,
    "emergency": emergency.needs_112,
    "police": emergency.is_about_police,
    "receipt": receipts.bare,
    "confirmation": _LINE.fullmatch,
    "number": degrees,
    "coordinates": coordinates.read,
    "address": normalise,
    "tidy": tidy,
    "sense": says_something,
    "flaw": lambda text: flaw_of(text, 1_000),
}


def depth(text):
    with contextlib.suppress(Problem):
        check_depth(text.encode())


READERS["depth"] = depth


@pytest.fixture
def limited():
    def stop(*_):
        raise TimeoutError("still computing")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("name", READERS)
def test_no_text_makes_a_pattern_try_for_ever(limited, name):
    for seed in SEEDS:
        for tail in ("", "!", "\n"):
            READERS[name]((seed * LENGTH)[:LENGTH] + tail)


def test_the_limit_ends_what_never_ends(limited):
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.2)
    with pytest.raises(TimeoutError):
        re.fullmatch(r"(a+)+", "a" * 100 + "!")
