"""What somebody is told once before the report goes: help that cannot wait, personal data in the text. Nothing is blocked.

A page with scripts tells it while one types and says so in the form; here it is told to whoever has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import emergency, personal_data
from reports.forms import Draft


@dataclass(frozen=True)
class Told:
    """`call_112` asks for the whole page; `kinds` are those of `reports.personal_data` and "police"."""

    call_112: bool
    kinds: Sequence[str]


def untold(draft: Draft) -> Told | None:
    """What this form has not told yet, and marks it as told; None where there is nothing to say."""
    done = set(draft.warned.split(","))
    calls = emergency.needs_112(draft.description) and "112" not in done
    kinds = [] if "personal" in done else personal_data.kinds_in(draft.description)
    if emergency.is_about_police(draft.description) and "personal" not in done:
        kinds = [*kinds, "police"]
    if not calls and not kinds:
        return None
    draft.warned = "personal,112"
    return Told(calls, kinds)
