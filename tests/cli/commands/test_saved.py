import json
from pathlib import Path

import pytest

from pressdir.cli.lane import quick
from pressdir.cli.own_files import searches


def names(result):
    return [json.loads(line)["name"] for line in result.out.splitlines()]


def test_a_search_is_kept_asked_shown_and_removed(run, filled):
    kept = run("saved", "Water-Desk", "tag:water", "org:Harbour Trust")
    assert (kept.code, kept.out) == (0, "")
    assert kept.err == 'kept @water-desk: tag:water org:"Harbour Trust"\n'
    assert names(run("find", "@water-desk", "--format", "jsonl")) == ["Ana Ruiz"]
    assert names(run("find", "kind:person", "-@water-desk", "--format", "jsonl")) == [
        "Ana Costa",
        "Jiří Dvořák",
    ]
    assert run("saved").out.splitlines()[1] == '@water-desk  tag:water org:"Harbour Trust"'
    assert json.loads(run("saved", "--json").out)["searches"][0]["name"] == "water-desk"
    assert run("saved", "water-desk", "--remove").code == 0
    assert run("saved").code == 1


def test_a_kept_search_may_ask_another_and_not_itself(run, filled):
    run("saved", "harbour", "org:harbour")
    assert run("saved", "both", "@harbour", "kind:person").code == 0
    assert names(run("find", "@both", "--format", "jsonl")) == ["Ana Ruiz"]
    result = run("saved", "harbour", "@both")
    assert result.code == 2
    assert "asks itself" in result.err
    assert searches.load()["harbour"] == "org:harbour"


def test_what_stood_under_the_name_is_said(run, home):
    run("saved", "x", "ana")
    assert run("saved", "x", "geneva").err == "kept @x: geneva\n  it was: ana\n"
    assert run("saved", "x", "other", "-n").err == "would keep @x: other\n  it was: geneva\n"
    assert run("saved", "x", "--remove", "-n").err == "would remove @x: geneva\n"
    assert searches.load() == {"x": "geneva"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["a.b", "ana"], 2, "a.b: no name for a search", id="a dot"),
        pytest.param(["@", "ana"], 2, "@: no name for a search", id="no name"),
        pytest.param(["x", "emial:y"], 2, "emial:y (word 1): no field", id="no question"),
        pytest.param(["x"], 1, "nothing is kept as @x", id="not kept"),
        pytest.param(["x", "--remove"], 1, "nothing is kept as @x", id="not there to remove"),
        pytest.param(["--remove"], 2, "--remove: which search?", id="which"),
        pytest.param(["x", "ana", "--remove"], 2, "--remove takes a name alone", id="words"),
    ],
)
def test_what_cannot_be_kept_is_said(run, home, arguments, code, said):
    result = run("saved", *arguments)
    assert (result.code, result.out) == (code, "")
    assert said in result.err


def test_a_search_that_is_not_kept_is_named_in_the_hint(run, filled):
    run("saved", "water", "tag:water")
    result = run("find", "@watr")
    assert (result.code, result.err.splitlines()[1]) == (1, "  Kept: @water")


def test_lines_that_are_none_stay(run, home):
    path = Path(searches.file())
    path.parent.mkdir(parents=True)
    path.write_text("# mine\n\nMed: tag:med\nno line\n: x\n", "utf-8")
    assert searches.load() == {"med": "tag:med"}
    run("saved", "med", "tag:water")
    assert path.read_text("utf-8") == "# mine\n\nno line\n: x\nmed: tag:water\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_written_is_exit_code_3(run, home):
    (home / "config").write_text("")
    assert run("saved", "x", "ana").code == 3


def test_the_short_way_knows_what_is_kept(run, filled, monkeypatch):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    run("saved", "water", "tag:water")
    told = run("find", "@water")
    assert quick.answer(["find", "@water"]) == told.out
    assert "Ana Ruiz" in told.out


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(("who", "@mine"), id="who"),
        pytest.param(("doctor", "@mine"), id="doctor"),
    ],
)
def test_a_search_is_known_wherever_words_choose_contacts(run, filled, asked):
    assert run("saved", "mine", "dvorak", "org:northern").code == 0
    done = run(*asked)
    assert "Dvořák" in done.out
    assert "Ana" not in done.out
