"""`news`: what changed, and what was told already."""

import json

import pytest


def test_changes_are_told_by_contact(run, filled):
    run("tried", "ana", "ruiz", "dead", "--by", "Jo")
    run("set", "ana", "ruiz", "role=Head of press")
    run("remove", "costa", "--yes")
    done = run("news", "--since", "1d")
    assert done.code == 0
    assert "Ana Ruiz (Harbour Trust, Geneva)\n" in done.out
    assert "role changed: Head of press, was Spokesperson" in done.out
    assert "+41225550142 reported dead by Jo" in done.out
    assert "Ana Costa (River Aid)\n" in done.out
    assert "Dvořák" not in done.out


def test_json_has_each_change_apart(run, filled):
    run("tried", "ana", "ruiz", "moved", "--by", "Jo")
    rows = json.loads(run("news", "--since", "1d", "--json").out)
    (contact,) = rows["contacts"]
    (change,) = contact["changes"]
    assert (contact["contact"], contact["location"]) == ("Ana Ruiz", "Geneva")
    assert (change["kind"], change["by"]) == ("moved", "Jo")
    assert change["sentence"] == "moved, reported by Jo"


def test_last_tells_what_is_new_since_it_was_asked(run, filled, home):
    first = run("news", "--since", "last")
    assert first.code == 1
    assert "asked for the first time" in first.err
    run("tried", "ana", "ruiz", "moved")
    assert "moved, reported" in run("news", "--since", "last").out
    (file,) = (home / "state" / "pressdir" / "news").iterdir()
    file.write_text("2999-01-01T00:00:00Z\n")
    assert run("news", "--since", "last").code == 1
    file.write_text("not a moment")
    assert "asked for the first time" in run("news", "--since", "last").err


@pytest.mark.parametrize(
    ("since", "code", "message"),
    [
        pytest.param("2999-01-01", 1, "nothing changed since 2999-01-01", id="nothing"),
        pytest.param("soon", 2, "soon: no day", id="no day"),
    ],
)
def test_nothing_and_nonsense_are_said(run, filled, since, code, message):
    done = run("news", "--since", since)
    assert (done.code, done.out) == (code, "")
    assert message in done.err


def test_nothing_of_a_contact_acts_on_a_terminal(run, filled):
    run("set", "ana", "ruiz", "role=Head\x1b[31m of press")
    assert "\x1b" not in run("news", "--since", "1d").out


def test_asking_changes_nothing(run, filled):
    before = filled.read_bytes()
    run("news", "--since", "1970")
    assert filled.read_bytes() == before


def test_who_removed_a_contact_is_kept_and_undone_with_it(run, filled):
    before = filled.read_bytes()
    run("remove", "costa", "--yes")
    row = next(iter(json.loads(filled.read_bytes())["bin"].values()))
    assert [each["outcome"] for each in row["reports"]] == ["removed"]
    assert run("undo").code == 0
    assert filled.read_bytes() == before
