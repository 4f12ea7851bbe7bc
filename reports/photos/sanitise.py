"""From what somebody sent to a picture of nothing but pixels: looked at from outside here, decoded in a guarded process.

`reports.photos.decoder` is a program of its own, without Django and without our environment; it dies with the photo. No
byte of the original is ever written to a disk. Where the process cannot be guarded, nothing is decoded.
"""

import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from json import dumps
from pathlib import Path

from reports.alike import SKETCH_BYTES
from reports.photos.decoder.outcome import MOST_BYTES, MOST_PIXELS, Outcome

SECONDS = 10  # by the clock on the wall; of computing the process gets half
WAIT = 5  # for one of the turns
_PROGRAM = str(Path(__file__).parent / "decoder")
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}  # address space is what is limited
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
_turns = threading.BoundedSemaphore(2)  # of one process of the server: its other threads serve pages
_CODES = {
    Outcome.BROKEN: "photo_broken",
    Outcome.TOO_MANY_PIXELS: "photo_too_many_pixels",
    Outcome.UNREADABLE_HERE: "photo_kind",
    Outcome.UNGUARDED: "photo_not_now",
}


@dataclass  # not frozen: Python writes the traceback into it
class Refused(Exception):
    """`code` is one of `accounts.sentences`."""

    code: str


@dataclass(frozen=True)
class Picture:
    """`sketch` is eight bytes that stay nearly the same when a picture is resized (`reports.alike`)."""

    sketch: bytes
    jpeg: bytes
    width: int
    height: int


def kind_of(data: bytes) -> str:
    """By the first bytes alone, whatever name or type it came with; "" for what is never decoded."""
    if data[:3] == b"\xff\xd8\xff":
        return "jpeg"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "heif" if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS else ""


def check(data: bytes) -> None:
    """What can be refused without decoding. Raises `Refused`."""
    if len(data) > MOST_BYTES:
        raise Refused("photo_too_large")
    if not kind_of(data):
        raise Refused("photo_kind" if _is_some_file(data) else "photo_not_a_photo")
    if kind_of(data) == "png" and int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big") > MOST_PIXELS:
        raise Refused("photo_too_many_pixels")


def _is_some_file(data: bytes) -> bool:
    """Bytes of another format, told apart from nothing and from plain text."""
    return len(data) > 16 and not data[:512].decode("utf-8", "replace").isprintable() or data[:5] == b"%PDF-"


def sanitised(data: bytes, boxes: Sequence[Sequence[int]] = ()) -> Picture:
    """Pixels only, upright, at most 2048 wide and high, as JPEG of fixed quality. Raises `Refused`."""
    check(data)
    if not _turns.acquire(timeout=WAIT):
        raise Refused("photo_not_now")
    try:
        made = _decode(data, dumps([list(box) for box in boxes]))
    finally:
        _turns.release()
    sketch, made = made[:SKETCH_BYTES], made[SKETCH_BYTES:]
    if not (made.startswith(b"\xff\xd8\xff") and made.endswith(b"\xff\xd9")):
        raise Refused("photo_broken")
    return Picture(sketch, made, *_size(made))


def _decode(data: bytes, boxes: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  (our own program, and numbers as its argument)
            [sys.executable, "-I", _PROGRAM, boxes],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            cwd="/",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused("photo_broken") from None
    except OSError:
        raise Refused("photo_not_now") from None
    if done.returncode != Outcome.DONE:
        raise Refused(_CODES.get(done.returncode, "photo_broken"))
    return done.stdout


def _size(jpeg: bytes) -> tuple[int, int]:
    """From the frame header of a baseline JPEG that our own program wrote."""
    at = 2
    while jpeg[at + 1] != 0xC0:
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return int.from_bytes(jpeg[at + 7 : at + 9], "big"), int.from_bytes(jpeg[at + 5 : at + 7], "big")
