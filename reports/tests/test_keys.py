"""The store of keys: what it seals opens again until the key is destroyed, by several processes at once."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reports import keys


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.KEY_STORE = str(tmp_path / "keys")
    keys._ready.clear()
    yield Path(settings.KEY_STORE) / "keys"
    keys._ready.clear()


def test_what_is_sealed_opens_with_its_own_key_only():
    one, other = keys.new_key(), keys.new_key()
    sealed = keys.seal(one, b"przy szkole")
    assert b"szkole" not in sealed
    assert keys.unseal(one, sealed) == b"przy szkole"
    assert keys.unseal(other, sealed) is None


def test_a_destroyed_key_opens_nothing_and_its_bytes_are_gone_from_the_disk(store):
    slot = keys.new_key()
    sealed, key = keys.seal(slot, b"canary"), keys._key(slot)
    keys.destroy([slot])
    assert keys.unseal(slot, sealed) is None
    assert key not in store.read_bytes()
    with pytest.raises(KeyError):
        keys.seal(slot, b"again")


def test_a_slot_used_again_does_not_open_what_lay_under_its_earlier_key(store):
    slot = keys.new_key()
    sealed = keys.seal(slot, b"canary")
    keys.destroy([slot])
    with store.open("r+b") as file:
        file.seek(slot * keys.KEY_BYTES)
        file.write(os.urandom(keys.KEY_BYTES))
    assert keys.unseal(slot, sealed) is None


def test_changed_and_cut_bytes_do_not_open():
    slot = keys.new_key()
    sealed = keys.seal(slot, b"canary")
    assert keys.unseal(slot, sealed[:-1] + bytes([sealed[-1] ^ 1])) is None
    assert keys.unseal(slot, sealed[:5]) is None
    assert keys.unseal(slot, b"") is None


def test_only_the_owner_reads_the_store(store):
    keys.new_key()
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.parent.stat().st_mode) == 0o700


def test_no_store_no_text():
    assert keys.unseal(7, b"x" * 40) is None
    keys.destroy([7])


def test_slots_are_in_no_order():
    slots = [keys.new_key() for _ in range(200)]
    later = sum(a < b for a, b in zip(slots, slots[1:], strict=False))
    assert 60 < later < 140


def test_many_at_once_are_all_different_over_several_pages(store):
    slots = keys.new_keys(keys.PAGE + 100) + keys.new_keys(keys.PAGE)
    assert len(set(slots)) == 2 * keys.PAGE + 100
    assert all(keys._key(slot) for slot in slots[:: keys.PAGE // 8])


def test_threads_and_processes_never_get_the_same_slot(store):
    code = "import django; django.setup()\nfrom reports import keys\nprint(*[keys.new_key() for _ in range(300)])"
    environment = {**os.environ, "KEY_STORE": str(store.parent)}
    runs = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    with ThreadPoolExecutor(8) as pool:
        slots = list(pool.map(lambda _: keys.new_key(), range(300)))
    for run in runs:
        slots += map(int, run.communicate(timeout=60)[0].split())
    assert len(slots) == len(set(slots)) == 1200


def test_a_forked_process_hands_out_none_of_its_parents_keys():
    parent = keys.new_key()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, str(keys._ready).encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 1000) == b"[]"
    assert keys._key(parent)
