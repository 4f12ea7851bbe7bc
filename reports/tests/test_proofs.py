"""Proof of work: asked for, solved, checked once."""

import base64
import hashlib
import json

import pytest
import time_machine
from django.test import override_settings

from accounts.problems import Problem
from reports.proofs import check_proof, new_challenge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hard")]


@pytest.fixture
def hard():
    with override_settings(PROOF_OF_WORK_COST=300):
        yield


def solve(challenge, /, **changes):
    for number in range(challenge["maxNumber"] + 1):
        if hashlib.sha256(f"{challenge['salt']}{number}".encode()).hexdigest() == challenge["challenge"]:
            answer = {key: challenge[key] for key in ("algorithm", "challenge", "salt", "signature")}
            return pack(answer | {"number": number} | changes)
    raise AssertionError("the challenge has no solution up to maxNumber")


def pack(answer):
    return base64.b64encode(json.dumps(answer).encode()).decode()


def refusal(proof):
    with pytest.raises(Problem) as problem:
        check_proof(proof)
    assert problem.value.status == 403
    return problem.value.code


def test_solved_challenge_counts_once():
    proof = solve(new_challenge(300))
    check_proof(proof)
    assert refusal(proof) == "proof_used"


def test_spent_proofs_leave_no_row(django_assert_num_queries):
    with django_assert_num_queries(0):
        check_proof(solve(new_challenge(300)))


def test_challenge_is_of_altcha_version_one():
    challenge = new_challenge(300)
    assert set(challenge) == {"algorithm", "challenge", "salt", "maxNumber", "signature"}
    assert (challenge["algorithm"], challenge["maxNumber"]) == ("SHA-256", 300)


def test_proof_is_needed_unless_it_costs_nothing():
    assert refusal(None) == "proof_missing"
    with override_settings(PROOF_OF_WORK_COST=0):
        check_proof(None)
        check_proof(solve(new_challenge(0)))


def test_proof_ends_after_ten_minutes():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False) as clock:
        proof = solve(new_challenge(300))
        clock.shift(601)
        assert refusal(proof) == "proof_expired"


@pytest.mark.parametrize(
    "proof",
    [5, "", "###", "e30=", pack([]), pack({"algorithm": "SHA-256"}), "A" * 5000, "\ud800", pack({"a": 1e400})],
)
def test_what_is_no_proof_is_refused(proof):
    assert refusal(proof) in {"proof_invalid", "proof_missing"}


@pytest.mark.parametrize(
    "changes",
    [{"number": -1}, {"number": True}, {"number": 10**30}, {"algorithm": "SHA-1"}, {"signature": "0" * 64},
     {"salt": "x?expires=99999999999&"}, {"extra": 1}, {"challenge": 5}],
)  # fmt: skip
def test_forged_proof_is_invalid(changes):
    assert refusal(solve(new_challenge(300), **changes)) == "proof_invalid"
