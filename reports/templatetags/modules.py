"""The modules behind an entry of the browser code, named in the head of the page: they load at once, not one by one."""

import functools
import posixpath
import re
from pathlib import Path

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()
_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*"(\.[^"]+)";', re.MULTILINE)


def modules_of(entry: str) -> tuple[str, ...]:
    """Names of every static module that the entry needs, each once, without itself."""
    return tuple(sorted(_walked(entry, set()) - {entry}))


def _walked(name: str, seen: set[str]) -> set[str]:
    if name not in seen:
        seen.add(name)
        path = finders.find(name)
        for other in _IMPORT.findall(Path(path).read_text(encoding="utf-8")) if path else ():
            _walked(posixpath.normpath(posixpath.join(posixpath.dirname(name), other)), seen)
    return seen


_remembered = functools.cache(modules_of)


@register.simple_tag
def preload_modules(entry: str) -> SafeString:
    """`<link rel="modulepreload">` of each module; files do not change while the process runs, except in development."""
    names = modules_of(entry) if settings.DEBUG else _remembered(entry)
    return format_html_join("\n", '<link rel="modulepreload" href="{}">', ((static(name),) for name in names))
