"""What links and markup escape is taken back; text without it stays."""

import pytest

from pressdir.normalise.escaped import unescaped, unquoted


@pytest.mark.parametrize(
    ("read", "text", "plain"),
    [
        pytest.param(unquoted, "ada%40reef.example.org", "ada@reef.example.org", id="a link"),
        pytest.param(unquoted, "k%C3%BCste", "küste", id="two bytes of a letter"),
        pytest.param(unquoted, "100 % + 20%", "100 % + 20%", id="a per cent sign"),
        pytest.param(unescaped, "ada&#64;reef &amp; tide", "ada@reef & tide", id="markup"),
        pytest.param(unescaped, "Reef & Tide", "Reef & Tide", id="an ampersand"),
    ],
)
def test_signs_are_taken_back(read, text, plain):
    assert read(text) == plain
