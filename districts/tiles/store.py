"""Tiles kept on the disk under a cap, shared by all workers: whole files only, the oldest go first.

A file begins with the digest of its body, so a broken one reads as absent and is fetched again.
"""

import contextlib
import hashlib
import logging
import os
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger("kmzb.tiles")
FRESH_SECONDS = 30 * 86_400
_DIGEST = 32
# Each worker sweeps after writing a 32nd of the cap, down to four fifths: six workers together stay below it.
_SWEEP_PART = 32
_KEPT_PART = 0.8


@dataclass(frozen=True)
class Kept:
    body: bytes
    is_fresh: bool


class TileStore:
    """`folder` is this source's own part of `root`; the cap counts all of `root`, other sources' remains included."""

    def __init__(self, root: Path, source: str, cap_bytes: int) -> None:
        self.root, self.cap = root, cap_bytes
        self.folder = root / hashlib.sha256(source.encode()).hexdigest()[:16]
        self._unswept = cap_bytes  # the first write looks at what an earlier process left
        self._lock = threading.Lock()

    def path(self, z: int, x: int, y: int) -> Path:
        return self.folder / str(z) / str(x) / str(y)

    def read(self, z: int, x: int, y: int) -> Kept | None:
        path = self.path(z, x, y)
        try:
            raw, written = path.read_bytes(), path.stat().st_mtime
        except OSError:
            return None
        body = raw[_DIGEST:]
        if hashlib.sha256(body).digest() != raw[:_DIGEST]:
            return None
        return Kept(body, time.time() - written < FRESH_SECONDS)

    def write(self, z: int, x: int, y: int, body: bytes) -> None:
        """Never fails: a tile that cannot be kept is fetched again next time."""
        try:
            self._make_room(len(body) + _DIGEST)
            self._replace(self.path(z, x, y), hashlib.sha256(body).digest() + body)
        except OSError as error:
            log.warning("a tile could not be kept: %s", type(error).__name__)

    def _replace(self, path: Path, raw: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
            os.replace(name, path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise

    def _make_room(self, size: int) -> None:
        with self._lock:
            self._unswept += size
            if self._unswept * _SWEEP_PART >= self.cap:
                self._unswept = size
                self.sweep()

    def sweep(self) -> None:
        """Removes the oldest files until four fifths of the cap are left."""
        files = sorted(self._files())
        total = sum(size for _written, size, _path in files)
        for _written, size, path in files:
            if total <= self.cap * _KEPT_PART:
                break
            with contextlib.suppress(OSError):
                os.unlink(path)
            total -= size

    def _files(self) -> list[tuple[float, int, str]]:
        found = []
        for folder, _below, names in os.walk(self.root):
            for name in names:
                with contextlib.suppress(OSError):  # another worker was faster
                    about = os.stat(os.path.join(folder, name))
                    found.append((about.st_mtime, about.st_size, os.path.join(folder, name)))
        return found
