"""Prints the one-time code that a demo sign-in asks for now: one_time_code.py LOGIN

For trying the panel without an authenticator app. Reads .local/demo-sign-ins.json, which exists only in a demo.
"""

import base64
import hashlib
import hmac
import json
import pathlib
import sys
import time

FILE = pathlib.Path(__file__).resolve().parents[2] / ".local" / "demo-sign-ins.json"


def one_time_code(secret: str, at: float) -> str:
    """RFC 6238 with its usual values: SHA-1, 30 seconds, six digits."""
    key = base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(at // 30).to_bytes(8, "big"), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def main() -> None:
    if not FILE.exists():
        sys.exit("There is no demo here: script/server without --empty makes one.")
    secrets = {row["login"]: row["totp_secret"] for row in json.loads(FILE.read_text(encoding="utf-8"))}
    if len(sys.argv) != 2 or sys.argv[1] not in secrets:
        sys.exit(f"Say which sign-in: {', '.join(secrets)}")
    sys.stdout.write(one_time_code(secrets[sys.argv[1]], time.time()) + "\n")


if __name__ == "__main__":
    main()
