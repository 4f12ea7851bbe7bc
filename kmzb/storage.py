"""Static files with hashed names, scripts and style sheets bundled, compressed once at collectstatic.

Imports are rewritten only when they end in a semicolon and name a relative static literal (docs/architecture.md).
"""

import functools

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from kmzb import bundles

Paths = dict[str, tuple[Storage, str]]


class BundledMixin:
    """Before names are hashed, the entries among our own files are replaced by their bundles. Nothing on disk changes."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: Paths, dry_run: bool = False, **options):
        return super().post_process(paths if dry_run else bundled(paths), dry_run, **options)


class ModuleStorage(BundledMixin, CompressedManifestStaticFilesStorage):
    pass


class UncompressedModuleStorage(BundledMixin, ManifestStaticFilesStorage):
    """The same without the compression, which takes half a minute and changes no name: for tests."""


def bundled(paths: Paths) -> Paths:
    """`paths` as collectstatic knows them, {name: (storage, path)}, with the bundles in memory."""
    memory, found = InMemoryStorage(), dict(paths)

    @functools.cache
    def read(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            return file.read().decode("utf-8")

    def keep(name: str, content: str) -> None:
        found[name] = (memory, memory.save(name, ContentFile(content.encode())))

    for name in bundles.entries(paths, read):
        keep(name, bundles.script(name, read))
    for name in (name for name in paths if name.startswith("css/") and name.endswith(".css")):
        keep(name, bundles.sheet(name, read))
    return found
