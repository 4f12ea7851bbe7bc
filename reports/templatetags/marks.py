"""The mark of a status: shape, letter and colour, always with the word. The same on pages, map, panel and paper.

The shapes are in `_mark.html`; a strict content policy refuses style attributes, so they carry attributes only.
"""

from django import template

from reports.statuses import Status

register = template.Library()


@register.inclusion_tag("_status.html")
def status_mark(status: str, label: str = "") -> dict[str, object]:
    known = Status(status)
    return {"label": label or known.label, "status": known.value}


@register.inclusion_tag("_mark.html")
def mark_only(status: str) -> dict[str, object]:
    """The shape without the word, for places where the word is written beside it."""
    return {"status": Status(status).value}


@register.inclusion_tag("_status_marks.html")
def status_marks() -> dict[str, object]:
    """Every mark with its word in a `<template>`, for `static/js/lib/status_style.js`."""
    return {"statuses": list(Status)}
