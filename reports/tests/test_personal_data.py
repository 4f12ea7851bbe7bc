"""Personal data and calls for help in a text: the rules in Python and their twins in the browser, by the same sentences."""

import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from playwright._impl._driver import compute_driver_executable

from reports import emergency
from reports.fields import LOOKED_AT
from reports.personal_data import kinds_in

SENTENCES = json.loads((Path(__file__).parent / "data" / "personal_data.json").read_text(encoding="utf-8"))
CALLS = {
    row["text"]: row["calls"]
    for row in json.loads((Path(__file__).parent / "data" / "emergency.json").read_text(encoding="utf-8"))
}


def in_browser(module: str, script: str, value: object) -> object:
    """What a module of the page answers, run by the JavaScript engine that drives the browser tests."""
    node, _ = compute_driver_executable()
    file = Path(settings.BASE_DIR) / "static" / "js" / "lib" / module
    code = (
        f'import {{ readFileSync }} from "node:fs"; const read = readFileSync({json.dumps(str(file))}, "utf8");'
        'const found = await import("data:text/javascript;base64," + Buffer.from(read).toString("base64"));'
        f"const value = {json.dumps(value)}; {script}"
    )
    done = subprocess.run(
        [node, "--input-type=module", "-e", code], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def scores(found: list[list[str]]) -> tuple[float, int]:
    """Which part of the kinds that are there was found, and how many harmless sentences were suspected."""
    pairs = list(zip(SENTENCES, found, strict=True))
    there = [(row["kinds"], kinds) for row, kinds in pairs if row["kinds"]]
    hits = sum(set(wanted) <= set(kinds) for wanted, kinds in there)
    return hits / len(there), sum(bool(kinds) for row, kinds in pairs if not row["kinds"])


def test_the_list_has_at_least_two_hundred_sentences_and_all_kinds():
    assert len(SENTENCES) >= 200
    assert {kind for row in SENTENCES for kind in row["kinds"]} == {
        "pesel", "iban", "email", "phone", "plate", "home", "name",
    }  # fmt: skip


def test_nineteen_of_twenty_are_found_with_few_false_alarms():
    recall, false_alarms = scores([kinds_in(row["text"]) for row in SENTENCES])
    assert recall >= 0.95
    assert false_alarms <= 2


def test_the_twin_in_the_browser_says_the_same():
    script = "console.log(JSON.stringify(value.map((text) => found.kindsIn(text).sort())));"
    found = in_browser("personal_data.js", script, [row["text"] for row in SENTENCES])
    assert found == [sorted(kinds_in(row["text"])) for row in SENTENCES]


@pytest.mark.parametrize(("text", "kind"), [("80051712341", "pesel"), ("PL61109010140000071219812875", "iban")])
def test_a_number_with_a_wrong_checksum_is_only_a_number(text, kind):
    wrong = text[:-1] + str((int(text[-1]) + 1) % 10)
    right = [row["text"] for row in SENTENCES if row["kinds"] == [kind]]
    assert right
    assert kind not in kinds_in(wrong)


@pytest.mark.parametrize(("text", "calls"), CALLS.items())
def test_words_that_call_for_help_are_known(text, calls):
    assert emergency.needs_112(text) is calls


def test_the_script_of_the_form_knows_the_same_calls():
    script = (
        "const words = new found.EmergencyWords(value.stems);"
        'console.log(JSON.stringify(value.texts.map((text) => words.callIn(text) !== "")));'
    )
    found = in_browser("emergency.js", script, {"stems": emergency.stems(), "texts": list(CALLS)})
    assert found == list(CALLS.values())


def test_an_offence_of_an_officer_has_another_office():
    assert emergency.is_about_police("Chcę złożyć skargę na policjanta")
    assert not emergency.is_about_police("Policja była tu wczoraj")


def test_a_text_longer_than_any_description_is_looked_at_in_its_beginning_only():
    assert kinds_in("a" * 3_000_000 + " 44051401359") == []
    assert kinds_in("44051401359 " + "a" * 3_000_000) == ["pesel"]


def test_words_that_are_dismissed_again_and_again_cost_no_more_than_the_text(monkeypatch):
    """Each is looked at once: searches are counted, not seconds, and the text is cut first."""
    text = "wczoraj " + "pożar " * 100_000
    looked = []
    real = emergency._calls
    monkeypatch.setattr(emergency, "_calls", lambda *parts: looked.append(1) or real(*parts))
    assert not emergency.needs_112(text)
    assert len(looked) <= LOOKED_AT / len("pożar ")
