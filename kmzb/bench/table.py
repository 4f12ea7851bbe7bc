"""The form of a result: what every case has, as a table for people and as `.local/bench.json` for programs."""

import json
from collections.abc import Sequence
from pathlib import Path

Case = dict[str, object]


def of_times(name: str, times: Sequence[float], reference: Sequence[float]) -> Case:
    """Milliseconds of the thing and of its reference, taken in turn. `ratio` compares the medians."""
    middle, least = _quantile(times, 0.5), _quantile(reference, 0.5)
    return {
        "name": name,
        "requests_per_s": round(1_000 / middle, 2) if middle else None,
        "p50_ms": round(middle, 1),
        "p95_ms": round(_quantile(times, 0.95), 1),
        "p99_ms": round(_quantile(times, 0.99), 1),
        "max_ms": round(max(times), 1),
        "reference": round(least, 1),
        "ratio": round(middle / least, 2) if least else None,
    }


def _quantile(values: Sequence[float], share: float) -> float:
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
    columns = list(dict.fromkeys(name for case in cases for name in case))
    rows = [columns, *([_cell(case.get(name)) for name in columns] for case in cases)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(columns))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "-"
    return "-" if value is None else str(value)
