"""The judge: reads the tables by itself and compares them with what people were told. Says every fault in words."""

import uuid
from collections import Counter
from pathlib import Path

import psycopg

from kmzb.tests.cluster import DATABASE, PASSWORD, ROLE
from kmzb.tests.durability.record import Record
from kmzb.tests.durability.site import Site
from reports import keys
from reports.receipts import bare, code_digest
from reports.sealed import open_text

WHOLE = """
SELECT r.public_id, receipt.digest, content.description, known.report_id IS NOT NULL,
    (SELECT array_agg(stage ORDER BY stage) FROM reports_clock WHERE report_id = r.id),
    (SELECT array_agg(kind || ' ' || status) FROM reports_timelineentry WHERE report_id = r.id)
FROM reports_report r
LEFT JOIN reports_receipt receipt ON receipt.report_id = r.id
LEFT JOIN reports_reportcontent content ON content.report_id = r.id
LEFT JOIN reports_submissionkey known ON known.report_id = r.id
"""


def rows_of(site: Site, sql: str) -> list[tuple]:
    where = {"host": str(site.cluster.socket), "dbname": DATABASE, "user": ROLE, "password": PASSWORD}
    with psycopg.connect(**where) as connection:
        return connection.execute(sql).fetchall()


def faults(site: Site, record: Record) -> list[str]:
    """Settings name the site's KEY_STORE while this runs."""
    rows = rows_of(site, WHOLE)
    texts = {bytes(digest): str(open_text(bytes(text))) for _, digest, text, *_ in rows if digest and text}
    return [*half_reports(rows), *wrong_answers(record, texts), *photo_faults(site)]


def half_reports(rows: list[tuple]) -> list[str]:
    return [
        f"half a report: {public_id}"
        for public_id, digest, text, is_known, stages, entries in rows
        if not (digest and text and is_known) or stages != ["read", "verify"] or entries != ["received new"]
    ]


def wrong_answers(record: Record, texts: dict[bytes, str]) -> list[str]:
    """`texts`: what the report of each receipt says."""
    told = []
    held = Counter(texts.values())
    for one in record.of("ok"):
        if texts.get(code_digest(bare(one.receipt))) != one.mark:
            told.append(f"lost: {one.mark}")
        if held[one.mark] > 1:
            told.append(f"doubled: {one.mark}")
    told += [f"refused and kept: {one.mark}" for one in record.of("fail") if held[one.mark]]
    told += [f"unknown and doubled: {one.mark}" for one in record.of("unknown") if held[one.mark] > 1]
    strange = held.keys() - {one.mark for one in record.operations}
    return [*told, *(f"from nowhere: {mark}" for mark in strange)]


def photo_faults(site: Site) -> list[str]:
    """Every photo that the database knows can be opened."""
    files = files_of(site)
    known = rows_of(site, "SELECT public_id, slot FROM reports_photo WHERE slot IS NOT NULL")
    return [
        f"a photo that does not open: {name}"
        for name, slot in known
        if name not in files or not (keys.unseal(slot, files[name].read_bytes()) or b"").startswith(b"\xff\xd8")
    ]


def files_of(site: Site) -> dict[uuid.UUID, Path]:
    return {uuid.UUID(file.name): file for file in site.media.rglob("*") if file.is_file() and len(file.name) == 32}


def orphans(site: Site) -> tuple[int, int]:
    """Files of photos and keys that nothing in the database points to."""
    known = {name for (name,) in rows_of(site, "SELECT public_id FROM reports_photo WHERE slot IS NOT NULL")}
    used = rows_of(site, "SELECT count(*) FROM reports_reportcontent WHERE length(description) > 0")[0][0]
    held = (site.keys / "keys").read_bytes()
    slots = [held[at : at + keys.KEY_BYTES] for at in range(0, len(held), keys.KEY_BYTES)]
    return len(files_of(site).keys() - known), sum(any(slot) for slot in slots) - used - len(known)
