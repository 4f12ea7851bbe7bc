"""The search itself: it knows every spelling, and it finds what a server without the edge writes down."""

import pytest

from kmzb.tests.anonymity.encodings import SHORT, encodings
from kmzb.tests.anonymity.searching import find, matches
from kmzb.tests.anonymity.visitors import Visitor
from kmzb.tests.served import serving

STOCK = ("--access-logfile", "-")  # gunicorn as it comes


def test_the_search_finds_the_visitors_of_a_server_without_the_edge(tmp_path):
    application = "kmzb.tests.served:show_environ"
    with serving(tmp_path, application=application, options=STOCK) as server:
        people = [Visitor(number, server, set()) for number in range(3)]
        for person in people:
            person.get("/")
    wanted = [address for person in people for address in (person.source, person.claimed)]
    found = {address for _, address, kind in find({"log": [server.log]}, wanted) if kind == "dotted"}
    assert found == set(wanted)


def test_an_address_has_fourteen_spellings_and_one_for_each_key():
    spelled = encodings("127.1.2.3", ("one", "two"))
    assert len(spelled) == 16
    assert spelled["zero-padded"] == ["127.001.002.003"]
    assert spelled["decimal"] == ["2130772483"]
    assert set(spelled["hex, last byte first"]) == {"0302017f", "0302017F"}
    assert spelled["mapped and expanded"][0].lower() == "0000:0000:0000:0000:0000:ffff:7f01:0203"
    assert all(spelled.values())


@pytest.mark.parametrize("kind", encodings("127.131.142.53", ("key",)))
def test_each_spelling_is_found_alone_and_nothing_else_is(tmp_path, kind):
    text = encodings("127.131.142.53", ("key",))[kind][0]
    (tmp_path / "file").write_bytes(b"\xff\0before " + text.encode() + b" after\n127131142053 127.131.1\n")
    assert find({"here": [tmp_path]}, ["127.131.142.53", "127.132.142.53"], ("key",)) >= {
        ("here", "127.131.142.53", kind)
    }
    assert find({"here": [tmp_path]}, ["127.132.142.53"], ("key",)) == set()


@pytest.mark.parametrize("kind", sorted(SHORT))
def test_a_short_spelling_inside_of_another_number_is_chance(tmp_path, kind):
    text = encodings("127.131.142.53")[kind][0]
    (tmp_path / "file").write_text(f"3{text}, {text}7")
    assert find({"here": [tmp_path]}, ["127.131.142.53"]) == set()


def test_words_of_any_alphabet_are_found_with_their_place(tmp_path):
    (tmp_path / "file").write_bytes(b"\0\n\xff" + "jeżdżą тут".encode())
    assert matches(["jeżdżą тут"], [tmp_path]) == [(tmp_path / "file", 3, "jeżdżą тут")]
