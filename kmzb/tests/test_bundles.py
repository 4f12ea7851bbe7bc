"""Many modules become one file for each entry; what could not run as it is written is refused."""

import pytest

from kmzb import bundles

PAGE = '// The page.\nimport { one } from "../lib/one.js";\nimport { two as second } from "../lib/two.js";\n\none(second);\n'
ONE = 'import { two } from "./two.js";\n\nconst STEP = 2;\n\nexport function one(given) {\n  return import("./late.js");\n}\n'
TWO = "const STEP = 1;\n\nexport const two = STEP;\nexport async function other() {}\nexport class Third {}\n"
SOURCES = {
    "js/pages/a.js": PAGE,
    "js/lib/one.js": ONE,
    "js/lib/two.js": TWO,
    "js/lib/late.js": "export const late = 1;\n",
}


def joined(changed=None):
    return bundles.script("js/pages/a.js", {**SOURCES, **(changed or {})}.__getitem__)


def test_a_module_is_there_once_and_before_those_that_need_it():
    script = joined()
    assert script.count("const STEP = 1;") == 1
    assert script.index("const m0 =") < script.index("const m1 =") < script.index("one(second);")
    assert "return { two, other, Third };" in script
    assert "const { two } = m0;" in script
    assert "const { two: second } = m0;" in script
    assert "\nimport" not in script
    assert "\nexport" not in script


def test_what_a_page_loads_later_is_an_entry_of_its_own_and_is_named_as_the_page_sees_it():
    assert bundles.entries(SOURCES, SOURCES.__getitem__) == {"js/pages/a.js", "js/lib/late.js"}
    assert 'import("../lib/late.js")' in joined()
    one = bundles.script("js/lib/one.js", SOURCES.__getitem__)
    assert 'import("./late.js")' in one
    assert "export function one(given)" in one


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"js/lib/two.js": 'import { one } from "./one.js";\nexport const two = 1;\n'}, "needs itself"),
        ({"js/lib/two.js": "export default 1;\n"}, "export default"),
        ({"js/lib/two.js": 'import * as all from "./late.js";\n'}, "import \\* as all"),
        ({"js/lib/two.js": "export let two = 1;\n"}, "export let"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_the_module_and_the_line(changed, said):
    with pytest.raises(bundles.BundleError, match=said):
        joined(changed)


def test_a_style_sheet_has_what_it_imports_in_its_place():
    sheets = {
        "css/a.css": '@import url("b.css");\n.a {}\n',
        "css/b.css": '@import url("c.css");\n.b {}\n',
        "css/c.css": ".c {}\n",
    }
    assert bundles.sheet("css/a.css", sheets.__getitem__) == ".c {}\n.b {}\n.a {}\n"
