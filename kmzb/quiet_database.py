"""Settings of PostgreSQL that would write down what residents sent, or who is connected from where.

Needs no Django: `script/lib/check_database.py` asks before anything is set up. The private cluster of script/lib/postgres.sh
has all of them right.
"""

from collections.abc import Mapping
from dataclasses import dataclass

QUERY = "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)"  # of the session that asks


@dataclass(frozen=True)
class Wanted:
    """`good` are the values that betray nothing, the first one is the advice. `why` ends a sentence."""

    good: tuple[str, ...]
    why: str


ERRORS = "the words of an error often quote a value that somebody sent"
STATEMENTS = "statements hold what residents wrote"
PEERS = "it says who was connected, from where and when"
WANTED = {
    "log_connections": Wanted(("off",), PEERS),
    "log_disconnections": Wanted(("off",), PEERS),
    "log_hostname": Wanted(("off",), PEERS),
    "log_statement": Wanted(("none",), STATEMENTS),
    "log_min_duration_statement": Wanted(("-1",), STATEMENTS),
    "log_min_duration_sample": Wanted(("-1",), STATEMENTS),
    "log_transaction_sample_rate": Wanted(("0",), STATEMENTS),
    "log_min_error_statement": Wanted(("panic", "fatal", "log"), STATEMENTS),
    "log_parameter_max_length": Wanted(("0",), STATEMENTS),
    "log_parameter_max_length_on_error": Wanted(("0",), STATEMENTS),
    "log_error_verbosity": Wanted(("terse",), "the details of an error are rows"),
    "log_min_messages": Wanted(("log", "fatal", "panic"), ERRORS),
    "track_commit_timestamp": Wanted(("off",), "every row would know its second"),
    "pg_stat_statements.track_utility": Wanted(("off",), "commands are kept with their values"),
}
NAMES = [*WANTED, "log_line_prefix"]


def advice(settings: Mapping[str, str]) -> dict[str, str]:
    """What to set instead, by name, as sentences; of settings that the server does not know nothing is said."""
    found = {
        name: f"Set {name} = {wanted.good[0]} in PostgreSQL: {wanted.why}."
        for name, wanted in WANTED.items()
        if settings.get(name, wanted.good[0]) not in wanted.good
    }
    if any(sign in settings.get("log_line_prefix", "").replace("%%", "") for sign in ("%h", "%r")):
        found["log_line_prefix"] = f"Set log_line_prefix = '%t %p %e ' in PostgreSQL: {PEERS}."
    return found
