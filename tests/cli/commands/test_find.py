import json

import pytest

from pressdir.cli.own_files import usage


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
        pytest.param(["genf"], ["Ana Ruiz"], id="a city in another language"),
        pytest.param(["location:Женева"], ["Ana Ruiz"], id="a city in another script"),
        pytest.param(["-ginebra", "ana"], ["Ana Costa"], id="minus a city"),
        pytest.param(["ana*", "geneva"], ["Ana Ruiz"], id="a star behind a word"),
    ],
)
def test_words_find(run, filled, words, names):
    result = run("find", "--format", "jsonl", *words)
    assert result.err == ""
    assert [json.loads(line)["name"] for line in result.out.splitlines()] == names


def test_where_nobody_answers_those_who_are_near_are_shown_and_called_so(run, filled):
    result = run("find", "dvork", "relief")
    assert result.code == 0
    assert [line.split("  ")[0] for line in result.out.splitlines()] == ["NAME", "Jiří Dvořák"]
    assert result.err == "no contact answers to: dvork relief; these are near\n"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_marks_who_is_near(run, filled, form):
    near, exact = (run("find", word, "--format", form).out for word in ("dvork", "dvorak"))
    assert '"near": true}' in near
    assert '"near"' not in exact


@pytest.mark.parametrize(
    "words", [["dvork", "--exact"], ["zzzzzz"], ["ana", "-ana"], ["dvork", "-relief"]]
)
def test_nobody_is_exit_code_1(run, filled, words):
    result = run("find", *words)
    said = " ".join(word for word in words if word != "--exact")
    assert (result.code, result.out) == (1, "")
    assert result.err == f"pressdir: no contact answers to: {said}\n"


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        (None, ["Ana Ruiz", "Ana Costa"]),
        ("name", ["Ana Costa", "Ana Ruiz"]),
        ("org", ["Ana Ruiz", "Ana Costa"]),
        ("location", ["Ana Ruiz", "Ana Costa"]),
        ("seen", ["Ana Ruiz", "Ana Costa"]),
        ("used", ["Ana Costa", "Ana Ruiz"]),
    ],
)
def test_the_order_can_be_chosen(run, filled, sort, names):
    result = run("find", "ana", "--format", "jsonl", *(["--sort", sort] if sort else []))
    assert [json.loads(line)["name"] for line in result.out.splitlines()] == names


@pytest.mark.parametrize("words", [["zora", "OR", "zeno"], ["zora AND zeno"]])
def test_who_joins_words_with_signs_is_told_how(run, filled, words):
    result = run("find", *words)
    assert (result.code, result.out) == (1, "")
    assert "write org:a,b for either" in result.err


def test_whom_one_calls_comes_first(run, filled):
    usage.note(str(filled), "c3cccccc-0000-4000-8000-000000000003")
    found = run("find", "ana", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["name"] for line in found] == ["Ana Costa", "Ana Ruiz"]


def test_a_line_points_at_a_wrong_word(run, filled):
    result = run("find", "ana", "seen:soon", "geneva")
    assert result.err.splitlines()[:3] == [
        "pressdir: seen:soon (word 2): soon is no time",
        "  ana seen:soon geneva",
        "      ^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["x" * 10_000], id="ten thousand letters"),
        pytest.param(["ana"] * 10_000, id="ten thousand words"),
        pytest.param(["(" * 5_000], id="brackets"),
        pytest.param(["\x1b]0;x\x07"], id="controls"),
        pytest.param(["org:" + "a," * 9_000], id="many values"),
    ],
)
def test_an_odd_question_ends_in_a_few_lines(run, filled, words):
    result = run("find", *words)
    assert result.code in {1, 2}
    assert len(result.err) < 400
    assert "\x1b" not in result.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param([], "find: whom?", id="no words"),
        pytest.param(["*"], "* (word 1): nothing is asked for", id="a star"),
        pytest.param(
            ["lang:klingon"],
            "lang:klingon (word 1): no language is called klingon",
            id="no language",
        ),
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


def test_two_formats_at_once_are_refused_whoever_answers(run, filled):
    done = run("find", "nobody", "--json", "--format", "csv")
    assert done.code == 2
    assert "choose one" in done.err
