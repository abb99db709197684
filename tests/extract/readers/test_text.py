"""Plain text, and the debris that crawlers leave in it."""

import pytest

from pressdir.errors import UnreadableError
from pressdir.extract.readers import read
from pressdir.model import Document, Gap, Role


def page_of(text, **declared):
    content = text.encode() if isinstance(text, str) else text
    return read(Document("release.txt", content, **declared))


def lines(page):
    return [line.text for line in page.lines]


def marks(page):
    return [(mark.name, page.text[mark.start : mark.end], mark.value) for mark in page.marks]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param('"mailto:ada@b.example">ada@b.example', "ada@b.example", id="torn anchor"),
        pytest.param('Mail "mailto:ada@b.example">Ada', "Mail ada@b.example Ada", id="not shown"),
        pytest.param('ada@b.example">ada@b.example', "ada@b.example", id="torn in the target"),
        pytest.param("ada@b.example<mailto:ada@b.example>", "ada@b.example", id="Outlook"),
        pytest.param("Ada [mailto:ada@b.example] here", "Ada ada@b.example here", id="brackets"),
        pytest.param(
            '<a href="mailto:ada@b.example">ada@b.example</a>', "ada@b.example", id="whole"
        ),
        pytest.param("href=mailto:ada@b.example>ada@b.example", "ada@b.example", id="no quotes"),
        pytest.param(
            "&quot;mailto:ada@b.example&quot;&gt;ada@b.example", "ada@b.example", id="escaped"
        ),
        pytest.param(
            '"mailto:ada%40b.example?subject=Hi">ada@b.example', "ada@b.example", id="percent"
        ),
    ],
)
def test_one_address_is_left_of_a_torn_link_and_it_is_marked(text, shown):
    page = page_of(text)
    assert lines(page) == [shown]
    assert marks(page) == [("mailto", "ada@b.example", "ada@b.example")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            'see\n"http://www.b.example/" target="_blank" title=\n"">http://www.b.example/ or call',
            ["see", "http://www.b.example/ or call"],
            id="link over three lines",
        ),
        pytest.param(
            'alt="" border="0" height="12" src=\n"/icons/box.gif">\ntitle="">Annual report',
            ["Annual report"],
            id="image over three lines",
        ),
        pytest.param('"button-link" href=\nJane Roe', ["Jane Roe"], id="attributes alone"),
        pytest.param("Tel&eacute;fono&nbsp;: 5 &amp; 6", ["Teléfono : 5 & 6"], id="entities"),
        pytest.param("Ada&#64;b.example", ["Ada@b.example"], id="numeric entity"),
        pytest.param("Ada<br>Press<br/>Office", ["Ada", "Press", "Office"], id="breaks"),
        pytest.param("<b>Ada</b> <i>Quill</i>", ["Ada Quill"], id="inline tags"),
    ],
)
def test_torn_markup_vanishes(text, shown):
    assert lines(page_of(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('She said "we are late" and left', id="quotation"),
        pytest.param("a < b and c > d", id="comparison"),
        pytest.param("Ada Quill <ada@b.example>", id="address in angle brackets"),
        pytest.param("See https://b.example/?id=5&page=2 for more", id="query"),
        pytest.param("Title: Head of Press", id="a word that is an attribute's name"),
        pytest.param("[EMBARGOED] until noon", id="brackets"),
        pytest.param("R&D; Q&A; AT&T", id="ampersands"),
    ],
)
def test_prose_stays_as_it_is(text):
    assert lines(page_of(text)) == [text]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        pytest.param("a\nb", [Gap.SECTION, Gap.BREAK], id="next line"),
        pytest.param("a\n\nb", [Gap.SECTION, Gap.BLOCK], id="blank line"),
        pytest.param("a\n \t\n\nb", [Gap.SECTION, Gap.BLOCK], id="two blank lines"),
        pytest.param("a\n\n\n\nb", [Gap.SECTION, Gap.SECTION], id="three blank lines"),
        pytest.param("a\n* * *\nb", [Gap.SECTION, Gap.SECTION], id="rule"),
        pytest.param("a\n###\nb", [Gap.SECTION, Gap.SECTION], id="end sign"),
        pytest.param("a\fb", [Gap.SECTION, Gap.SECTION], id="form feed"),
        pytest.param("a\r\nb\r\n\r\nc", [Gap.SECTION, Gap.BREAK, Gap.BLOCK], id="CRLF"),
        pytest.param("a\rb", [Gap.SECTION, Gap.BREAK], id="CR"),
        pytest.param("a\r\r\nb", [Gap.SECTION, Gap.BREAK], id="CR twice"),
        pytest.param("a\n-\nb", [Gap.SECTION, Gap.BLOCK], id="empty item"),
        pytest.param("a\n-- \nb", [Gap.SECTION, Gap.BLOCK], id="signature separator"),
    ],
)
def test_blank_lines_and_rules_part_lines(text, gaps):
    assert [line.gap for line in page_of(text).lines] == gaps


@pytest.mark.parametrize("bullet", ["-", "•", "*", "–", "·", "▪", "●", "►", "--", "\uf0b7"])
def test_a_bullet_makes_an_item(bullet):
    page = page_of(f"Contacts\n{bullet} Ada, +41 22 555 01 00\n  ada@b.example\n{bullet} Bo\nEnd")
    assert lines(page) == ["Contacts", "Ada, +41 22 555 01 00", "ada@b.example", "Bo", "End"]
    assert [line.row for line in page.lines] == [None, 1, 1, 2, None]
    assert page.lines[1].role is Role.ITEM


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("-10 degrees", id="minus"),
        pytest.param("—Ada said so", id="dialogue"),
        pytest.param("+41 22 555 01 00", id="number"),
    ],
)
def test_a_sign_without_a_space_is_no_bullet(text):
    page = page_of(text)
    assert lines(page) == [text]
    assert page.lines[0].role is Role.TEXT


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        pytest.param("a\u00a0b\u2009c\u3000d\te", "a b c d e", id="spaces"),
        pytest.param("Presse\u00adstelle", "Pressestelle", id="soft hyphen"),
        pytest.param("\u202a+41 22 555 01 00\u202c", "+41 22 555 01 00", id="direction marks"),
        pytest.param("ada\u200b@b\ufeff.example", "ada@b.example", id="zero width"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiner in Persian"),
        pytest.param("क्\u200dष", "क्\u200dष", id="joiner in Hindi"),
        pytest.param("ada\u200d@b", "ada@b", id="joiner in Latin"),
        pytest.param("089‑12–34—5", "089‑12–34—5", id="hyphens stay"),
        pytest.param("a\x00\x07b\x1bc" + "d" * 60, "abc" + "d" * 60, id="stray controls"),
    ],
)
def test_white_space_is_settled_and_what_cannot_be_seen_goes(text, settled):
    assert lines(page_of(text)) == [settled]


def test_a_hidden_address_is_marked_as_redacted():
    page = page_of("Ada: [email\u00a0protected]")
    assert marks(page) == [("redacted", "[email protected]", "[email protected]")]


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        pytest.param("Æther".encode("utf-8-sig"), None, "Æther", id="UTF-8 with mark"),
        pytest.param("Æther, naïve".encode("utf-16"), None, "Æther, naïve", id="UTF-16 with mark"),
        pytest.param(
            "Press office".encode("utf-16-le"), None, "Press office", id="UTF-16, no mark"
        ),
        pytest.param(
            "Пресс-служба: 5".encode("utf-16-be"), None, "Пресс-служба: 5", id="UTF-16 BE"
        ),
        pytest.param("Æther".encode("utf-32"), None, "Æther", id="UTF-32"),
        pytest.param("žluťoučký".encode("cp1250"), "windows-1250", "žluťoučký", id="declared"),
        pytest.param(
            "café “x”".encode("cp1252"), "iso-8859-1", "café “x”", id="Latin-1 means 1252"
        ),
        pytest.param("żółć".encode(), "iso-8859-2", "żółć", id="declared wrongly"),
        pytest.param("記者会見".encode("iso-2022-jp"), "iso-2022-jp", "記者会見", id="seven bits"),
        pytest.param("记者".encode("gb18030"), "gb2312", "记者", id="GB 2312 means GB 18030"),
        pytest.param("Zoë".encode(), "no-such-charset", "Zoë", id="unknown label"),
        pytest.param("Zoë".encode(), "base64", "Zoë", id="a label that is no charset"),
        pytest.param("é\n".encode() * 30 + b"\xc3", None, "é", id="cut in mid-letter"),
        pytest.param("é\n".encode() * 30 + b"\xff\n", None, "é", id="one damaged byte"),
        pytest.param("cafÃ© â€“ bar", None, "café – bar", id="mojibake"),
    ],
)
def test_the_encoding_is_found(content, charset, text):
    page = page_of(content if isinstance(content, bytes) else content.encode(), charset=charset)
    assert page.lines[0].text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "shift_jis", "gb18030", "cp1253"])
def test_an_undeclared_encoding_is_guessed(encoding):
    text = {
        "cp1251": "Пресс-служба музея сообщает об открытии новой выставки в субботу утром. ",
        "koi8-r": "Пресс-служба музея сообщает об открытии новой выставки в субботу утром. ",
        "shift_jis": "美術館は土曜日の朝に新しい展覧会を開くと発表した。お問い合わせは広報課まで。",
        "gb18030": "博物馆宣布将于星期六上午举办新展览。媒体联系请致电新闻办公室。",
        "cp1253": "Το μουσείο ανακοινώνει τα εγκαίνια της νέας έκθεσης το Σάββατο το πρωί. ",
    }[encoding]
    assert page_of((text * 4).encode(encoding)).text == (text * 4).strip()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"hello\0world\0" * 50, id="null characters"),
        pytest.param(bytes(range(256)) * 20, id="every byte"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(500), id="program"),
    ],
)
def test_binary_data_is_refused(content):
    with pytest.raises(UnreadableError, match=r"release\.txt: binary data, no text"):
        page_of(content)


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n"], ids=["nothing", "white space"])
def test_an_empty_document_is_refused(content):
    with pytest.raises(UnreadableError, match="is empty"):
        page_of(content)


def test_a_million_lines_are_read():
    page = page_of(b"Ada\n" * 1_000_000)
    assert len(page.lines) == 1_000_000
    assert page.lines[-1].end == len(page.text)


@pytest.mark.parametrize(
    "unit",
    ['"', "href=", 'href="" ', "a@", "1-", "(", "<a ", "&amp;", "<mailto:a", "- ", "* ", "Ã©"],
)
def test_hostile_repetition_ends(unit):
    assert page_of("x" + unit * 50_000).text


def test_lines_that_somebody_passed_on_are_read_without_their_signs():
    quoted = "Please use:\n\n> Press contact:\n>\n> > Ada Quill\n> > ada@b.example\n"
    page = read(Document("mail.txt", quoted.encode()))
    assert [line.text for line in page.lines] == [
        "Please use:",
        "Press contact:",
        "Ada Quill",
        "ada@b.example",
    ]
    assert page.lines[2].gap is not Gap.BREAK
