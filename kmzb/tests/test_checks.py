"""The system checks speak when they should, and are silent otherwise."""

import pytest
from django.core import checks
from django.test import override_settings

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
