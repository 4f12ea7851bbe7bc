"""Says on stderr what a long command is doing: one line per step, redrawn while it grows on a terminal."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")
WIDTH = 30


class Progress:
    """`step` names a piece of work; `counted` walks over its parts. Where nobody looks (no terminal): lines only."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.is_terminal = self.stream.isatty()

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """The caller may append what was counted; it stands at the end of the line."""
        told: list[str] = []
        start = time.monotonic()
        if self.is_terminal:
            self.stream.write(f"{name} …")
            self.stream.flush()
        yield told
        before = "\r\x1b[K" if self.is_terminal else ""
        tail = f" ({', '.join(told)})" if told else ""
        self.stream.write(f"{before}{name}{tail}: {time.monotonic() - start:.1f} s\n")
        self.stream.flush()

    def counted(self, name: str, parts: Iterable[T], total: int) -> Iterator[T]:
        for done, part in enumerate(parts):
            if self.is_terminal and done % max(1, total // 100) == 0:
                filled = WIDTH * done // max(total, 1)
                self.stream.write(f"\r\x1b[K{name} [{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total}")
                self.stream.flush()
            yield part
