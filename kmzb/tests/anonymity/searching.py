"""Looks for very many texts in very many bytes at once: `grep` reads every file of a store as it lies on the disk."""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from kmzb.tests.anonymity.encodings import SHORT, encodings

Hit = tuple[str, str, str]  # store, address, how it is written


def find(stores: Mapping[str, Iterable[Path]], addresses: Iterable[str], keys: tuple[str, ...] = ()) -> set[Hit]:
    """Stores are files and folders, everything below them included. Nobody may write there meanwhile."""
    known = {
        text: (address, kind)
        for address in addresses
        for kind, texts in encodings(address, keys).items()
        for text in texts
    }
    return {
        (store, *known[text])
        for store, places in stores.items()
        for file, offset, text in matches(known, places)
        if known[text][1] not in SHORT or stands_alone(file, offset, len(text))
    }


def matches(texts: Iterable[str], places: Iterable[Path]) -> list[tuple[Path, int, str]]:
    """File, offset, text; of texts that begin at one place the longest."""
    with tempfile.NamedTemporaryFile("w") as patterns:
        patterns.write("\n".join(texts))
        patterns.flush()
        command = ["grep", "-raobHZF", "-D", "skip", "-f", patterns.name, "--", *places]
        done = subprocess.run(command, env=os.environ | {"LC_ALL": "C"}, capture_output=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(done.stderr.decode())
    lines = [line.rpartition(b"\0") for line in done.stdout.splitlines()]
    found = [(Path(os.fsdecode(file)), *rest.decode().split(":", 1)) for file, _, rest in lines]
    return [(file, int(offset), text) for file, offset, text in found]


def stands_alone(file: Path, offset: int, length: int) -> bool:
    with file.open("rb") as held:
        held.seek(max(offset - 1, 0))
        around = held.read(length + 2 if offset else length + 1)
    before, after = around[:1] if offset else b"", around[length + bool(offset) :]
    return not (before.isalnum() or after.isalnum())
