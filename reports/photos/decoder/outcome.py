"""How the decoder ends: its exit status is the whole answer beside the picture."""

from enum import IntEnum

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST = 2048  # of the picture that is kept


class Outcome(IntEnum):
    DONE = 0
    BROKEN = 65
    TOO_MANY_PIXELS = 66
    UNREADABLE_HERE = 67  # HEIC, and the library for it is missing
    UNGUARDED = 68  # a limit could not be set: nothing was decoded
