"""The store of keys that open texts and photos: one key each, in a file outside the database and outside its backups.

A key lies in a slot of 32 bytes of the file `keys` in `KEY_STORE`; rows know the number of the slot alone. Slots are taken
at random, so their order says nothing of the order of reports. A destroyed key opens nothing any more: no row, no backup
of the database, no copy of a photo. A slot may be used again; what was sealed under its earlier key stays shut.
"""

import fcntl
import hashlib
import os
import random
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings

Slot = int
KEY_BYTES = 32
PAGE = 4096  # slots that the file grows by
AHEAD = 32  # keys that a process makes at once: one wait for the disk serves that many reports
READY_SECONDS = 12 * 3600  # then such a key is left to the sweep of orphans, which waits a day (`reports.orphans`)
_NONCE = 12
_EMPTY = bytes(KEY_BYTES)
_random = random.SystemRandom()
_ready: list[Slot] = []
_ready_until = 0.0
_turn = threading.Lock()


def _forget_ready() -> None:
    """A forked process takes keys of its own: two of them must never hand out the same."""
    global _turn
    _turn = threading.Lock()
    _ready.clear()


os.register_at_fork(after_in_child=_forget_ready)


@contextmanager
def _file(*, write: bool) -> Iterator[int]:
    """The open file; with `write` nobody else writes, in this process or another."""
    folder = Path(settings.KEY_STORE)
    if write:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT if write else os.O_RDONLY
    handle = os.open(folder / "keys", flags | os.O_CLOEXEC, 0o600)
    try:
        if write:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def new_key() -> Slot:
    """The slot of a new key. Durable before it returns."""
    global _ready_until
    with _turn:
        now = time.monotonic()
        if not _ready or now > _ready_until:
            _ready[:] = new_keys(AHEAD)
            _ready_until = now + READY_SECONDS
        return _ready.pop()


def new_keys(count: int) -> list[Slot]:
    """Many at once, in no order, with one wait for the disk."""
    slots: list[Slot] = []
    with _file(write=True) as handle:
        while len(slots) < count:
            slots += _fill(handle, count - len(slots))
        os.fsync(handle)
    _random.shuffle(slots)
    return slots


def _fill(handle: int, wanted: int) -> list[Slot]:
    """Takes free slots of the last page, all of a new page where it is full."""
    size = os.fstat(handle).st_size
    page = max(size // (PAGE * KEY_BYTES) - 1, 0) * PAGE
    free = _free(handle, page)
    if not free:
        page = size // KEY_BYTES
        free = list(range(page, page + PAGE))
    if page * KEY_BYTES >= size:
        os.truncate(handle, (page + PAGE) * KEY_BYTES)
    chosen = _random.sample(free, min(wanted, len(free)))
    for slot in chosen:
        os.pwrite(handle, ChaCha20Poly1305.generate_key(), slot * KEY_BYTES)
    return chosen


def _free(handle: int, page: int) -> list[Slot]:
    held = os.pread(handle, PAGE * KEY_BYTES, page * KEY_BYTES).ljust(PAGE * KEY_BYTES, b"\0")
    return [page + n for n in range(PAGE) if held[n * KEY_BYTES : (n + 1) * KEY_BYTES] == _EMPTY]


def _key(slot: Slot) -> bytes:
    """Empty where the key was destroyed."""
    return _keys([slot])[0]


def _keys(slots: Iterable[Slot]) -> list[bytes]:
    """Of each slot, with the file opened once."""
    slots = list(slots)
    try:
        with _file(write=False) as handle:
            held = [os.pread(handle, KEY_BYTES, slot * KEY_BYTES) for slot in slots]
    except FileNotFoundError:
        return [b""] * len(slots)
    return [key if len(key) == KEY_BYTES and key != _EMPTY else b"" for key in held]


def seal(slot: Slot, data: bytes) -> bytes:
    """Raises `KeyError` where the slot holds no key: nothing is ever written unsealed."""
    key = _key(slot)
    if not key:
        raise KeyError(slot)
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, slot.to_bytes(8, "big"))


def unseal(slot: Slot, sealed: bytes) -> bytes | None:
    """None where the key is gone, is another one by now, or the bytes were changed."""
    return unseal_many([(slot, sealed)])[0]


def unseal_many(held: Sequence[tuple[Slot, bytes]]) -> list[bytes | None]:
    """The same for many, in their order: a search reads thousands."""
    found = _keys(slot for slot, _ in held)
    return [_opened(key, slot, sealed) for key, (slot, sealed) in zip(found, held, strict=True)]


def _opened(key: bytes, slot: Slot, sealed: bytes) -> bytes | None:
    if not key:
        return None
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], slot.to_bytes(8, "big"))
    except (InvalidTag, ValueError):
        return None


def taken() -> bytearray:
    """A one for each slot that holds a key: a byte a slot, for millions of them."""
    found = bytearray()
    try:
        with _file(write=False) as handle:
            for first in range(0, os.fstat(handle).st_size, PAGE * KEY_BYTES):
                page = os.pread(handle, PAGE * KEY_BYTES, first)
                found += bytes(page[at : at + KEY_BYTES] != _EMPTY for at in range(0, len(page), KEY_BYTES))
    except FileNotFoundError:
        pass
    return found


def digests(slots: Iterable[Slot]) -> dict[Slot, str]:
    """By slot a short digest of its key: a slot that was given to another key is told apart. Without the empty ones."""
    found = {slot: _key(slot) for slot in slots}
    return {slot: hashlib.blake2b(key, digest_size=8).hexdigest() for slot, key in found.items() if key}


def destroy(slots: Iterable[Slot]) -> None:
    """For good: overwritten twice, on the disk before it returns. Slots without a key are let be."""
    slots = list(slots)
    if not slots or not (Path(settings.KEY_STORE) / "keys").exists():
        return
    with _file(write=True) as handle:
        for fill in (os.urandom(KEY_BYTES), _EMPTY):
            for slot in slots:
                if slot * KEY_BYTES < os.fstat(handle).st_size:
                    os.pwrite(handle, fill, slot * KEY_BYTES)
            os.fsync(handle)
