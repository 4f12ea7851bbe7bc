"""What a crash left behind: keys and files that no row points to are removed, rows whose key or file is gone are counted.

A key or a file goes when it has been an orphan for a day; nothing that a process works with is that old without a row. What
is seen today is noted in `KEY_STORE` and removed by a later run. A wrong database behind the store must not empty it, so
a run that would remove more than two in a hundred removes nothing, and says so.
"""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from reports import keys
from reports.models import Photo
from reports.photos import files

DAY = datetime.timedelta(days=1)
MOST_SHARE = 0.02
FREE_KEYS, FREE_FILES = 8 * keys.AHEAD, 20  # what some crashed processes leave behind in a small base
_SLOTS = """
    SELECT substring(description from 1 for 8) FROM reports_reportcontent WHERE length(description) > 8
    UNION ALL SELECT substring(text from 1 for 8) FROM reports_message WHERE length(text) > 8
    UNION ALL SELECT int8send(slot) FROM reports_photo WHERE slot IS NOT NULL
"""


@dataclass(frozen=True)
class Swept:
    """Counts. `stopped`: more would have gone than a run may remove. `no_key`, `no_file`: rows that open nothing any more."""

    keys: int = 0
    files: int = 0
    no_key: int = 0
    no_file: int = 0
    stopped: bool = False


def sweep(at: datetime.datetime, *, agreed: bool = False, dry: bool = False) -> Swept:
    """One run. `agreed`: somebody has looked at why the guard stopped it; `dry` only counts.

    The stores are read before the rows, so what is just being written is either unknown here or has its row.
    """
    held, stored = keys.taken(), files.stored()
    used = _slots_of_rows(len(held))
    paths = {files.path_of(name) for name in Photo.objects.exclude(slot=None).values_list("public_id", flat=True)}
    loose = keys.digests([slot for slot, is_taken in enumerate(held) if is_taken and not used[slot]])
    old_keys = _known_for_a_day(loose, at)
    old_files = [
        path for path, since in stored.items() if path not in paths and at.timestamp() - since > DAY.total_seconds()
    ]
    no_key = sum(1 for slot, is_used in enumerate(used) if is_used and not (slot < len(held) and held[slot]))
    lost = {"no_key": no_key, "no_file": len(paths - stored.keys())}
    too_many = _too_many(len(old_keys), sum(held), FREE_KEYS) or _too_many(len(old_files), len(stored), FREE_FILES)
    if dry or (too_many and not agreed):
        return Swept(len(old_keys), len(old_files), **lost, stopped=too_many)
    keys.destroy(old_keys)
    for path in old_files:
        files.unlink(path)
    _note(loose.keys() - old_keys, loose, at)
    return Swept(len(old_keys), len(old_files), **lost)


def _too_many(count: int, all_of_it: int, free: int) -> bool:
    return count > max(free, all_of_it * MOST_SHARE)


def _slots_of_rows(least: int) -> bytearray:
    """A one for each slot that a row names, at least `least` long: a byte a slot, for millions of them."""
    used = bytearray(least)
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_SLOTS)
        for (slot,) in cursor:
            at = int.from_bytes(bytes(slot), "big")
            if at >= len(used):
                used.extend(bytes(at + 1 - len(used)))
            used[at] = 1
    return used


def _list() -> Path:
    return Path(settings.KEY_STORE) / "orphans.json"


def _noted() -> dict[str, str]:
    """By the digest of a key and its slot the moment in which it was first seen without a row."""
    try:
        return json.loads(_list().read_text())
    except (OSError, ValueError):
        return {}


def _known_for_a_day(loose: Mapping[keys.Slot, str], at: datetime.datetime) -> set[keys.Slot]:
    noted = _noted()
    until = (at - DAY).isoformat()
    return {slot for slot, digest in loose.items() if noted.get(f"{slot} {digest}", at.isoformat()) < until}


def _note(slots: set[keys.Slot], loose: Mapping[keys.Slot, str], at: datetime.datetime) -> None:
    """Those that are gone are forgotten; those that were known keep their moment."""
    noted = _noted()
    names = [f"{slot} {loose[slot]}" for slot in slots]
    new = _list().with_suffix(".new")
    new.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new.write_text(json.dumps({name: noted.get(name, at.isoformat()) for name in names}))
    new.chmod(0o600)
    new.rename(_list())
