"""Whether an exported audit trail is whole. Needs nothing but Python: an auditor may run this file alone.

    python audit_chain.py trail.jsonl [seals.json]

Each line of the trail is a JSON object with the names of `FIELDS`. The seals are what was published at the end of each
day, `[{"day": …, "seq": …, "hash": …}]`, kept by the auditor: without them a trail that was written anew from some record
on is not told from the true one.

The hash of a record is SHA-256 over the JSON array of its values in the order of `HASHED`, then the hash before it.
Ends with 0 where all is whole, 1 where not, 2 where a file cannot be read.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

HASHED = (
    *("seq", "at", "actor", "role", "unit", "action", "object_type", "object_id", "outcome", "reason", "detail"),
    *("workstation", "session", "authenticator", "prev"),
)
FIELDS = (*HASHED, "hash")
BEGIN = "0" * 64


def hash_of(record: Mapping[str, object]) -> str:
    """`at` is text in UTC with microseconds: 2026-11-22T20:00:00.000000Z."""
    said = json.dumps([record[name] for name in HASHED], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def problems(records: Iterable[Mapping], seals: Iterable[Mapping] = (), start: Mapping | None = None) -> Iterator[str]:
    """A sentence for each thing that is wrong, naming the record; none where the trail is whole.

    Several seals of one record are all compared. `start` is the seal behind which the records begin; without one they
    begin with the first of all.
    """
    before = start or {"seq": 0, "hash": BEGIN}
    kept = [seal for seal in seals if seal["seq"] > before["seq"]]
    sealed = {seal["seq"]: [other for other in kept if other["seq"] == seal["seq"]] for seal in kept}
    for record in records:
        yield from (
            f"record {record['seq']}: {words}" for words in _wrong(record, before, sealed.pop(record["seq"], []))
        )
        before = record
    for missing in sorted(sealed):
        yield f"record {missing}: it was published ({sealed[missing][0]['day']}) and is not here"


def _wrong(record: Mapping, before: Mapping, sealed: Iterable[Mapping]) -> Iterator[str]:
    if record["seq"] != before["seq"] + 1:
        yield f"record {before['seq'] + 1} was expected here"
    if record["prev"] != before["hash"]:
        yield "it does not follow the record before it"
    if record["hash"] != hash_of(record):
        yield "it was changed"
    if record["at"] < before.get("at", ""):
        yield "it is older than the record before it"
    for seal in sealed:
        if seal["hash"] != record["hash"]:
            yield f"another one was published ({seal['day']})"


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 2 or arguments[0].startswith("-"):
        sys.stdout.write(f"{__doc__}\n")
        return 2
    try:
        seals = json.loads(Path(arguments[1]).read_text(encoding="utf-8")) if len(arguments) == 2 else []
        with Path(arguments[0]).open(encoding="utf-8") as trail:
            found = list(problems(map(json.loads, trail), seals))
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.stderr.write(f"This cannot be read as an audit trail: {error!r}\n")
        return 2
    sys.stdout.write("".join(f"{problem}\n" for problem in found) or "The trail is whole.\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
