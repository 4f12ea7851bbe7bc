"""Photos of residents: taken, cleaned of everything but pixels, sealed. Callers use these names."""

from reports.photos.taking import (
    MOST_AT_ONCE,
    MOST_OF_REPORT,
    RefusedPhoto,
    Taken,
    kept,
    may_add,
    opened,
    sketch_of,
    take,
)

__all__ = ["MOST_AT_ONCE", "MOST_OF_REPORT", "RefusedPhoto", "Taken", "kept", "may_add", "opened", "sketch_of", "take"]
