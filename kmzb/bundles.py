"""Browser code as few files: the modules behind an entry in one, a style sheet with what it imports inside.

Pure: `read(name)` gives the source of a static file by its name ("js/lib/sheet.js"). The source is written so that it
can be joined line by line: named imports that end in a semicolon, `export` before a function, class or const, no two
modules that need each other, `await` outside functions in pages only. What breaks a rule raises `BundleError`.
A module that two entries of one page need runs once in each, so modules keep no state that a page shares.
"""

import posixpath
import re
from collections.abc import Callable, Iterable

Read = Callable[[str], str]

_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "(\.[^"]+)";\n', re.MULTILINE)
_DYNAMIC = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import\b|export (?!(?:async )?function\b|class\b|const\b)).*", re.MULTILINE)
_SHEET = re.compile(r'^@import url\("([^"/]+\.css)"\);\n', re.MULTILINE)


class BundleError(Exception):
    """The source is not written as bundles need it; says which module and what."""


def entries(names: Iterable[str], read: Read) -> set[str]:
    """Pages, and modules that pages load later: each of them becomes one file."""
    modules = [name for name in names if name.startswith("js/") and name.endswith(".js")]
    later = {_beside(name, other) for name in modules for other in _DYNAMIC.findall(read(name))}
    return later | {name for name in modules if name.startswith("js/pages/")}


def script(entry: str, read: Read) -> str:
    """The entry with all it imports, in the order in which they would run. What the entry exports it still exports."""
    order: list[str] = []
    _collect(entry, read, order, ())
    numbers = {name: f"m{number}" for number, name in enumerate(order)}
    parts = [_enclosed(name, entry, read, numbers) for name in order[:-1]]
    return "\n".join([*parts, _plain(entry, entry, read, numbers)])


def sheet(name: str, read: Read) -> str:
    """The style sheet with those it imports from its own folder in their place."""
    return _SHEET.sub(lambda found: sheet(_beside(name, found[1]), read), read(name))


def _beside(name: str, other: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), other))


def _collect(name: str, read: Read, order: list[str], above: tuple[str, ...]) -> None:
    if name in above:
        raise BundleError(f"{name} needs itself: {' → '.join((*above, name))}")
    if name not in order:
        for _names, other in _IMPORT.findall(read(name)):
            _collect(_beside(name, other), read, order, (*above, name))
        order.append(name)


def _enclosed(name: str, entry: str, read: Read, numbers: dict[str, str]) -> str:
    exported = ", ".join(found[1] for found in _EXPORT.findall(read(name)))
    body = _EXPORT.sub(r"\1 \2", _plain(name, entry, read, numbers))
    return f"const {numbers[name]} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();"


def _plain(name: str, entry: str, read: Read, numbers: dict[str, str]) -> str:
    """The body without its imports; modules that it loads later are named as the entry sees them."""

    def taken(found: re.Match) -> str:
        names = found[1].strip().rstrip(",").replace(" as ", ": ")
        return f"const {{ {names} }} = {numbers[_beside(name, found[2])]};\n"

    def seen(found: re.Match) -> str:
        path = posixpath.relpath(_beside(name, found[1]), posixpath.dirname(entry))
        return f'import("{path if path.startswith(".") else f"./{path}"}")'

    body = _DYNAMIC.sub(seen, _IMPORT.sub(taken, read(name)))
    left_over = _LEFT_OVER.search(body)
    if left_over:
        raise BundleError(f"{name}: {left_over[0]}")
    return body.rstrip("\n")
