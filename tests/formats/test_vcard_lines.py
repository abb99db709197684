from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.formats.vcard import lines

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
hard = st.text(st.sampled_from(" \t:\\,;é中😀a"), max_size=400)


@given(line=anything | hard)
def test_a_folded_line_is_75_octets_wide_and_unfolds_to_itself(line):
    physical = lines.fold(line).split("\r\n ")
    assert "".join(physical) == line
    assert len(physical[0].encode()) <= 75
    assert all(len(each.encode()) <= 74 for each in physical[1:])


@given(words=st.lists(st.text("aé中😀", min_size=1, max_size=15), max_size=30), gap=st.data())
def test_a_fold_stands_within_a_word(words, gap):
    gaps = st.text(" \t:\\", min_size=1, max_size=2)
    line = "NOTE:" + "".join(word + gap.draw(gaps) for word in words)
    for before, after in pairwise(lines.fold(line).split("\r\n ")):
        assert before[-1] not in " \t\\"
        assert after[0] not in " \t:"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param(r"a\, b\; c\\ d\n e\N f", "a, b; c\\ d\n e\n f", id="all of them"),
        pytest.param(r"\\n", "\\n", id="a backslash before an n"),
        pytest.param(r"C:\temp", r"C:\temp", id="a backslash that escapes nothing"),
        pytest.param("a\\", "a\\", id="at the end"),
        pytest.param(r"\:", ":", id="a colon, as old programs write it"),
    ],
)
def test_unescapes(written, said):
    assert lines.unescape(written) == said


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        pytest.param("a;b;;c", ["a", "b", "", "c"], id="plain"),
        pytest.param(r"a\;b;c", ["a;b", "c"], id="escaped separator"),
        pytest.param(r"a\\;b", ["a\\", "b"], id="escaped backslash before a separator"),
        pytest.param(r"a\\\;b", ["a\\;b"], id="both"),
        pytest.param("", [""], id="nothing"),
    ],
)
def test_splits_components(written, parts):
    assert lines.components(written) == parts
