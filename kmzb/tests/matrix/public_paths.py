"""Addresses of public objects: a report that everybody sees, one that is hidden, the region's unit and beat."""

from collections.abc import Callable

from django.urls import reverse

from reports.models import Report

_BEAT = {"unit": "section-1", "number": "1"}
_FIXED = {
    "api:tile": {"z": "12", "x": "2268", "y": "1352"},
    "api:unit": {"slug": "kmp"},
    "districts:unit": {"slug": "kmp"},
    "districts:unit-map": {"slug": "kmp"},
    "districts:poster": {"slug": "kmp"},
    "districts:poster-a3": {"slug": "kmp"},
    "districts:border-tile": {"x": 1, "y": 1},
    "districts:street-tile": {"x": 1, "y": 1},
    "districts:tile": {"z": 6, "x": 35, "y": 21},
} | {f"districts:{name}": _BEAT for name in ("beat", "beat-map", "contact", "leaflet")}
_OF_REPORT = ("reports:detail", "api:report", "api:endorsements")
_QUERIES = {
    "api:locate": "?lon=19.46&lat=51.77",
    "api:officers": "?name=Testowy",
    "api:addresses": "?q=Testowo",
    "reports:near": "?category=przekraczanie-dozwolonej-predkosci&lon=19.46&lat=51.77",
}


def _report(world, line, role, report) -> str:
    found = world.reports["own"]
    if line.object == "hidden":
        Report.objects.filter(pk=found.pk).update(is_hidden=True)
    return reverse(line.address, args=[found.public_id])


def _beat(world, line, role, report) -> str:
    return reverse("api:beat", args=[world.region.beats[0].public_id])


def _fixed(world, line, role, report) -> str:
    return reverse(line.address, kwargs=_FIXED.get(line.address)) + _QUERIES.get(line.address, "")


PATHS: dict[str, Callable] = {"api:beat": _beat} | dict.fromkeys((*_FIXED, *_QUERIES), _fixed)
PATHS |= dict.fromkeys(_OF_REPORT, _report)
