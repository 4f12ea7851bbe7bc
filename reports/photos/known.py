"""Whether a photo is on the list of known illegal pictures that the installation was given (`KNOWN_PHOTOS`).

One hash in a line: 64 hexadecimal digits are the SHA-256 of a file as it was sent, 16 the sketch of a picture, which also
finds it in another size (`reports.alike`). The list is read again when the file changes. Without a list nothing is known.
"""

import functools
import hashlib
import logging
import os
import re
from pathlib import Path

from django.conf import settings

from reports import alike

log = logging.getLogger("kmzb.photos")
_FILE, _SKETCH = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{16}")


def is_known(sent: bytes, sketch: bytes) -> bool:
    """A list that cannot be read knows nothing and says so in the log: photos are taken all the same."""
    if not settings.KNOWN_PHOTOS:
        return False
    try:
        files, sketches = _listed(settings.KNOWN_PHOTOS, os.stat(settings.KNOWN_PHOTOS).st_mtime_ns)
    except OSError as error:
        log.error("the list of known photos cannot be read: %s", type(error).__name__)
        return False
    if hashlib.sha256(sent).hexdigest() in files:
        return True
    number = alike.sketch_number(sketch)
    return number is not None and any(alike.same_photo(number, listed) for listed in sketches)


@functools.lru_cache(maxsize=1)
def _listed(path: str, changed: int) -> tuple[frozenset[str], tuple[int, ...]]:
    lines = {line.strip().lower() for line in Path(path).read_text("ascii", "replace").splitlines()}
    files = frozenset(line for line in lines if _FILE.fullmatch(line))
    return files, tuple(int(line, 16) for line in lines if _SKETCH.fullmatch(line))
