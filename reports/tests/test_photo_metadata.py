"""No metadata: of 60 photos nothing but pixels is left, upright, not larger than needed, all with the same tables."""

import io

import pytest
from PIL import Image

from reports.photos.sanitise import sanitised
from reports.tests import pictures

SIZES = [(64, 48), (48, 64), (200, 150), (33, 17), (1030, 20)]
PLAIN = {0xD8, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA}  # start, JFIF, tables, frame, codes, pixels
JFIF = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("carrier", pictures.CARRIERS)
def test_nothing_survives_but_pixels(carrier, size):
    sent = pictures.CARRIERS[carrier](width=size[0], height=size[1])
    assert pictures.CANARY in sent or b"zTXt" in sent
    made = sanitised(sent).jpeg
    markers, tail = pictures.segments(made)
    assert set(markers) == PLAIN
    assert tail == b""
    assert made.startswith(JFIF)
    assert b"KANAREK" not in made
    opened = Image.open(io.BytesIO(made))
    assert opened.getexif() == {}
    assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_all_photos_have_the_same_tables():
    kinds = [pictures.jpeg(), pictures.saved(pictures.drawing(), "PNG"), pictures.saved(pictures.drawing(), "WEBP")]
    kinds.append(pictures.saved(pictures.drawing(), "JPEG", quality=35))
    assert len({pictures.tables(sanitised(sent).jpeg) for sent in kinds}) == 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_shown_upright(orientation):
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    image = pictures.drawing(80, 60)
    if orientation in turns:
        image = image.transpose(turns[orientation])
    made = sanitised(pictures.saved(image, "JPEG", quality=95, exif=pictures.exif(orientation)))
    assert (made.width, made.height) == (80, 60)
    red, _, blue = Image.open(io.BytesIO(made.jpeg)).getpixel((10, 10))
    assert red > 200 > 60 > blue


@pytest.mark.parametrize(("size", "expected"), [((4000, 3000), 2048), ((300, 3000), 2048), ((2048, 10), 2048)])
def test_no_side_is_longer_than_2048(size, expected):
    made = sanitised(pictures.jpeg(*size))
    assert max(made.width, made.height) <= expected
    assert max(made.width, made.height) > 1900
    assert Image.open(io.BytesIO(made.jpeg)).size == (made.width, made.height)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_odd_colours_of_jpeg_become_plain_ones(mode):
    made = sanitised(pictures.saved(pictures.drawing(mode=mode), "JPEG"))
    assert Image.open(io.BytesIO(made.jpeg)).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "I;16"])
def test_odd_colours_of_png_become_plain_ones(mode):
    image = pictures.drawing(mode="P") if mode == "PA" else pictures.drawing(mode="L" if "I" in mode else mode)
    options = {"transparency": 3} if mode == "PA" else {}
    made = sanitised(pictures.saved(image.convert(mode) if "I" in mode else image, "PNG", **options))
    assert Image.open(io.BytesIO(made.jpeg)).mode == "RGB"


def test_what_is_transparent_becomes_white():
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    made = sanitised(pictures.saved(image, "PNG"))
    assert Image.open(io.BytesIO(made.jpeg)).getpixel((5, 5)) == (255, 255, 255)


def test_boxes_are_burnt_into_the_pixels():
    made = sanitised(pictures.saved(Image.new("RGB", (100, 100), "white"), "PNG"), [(100, 100, 300, 300)])
    opened = Image.open(io.BytesIO(made.jpeg))
    assert max(opened.getpixel((25, 25))) < 20
    assert min(opened.getpixel((70, 70))) > 235
