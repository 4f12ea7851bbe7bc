"""Contrast of the colours, from the tokens themselves: 7:1 where it is read, 4.5:1 everywhere, 3:1 for edges and focus."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from verification.panel.palette import DARK, LIGHT, contrast, pairs, themes

STYLES = Path(settings.BASE_DIR) / "static" / "css"


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair.ink} on {pair.paper}")
def test_a_pair_of_colours_keeps_its_contrast_in_both_themes(pair):
    assert min(pair.light, pair.dark) >= pair.least, pair


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == 21.0
    assert contrast("#777777", "#ffffff") == 4.4


def test_the_dark_theme_changes_what_is_read():
    known = themes()
    assert known[LIGHT]["text"] != known[DARK]["text"]
    assert len(known[LIGHT]) > 30


def test_no_colour_is_named_outside_the_tokens():
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\brgb\((?!255 255 255 / 12%|0 0 0 / \d+%)|\bhsl\(", re.IGNORECASE)
    offenders = {
        f"{file.name}: {line.strip()}"
        for file in STYLES.glob("*.css")
        if file.name != "tokens.css"
        for line in file.read_text(encoding="utf-8").splitlines()
        if colour.search(line)
    }
    assert offenders == set()


def test_every_token_that_is_used_exists():
    sheets = {file.name: file.read_text(encoding="utf-8") for file in STYLES.glob("*.css")}
    scripts = "".join(file.read_text(encoding="utf-8") for file in (STYLES.parent / "js").rglob("*.js"))
    known = set(re.findall(r"(--[a-z0-9-]+):", "".join(sheets.values()))) | set(re.findall(r"--[a-z0-9-]+", scripts))
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", "".join(sheets.values())))
    assert len(used) > 40
    assert used - known == set()
