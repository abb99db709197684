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
        "NAME         PHONE          EMAIL                     ORG              ROLE          "
        "LOCATION  TIME   SEEN\n"
        "Ana Costa    +351213456789                            River Aid                      "
        "                 2026-01-10\n"
        "Ana Ruiz     +41225550142   ana.ruiz@harbour.example  Harbour Trust    Spokesperson  "
        "Geneva    09:12  2026-03-02\n"
        "(desk)                      press@harbour.example     Harbour Trust                  "
        "                 2026-01-10\n"
        "Jiří Dvořák                 dvorak@relief.example     Northern Relief                "
        "                 2026-01-10\n"
    )


@pytest.mark.parametrize("command", ["list", "export"])
def test_an_empty_directory_says_how_to_fill_it(run, db, command):
    result = run(command)
    assert (result.code, result.out) == (1, "")
    assert result.err == f"pressdir: {db}: no contacts yet\n  Read some: pressdir ingest FILE...\n"
