"""explain: a document with what was accepted and rejected marked where it stands."""

import json
import re
from html.parser import HTMLParser

import pytest

RELEASE = """\
GENEVA, 10 January 2026. Harbour Trust opened a new pier today.

Press contact: Ana Ruiz, Tel: +41 22 555 01 42
Fax: +41 22 555 01 49
"""
SHOWN = """\
pier.txt
  contact 1: Ana Ruiz
 1 | GENEVA, [✗10 January 2026]. Harbour Trust opened a new pier today.
   |   rejected: 10 January 2026 (date)
 2 | Press contact: [✓Ana Ruiz], Tel: [✓+41 22 555 01 42]
   |   accepted: Ana Ruiz, name of contact 1 (form of a name, on the line of the address or number)
   |   accepted: +41225550142, phone of contact 1 (label Tel, country code, on the line of the name)
 3 | Fax: [✗+41 22 555 01 49]
   |   rejected: +41 22 555 01 49 (labelled as a fax)
"""
HOSTILE = """\
<title>x</title>
<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src="//evil.example/x.png" onerror="a()"&gt;</p>
<p>"onmouseover="alert(2) Ann Lee, a"&gt;&lt;b&gt;@x.example, ann@x.example &lt;/mark&gt;</p>
<p>&#x202e;tel&#x1b;[31m +41 22 555 01 42 &lt;style&gt;@import url(//x)&lt;/style&gt;</p>
"""


@pytest.fixture
def pier(home):
    path = home / "work" / "pier.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


@pytest.fixture
def long(home):
    """A long page with a contact in the middle."""
    filling = "The pier is wide and the water is deep, and that is all there is to say.\n\n"
    path = home / "work" / "long.txt"
    told = RELEASE.partition("\n\n")[2]
    path.write_text(f"{filling * 30}It grew in 2019.\n\n{told}\n{filling * 30}", encoding="utf-8")
    return path


def test_a_pipe_has_plain_marks_and_a_rule_for_each(run, pier):
    result = run("explain", "pier.txt")
    assert (result.code, result.err) == (0, "")
    assert result.out == SHOWN


def test_a_terminal_has_colours_and_no_color_has_marks(terminal, pier):
    shown = terminal("explain", "pier.txt").out
    assert "\x1b[1;32m+41 22 555 01 42\x1b[0m" in shown
    assert "\x1b[9;31m+41 22 555 01 49\x1b[0m" in shown
    assert "✓" not in shown
    plain = terminal("explain", "pier.txt", NO_COLOR="1").out
    assert "[✓+41 22 555 01 42]" in plain
    assert "\x1b" not in plain


def test_of_a_long_page_the_parts_around_what_was_found_are_shown(run, long):
    shown = run("explain", "long.txt").out
    assert "[✓+41 22 555 01 42]" in shown
    assert shown.count("The pier is wide") == 3  # two lines above, less one, and two below
    assert re.search(r"^ +⋮ 29 lines$", shown, re.MULTILINE)
    whole = run("explain", "--all", "long.txt").out
    assert whole.count("The pier is wide") == 60
    assert "⋮" not in whole
    assert "[✗2019]" in whole


def test_what_is_passed_over_is_counted(run, home):
    text = "It opened on 1 May 2020.\n\n" * 50
    (home / "work" / "dates.txt").write_text(text, encoding="utf-8")
    shown = run("explain", "dates.txt").out
    assert shown == (
        "dates.txt\n  nobody is offered here\n  ⋮ 50 lines, 50 marks: --all shows them\n"
    )


def test_json_has_the_text_and_a_verdict_for_each_place(run, pier):
    (row,) = json.loads(run("explain", "--json", "pier.txt").out)
    assert row["source"] == "pier.txt"
    assert row["contacts"][0]["name"] == "Ana Ruiz"
    for each in row["verdicts"]:
        assert row["text"][each["start"] : each["end"]] == each["text"]
    (phone,) = (each for each in row["verdicts"] if each["field"] == "phones")
    assert phone == {
        "accepted": True,
        "text": "+41 22 555 01 42",
        "rule": "label Tel, country code, on the line of the name",
        "field": "phones",
        "value": "+41225550142",
        "contact": 0,
        "start": phone["start"],
        "end": phone["end"],
        "minor": False,
    }
    (fax,) = (each for each in row["verdicts"] if each["rule"] == "labelled as a fax")
    assert (fax["accepted"], fax["field"], fax["value"], fax["contact"]) == (
        False,
        None,
        None,
        None,
    )


def test_a_region_is_the_user_s_word(run, home):
    (home / "work" / "ch.txt").write_text("Ana Ruiz, Tel. 022 555 01 42\n", encoding="utf-8")
    assert "[✗022 555 01 42]" in run("explain", "ch.txt").out
    shown = run("explain", "--region", "CH", "ch.txt").out
    assert "accepted: +41225550142, phone of contact 1 (label Tel., region CH by your word" in shown


def test_several_values_in_one_place_have_one_mark_and_a_note_each(run, home):
    (home / "work" / "two.txt").write_text(
        "Contact: Ana Ruiz and Leo Marsh, Tel: +41 22 555 01 42\n", encoding="utf-8"
    )
    shown = run("explain", "two.txt").out
    assert shown.count("[✓+41 22 555 01 42]") == 1
    assert "+41225550142, phone of contacts 1, 2 (" in shown or shown.count("phone of") == 2


def test_several_documents_stand_one_after_another(run, pier, long):
    shown = run("explain", "pier.txt", "long.txt").out
    assert shown.startswith(SHOWN + "\nlong.txt\n")


@pytest.mark.parametrize("form", [[], ["--html"], ["--json"]])
def test_bad_input_is_one_clear_line_and_exit_code_3(run, pier, home, form):
    (home / "work" / "void.txt").touch()
    result = run("explain", *form, "void.txt", "nowhere.txt", "pier.txt")
    assert result.code == 3
    assert result.err == ("pressdir: void.txt: is empty\npressdir: nowhere.txt: does not exist\n")
    assert "Ana Ruiz" in result.out


def test_a_folder_without_documents_is_nothing_found(run, home):
    (home / "work" / "empty").mkdir()
    result = run("explain", "empty")
    assert (result.code, result.out, result.err) == (1, "", "pressdir: empty: no documents there\n")


def test_two_forms_at_once_are_a_usage_error(run, pier):
    result = run("explain", "--html", "--json", "pier.txt")
    assert (result.code, result.err) == (2, "pressdir: --html and --json: choose one\n")


def test_a_document_cannot_act_on_the_terminal(terminal, home):
    (home / "work" / "bad.html").write_text(HOSTILE, encoding="utf-8")
    shown = terminal("explain", "bad.html", NO_COLOR="1").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


# --- the page ---------------------------------------------------------------------------------


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text):
        super().__init__()
        self.found, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


OURS = {
    "html", "head", "meta", "title", "style", "body", "h1", "ol", "ul", "li", "p", "span", "mark",
    "details", "summary",
}  # fmt: skip


def test_the_page_marks_what_the_text_marks(run, pier):
    page = Elements(run("explain", "--html", "pier.txt").out)
    marks = [attributes["class"] for tag, attributes in page.found if tag == "mark"]
    assert marks == ["no", "yes", "yes", "no"]
    assert "rejected: +41 22 555 01 49 (labelled as a fax)" in page.text


def test_the_page_is_safe_from_its_document(run, home):
    (home / "work" / "bad.html").write_text(HOSTILE, encoding="utf-8")
    text = run("explain", "--html", "bad.html").out
    page = Elements(text)
    assert {tag for tag, _ in page.found} <= OURS
    names = {name for _, attributes in page.found for name in attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "class", "dir", "open"}
    assert "<script>alert(1)</script>" in page.text  # as words
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "\\u202e" not in text.partition("<body>")[0]


def test_a_file_name_cannot_add_to_the_page(run, home):
    name = "a<img src=x onerror=alert(1)>.txt"
    (home / "work" / name).write_text(RELEASE, encoding="utf-8")
    page = Elements(run("explain", "--html", name).out)
    assert {tag for tag, _ in page.found} <= OURS


def test_the_page_allows_itself_its_style_alone(run, pier):
    import hashlib
    from base64 import b64encode

    text = run("explain", "--html", "pier.txt").out
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)[1]
    seal = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{seal}'\"" in text
    assert "http" not in text.replace("http-equiv", "")


def test_the_page_folds_what_is_far_from_anything_found(run, long):
    folded = run("explain", "--html", "long.txt").out
    assert folded.count("<details>") == 2
    assert folded.count("The pier is wide") == 60
    assert run("explain", "--html", "--all", "long.txt").out.count("<details open>") == 2
