"""Static files with hashed names, ES module imports included, compressed once at collectstatic.

Imports are rewritten only when they end in a semicolon and name a relative static literal (docs/architecture.md).
"""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
