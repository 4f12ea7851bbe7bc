"""A photo becomes pixels, upright and not larger than needed, and the pixels a plain JPEG. Runs behind `guard` only.

Whatever a camera, an editor or a sender wrote beside the pixels has no way across: the JPEG is made from a new image. Its
quality and tables are the same for every photo.
"""

import contextlib
import io
from collections.abc import Sequence

from outcome import LONGEST, MOST_PIXELS
from PIL import Image, ImageDraw, ImageFile, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin
from PIL import TiffImagePlugin as _orientation  # noqa: F401  (Pillow would load it behind the closed doors)

Image.preinit()  # everything is loaded before the doors close
Image.MAX_IMAGE_PIXELS = None  # counted below, before anything is decoded
QUALITY = 82
_NEARLY = 1900  # divided by a whole number where that gives about the size that is kept: a tenth of what scaling costs
_PLAIN = frozenset({"L", "RGB"})  # in which neighbouring pixels may be averaged
Box = Sequence[int]


class TooManyPixels(Exception):
    """More than the limit by the header."""


def is_heif(data: bytes) -> bool:
    return data[4:8] == b"ftyp"


def opened(data: bytes) -> ImageFile.ImageFile:
    file = io.BytesIO(data)
    if data[:2] == b"\xff\xd8":
        return JpegImagePlugin.JpegImageFile(file)
    if data[:4] == b"\x89PNG":
        return PngImagePlugin.PngImageFile(file)
    if data[:4] == b"RIFF":
        return WebPImagePlugin.WebPImageFile(file)
    from pillow_heif import HeifImageFile  # loaded by the caller already

    return HeifImageFile(file)


def written_anew(data: bytes, boxes: Sequence[Box]) -> tuple[bytes, bytes]:
    """A sketch of the picture and the JPEG. `boxes` are covered with black, in thousandths of the picture. Raises whatever a decoder raises."""
    image = opened(data)
    if image.width * image.height > MOST_PIXELS:
        raise TooManyPixels
    longest = max(image.size)
    image.draft("RGB", tuple(max(1, side * _NEARLY // longest) for side in image.size))
    image.load()
    _turn_upright(image)
    small = image.reduce(max(1, max(image.size) // _NEARLY)) if image.mode in _PLAIN else image
    small.thumbnail((LONGEST, LONGEST), Image.Resampling.BICUBIC, reducing_gap=2.0)
    plain = Image.new("RGB", small.size, "white")
    plain.paste(_in_colours(small))
    _cover(plain, boxes)
    target = io.BytesIO()
    plain.save(target, "JPEG", quality=QUALITY, subsampling="4:2:0", optimize=False, progressive=False)
    return sketch(plain), target.getvalue()


def sketch(image: Image.Image) -> bytes:
    """64 bits: whether each of 8 by 8 fields is darker than its right neighbour. Another size or quality changes few."""
    grey = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = [grey[row * 9 + at] < grey[row * 9 + at + 1] for row in range(8) for at in range(8)]
    return sum(1 << place for place, bit in enumerate(reversed(bits)) if bit).to_bytes(8, "big")


def _turn_upright(image: Image.Image) -> None:
    with contextlib.suppress(Exception):  # damaged notes of a camera: the pixels are what counts
        ImageOps.exif_transpose(image, in_place=True)


def _in_colours(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _cover(image: Image.Image, boxes: Sequence[Box]) -> None:
    draw = ImageDraw.Draw(image)
    for left, top, width, height in boxes:
        corners = (left, top, left + width, top + height)
        sides = (image.width, image.height) * 2
        draw.rectangle([corner * side / 1000 for corner, side in zip(corners, sides, strict=True)], fill="black")
