"""The numbers of a board in words: shares in whole percents, medians in days, each with how sure it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verification.intervals import Median, Share
from verification.unit_board import UnitRow


@dataclass(frozen=True)
class ShareCell:
    """A share in words, whole percents. `low`, `high`, `at` place it on a bar of a hundred."""

    share: Share
    words: str
    interval: str
    low: int = 0
    high: int = 0
    at: int = 0


@dataclass(frozen=True)
class MedianCell:
    median: Median
    words: str
    interval: str


@dataclass(frozen=True)
class ShownRow:
    """`opens` is the page that says more: "units", "section" or ""."""

    row: UnitRow
    opens: str
    read: MedianCell
    verify: MedianCell
    confirmed: ShareCell
    late: ShareCell


def shown_row(row: UnitRow, with_units: set[int], with_beats: set[int]) -> ShownRow:
    key = row.unit.pk if row.unit else 0
    opens = "section" if key in with_beats else "units" if key in with_units and not row.is_rest else ""
    return ShownRow(
        row, opens, _median(row.read), _median(row.verify), _share(row.share_confirmed), _share(row.share_late)
    )


def _share(share: Share) -> ShareCell:
    if share.value is None:
        return ShareCell(share, "–", "")
    low, high, at = (round(100 * value) for value in (share.low, share.high, share.value))
    return ShareCell(share, f"{at}%", f"{low}–{high}%", low, high, at)


def _median(found: Median) -> MedianCell:
    if not found.n:
        return MedianCell(found, "–", "")
    words = (
        _("still open")
        if found.value is None
        else ngettext("%(n)s day", "%(n)s days", found.value) % {"n": found.value}
    )
    interval = _("%(low)s or more") % {"low": found.low} if found.high is None else f"{found.low}–{found.high}"
    return MedianCell(found, words, interval if found.low is not None else "")
