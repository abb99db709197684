import json

import pytest


@pytest.mark.parametrize(
    ("arguments", "labels"),
    [
        pytest.param([], ["Ana Costa", "Ana Ruiz", "Harbour Trust", "Jiří Dvořák"], id="by name"),
        pytest.param(
            ["--sort", "org"],
            ["Ana Ruiz", "Harbour Trust", "Jiří Dvořák", "Ana Costa"],
            id="by organisation",
        ),
        pytest.param(
            ["--sort", "location"],
            ["Ana Ruiz", "Ana Costa", "Harbour Trust", "Jiří Dvořák"],
            id="by location, the unknown last",
        ),
        pytest.param(
            ["--sort", "seen"],
            ["Ana Ruiz", "Ana Costa", "Harbour Trust", "Jiří Dvořák"],
            id="the newest first",
        ),
    ],
)
def test_everybody_in_order(run, filled, arguments, labels):
    rows = map(json.loads, run("list", "--format", "jsonl", *arguments).out.splitlines())
    assert [row["name"] or row["org"] for row in rows] == labels


def test_the_table(run, filled):
    assert run("list").out == (
        "NAME         ORG              ROLE          LOCATION  PHONE          EMAIL\n"
        "Ana Costa    River Aid                                +351213456789\n"
        "Ana Ruiz     Harbour Trust    Spokesperson  Geneva    +41225550142   "
        "ana.ruiz@harbour.example\n"
        "(desk)       Harbour Trust                                           "
        "press@harbour.example\n"
        "Jiří Dvořák  Northern Relief                                         "
        "dvorak@relief.example\n"
    )


@pytest.mark.parametrize("command", ["list", "export"])
def test_an_empty_directory_says_how_to_fill_it(run, db, command):
    result = run(command)
    assert (result.code, result.out) == (1, "")
    assert result.err == f"pressdir: {db}: no contacts yet\n  Read some: pressdir ingest FILE...\n"
