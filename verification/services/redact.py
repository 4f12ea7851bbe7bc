"""Covering a photo before it leaves the unit: one person draws the boxes, another looks at them and agrees."""

import datetime
from collections.abc import Sequence

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports import photos
from reports.models import Photo
from reports.photos.sanitise import Refused, sanitised
from verification.models import Redaction
from verification.permissions import APPROVERS, WORKERS
from verification.services.desk import at_desk

WHOLE = 1000  # sides of a picture in the units of a box
MOST_BOXES = 12
Box = tuple[int, int, int, int]


def checked_boxes(boxes: Sequence[Box]) -> list[list[int]]:
    """Raises `Problem` 422: too many, or one that is not inside the picture."""
    if len(boxes) > MOST_BOXES:
        raise Problem(fields={"boxes": "out_of_range"})
    for left, top, width, height in boxes:
        inside = left >= 0 and top >= 0 and left + width <= WHOLE and top + height <= WHOLE
        if width < 1 or height < 1 or not inside:
            raise Problem(fields={"boxes": "box_outside"})
    return [list(box) for box in boxes]


@audited(Act.PHOTO_COVERED, "photo")
def cover(*, photo: Photo, boxes: Sequence[Box], actor: User, at: datetime.datetime) -> Redaction:
    """Proposes what is covered; an earlier proposal and its approval no longer count.

    Raises `Http404` (out of scope), `Problem`: `forbidden` 403, `box_outside`, `out_of_range` 422, `stale_status` 409
    where the photo was erased.
    """
    listed = checked_boxes(boxes)
    desk = at_desk(photo.report, actor, at)
    if not desk.roles & WORKERS:
        raise Problem("forbidden")
    if not Photo.objects.filter(pk=photo.pk).exclude(slot=None).exists():
        raise Problem("stale_status")
    return Redaction.objects.create(photo=photo, boxes=listed, by=actor, at=at)


@audited(Act.PHOTO_APPROVED, "photo")
def approve(*, photo: Photo, seen: int, actor: User, at: datetime.datetime) -> Redaction:
    """A second person, who may decide for the unit, agrees with the boxes `seen` (the key of the proposal).

    Raises `Http404`, `Problem`: `forbidden` 403 (the role, or the same person), `stale_status` 409 where there is a newer
    proposal.
    """
    desk = at_desk(photo.report, actor, at)
    last = photo.redactions.last()
    if last is None or last.pk != seen:
        raise Problem("stale_status")
    if not desk.roles & APPROVERS or last.by_id == actor.pk:
        raise Problem("forbidden")
    if last.approved_by_id is None:
        last.approved_by, last.approved_at = actor, at
        last.save(update_fields=["approved_by", "approved_at"])
    return last


def covered(photo: Photo) -> bytes | None:
    """The picture that may leave the unit, with its boxes burnt in; None unless two people agreed on the last proposal."""
    last = photo.redactions.last()
    picture = photos.opened(photo) if last is not None and last.approved_by_id is not None else None
    if picture is None:
        return None
    try:
        return sanitised(picture, last.boxes).jpeg
    except Refused as refusal:
        raise Problem("unavailable", headers={"Retry-After": "5"}) from refusal
