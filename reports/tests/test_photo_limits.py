"""Files that are no photos, damaged ones and bombs: refused by name, in bounded time and memory, never decoded unguarded."""

import io
import os
import resource
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from reports.photos import sanitise
from reports.photos.sanitise import Refused, sanitised
from reports.tests import pictures

DECODER = Path(sanitise.__file__).parent / "decoder"
GIF = b"GIF89a" + b"\x01\0\x01\0\x80\0\0" + b"\0" * 40
PNG_OF_90_MPX = pictures.png_of(9500, 9500)


def refusal(data):
    with pytest.raises(Refused) as caught:
        sanitised(data)
    return caught.value.code


@pytest.mark.parametrize("data", [b"", b"x", "To nie jest zdjęcie, tylko kilka słów.".encode()])
def test_what_is_no_file_of_pictures_is_no_photo(data):
    assert refusal(data) == "photo_not_a_photo"


@pytest.mark.parametrize(
    "data",
    [
        GIF,
        b"<svg xmlns='http://www.w3.org/2000/svg'>\n<script>alert(1)</script></svg>\n",
        b"%PDF-1.7 1 0 obj",
        b"PK\x03\x04" + b"\0" * 40,
        b"MZ\x90\0" + b"\0" * 60,
        b"%!PS-Adobe-3.0 EPSF-3.0\n" + b"\0" * 20,
        b"II*\0" + b"\0" * 60,
        b"SIMPLE  =                    T" + b"\0" * 20,
        b"8BPS\0\x01" + b"\0" * 60,
        b"\0\0\x01\0\x01\0" + b"\0" * 60,
        b"\0\0\0\x20ftypavif" + b"\0" * 60,
        b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR\0\0",
    ],
    ids=["gif", "svg", "pdf", "zip", "exe", "eps", "tiff", "fits", "psd", "ico", "avif", "eicar"],
)
def test_other_formats_are_refused_before_any_decoder(data, monkeypatch):
    monkeypatch.setattr(sanitise, "_decode", lambda *_: pytest.fail("decoded"))
    assert refusal(data) in ("photo_kind", "photo_not_a_photo")


def test_more_than_ten_megabytes_are_refused():
    assert refusal(pictures.jpeg() + b"\0" * (10 * 1024 * 1024)) == "photo_too_large"


def test_a_bomb_is_refused_by_its_header_without_a_process(monkeypatch):
    monkeypatch.setattr(sanitise, "_decode", lambda *_: pytest.fail("decoded"))
    assert refusal(PNG_OF_90_MPX) == "photo_too_many_pixels"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pictures.jpeg(400, 300)[:2500], id="half a JPEG"),
        pytest.param(pictures.saved(pictures.drawing(400, 300), "PNG")[:300], id="half a PNG"),
        pytest.param(pictures.saved(pictures.drawing(400, 300), "WEBP")[:120], id="half a WebP"),
        pytest.param(pictures.heic()[:300], id="half a HEIC"),
        pytest.param(b"\xff\xd8\xff\xe0" + os.urandom(400), id="noise behind a beginning"),
        pytest.param(pictures.png_of(500, 500, b"\0" * 100), id="PNG without its rows"),
    ],
)
def test_a_damaged_photo_is_told_to_be_damaged(data):
    assert refusal(data) == "photo_broken"


def test_a_jpeg_that_says_to_be_huge_takes_no_memory_of_ours():
    data = bytearray(pictures.jpeg())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = b"\xff\xf0\xff\xf0"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(bytes(data)) == "photo_too_many_pixels"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def with_texts(count, letters):
    text = pictures.png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"A" * letters))
    data = pictures.saved(pictures.drawing(), "PNG")
    return data[:33] + text * count + data[33:]


def test_one_endless_text_of_a_png_is_refused():
    assert refusal(with_texts(1, 200_000_000)) == "photo_broken"


def test_ten_thousand_texts_of_a_png_are_left_behind():
    assert b"AAAA" not in sanitised(with_texts(10_000, 1000)).jpeg


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_moving_pictures_the_first_is_kept(kind):
    frames = [pictures.drawing(), pictures.drawing().rotate(180)] * 20
    target = io.BytesIO()
    frames[0].save(target, kind, save_all=True, append_images=frames[1:])
    assert sanitised(target.getvalue()).width == 64


def test_a_line_of_pixels_becomes_a_photo_or_is_refused_by_name():
    assert sanitised(pictures.saved(pictures.drawing(30_000, 1), "PNG")).height == 1


def test_where_no_guard_can_be_set_nothing_is_decoded(monkeypatch, tmp_path):
    """A processor without a list of system calls stands for every refusal of the kernel."""
    program = tmp_path / "decoder"
    program.mkdir()
    for file in DECODER.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        (program / file.name).write_text(text.replace('"x86_64"', '"other"').replace('"aarch64"', '"another"'))
    monkeypatch.setattr(sanitise, "_PROGRAM", str(program))
    assert refusal(pictures.jpeg()) == "photo_not_now"


def test_a_decoder_that_hangs_is_ended(monkeypatch, tmp_path):
    (tmp_path / "__main__.py").write_text("while True: pass\n")
    monkeypatch.setattr(sanitise, "_PROGRAM", str(tmp_path))
    monkeypatch.setattr(sanitise, "SECONDS", 0.5)
    assert refusal(pictures.jpeg()) == "photo_broken"


ATTEMPTS = {
    "open a file": "open('/etc/hostname')",
    "write a file": "open('/tmp/x', 'w')",
    "reach the network": "socket.socket()",
    "start a program": "subprocess.run(['true'])",
    "fork": "os.fork()",
    "take 300 MB": "bytearray(300 * 1024 * 1024)",
    "read the environment of another process": "os.listdir('/proc')",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_behind_the_closed_doors_nothing_but_computing_is_possible(attempt):
    code = (
        f"import os, socket, subprocess, sys; sys.path.insert(0, {str(DECODER)!r})\n"
        "from guard import close_doors; close_doors()\n"
        f"try:\n    {ATTEMPTS[attempt]}\nexcept (OSError, MemoryError): print('refused')\nelse: print('possible')\n"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False, timeout=30)
    assert done.stdout == "refused\n", done.stderr
