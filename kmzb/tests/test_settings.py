"""Settings refuse what they do not know, and no secret has a default."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

from kmzb import env


def load(**changes):
    """Whether a fresh process can read the settings, and what it says."""
    names = ("PATH", "DATABASE_URL", "SECRET_KEY", "RECEIPT_KEY")
    environment = {name: os.environ[name] for name in names if name in os.environ} | changes
    environment = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", "import kmzb.settings"], cwd=settings.BASE_DIR, env=environment, capture_output=True,
        text=True, check=False,
    )  # fmt: skip


def test_settings_load_with_the_secrets_alone():
    assert load().returncode == 0


@pytest.mark.parametrize("name", ["SECRET_KEY", "RECEIPT_KEY", "DATABASE_URL"])
def test_missing_secret_stops_the_start_and_is_named(name):
    done = load(**{name: None})
    assert done.returncode != 0
    assert name in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("DEBUG", "maybe"), ("HTTPS", "2"), ("PROOF_OF_WORK_COST", "-1"), ("PROOF_OF_WORK_COST", "many"),
     ("PUBLICATION_DELAY", "99"), ("PANEL_PATH", "a/b"), ("PANEL_PATH", "Ą"), ("RECEIPT_KEY", "short"),
     ("MAP_TILE_URL", "http://tiles.example/{z}/{x}/{y}"), ("MAP_TILE_URL", "https://tiles.example/{z}/{x}.png"),
     ("MAP_TILE_URL", "https://{z}.tiles.example/{x}/{y}"), ("MAP_TILE_URL", "file:///{z}/{x}/{y}")],
)  # fmt: skip
def test_unknown_value_is_refused_by_name(name, value):
    done = load(**{name: value})
    assert done.returncode != 0
    assert name in done.stderr


@pytest.mark.parametrize(
    "address", ["", "https://tiles.example/{z}/{x}/{y}.png?key=1", "http://127.0.0.1:81/{z}/{x}/{y}"]
)
def test_a_source_of_tiles_is_https_or_on_this_machine(monkeypatch, address):
    monkeypatch.setenv("MAP_TILE_URL", address)
    assert env.tile_address("MAP_TILE_URL") == address


def test_values_are_read_as_they_are_written(monkeypatch):
    monkeypatch.setenv("X", "on")
    assert env.boolean("X", default=False) is True
    monkeypatch.setenv("X", "12")
    assert env.whole_number("X", default=1, most=20) == 12
    monkeypatch.setenv("X", "/komenda/")
    assert env.path_segment("X", default="panel") == "komenda"


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
