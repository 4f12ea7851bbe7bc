"""The strict reader of request bodies, in front of every rule: size, depth, duplicate keys, then fields.

JSON: at most 2 MiB, 8 levels, UTF-8, no duplicate keys. Numbers that are not finite or absurdly long arrive as `BadNumber`
in their field, so that the answer can name it. Nothing here trusts an exception of the JSON library alone.
"""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from rest_framework.parsers import BaseParser

from accounts.problems import Problem

MOST_BYTES = 2 * 1024 * 1024
MOST_UPLOAD = 31 * 1024 * 1024  # three photos and the words with them
MOST_LEVELS = 8
MOST_DIGITS = 40
_SHOWN = re.compile(r"[A-Za-z0-9_.-]{1,60}")
_TOKENS = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', re.DOTALL)


@dataclass(frozen=True)
class BadNumber:
    """A number that JSON allows or almost allows and we do not: `code` is not_finite or out_of_range."""

    code: str


def _whole(text: str) -> int | BadNumber:
    return int(text) if len(text) <= MOST_DIGITS else BadNumber("out_of_range")


def _decimal(text: str) -> float | BadNumber:
    if len(text) > MOST_DIGITS:
        return BadNumber("out_of_range")
    value = float(text)
    return BadNumber("not_finite") if value in (float("inf"), float("-inf")) else value


def _constant(_: str) -> BadNumber:
    return BadNumber("not_finite")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Problem("duplicate_key")
    return found


def check_depth(raw: bytes) -> None:
    level = 0
    for match in _TOKENS.finditer(raw):
        token = match[0]
        if token in b"[{":
            level += 1
            if level > MOST_LEVELS:
                raise Problem("too_deep", limit=MOST_LEVELS)
        elif token in b"]}":
            level -= 1


def parse_json(raw: bytes) -> Any:
    """The value of a JSON text. Raises `Problem` with one of the codes of unreadable bodies (400)."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if not raw.strip():
        raise Problem("empty_body")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem("invalid_encoding") from None
    check_depth(raw)
    try:
        return json.loads(
            text, parse_int=_whole, parse_float=_decimal, parse_constant=_constant, object_pairs_hook=_unique
        )
    except json.JSONDecodeError as error:
        raise Problem("not_json", position=error.pos + 1) from None


def read_body(request: HttpRequest, limit: int = MOST_BYTES) -> bytes:
    """The whole body, never more than `limit` bytes of it; larger ones are refused by their stated or their real size.

    One that is shorter than stated broke off and is refused too.
    """
    too_large = Problem("too_large", limit=f"{limit // (1024 * 1024)} MiB")
    stated = request.META.get("CONTENT_LENGTH") or "0"
    if not stated.isdecimal() or int(stated[:12]) > limit:
        raise too_large
    body = request.read(limit + 1)
    if len(body) > limit:
        raise too_large
    if len(body) < int(stated):  # the line broke: half a form may look like a whole one
        raise Problem("bad_form")
    return body


def shown(name: str) -> str:
    """The name of a field that we do not know, as an answer may repeat it."""
    return name if _SHOWN.fullmatch(name) else "unknown"


def refuse_unknown(names: Iterable[str], known: Collection[str]) -> None:
    """Raises `Problem` 422 that names every field that is not known."""
    strange = {shown(name): "unknown_field" for name in names if name not in known}
    if strange:
        raise Problem(fields=strange)


def check_json_type(request: HttpRequest) -> None:
    charset = request.content_params.get("charset", "utf-8").strip("\"'").lower()
    encoded = request.META.get("HTTP_CONTENT_ENCODING", "identity").lower() != "identity"
    if request.content_type != "application/json" or charset not in ("utf-8", "utf8") or encoded:
        raise Problem("unsupported_media_type")


def read_object(request: HttpRequest) -> dict[str, Any]:
    """The JSON object of a request; any other JSON value is 422 `not_an_object`."""
    body = read_body(request)
    if not body:
        raise Problem("empty_body")
    check_json_type(request)
    value = parse_json(body)
    if not isinstance(value, dict):
        raise Problem("not_an_object")
    return value


def check_form(request: HttpRequest) -> None:
    """Refuses what Django would read as an empty or a mended form (400, 413, 415); afterwards POST and FILES are safe.

    A multipart body that breaks off reads as empty there, and wrong UTF-8 as replacement characters.
    """
    body = _form_body(request)
    if not body:
        return
    charset = request.content_params.get("charset", "utf-8").strip("\"'").lower()
    if charset not in ("utf-8", "utf8") or request.META.get("HTTP_CONTENT_ENCODING", "identity") != "identity":
        raise Problem("unsupported_media_type")
    if request.content_type == "multipart/form-data":
        boundary = request.content_params.get("boundary", "")
        if not boundary or not body[-1024:].rstrip().endswith(f"--{boundary}--".encode("ascii", "replace")):
            raise Problem("bad_form")
        _parse(request)
    elif request.content_type == "application/x-www-form-urlencoded":
        try:
            unquote_to_bytes(body).decode("utf-8")
        except UnicodeDecodeError:
            raise Problem("invalid_encoding") from None
    else:
        raise Problem("unsupported_media_type")


def _form_body(request: HttpRequest) -> bytes:
    """The body, kept where Django looks for it, so that `request.POST` can still be read from it."""
    if request.content_type != "multipart/form-data":
        request._body = read_body(request)
    elif not hasattr(request, "_body"):
        request._body = read_body(request, MOST_UPLOAD)
    return request._body


def _parse(request: HttpRequest) -> None:
    try:
        len(request.POST)
    except RequestDataTooBig:
        raise Problem("too_large", limit=f"{MOST_BYTES // (1024 * 1024)} MiB") from None
    except (SuspiciousOperation, MultiPartParserError):
        raise Problem("bad_form") from None


class StrictJSONParser(BaseParser):
    """For views that read `request.data`; an empty body never reaches a parser, so `read_object` is the better door."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: dict | None = None) -> dict[str, Any]:
        return read_object(parser_context["request"]._request if parser_context else stream)
