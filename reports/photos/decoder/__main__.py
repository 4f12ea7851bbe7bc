"""The decoder, a program of its own: a photo comes in, a sketch of eight bytes and pixels go out, the exit status says how it went.

It takes boxes to cover as its only argument, in JSON. Nothing of the photo is looked at before the doors are closed.
"""

import json
import sys

import picture
from guard import close_doors
from outcome import MOST_BYTES, Outcome


def main() -> Outcome:
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    boxes = json.loads(sys.argv[1]) if len(sys.argv) > 1 else []
    if picture.is_heif(data):
        try:
            import pillow_heif
        except ImportError:
            return Outcome.UNREADABLE_HERE
        pillow_heif.options.DECODE_THREADS = 1
        pillow_heif.options.THUMBNAILS = pillow_heif.options.DEPTH_IMAGES = pillow_heif.options.AUX_IMAGES = False
    try:
        close_doors()
    except OSError:
        return Outcome.UNGUARDED
    try:
        sketch, made = picture.written_anew(data, boxes)
    except (picture.TooManyPixels, MemoryError):
        return Outcome.TOO_MANY_PIXELS
    except Exception:  # noqa: BLE001  (decoders raise anything; the process ends here either way)
        return Outcome.BROKEN
    sys.stdout.buffer.write(sketch + made)
    sys.stdout.buffer.flush()
    return Outcome.DONE


sys.exit(main())
