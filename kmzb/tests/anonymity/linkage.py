"""An attacker who holds the whole database and its files and wants to know which reports came from one person.

The attacker does not know which column helps, so every one of them is tried in every way, and the best guess counts.
"""

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from math import comb
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from reports.models import Report

Column = list  # one value for each report, in one order for all columns


def adjusted_rand_index(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How alike two ways of sorting the same things into groups are: 1 the same, about 0 by chance (Hubert and Arabie)."""
    both = sum(comb(n, 2) for n in Counter(zip(one, other, strict=True)).values())
    of_one, of_other = (sum(comb(n, 2) for n in Counter(groups).values()) for groups in (one, other))
    by_chance = of_one * of_other / comb(len(one), 2)
    most = (of_one + of_other) / 2
    return 1.0 if most == by_chance else (both - by_chance) / (most - by_chance)


def guesses(column: Column, persons: int) -> Iterator[list[Hashable]]:
    """Groups that one column suggests: equal values; as many neighbours as a person has reports; between the widest gaps."""
    values = [json.dumps(value, sort_keys=True) for value in column]
    yield values
    numbers = all(isinstance(value, int | float) for value in column)
    order = sorted(range(len(column)), key=(column if numbers else values).__getitem__)
    ranks = {row: rank for rank, row in enumerate(order)}
    yield [ranks[row] * persons // len(column) for row in range(len(column))]
    if numbers:
        gaps = [column[later] - column[earlier] for earlier, later in itertools.pairwise(order)]
        cuts = set(sorted(range(len(gaps)), key=gaps.__getitem__)[-(persons - 1) :])
        of_rank = list(itertools.accumulate((rank in cuts for rank in range(len(gaps))), initial=0))
        yield [of_rank[ranks[row]] for row in range(len(column))]


def best_guess(evidence: dict[str, Column], truth: Sequence[Hashable]) -> tuple[float, str]:
    """The score and the column of the guess that comes nearest."""
    persons = len(set(truth))
    return max(
        (adjusted_rand_index(guess, truth), name)
        for name, column in evidence.items()
        for guess in guesses(column, persons)
    )


def evidence(reports: Sequence[int]) -> dict[str, Column]:
    """Every column of every row that hangs on a report, with what PostgreSQL knows of the row itself, and the files."""
    found: dict[str, dict[int, list]] = defaultdict(lambda: defaultdict(list))
    for model, link in linked():
        for report, row in rows_of(model._meta.db_table, link):
            for name, value in row.items():
                found[f"{model._meta.db_table}.{name}"][report].append(value)
    columns = {name: [held.get(report, []) for report in reports] for name, held in found.items()}
    return {name: [value[0] if len(value) == 1 else value for value in column] for name, column in columns.items()}


def linked() -> list[tuple[type, str]]:
    """Tables with a column that names a report, and that column."""
    return [
        (model, "id" if model is Report else field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Report or (model is Report and field.primary_key)
    ]


def rows_of(table: str, link: str) -> Iterator[tuple[int, dict[str, object]]]:
    """With the place, the transaction and the size of the row; of sealed columns the slot of the key, of photos the file."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "{link}", to_jsonb(t), ctid::text, xmin::text::bigint, pg_column_size(t.*) FROM "{table}" t'  # noqa: S608
        )
        for report, row, place, transaction, size in cursor.fetchall():
            page, line = json.loads(place.replace("(", "[").replace(")", "]"))
            about = {"ctid": page * 1_000 + line, "xmin": transaction, "size": size}
            yield report, json.loads(row) | about | sealed(json.loads(row))


def sealed(row: dict[str, object]) -> dict[str, object]:
    if "slot" in row:
        file = next((Path(settings.MEDIA_STORAGE) / "photos").glob(f"*/{str(row['public_id']).replace('-', '')}"))
        return {"file size": file.stat().st_size, "file time": file.stat().st_mtime, "file": file.stat().st_ino}
    text = str(row.get("description") or row.get("text") or "")
    return {"slot of the text": int(text[2:18], 16), "length": len(text)} if text.startswith("\\x") else {}
