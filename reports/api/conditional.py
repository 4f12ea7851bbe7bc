"""Answers with an ETag of their content, the same for every visitor; 304 when the caller has it already."""

import hashlib
import json
from collections.abc import Mapping

from django.utils.cache import get_conditional_response
from rest_framework.request import Request
from rest_framework.response import Response


def conditional(request: Request, answer: object, headers: Mapping[str, str]) -> Response:
    content = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = Response(answer, headers={**headers, "ETag": etag})
    not_modified = get_conditional_response(request._request, etag=etag)
    if not_modified is not None and not_modified.status_code == 304:
        return Response(status=304, headers={**headers, "ETag": etag})
    return response
