import json

import pytest


def tags(run):
    found = run("find", "kind:*", "--format", "jsonl").out.splitlines()
    return {(row["name"] or row["org"]): row["tags"] for row in map(json.loads, found)}


def test_a_tag_is_put_on_all_that_are_found_and_taken_back_in_one_step(run, filled):
    before = filled.read_bytes()
    result = run("tag", "lake", "ana")
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines()[0] == "tagged 2 contacts with lake"
    assert tags(run)["Ana Costa"] == ["lake"]
    assert tags(run)["Ana Ruiz"] == ["lake", "water"]
    assert run("undo").code == 0
    assert filled.read_bytes() == before


def test_a_tag_is_taken_from_all_that_are_found(run, filled):
    run("tag", "lake", "kind:person")
    result = run("untag", "LAKE", "ana")
    assert result.err.splitlines()[0] == "untagged 2 contacts with LAKE"
    assert [name for name, held in tags(run).items() if "lake" in held] == ["Jiří Dvořák"]


def test_a_dry_run_says_whom_and_changes_nothing(run, filled):
    before = filled.read_bytes()
    result = run("tag", "water", "ana", "-n")
    assert result.err.splitlines() == [
        "would tag 1 contact with water; 1 of those found had it already",
        "  Ana Costa, River Aid, +351213456789",
    ]
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["lake", "dvork"], 1, "no contact answers to: dvork", id="merely near"),
        pytest.param(["lake"], 2, "tag lake: whom?", id="nobody named"),
        pytest.param(["a,b", "ana"], 2, "a tag has no comma", id="no tag"),
        pytest.param(["lake", "emial:x"], 2, "no field is called emial", id="a fault"),
    ],
)
def test_what_cannot_be_tagged_is_said(run, filled, arguments, code, said):
    before = filled.read_bytes()
    result = run("tag", *arguments)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert filled.read_bytes() == before


def test_words_that_leave_out_are_understood(run, filled):
    run("tag", "lake", "ana", "-geneva")
    assert [name for name, held in tags(run).items() if "lake" in held] == ["Ana Costa"]
