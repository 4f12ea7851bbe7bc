"""What `/api/schema/` says of every call alike: refusals, and answers that an earlier one stands for."""

from typing import Any

from accounts.problems import MEDIA_TYPE
from accounts.sentences import TITLES

ALWAYS = (400, 404, 406, 503)
WITH_BODY = (403, 408, 409, 413, 415, 422, 429)
PLACE_IN_QUERY = "/api/v1/officers/locate/"
_FLAW = {
    "type": "object",
    "properties": {"code": {"type": "string"}, "detail": {"type": "string"}},
    "required": ["code", "detail"],
}
PROBLEM = {
    "type": "object",
    "description": "RFC 9457. `suggestion` and `candidates` are what could have been meant.",
    "properties": {
        "type": {"type": "string", "enum": ["about:blank"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "fields": {"type": "object", "additionalProperties": {"type": "array", "items": _FLAW}},
        "suggestion": {},
        "candidates": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["type", "title", "status", "code", "detail", "fields"],
}


def with_problems(result: dict[str, Any], **_: object) -> dict[str, Any]:
    """A hook of drf-spectacular: adds to each call the refusals it may answer with, and closes the bodies it takes."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    for path, calls in result["paths"].items():
        for method, call in calls.items():
            for status in _refusals(path, method):
                call["responses"].setdefault(str(status), _refusal(status))
            for content in call.get("requestBody", {}).get("content", {}).values():
                name = content["schema"]["$ref"].rpartition("/")[2]
                result["components"]["schemas"][name]["additionalProperties"] = False
    return result


def _refusals(path: str, method: str) -> tuple[int, ...]:
    if method == "post":
        return ALWAYS + WITH_BODY
    return (*ALWAYS, 422) if path == PLACE_IN_QUERY else ALWAYS


def _refusal(status: int) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": str(TITLES[status]), "content": {MEDIA_TYPE: {"schema": schema}}}
