"""Faults of ours in the log: the kind of an error, the lines of our code that it came through, a random reference.

Never its text, its variables or anything of the request: an error's message often quotes what a visitor sent.
"""

import logging
import secrets
import traceback
from pathlib import Path

from django.views.debug import ExceptionReporter

ROOT = Path(__file__).resolve().parent.parent
MOST_PLACES = 6
log = logging.getLogger("kmzb.faults")


def origin(error: BaseException) -> str:
    """Where it was raised, then our own lines on the way there, the innermost first."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "unknown place"
    raised = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
    files = [(Path(frame.filename), frame.lineno) for frame in reversed(frames)]
    ours = [f"{file.relative_to(ROOT)}:{line}" for file, line in files if is_ours(file)]
    return " < ".join([raised, *ours[:MOST_PLACES]])


def is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and "site-packages" not in file.parts


def note(error: BaseException | None) -> str:
    """Writes one line about the error. Returns the reference that stands in it."""
    reference = secrets.token_hex(4).upper()
    log.error("%s %s at %s", reference, type(error).__name__, origin(error) if error else "unknown place")
    return reference


class SilentReporter(ExceptionReporter):
    """Takes the place of the report that quotes settings, variables and headers, whoever may ask for one."""

    def get_traceback_text(self) -> str:
        return f"{type(self.exc_value).__name__} at {origin(self.exc_value)}" if self.exc_value else ""

    get_traceback_html = get_traceback_text
