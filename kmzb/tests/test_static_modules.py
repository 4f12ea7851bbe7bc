"""Browser modules after collection: every import names a hashed file that exists, and the house rules of `static/js` hold."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

SOURCE = Path(settings.BASE_DIR) / "static"
IMPORT = re.compile(r"""(?:^(?:import|export\b[^;"']*\bfrom)\b[^;"']*|\bimport\()\s*["']([^"']+)["']""", re.MULTILINE)
HASHED = re.compile(r"\.[0-9a-f]{12}\.js$")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    root = tmp_path_factory.mktemp("collected")
    storage = {"BACKEND": "kmzb.storage.UncompressedModuleStorage"}
    with override_settings(STATIC_ROOT=str(root), STORAGES=settings.STORAGES | {"staticfiles": storage}):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def sources():
    return sorted((SOURCE / "js").rglob("*.js"))


def test_every_hashed_module_imports_only_hashed_names_that_exist(collected):
    modules = [file for file in (collected / "js").rglob("*.js") if HASHED.search(file.name)]
    assert len(modules) == len(sources())
    for module in modules:
        for name in IMPORT.findall(module.read_text(encoding="utf-8")):
            assert HASHED.search(name), f"{module.name} imports {name}"
            assert (module.parent / name).exists(), f"{module.name} imports {name}"


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.name)
def test_imports_are_relative_and_end_with_a_semicolon(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        if re.match(r"import\b|export .*\bfrom \"", line):
            assert re.search(r'"\./[\w/]+\.js";$|"\.\./[\w/]+\.js";$', line), line


def users_of(pattern):
    return {file.name for file in sources() if re.search(pattern, file.read_text(encoding="utf-8"))}


def test_one_module_touches_the_map_library_and_one_asks_the_server():
    assert users_of(r"window\.L\b") == {"leaflet.js"}
    assert users_of(r"\bfetch\(|XMLHttpRequest|sendBeacon") == {"http.js"}


def test_modules_keep_nothing_on_the_device_and_run_no_text():
    assert users_of(r"localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker") == set()
    assert users_of(r"\beval\(|new Function|insertAdjacentHTML|outerHTML|innerHTML\s*=") == set()


def test_files_stay_short():
    for file in sources():
        most = 60 if file.parent.name == "pages" else 120
        assert len(file.read_text(encoding="utf-8").splitlines()) <= most, file.name
    for file in (SOURCE / "css").glob("*.css"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 200, file.name


@pytest.mark.parametrize("pattern", [r"\son\w+=\"", r"<style", r"\sstyle=\"", r"<script(?![^>]*\ssrc=)", r"\|safe\b"])
def test_templates_have_nothing_inline(pattern):
    templates = (Path(settings.BASE_DIR) / "templates").rglob("*.html")
    offenders = [str(file) for file in templates if re.search(pattern, file.read_text(encoding="utf-8"))]
    assert offenders == []
