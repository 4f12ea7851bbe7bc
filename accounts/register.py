"""The words of the privacy register: what is said of each column that is kept. Each floor lists its own columns.

`<app>/privacy_register.py` has `FIELDS`; `manage.py privacy_tables` prints them into docs/privacy.md, and a test fails for
a column without an entry.
"""

from dataclasses import dataclass

# Who may see a column.
PUBLIC = "everybody"
HOLDER = "holder of the code, officers in scope"
OFFICERS = "officers in scope"
STAFF = "staff"
NOBODY = "nobody: used by the application"

# How long it stays.
FOR_EVER = "stays"
WITH_TEXT = "retention rule `text`"
WITH_POINT = "retention rule `point`, then the public point"
WITH_PHOTO = "retention rule `photo`"
THREE_DAYS = "3 days"
IN_FORCE = "as long as it is in force, then as history"
IN_OFFICE = "as long as the person serves"

# Why it may be kept at all; the controller confirms it for the installation.
TASK = "public task: safety and order (DODO art. 13)"
ACCOUNTABILITY = "duty to account for acts (DODO art. 36, KRI)"
NO_PERSON = "not about a person"


@dataclass(frozen=True)
class Entry:
    purpose: str
    basis: str
    retention: str
    seen_by: str


def entries(model: str, columns: str, purpose: str, basis: str, retention: str, seen_by: str) -> dict[str, Entry]:
    """One entry for each of the columns, which are separated by spaces."""
    return {f"{model}.{column}": Entry(purpose, basis, retention, seen_by) for column in columns.split()}
