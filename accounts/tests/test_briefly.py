import pytest

from accounts import briefly


@pytest.fixture
def asked(monkeypatch):
    """A function that is remembered for a second by a clock that the test moves, and what it was asked."""
    moments, seen = [100.0], []
    monkeypatch.setattr(briefly, "SECONDS", 1)
    monkeypatch.setattr(briefly.time, "monotonic", lambda: moments[0])

    @briefly.briefly
    def function(name):
        seen.append(name)
        return len(seen)

    return function, seen, moments


def test_the_same_question_is_asked_once(asked):
    function, seen, _ = asked
    assert [function("a"), function("a"), function("b")] == [1, 1, 2]
    assert seen == ["a", "b"]


def test_after_its_time_it_is_asked_again(asked):
    function, seen, moments = asked
    function("a")
    moments[0] += 1
    assert function("a") == 2


def test_an_error_is_not_remembered(monkeypatch):
    monkeypatch.setattr(briefly, "SECONDS", 60)
    answers = iter([ZeroDivisionError(), "good"])

    @briefly.briefly
    def function():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ZeroDivisionError):
        function()
    assert function() == "good"


def test_it_forgets_before_it_grows_without_end(asked, monkeypatch):
    function, seen, _ = asked
    monkeypatch.setattr(briefly, "MOST", 2)
    for name in ("a", "b", "c", "a"):
        function(name)
    assert seen == ["a", "b", "c", "a"]
