"""The system checks speak when they should, and are silent otherwise."""

import pytest
from django.core import checks
from django.test import override_settings

from kmzb import quiet_database
from reports.photos import sanitise

GOOD = {"DEMO": False, "HTTPS": True, "PUBLICATION_DELAY": 1, "PROOF_OF_WORK_COST": 50_000, "LIMIT_FACTOR": 1}


def ids(**changes):
    with override_settings(**GOOD | changes):
        found = checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)
    return {message.id for message in found if message.id.startswith("kmzb.")}


def test_good_settings_are_silent():
    assert ids() == set()


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"RECEIPT_KEY": "x" * 40, "SECRET_KEY": "x" * 40}, "kmzb.E001"),
        ({"PUBLICATION_DELAY": 0}, "kmzb.W001"),
        ({"PROOF_OF_WORK_COST": 0}, "kmzb.W002"),
        ({"LIMIT_FACTOR": 10}, "kmzb.W002"),
        ({"DEMO": True}, "kmzb.W003"),
    ],
)
def test_setting_that_betrays_is_named(changes, name):
    assert ids(**changes) == {name}


def test_demo_on_a_machine_of_ones_own_is_silent():
    assert ids(DEMO=True, HTTPS=False, PUBLICATION_DELAY=0, PROOF_OF_WORK_COST=0, LIMIT_FACTOR=10) == set()


def test_a_kernel_that_cannot_guard_the_decoder_is_named(monkeypatch, tmp_path):
    (tmp_path / "__main__.py").write_text("raise SystemExit(68)\n")  # what the decoder says when a limit is refused
    monkeypatch.setattr(sanitise, "_PROGRAM", str(tmp_path))
    assert ids() == {"kmzb.W005"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("log_line_prefix", "%m %h "),
        ("log_line_prefix", "%t %r"),
        ("log_connections", "on"),
        ("log_statement", "ddl"),
        ("log_min_duration_statement", "0"),
        ("log_min_error_statement", "error"),
        ("log_min_messages", "warning"),
        ("log_parameter_max_length", "-1"),
        ("log_parameter_max_length_on_error", "64"),
        ("log_error_verbosity", "verbose"),
        ("track_commit_timestamp", "on"),
        ("pg_stat_statements.track_utility", "on"),
    ],
)
def test_a_setting_of_the_database_that_betrays_is_named_with_what_to_do(setting, value):
    good = {name: wanted.good[0] for name, wanted in quiet_database.WANTED.items()} | {"log_line_prefix": "%t 100%%h "}
    assert quiet_database.advice(good) == {}
    assert quiet_database.advice({}) == {}
    advised = quiet_database.advice(good | {setting: value})
    assert list(advised) == [setting]
    assert advised[setting].startswith(f"Set {setting} = ")


@pytest.mark.django_db
def test_the_check_asks_the_database_itself(monkeypatch):
    wanted = {"server_version_num": quiet_database.Wanted(("0",), "it is a trial")}
    monkeypatch.setattr(quiet_database, "WANTED", wanted)
    monkeypatch.setattr(quiet_database, "NAMES", list(wanted))
    found = checks.run_checks(tags=[checks.Tags.database], include_deployment_checks=True, databases=["default"])
    assert [(message.id, message.hint) for message in found if message.id == "kmzb.W004"] == [
        ("kmzb.W004", "Set server_version_num = 0 in PostgreSQL: it is a trial.")
    ]
