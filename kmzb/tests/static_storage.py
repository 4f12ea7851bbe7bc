"""Static files as in production without the compression, which takes half a minute and changes no name."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class UncompressedModuleStorage(ManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
