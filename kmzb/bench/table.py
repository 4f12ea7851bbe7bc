"""The form of a result: what every case has, as a table for people and as `.local/bench.json` for programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

Case = dict[str, object]


@dataclass(frozen=True)
class Figure:
    """What was measured and what the product promises: at most `target`, or at least."""

    name: str
    measured: float
    target: float
    at_least: bool = False

    @property
    def is_kept(self) -> bool:
        return self.measured >= self.target if self.at_least else self.measured <= self.target


def of_figures(name: str, figures: Sequence[Figure], **more: object) -> Case:
    """A case with promises of its own; `more` is measured beside them."""
    targets = {one.name: f"{'>=' if one.at_least else '<='} {one.target}" for one in figures}
    missed = [one.name for one in figures if not one.is_kept]
    return {"name": name, **{one.name: one.measured for one in figures}, **more, "targets": targets, "missed": missed}


def of_times(name: str, times: Sequence[float], reference: Sequence[float]) -> Case:
    """Milliseconds of the thing and of its reference, taken in turn. `ratio` compares the medians."""
    middle, least = quantile(times, 0.5), quantile(reference, 0.5)
    return {
        "name": name,
        "requests_per_s": round(1_000 / middle, 2) if middle else None,
        "p50_ms": round(middle, 1),
        "p95_ms": round(quantile(times, 0.95), 1),
        "p99_ms": round(quantile(times, 0.99), 1),
        "max_ms": round(max(times), 1),
        "reference": round(least, 1),
        "ratio": round(middle / least, 2) if least else None,
    }


def quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def write(rows: int, cases: list[Case], file: Path) -> None:
    """Keeps the cases of earlier runs under other names."""
    names = {case["name"] for case in cases}
    kept = [case for case in _earlier(file) if case["name"] not in names]
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"rows": rows, "cases": kept + cases}, indent=2) + "\n", encoding="utf-8")


def _earlier(file: Path) -> list[Case]:
    try:
        return json.loads(file.read_text(encoding="utf-8"))["cases"]
    except (OSError, ValueError, KeyError):
        return []


def as_text(cases: list[Case]) -> str:
    """Cases without promises of their own side by side; the others a line for each figure, with its promise."""
    if any("targets" in case for case in cases):
        return _aligned(
            [("case", "figure", "measured", "promised", ""), *(row for case in cases for row in _lines(case))]
        )
    columns = list(dict.fromkeys(name for case in cases for name in case))
    return _aligned([columns, *([_cell(case.get(name)) for name in columns] for case in cases)])


def _lines(case: Case) -> list[tuple[str, ...]]:
    figures = {name: value for name, value in case.items() if name not in ("name", "targets", "missed")}
    words = {name: "too slow" if name in case["missed"] else "ok" for name in case["targets"]}
    return [
        (str(case["name"]), name, str(value), case["targets"].get(name, ""), words.get(name, ""))
        for name, value in figures.items()
    ]


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "-"
    return "-" if value is None else str(value)
