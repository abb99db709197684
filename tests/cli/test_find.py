import json

import pytest


def test_it_prints_the_contacts_that_match_the_best_first(run, filled):
    result = run("find", "ana")
    assert result.out == (
        "NAME       PHONE          EMAIL                     ORG            ROLE          "
        "LOCATION  TIME   SEEN\n"
        "Ana Ruiz   +41225550142   ana.ruiz@harbour.example  Harbour Trust  Spokesperson  "
        "Geneva    09:12  2026-03-02\n"
        "Ana Costa  +351213456789                            River Aid                    "
        "                 2026-01-10\n"
    )
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param(["022", "555", "01", "42"], ["Ana Ruiz"], id="a national number"),
        pytest.param(["ana", "-geneva"], ["Ana Costa"], id="minus a word"),
        pytest.param(["-geneva", "ana"], ["Ana Costa"], id="minus a word, first"),
        pytest.param(
            ["ana", "-hgeneva", "-river"], ["Ana Ruiz"], id="minus a word that begins as -h"
        ),
        pytest.param(["-kind:person"], [None], id="minus a field"),
        pytest.param(["org:Harbour Trust", "kind:person"], ["Ana Ruiz"], id="fields"),
        pytest.param(["ana", "--limit", "1"], ["Ana Ruiz"], id="at most one"),
        pytest.param(["--", "ana", "-geneva"], ["Ana Costa"], id="behind two dashes"),
    ],
)
def test_words_find(run, filled, words, names):
    result = run("find", "--format", "jsonl", *words)
    assert result.err == ""
    assert [json.loads(line)["name"] for line in result.out.splitlines()] == names


def test_nothing_found_is_exit_code_1_with_names_that_are_near(run, filled):
    result = run("find", "dvork")
    assert (result.code, result.out) == (1, "")
    assert result.err == "pressdir: no contact answers to: dvork\n  Near: Jiří Dvořák\n"


def test_no_file_yet_is_nothing_found(run):
    result = run("find", "ana")
    assert (result.code, result.err) == (1, "pressdir: no contact answers to: ana\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param([], "find: whom?", id="no words"),
        pytest.param(["ana", "lnag:es"], "lnag:es (word 2): no field is called lnag", id="field"),
        pytest.param(
            ["ana", "-json"], "-json: an option is written with two dashes", id="one dash"
        ),
        pytest.param(
            ["ana", "--json", "--format", "csv"],
            "--json and --format csv: choose one",
            id="formats",
        ),
    ],
)
def test_what_cannot_be_asked_is_exit_code_2(run, filled, words, message):
    result = run("find", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[0] == f"pressdir: {message}"


def test_json_is_the_schema_of_the_formats(run, filled):
    found = json.loads(run("find", "ruiz", "--json").out)
    assert found["schema"] == 1
    assert [contact["phones"] for contact in found["contacts"]] == [["+41225550142"]]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "vcard"])
def test_every_format_prints_something_with_the_name(run, filled, form):
    result = run("find", "dvořák", "--format", form)
    assert result.code == 0
    assert "Dvořák" in result.out
