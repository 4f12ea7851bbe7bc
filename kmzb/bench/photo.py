"""What cleaning a photo of twelve megapixels costs the processors: ours and the decoder's together."""

import io
import os
import resource
from collections.abc import Callable

import pillow_heif
from PIL import Image, ImageFilter

from kmzb.bench.table import Case, Figure, of_figures, quantile
from reports.photos.sanitise import sanitised

SIZE = (4000, 3000)
KINDS = {"jpeg": {"quality": 90}, "png": {"compress_level": 3}, "webp": {"quality": 85, "method": 2}, "heif": {}}
MOST_CPU_S = 0.6  # what the product promises


def run(repeats: int, counted: Callable) -> Case:
    pillow_heif.register_heif_opener()
    photos = {kind: _photo(kind) for kind in KINDS}
    spent: dict[str, list[float]] = {kind: [] for kind in KINDS}
    turns = list(KINDS) * repeats
    for kind in counted("Photos", turns, len(turns)):
        before = _cpu()
        sanitised(photos[kind])
        spent[kind].append(_cpu() - before)
    figures = [Figure(f"{kind}_cpu_s", round(quantile(times, 0.5), 3), MOST_CPU_S) for kind, times in spent.items()]
    megabytes = {f"{kind}_mb": round(len(photo) / 1e6, 1) for kind, photo in photos.items()}
    return of_figures("reports-photo", figures, **megabytes)


def _cpu() -> float:
    """Seconds of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _photo(kind: str) -> bytes:
    """Soft shapes with the grain of a sensor, which compress about as a photo does; PNG without grain, else it is refused."""
    image = Image.frombytes("RGB", (50, 38), os.urandom(50 * 38 * 3)).resize(SIZE, Image.Resampling.BICUBIC)
    if kind != "png":
        grain = Image.effect_noise(SIZE, 40).filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
        image = Image.blend(image, grain, 0.25)
    target = io.BytesIO()
    image.save(target, kind.upper(), **KINDS[kind])
    return target.getvalue()
