"""Patterns that wait: compiled at their first use, and only then; tried where they may match."""

import re

import pytest

from pressdir.normalise.patterns import small, standing, waiting

METHODS = ["search", "match", "fullmatch", "findall", "finditer", "split"]


@pytest.mark.parametrize("method", METHODS)
def test_a_waiting_pattern_answers_as_a_compiled_one(method):
    plain = re.compile("a+b", re.IGNORECASE)
    wait = waiting("a+b", re.IGNORECASE)
    for text in ("AAB", "xaab ab", "", "c"):
        for _ in range(2):  # the first use and those after it
            told, expected = getattr(wait, method)(text), getattr(plain, method)(text)
            if method == "finditer":
                assert [m.span() for m in told] == [m.span() for m in expected]
            elif isinstance(expected, re.Match):
                assert told.span() == expected.span()
            else:
                assert told == expected
    assert wait.sub("-", "xAab") == "x-"
    assert wait.flags & re.IGNORECASE


def test_a_pattern_is_compiled_when_it_is_first_used():
    wrong = waiting("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("")


def test_a_part_stands_where_it_begins():
    assert list(standing("aa", "aaa b aa")) == [0, 1, 6]


def test_small_letters_stand_where_the_great_ones_did():
    assert small("İZMİR, ANN (AT) REEF") == "izmir, ann (at) reef"
    every = "".join(map(chr, range(0x3000)))
    assert len(small(every)) == len(every)
