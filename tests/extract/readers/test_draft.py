"""The laws of a page that is being written."""

from hypothesis import given
from hypothesis import strategies as st

from pressdir.extract.readers.draft import Draft, settle
from pressdir.model import Gap

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from(" \n\t\u00a0\u00ad\u200b\u200c@"))
GAPS = st.sampled_from(Gap)
STEPS = st.lists(st.tuples(TEXTS, st.none() | GAPS, st.booleans()), max_size=20)


@given(TEXTS)
def test_settling_twice_is_settling_once(text):
    assert settle(settle(text)) == settle(text)


@given(TEXTS, TEXTS)
def test_no_visible_character_is_lost_or_added(before, behind):
    draft = Draft()
    draft.write(before)
    draft.write(behind)
    assert _ink(draft.page("x").text) == _ink(settle(before)) + _ink(settle(behind))


@given(STEPS)
def test_lines_and_marks_stand_where_they_say(steps):
    draft = Draft()
    for text, gap, is_marked in steps:
        if gap:
            draft.stop(gap)
        mark = draft.open("fn") if is_marked else None
        draft.write(text)
        if mark:
            assert draft.close(mark) == bool(settle(text))
    page = draft.page("x")
    assert page.text == "\n".join(line.text for line in page.lines)
    for line in page.lines:
        assert page.text[line.start : line.end] == line.text == settle(line.text) != ""
    for mark in page.marks:
        assert mark.name == "redacted" or mark.value == page.text[mark.start : mark.end]


@given(STEPS, STEPS)
def test_a_page_that_is_pasted_is_the_same_page_further_down(first, second):
    whole = Draft()
    pages = [_page(first), _page(second)]
    for page in pages:
        whole.paste(page)
    joined = whole.page("x")
    assert joined.text == "\n".join(page.text for page in pages if page.lines)
    assert len(joined.marks) >= sum(len(page.marks) for page in pages)
    for mark in joined.marks:
        assert mark.value == joined.text[mark.start : mark.end]


def _page(steps):
    draft = Draft()
    for text, gap, is_marked in steps:
        draft.stop(gap or Gap.BREAK)
        mark = draft.open("fn") if is_marked else None
        draft.write(text)
        if mark:
            draft.close(mark)
    return draft.page("x")


def _ink(text):
    return "".join(text.split())
