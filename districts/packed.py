"""A JSON answer that is the same for every visitor: packed, and not sent again to somebody who has it."""

import gzip
import hashlib
import json
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified


@dataclass(frozen=True)
class Packed:
    """The body, the same packed, and its ETag."""

    plain: bytes
    zipped: bytes
    etag: str

    @classmethod
    def of(cls, data: object) -> "Packed":
        plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        return cls(plain, gzip.compress(plain, mtime=0), f'"{hashlib.sha256(plain).hexdigest()[:32]}"')

    def answer(self, request: HttpRequest) -> HttpResponse:
        headers = {"ETag": self.etag, "Cache-Control": "public, max-age=300", "Vary": "Accept-Encoding"}
        if self.etag in request.headers.get("If-None-Match", ""):
            return HttpResponseNotModified(headers=headers)
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            return HttpResponse(self.zipped, "application/json", headers={**headers, "Content-Encoding": "gzip"})
        return HttpResponse(self.plain, "application/json", headers=headers)
