"""The page that shows all pictures, in the order of the states, with what is missing left out."""

from pathlib import Path

from kmzb.tests.browser.gallery.pictures import DESK, NIGHT, PHONE, Shot
from kmzb.tests.browser.states import State

HEADINGS = {
    "map": "Map and list",
    "report": "Reporting, the receipt, following a report",
    "places": "Officers, beats and units",
    "words": "Pages of words, answers that refuse",
}
INTRODUCTION = """# Every public page in every state

Written by `script/screens`, like the pictures: the demo region, a window of 360 px and one of 1280 px, the main states in
the dark too. Long pages are cut. Names, boundaries and reports are made up.
"""


def write_readme(groups: dict[str, list[State]], folder: Path) -> None:
    parts = [INTRODUCTION]
    for group, states in groups.items():
        parts += [
            f"## {HEADINGS.get(group, group.capitalize())}\n",
            "| State | 360 px | 1280 px | Dark |",
            "|---|---|---|---|",
        ]
        parts += [_row(state, folder) for state in states]
        parts.append("")
    (folder / "README.md").write_text("\n".join(parts), encoding="utf-8")


def _row(state: State, folder: Path) -> str:
    cells = [_picture(Shot(state, view), folder, width) for view, width in ((PHONE, 180), (DESK, 450), (NIGHT, 180))]
    return f"| {state.name.replace('-', ' ')} | {' | '.join(cells)} |"


def _picture(shot: Shot, folder: Path, width: int) -> str:
    if not (folder / shot.file).exists():
        return ""
    return f'<img src="{shot.file}" width="{width}" alt="{shot.state.name.replace("-", " ")}, {shot.view}">'
