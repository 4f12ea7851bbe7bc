"""The one adapter to the source of tiles: a fixed question, a short wait, and only a picture as an answer.

The address comes from the settings; only three checked numbers are put into it. No header of a visitor goes out.
"""

import http.client
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

SECONDS = 3  # for each step of a connection, and for the whole body
MOST_BYTES = 512 * 1024
HEADERS = {"User-Agent": "KMZB map tiles", "Accept": "image/png, image/jpeg, image/webp"}
_CHUNK = 64 * 1024
_MISSING = frozenset((204, 404, 410))


class SourceFailed(Exception):
    """The source is away, slow, or answers something that is no tile."""


class NoSuchTile(Exception):
    """The source works and has nothing there."""


def kind_of(body: bytes) -> str:
    """The type of a picture by its first bytes; "" for anything that is not one of ours."""
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if body.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return "image/webp"
    return ""


class _SameHostOnly(urllib.request.HTTPRedirectHandler):
    max_redirections = 2

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if (before.scheme, before.netloc) != (after.scheme, after.netloc):
            raise SourceFailed("redirected to another host")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_opener = urllib.request.build_opener(_SameHostOnly)


def fetch(template: str, z: int, x: int, y: int) -> bytes:
    """The picture of one tile. Raises `SourceFailed` or `NoSuchTile`; takes at most about twice SECONDS."""
    # The settings take https and this machine only, so no other scheme comes here.
    address = template.replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
    try:
        with _opener.open(urllib.request.Request(address, headers=HEADERS), timeout=SECONDS) as response:  # noqa: S310
            if response.status in _MISSING:
                raise NoSuchTile
            body = _read(response)
    except urllib.error.HTTPError as error:
        if error.code in _MISSING:
            raise NoSuchTile from None
        raise SourceFailed(f"status {error.code}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise SourceFailed(type(error).__name__) from None
    if not kind_of(body):
        raise SourceFailed("not a picture")
    return body


def _read(response: http.client.HTTPResponse) -> bytes:
    """The whole body in time and within its limit: a source that drips is cut off."""
    until = time.monotonic() + SECONDS
    body = b""
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > MOST_BYTES or time.monotonic() > until:
            raise SourceFailed("too large or too slow")
    if response.length:
        raise SourceFailed("cut off")
    return body
