import json
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.cli.showing import text

BIDI_CONTROLS = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
UNSAFE = sorted(
    {
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in {"Cc", "Cs", "Zl", "Zp"}
    }
    | set(BIDI_CONTROLS)
)


def test_every_control_surrogate_separator_and_bidi_control_is_written_out():
    raw = [code for code in UNSAFE if chr(code) in text.visible(f"a{chr(code)}b")]
    assert raw == []
    assert all(text.visible(chr(code)).isascii() for code in UNSAFE)


def test_json_escapes_the_same_characters_and_means_the_same():
    for code in UNSAFE:
        written = text.to_json([f"a{chr(code)}b"])
        assert chr(code) not in written
        assert json.loads(written) == [f"a{chr(code)}b"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("\x1b[2Jx", "\\x1b[2Jx", id="clear the screen"),
        pytest.param("\x9b31m", "\\x9b31m", id="a C1 control sequence introducer"),
        pytest.param("a\rb\nc\td", "a\\x0db\\x0ac\\x09d", id="lines and tabs"),
        pytest.param("a\u2028b", "a\\u2028b", id="line separator"),
        pytest.param("moc.\u202eknab", "moc.\\u202eknab", id="right-to-left override"),
        pytest.param("\U000e0041", "\\U000e0041", id="a tag that nobody sees"),
        pytest.param("Dvořák 李 أنس", "Dvořák 李 أنس", id="names stay"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="the non-joiner of Persian stays"),
        pytest.param(7, "7", id="not a text"),
    ],
)
def test_a_value_is_shown_without_effect(value, shown):
    assert text.visible(value) == shown


def test_a_text_may_keep_its_line_breaks():
    assert text.visible("a\nb\rc", keep="\n") == "a\nb\\x0dc"


@given(st.text(st.characters(exclude_categories=[]) | st.sampled_from([chr(c) for c in UNSAFE])))
def test_no_text_gets_a_control_through(value):
    assert not re.search(text.UNSAFE, text.visible(value))
    assert json.loads(text.to_json(value)) == value


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        pytest.param("abc", 3, id="Latin"),
        pytest.param("é", 1, id="composed"),
        pytest.param("e\u0301", 1, id="combining"),
        pytest.param("李明", 4, id="wide"),
        pytest.param("\u2068أنس\u2069", 3, id="isolated Arabic"),
    ],
)
def test_width_is_what_a_terminal_takes(value, cells):
    assert text.width(value) == cells


@given(st.text(), st.integers(2, 40))
def test_a_clipped_text_fits(value, cells):
    assert text.width(text.clipped(value, cells)) <= cells


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("Ana", "Ana", id="left to right"),
        pytest.param("אנה", "\u2068אנה\u2069", id="Hebrew"),
        pytest.param("Ana (أنا)", "\u2068Ana (أنا)\u2069", id="mixed"),
    ],
)
def test_only_right_to_left_text_is_isolated(value, shown):
    assert text.isolated(value) == shown
