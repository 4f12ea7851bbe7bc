"""Prints the demo's sign-ins as a table: login, role, password, TOTP secret. Run by script/lib/web.sh."""

import json
import pathlib
import sys

HEADINGS = {"login": "login", "role": "role", "password": "password", "totp_secret": "TOTP secret"}

rows = [HEADINGS, *json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))]
widths = {key: max(len(str(row.get(key, ""))) for row in rows) for key in HEADINGS}
for row in rows:
    sys.stdout.write("  ".join(str(row.get(key, "")).ljust(widths[key]) for key in HEADINGS).rstrip() + "\n")
