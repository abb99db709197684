import hashlib
import re
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.handouts.markup import Markup, element, filled, joined, some, text

BIDI = [*map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])]


@pytest.mark.parametrize(
    ("value", "html"),
    [
        pytest.param("<b>&\"'", "&lt;b&gt;&amp;&quot;&#x27;", id="markup"),
        pytest.param("a\nb\r\nc\u2028d", "a b c d", id="on one line"),
        pytest.param("a\u202eb\u2066c\x00d\x1be", "abcde", id="controls"),
        pytest.param("a\ud800b", "a\ufffdb", id="half a character"),
        pytest.param(Markup("<b>"), "<b>", id="markup that is meant"),
    ],
)
def test_text_is_text(value, html):
    assert text(value) == html


@given(st.text(st.characters(), max_size=40))
def test_no_text_becomes_markup(value):
    html = element("p", value, title=value, class_="x")
    assert html.count("<") == html.count(">") == 2
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]", html)
    assert not any(each in html for each in BIDI)
    assert html.encode()


def test_what_is_empty_is_left_out():
    assert element("a", "x", None, "", href="", title=None) == "<a>x</a>"
    assert some("small", "") == some("small", None) == ""
    assert some("small", "x") == "<small>x</small>"
    assert joined(" & ", ["a", "", None, Markup("<b>")]) == "a &amp; <b>"


@pytest.mark.parametrize("name", ["sheet", "directory"])
def test_a_page_allows_itself_its_own_style_and_script_alone(made, read, name):
    page = read(made(name))
    (policy,) = page.attributes("meta", "http-equiv")
    assert policy == "Content-Security-Policy"
    told = page.attributes("meta", "content")[0].split("; ")
    assert told[:3] == ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    allowed = dict(each.split(" ") for each in told[3:])
    (style,) = page.all("style")
    sealed = {"style-src": style}
    if name == "directory":
        (script,) = [t for n, a, t in page.elements if n == "script" and not a]
        sealed["script-src"] = script
    assert allowed.keys() == sealed.keys()
    for source, content in sealed.items():
        seal = allowed[source].removeprefix("'sha256-").removesuffix("'")
        assert b64decode(seal) == hashlib.sha256(content.encode()).digest()


def test_a_template_gets_all_that_it_asks_for():
    with pytest.raises(KeyError):
        filled("sheet", asked="")
