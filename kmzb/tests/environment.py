"""A pytest plugin: the environment of the tests, set before Django reads its settings.

Where the database is comes from `.local/env`, which script/test writes; a value given by the caller wins there. What
the tests rely on (no demo, no delay of publication, limits as in production) is fixed here and wins over everything.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FIXED = {
    "SECRET_KEY": "tests-only-secret-key-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH",
    "RECEIPT_KEY": "tests-only-receipt-key-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "DEBUG": "False",
    "DEMO": "False",
    "HTTPS": "False",
    "EMAIL_URL": "memorymail://",
    "MAP_TILE_URL": "",
    "PUBLICATION_DELAY": "1",
    "PROOF_OF_WORK_COST": "0",
    "LIMIT_FACTOR": "1",
    "PANEL_PATH": "panel",
    "PANEL_HOST": "",
    "MEDIA_STORAGE": str(ROOT / ".local" / "test-media"),
    "KEY_STORE": str(ROOT / ".local" / "test-keys"),
    # The synchronous Playwright keeps an event loop in the thread of the test.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}


def read_local_environment() -> None:
    file = ROOT / ".local" / "env"
    if not file.exists():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        name, found, value = line.partition("=")
        if found and name.isidentifier():
            os.environ.setdefault(name, value.strip("'"))


read_local_environment()
os.environ.update(FIXED)
# Tests that call a tool (lint-imports) find the one beside this Python.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
