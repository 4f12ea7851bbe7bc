"""Near duplicates are put into groups by a periodic batch, so that an officer sees one thing instead of a hundred.

Nothing is deleted, hidden or counted differently: each report of a group keeps its clock and its receipt. Texts and
sketches of photos are opened for the length of the batch and compared in memory (`reports.alike`); no trace of what they
say is kept but the group itself.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from districts import geo
from reports import alike, photos
from reports.models import Photo, Report, ReportContent, ReportGroup
from reports.querysets import OPEN

NEAR_M = 50
DAYS = 1
SPOT_M = 20  # the house on which somebody pins one category after the other
CATEGORIES_OF_SPOT = 6
_GRID_M = 2  # places this near are one before they are compared, so that 5,000 pins on a house stay cheap
# In a flood the category is part of the prank (all of them pinned on one house), so there the place alone decides.
_CLUSTERS = """
    WITH recent AS (
        SELECT id, category_id, CASE WHEN is_in_flood OR %(any)s THEN 0 ELSE category_id END AS kind,
               ST_SnapToGrid(ST_Transform(point, %(metric)s), %(grid)s) AS spot
        FROM reports_report WHERE filed_on >= %(since)s
    ), clusters AS (
        SELECT kind, spot, ST_ClusterDBSCAN(spot, %(near)s, 1) OVER (PARTITION BY kind) AS cluster
        FROM (SELECT DISTINCT kind, spot FROM recent) AS spots
    )
    SELECT array_agg(id) FROM recent JOIN clusters USING (kind, spot)
    GROUP BY kind, cluster HAVING count(*) > 1 AND count(DISTINCT category_id) >= %(least)s
"""
Pair = tuple[int, int]


def group_recent(on: datetime.date) -> int:
    """Groups the reports of `on` and the day before that lie side by side or say or show the same.

    Returns how many got a group. Reads the texts of open reports of these two days, where anything is new at all.
    """
    since = on - datetime.timedelta(days=DAYS)
    if not Report.objects.filter(filed_on__gte=since, group=None).exists():
        return 0
    sets = _joined([*_beside(since), *_saying_the_same(since), *_showing_the_same(since)])
    return sum(_give_group(members) for members in sets if len(members) > 1)


def _beside(since: datetime.date) -> Iterator[Pair]:
    for any_kind, near, least in ((False, NEAR_M, 1), (True, SPOT_M, CATEGORIES_OF_SPOT)):
        values = {"any": any_kind, "near": near, "least": least, "since": since, "metric": geo.METRIC, "grid": _GRID_M}
        with connection.cursor() as cursor:
            cursor.execute(_CLUSTERS, values)
            for (members,) in cursor.fetchall():
                yield from ((members[0], other) for other in members[1:])


def _saying_the_same(since: datetime.date) -> Iterator[Pair]:
    """Within one unit, since one desk has to answer for a group."""
    rows = ReportContent.objects.filter(report__filed_on__gte=since, report__status__in=OPEN).order_by("report_id")
    units = defaultdict(list)
    for report, unit, text in rows.values_list("report_id", "report__unit_id", "description").iterator():
        shingles = alike.shingles(text or "")
        if shingles:
            units[unit].append((report, shingles))
    for texts in units.values():
        yield from alike.pairs(texts, alike.text_marks, alike.same_text)


def _showing_the_same(since: datetime.date) -> Iterator[Pair]:
    """By the sketches that lie sealed beside the photos; within one unit."""
    rows = Photo.objects.filter(report__filed_on__gte=since, report__status__in=OPEN, is_set_aside=False).exclude(
        sketch=None
    )
    units = defaultdict(list)
    for photo in rows.select_related("report").only("slot", "sketch", "report__unit_id").order_by("pk").iterator():
        number = alike.sketch_number(photos.sketch_of(photo) or b"")
        if number is not None:
            units[photo.report.unit_id].append((photo.report_id, number))
    for sketches in units.values():
        yield from alike.pairs(sketches, alike.photo_marks, alike.same_photo)


def _joined(pairs: Iterable[Pair]) -> list[list[int]]:
    """The sets that the pairs make, by following each report to the smallest that stands for it."""
    above: dict[int, int] = {}

    def top(key: int) -> int:
        while above.setdefault(key, key) != key:
            above[key] = key = above[above[key]]
        return key

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    sets = defaultdict(list)
    for key in above:
        sets[top(key)].append(key)
    return list(sets.values())


@transaction.atomic
def _give_group(members: list[int]) -> int:
    """All get the oldest group that one of them has, with those who are in younger ones; a new one where none has any.

    Locks the groups first, as a decision on a whole group does.
    """
    reports = Report.objects.filter(pk__in=members)
    new = reports.filter(group=None)
    held = set(reports.exclude(group=None).values_list("group", flat=True))
    groups = ReportGroup.objects.select_for_update().filter(pk__in=held).order_by("pk")
    held = [group.pk for group in groups]
    count = new.count()
    if not count and len(held) < 2:
        return 0
    if not held:
        first = reports.order_by("filed_on", "public_id").first()
        held = [ReportGroup.objects.create(category_id=first.category_id, opened_on=first.filed_on).pk]
    new.update(group=held[0])
    Report.objects.filter(group__in=held[1:]).update(group=held[0])
    ReportGroup.objects.filter(pk__in=held[1:]).delete()
    return count
