"""Rules of the house that a machine can hold: floors, doors, names of migrations, size of files, settings, catalogues."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROOMS = ("kmzb", "insights", "verification", "reports", "districts", "accounts")


def modules(*rooms):
    return [file for room in rooms for file in (ROOT / room).rglob("*.py") if "__pycache__" not in file.parts]


def imported(file):
    """Every module and name that a file imports, as dotted text."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_imports_go_down_only():
    done = subprocess.run(["lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_two_rooms_may_change_a_status():
    allowed = {ROOT / "reports" / "services", ROOT / "verification" / "services"}
    offenders = [
        str(file.relative_to(ROOT))
        for file in modules(*ROOMS)
        if "tests" not in file.parts and not allowed & set(file.parents)
        and any("change_status" in name for name in imported(file))
    ]  # fmt: skip
    assert offenders == []


def test_public_code_reads_reports_through_the_public_door():
    public = [
        *(ROOT / "reports" / "views").rglob("*.py"),
        *(ROOT / "reports" / "api").rglob("*.py"),
        *(ROOT / "districts" / "views").rglob("*.py"),
    ]
    files = [file for file in public if file.exists()]
    assert len(files) > 5
    offenders = [str(file.relative_to(ROOT)) for file in files if "Report.objects" in file.read_text(encoding="utf-8")]
    assert offenders == []


@pytest.mark.parametrize("room", ROOMS[1:])
def test_migrations_are_named_by_hand(room):
    for file in (ROOT / room / "migrations").glob("0*.py"):
        assert "_auto_" not in file.name
        assert "noop" not in file.read_text(encoding="utf-8") or "reverse" in file.read_text(encoding="utf-8")


def test_no_file_is_longer_than_four_hundred_lines():
    kinds = {".py", ".js", ".css", ".html", ".sh"}
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [
        ROOT / name for name in listed.stdout.splitlines() if Path(name).suffix in kinds and "/migrations/" not in name
    ]
    long = [str(file) for file in files if file.exists() and len(file.read_text(encoding="utf-8").splitlines()) > 400]
    assert len(files) > 100
    assert long == []


def test_every_module_says_what_lives_in_it():
    silent = [
        str(file.relative_to(ROOT))
        for file in modules(*ROOMS)
        if file.name not in ("__init__.py", "apps.py") and "migrations" not in file.parts and "tests" not in file.parts
        and not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]  # fmt: skip
    assert silent == []


def test_example_environment_names_every_setting_that_is_read():
    source = (ROOT / "kmzb" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?:boolean|whole_number|path_segment|env\.\w+)\(\s*"([A-Z_]+)"', source))
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE))
    assert len(read) > 12
    assert read - named == set()


def test_templates_have_no_inline_script_style_or_handler():
    pattern = re.compile(
        r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|\|\s*safe\b|autoescape off", re.IGNORECASE
    )
    files = list((ROOT / "templates").rglob("*.html"))
    assert len(files) > 20
    offenders = [str(file.relative_to(ROOT)) for file in files if pattern.search(file.read_text(encoding="utf-8"))]
    assert offenders == []


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_no_message_is_left_untranslated(language):
    text = (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    entries = [
        entry for entry in text.split("\n\n") if entry.lstrip("#, \n").startswith(("msgid", "msgctxt", "python-format"))
    ][1:]
    empty = [entry for entry in entries if re.search(r'msgstr(\[\d\])? ""\s*(\n(?!")|$)', entry)]
    assert len(entries) > 200
    assert "#, fuzzy" not in text
    assert empty == []
