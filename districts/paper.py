"""Posters and leaflets: a template becomes a tagged PDF. QR codes and outlines are drawn here, nothing is fetched.

The writer of PDFs is large, so a process loads it with the first paper somebody asks for; papers are kept by the hash
of their text, a few in each process.
"""

import base64
import hashlib
import math
import threading
from collections import OrderedDict
from pathlib import Path

import segno
from django.contrib.gis.geos import GEOSGeometry
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.problems import sentence
from accounts.sentences import TITLES
from districts import outlines

SHEETS = ("css/tokens.css", "css/paper.css")
MOST_KEPT = 32  # papers of some 40 KB
_DRAWING_WIDTH = 400
_kept: OrderedDict[str, bytes] = OrderedDict()
_one_at_a_time = threading.Lock()
_turns = threading.BoundedSemaphore(2)  # one is written, one waits: the other threads of the process serve pages


class Busy(Exception):
    """As many papers as a process writes at once are being written."""


def answer(
    request: HttpRequest, template: str, context: dict[str, object], name: str, *, is_kept: bool = True
) -> HttpResponse:
    """The PDF in the language of the request, in its window or saved under `name`; 503 while too many are written.

    `is_kept` False is for what only this visitor may have: it stays nowhere, here or on the way.
    """
    text = render_to_string(template, context, request)
    key = hashlib.sha256(text.encode()).hexdigest()
    headers = (
        {"Cache-Control": "public, max-age=300", "ETag": f'"{key[:32]}"'} if is_kept else {"Cache-Control": "no-store"}
    )
    if is_kept and headers["ETag"] in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    try:
        body = _written(key, text, is_kept)
    except Busy:
        words = {"heading": TITLES[503], "sentence": sentence("unavailable")}
        response = render(request, "_problem.html", words, status=503)
        response["Retry-After"] = "5"
        return response
    headers["Content-Disposition"] = f'inline; filename="{name}"'
    return HttpResponse(body, "application/pdf", headers=headers)


def _written(key: str, text: str, is_kept: bool = True) -> bytes:
    """Papers that are kept wait for nobody."""
    kept = _kept.get(key)
    if kept:
        return kept
    if not _turns.acquire(blocking=False):
        raise Busy
    try:
        with _one_at_a_time:
            if not is_kept:
                return write(text)
            if key not in _kept:
                _kept[key] = write(text)
            if len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
            return _kept[key]
    finally:
        _turns.release()


def write(text: str) -> bytes:
    """A tagged PDF (PDF/UA-1). Pictures are written into the text; no other address is opened."""
    from weasyprint import HTML  # large: not before somebody prints
    from weasyprint.urls import URLFetcher

    page = HTML(string=text, media_type="screen", url_fetcher=URLFetcher(allowed_protocols={"data"}))
    return page.write_pdf(stylesheets=_sheets(), pdf_variant="pdf/ua-1")


def _sheets() -> list[object]:
    from weasyprint import CSS

    return [CSS(string=Path(finders.find(name)).read_text(encoding="utf-8"), media_type="screen") for name in SHEETS]


def code(address: str) -> str:
    """A QR code of the address as the source of a picture, with the quiet zone that readers need."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=4, encode_minimal=False)


def outline(area: GEOSGeometry, label: str) -> SafeString:
    """The shape of an area as a picture, north up."""
    west, south, east, north = area.extent
    narrow = math.cos(math.radians((south + north) / 2))
    scale = _DRAWING_WIDTH / max((east - west) * narrow, north - south)
    wide, high = (east - west) * narrow * scale, (north - south) * scale
    rings = [
        " ".join(f"{(lon - west) * narrow * scale:.1f},{(north - lat) * scale:.1f}" for lon, lat in ring)
        for ring in outlines.paths(area)
    ]
    shapes = "".join(f'<polygon points="{ring}"/>' for ring in rings)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {wide + 8:.0f} {high + 8:.0f}">'
        f'<g fill="#eeeeee" stroke="black" stroke-width="4" stroke-linejoin="round">{shapes}</g></svg>'
    )
    source = base64.b64encode(drawing.encode()).decode()
    return format_html('<img class="outline" src="data:image/svg+xml;base64,{}" alt="{}">', source, label)
