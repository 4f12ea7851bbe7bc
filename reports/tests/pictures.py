"""Photos as phones, editors and enemies make them, and a reader of JPEG that knows nothing of Pillow."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin

CANARY = b"KANAREK-4711"


def drawing(width=64, height=48, mode="RGB"):
    """Red above left, blue below: which side is up can be seen."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height // 2))
    return image.convert(mode)


def scene(width, height):
    """Something to recognise: fields of different brightness, the same at any size."""
    fields = Image.new("L", (9, 8))
    fields.putdata([(at * 37 + at * at * 11) % 256 for at in range(72)])
    return fields.resize((width, height), Image.Resampling.BICUBIC).convert("RGB")


def saved(image, kind, **options):
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def jpeg(width=64, height=48, **options):
    return saved(drawing(width, height), "JPEG", quality=90, **options)


def exif(orientation=1):
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010E] = CANARY.decode()
    notes[0x013B] = "Jan " + CANARY.decode()
    gps = notes.get_ifd(0x8825)
    gps.update({1: "N", 2: (51.0, 46.0, 30.5), 3: "E", 4: (19.0, 27.0, 12.25), 29: CANARY.decode()})
    return notes.tobytes()


def with_segment(marker, payload, **size):
    """A JPEG with one more segment behind its first."""
    data = jpeg(**size)
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload + data[2:]


def png_chunk(kind, payload):
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))


def with_chunk(kind, payload, **size):
    data = saved(drawing(**size), "PNG")
    return data[:33] + png_chunk(kind, payload) + data[33:]


def png_of(width, height, rows=b""):
    """A PNG that says any size in its header."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def heic(**options):
    import pillow_heif

    pillow_heif.register_heif_opener()
    return saved(drawing(128, 96), "HEIF", quality=80, **options)


def _text():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", CANARY.decode())
    notes.add_text("Comment", CANARY.decode() * 20, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY.decode()}</x>")
    return notes


XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + CANARY + b"<script>alert(1)</script></x:xmpmeta>"
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x50\0\x0c" + CANARY
ICC = b"ICC_PROFILE\0\x01\x01" + b"\0" * 36 + b"acsp" + CANARY + b"\0" * 80
THUMBNAIL = b"JFXX\0\x10" + jpeg(16, 12, comment=CANARY)
MOTION = b"\0\0\0\x18ftypmp42" + b"\0" * 12 + CANARY * 50
CARRIERS = {
    "EXIF with GPS": lambda **size: jpeg(exif=exif(), **size),
    "XMP": lambda **size: with_segment(0xE1, XMP, **size),
    "IPTC": lambda **size: with_segment(0xED, IPTC, **size),
    "ICC": lambda **size: with_segment(0xE2, ICC, **size),
    "JPEG comment": lambda **size: jpeg(comment=CANARY + b"<?php", **size),
    "thumbnail": lambda **size: with_segment(0xE0, THUMBNAIL, **size),
    "tail of a motion photo": lambda **size: jpeg(**size) + MOTION,
    "tail of a ZIP": lambda **size: jpeg(**size) + b"PK\x03\x04" + CANARY,
    "PNG text": lambda **size: saved(drawing(**size), "PNG", pnginfo=_text()),
    "PNG EXIF": lambda **size: with_chunk(b"eXIf", exif()[6:] + CANARY, **size) + b"<?php " + CANARY,
    "WebP": lambda **size: saved(drawing(**size), "WEBP", exif=exif(), xmp=XMP, icc_profile=b"\0" * 128 + CANARY),
    "HEIC": lambda **_: heic(exif=exif(), xmp=XMP) + b"\0\0\0\x20free" + CANARY * 2,
}


def segments(data):
    """Markers of a JPEG in order, and what follows its end."""
    assert data[:2] == b"\xff\xd8"
    found, at = [0xD8], 2
    while True:
        marker = data[at + 1]
        found.append(marker)
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        at += 2 + length
        if marker == 0xDA:
            end = data.index(b"\xff\xd9", at)
            return found, data[end + 2 :]


def tables(data):
    """The quantisation tables as they stand in the file."""
    found, at = [], 2
    while data[at + 1] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xDB:
            found.append(data[at + 4 : at + 2 + length])
        at += 2 + length
    return b"".join(found)
