import json
import re

import pytest

CARD = """\
Ana Ruiz
  name      Ana Ruiz                   2026-01-10 to 2026-03-02, 2 releases
  role      Spokesperson               2026-01-10, 1 release
  org       Harbour Trust              2026-01-10, 1 release
  location  Geneva                     2026-03-02, 1 release
  phone     +41225550142 (fixed)       2026-03-02, 1 release
  email     ana.ruiz@harbour.example   2026-01-10, 1 release
  lang      es                         2026-02-01, typed
  lang      fr                         2026-02-01, typed
  tag       water                      2026-02-01, typed
  note      Prefers a message.
  note      Then a call.
  uid       a1aaaaaa-0000-4000-8000-000000000001
  release   Storm warning (storm.eml)  2026-03-02
  release   A new pier (harbour.html)  2026-01-10
"""


def test_a_card_says_since_when_how_often_and_who_typed(run, filled):
    result = run("show", "ruiz")
    assert (result.code, result.err) == (0, "")
    assert result.out == CARD


def test_evidence_is_the_line_and_its_release_under_each_value(run, filled):
    out = run("show", "ruiz", "--evidence").out
    assert "+41225550142 (fixed)       2026-03-02, 1 release\n" in out
    assert "| storm.eml: Tel. +41 22 555 01 42\n" in out
    assert "| storm.eml: Ana Ruiz, Geneva\n            | harbour.html: Contact: Ana Ruiz" in out


def test_evidence_has_the_rule_where_one_is_known(run, filled):
    out = run("show", "ruiz", "--evidence").out
    told = "| storm.eml: Tel. +41 22 555 01 42\n            |   because: label Tel., country code\n"
    assert told in out
    assert out.count("because") == 1


def test_a_line_that_stands_above_is_not_said_again_but_its_rule_is(run, releases, db):
    run("ingest", releases)
    out = run("show", "ana", "--evidence").out
    assert re.search(r"\| as above\n +\|   because: label Tel, country code, on the line of", out)


@pytest.mark.parametrize(
    "who",
    [
        pytest.param(["Ana", "Ruiz"], id="words"),
        pytest.param(["ana.ruiz@harbour.example"], id="an e-mail"),
        pytest.param(["+41", "22", "555", "01", "42"], id="a number"),
        pytest.param(["a1aaaaaa"], id="the beginning of the uid"),
        pytest.param(
            ["urn:uuid:a1aaaaaa-0000-4000-8000-000000000001"], id="the uid as vCards have it"
        ),
    ],
)
def test_who_is_said_in_several_ways(run, filled, who):
    assert run("show", *who).out == CARD


def test_a_word_that_looks_hexadecimal_is_a_word(run, filled):
    assert run("show", "a1aa").code == 1


def test_several_candidates_are_listed(run, filled):
    result = run("show", "ana")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "pressdir: ana: 2 contacts answer to this\n"
        "  Say more, or use one of these:\n"
        "  a1aaaaaa  Ana Ruiz, Harbour Trust, Spokesperson, Geneva, ana.ruiz@harbour.example, "
        "+41225550142\n"
        "  c3cccccc  Ana Costa, River Aid, +351213456789\n"
    )


def test_nobody_is_exit_code_1(run, filled):
    result = run("show", "nobody")
    assert (result.code, result.err) == (1, "pressdir: no contact answers to: nobody\n")


def test_other_formats(run, filled):
    assert run("show", "ruiz", "--format", "vcard").out.startswith("BEGIN:VCARD")
    shown = json.loads(run("show", "ruiz", "--json").out)
    assert shown["contacts"][0]["note"] == "Prefers a message.\nThen a call."


def test_nothing_on_a_card_is_cut_off_on_a_narrow_terminal(terminal, filled):
    shown = terminal("show", "ruiz", "--evidence", TERM="dumb", COLUMNS="40").out
    letters = "".join(re.sub(r"[│\n ]", "", shown).split())
    for value in ("ana.ruiz@harbour.example", "a1aaaaaa-0000-4000-8000-000000000001"):
        assert value in letters
    assert "…" not in shown


def test_a_terminal_shows_a_frame_with_the_number_in_groups(terminal, filled):
    shown = terminal("show", "ruiz", TERM="dumb").out
    assert "╭" in shown
    assert "+41 22 555 01 42 (fixed)" in shown
