"""Asks the site at HOST:PORT whether it can serve; says on stderr what it answered if not. Run by script/lib/web.sh."""

import http.client
import sys

host, _, port = sys.argv[1].rpartition(":")
host = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host)  # noqa: S104 - compared, not bound
connection = http.client.HTTPConnection(host.strip("[]"), int(port), timeout=5)
try:
    connection.request("GET", "/readyz", headers={"Host": "localhost"})
    answer = connection.getresponse()
    body = answer.read(500).decode("utf-8", "replace")
except OSError as error:
    sys.exit(f"no connection ({error})")
if answer.status != 200:
    sys.exit(f"/readyz answers {answer.status}: {' '.join(body.split())[:300]}")
