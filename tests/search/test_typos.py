import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.search.typos import allowed, cuts, edits_between, pieces


@pytest.mark.parametrize(
    ("word", "other", "edits"),
    [
        pytest.param("kesler", "kessler", 1, id="one is missing"),
        pytest.param("kesssler", "kessler", 1, id="one too many"),
        pytest.param("kassler", "kessler", 1, id="another one"),
        pytest.param("kesselr", "kessler", 1, id="two in the wrong order"),
        pytest.param("kessler", "kessler", 0, id="none"),
        pytest.param("shevchneok", "shevchenko", 2, id="two turned pairs"),
        pytest.param("keslre", "kessler", 2, id="two kinds"),
        pytest.param("ana", "kessler", None, id="another word"),
    ],
)
def test_edits_are_counted(word, other, edits):
    assert edits_between(word, other, 2) == edits


@pytest.mark.parametrize(
    ("word", "count"), [("ana", 0), ("novk", 1), ("kessler", 1), ("shevchnk", 2), ("flight93", 0)]
)
def test_longer_words_may_have_more(word, count):
    assert allowed(word) == count


LETTERS = st.text("abc", min_size=4, max_size=10)


@st.composite
def slips(draw):
    """A word, and the same with as many slips as it may have."""
    word = other = draw(LETTERS)
    for _ in range(allowed(word)):
        at = draw(st.integers(0, max(len(other) - 1, 0)))
        letter = draw(st.sampled_from("abcx"))
        kind = draw(st.sampled_from(("insert", "delete", "replace", "turn")))
        if kind == "insert":
            other = other[:at] + letter + other[at:]
        elif kind == "delete":
            other = other[:at] + other[at + 1 :]
        elif kind == "replace":
            other = other[:at] + letter + other[at + 1 :]
        else:
            other = other[:at] + other[at : at + 2][::-1] + other[at + 2 :]
    return word, other


def distance(word, other):
    """Optimal string alignment, by its definition."""
    rows = [[*range(len(other) + 1)]]
    for i, mine in enumerate(word, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            best = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (mine != its))
            if i > 1 < j and mine == other[j - 2] and its == word[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@given(slips())
def test_whoever_has_slipped_so_often_has_a_part_in_its_place(words):
    word, other = words
    if edits_between(word, other, allowed(word)) is None:
        return
    assert any(
        part in other
        and (not begins or other.startswith(part))
        and (not ends or other.endswith(part))
        and (not (begins and ends) or part == other)
        for part, begins, ends in cuts(word, allowed(word))
    )


@given(LETTERS, LETTERS)
def test_edits_are_those_of_the_definition(word, other):
    found = distance(word, other)
    assert edits_between(word, other, 2) == (found if found <= 2 else None)


@pytest.mark.parametrize(
    ("text", "words"),
    [("o'neil, anne-marie", ["o", "neil", "anne", "marie"]), ("&", []), ("", [])],
)
def test_words_are_runs_of_letters_and_digits(text, words):
    assert pieces(text) == words
