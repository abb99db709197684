"""Is who calls who they say? What is printed, and what the shell is told."""

import json

import pytest

MAIL = """\
Received: from mx.evil.example
From: "Nadia Kessler" <nadia@open-int.example>
To: desk@paper.example
Subject: Urgent

Call me at +41 22 555 01 42.
"""


@pytest.mark.usefixtures("book")
def test_a_known_number_names_its_owner_and_how_fresh_it_is(run):
    result = run("check", "+41", "22", "555", "01", "42")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "known: +41225550142"
    assert [line.partition(",")[0] for line in lines[1::2]] == ["  Ana Ruiz", "  Nadia Kessler"]
    assert all(line.startswith("    fixed, ") for line in lines[2::2])
    assert "last seen 2026-03-02, in 1 release" in lines[2]
    assert "typed on 2026-01-01, never seen in a release" in lines[4]


@pytest.mark.usefixtures("book")
def test_an_extension_belongs_to_one_of_those_who_share_the_number(run):
    lines = run("check", "tel:+41225550142;ext=7").out.splitlines()
    assert lines[0] == "known: +41225550142;ext=7"
    assert len([line for line in lines if line.startswith("  ") and line[2] != " "]) == 1
    assert lines[2].startswith("    fixed, ")


@pytest.mark.usefixtures("book")
def test_what_people_reported_is_said(run):
    assert run("tried", "kessler", "dead", "--number", "795550142").code == 0
    assert "dead since " in run("check", "+41 79 555 01 42").out


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("arguments", "code", "first"),
    [
        pytest.param(["079 555 01 42", "--region", "CH"], 0, "known: +41795550142", id="region"),
        pytest.param(["079 555 01 42"], 0, "known: 795550142", id="last digits"),
        pytest.param(["+33 1 23 45 67 89"], 6, "unknown: +33123456789", id="nobody's number"),
        pytest.param(
            ["ANA.RUIZ@harbour.example"], 0, "known: ANA.RUIZ@harbour.example", id="known"
        ),
        pytest.param(["x@elsewhere.example"], 6, "unknown: x@elsewhere.example", id="nobody"),
        pytest.param(["x@harb0ur.example"], 1, "warning: x@harb0ur.example", id="a look-alike"),
        pytest.param(["nadia.kessler.oh@gmail.com"], 1, "warning: nadia", id="a public mailbox"),
        pytest.param(["From:", "Nadia Kessler", "<a@b.example>"], 1, "warning: a@b.ex", id="From"),
        pytest.param(["harbour.example"], 0, "known: harbour.example", id="a domain"),
    ],
)
def test_the_shell_is_told_known_warning_or_unknown(run, arguments, code, first):
    result = run("check", *arguments)
    assert (result.code, result.err) == (code, "")
    assert result.out.startswith(first)
    assert len(result.out.splitlines()) > 1


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("text", ["hello", "12", "a b c", "@"])
def test_what_is_neither_number_nor_address_is_a_usage_error(run, text):
    result = run("check", text)
    assert (result.code, result.out) == (2, "")
    assert f"{text!r}: neither a number nor an address" in result.err


@pytest.mark.usefixtures("book")
def test_a_country_that_is_none_is_told(run):
    result = run("check", "079 555 01 42", "--region", "XX")
    assert result.code == 2
    assert "XX" in result.err


@pytest.mark.usefixtures("book")
def test_a_mail_is_judged_by_its_from_line(run):
    result = run("check", "-", stdin=MAIL)
    assert result.code == 1
    assert result.out.startswith("warning: nadia@open-int.example\n")
    assert "it shows the name of Nadia Kessler, known at open.example" in result.out


@pytest.mark.usefixtures("book")
def test_as_json_it_says_the_same(run):
    result = run("check", "079 555 01 42", "--region", "CH", "--json")
    data = json.loads(result.out)
    assert (result.code, data["standing"], data["asked"]) == (0, "known", "+41795550142")
    (owner,) = data["owners"]
    assert (owner["name"], owner["value"]) == ("Nadia Kessler", "+41795550142")
    data = json.loads(run("check", "x@harb0ur.example", "--json").out)
    assert data["standing"] == "warning"
    assert "it looks like harbour.example (Harbour Trust, 2 contacts)" in data["reasons"][0]


@pytest.mark.usefixtures("book")
def test_nothing_that_is_pasted_acts_on_the_terminal(run):
    result = run("check", "ana\u202e.ruiz@harbour.example")
    assert result.code == 1
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in result.out
    assert "\u202e" not in result.out
    assert "\x1b" not in run("check", "x\x1b[2Jy@harbour.example").err


def test_without_contacts_nobody_is_known(run):
    result = run("check", "+41 22 555 01 42")
    assert result.code == 6
    assert "nobody in the directory has it" in result.out


def test_looking_is_no_act(book, run):
    from pressdir.cli.own_files import usage

    assert run("check", "+41 79 555 01 42").code == 0
    assert usage.used(str(book)) == {}
