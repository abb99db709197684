"""`gaps`: for whom there is nobody."""

import json

import pytest


def test_what_is_lacking_is_listed_and_ends_with_one(run, filled):
    done = run("gaps", "--countries", "CH,Chad", "--langs", "es,pt", "--json")
    found = {(gap["code"], gap["lacks"]) for gap in json.loads(done.out)["gaps"]}
    assert done.code == 1
    assert {("TD", "nobody"), ("pt", "nobody")} <= found
    assert "es" not in {code for code, lacks in found if lacks == "nobody"}
    assert "countries and languages lack somebody" in done.err


def test_a_language_may_be_named(run, filled):
    done = run("gaps", "--langs", "Portuguese,es-MX", "--json")
    assert {gap["code"] for gap in json.loads(done.out)["gaps"]} == {"es", "pt"}


def test_a_table_says_who_is_there(run, filled):
    done = run("gaps", "--countries", "CH")
    assert "Switzerland  CH    no mobile  Ana Ruiz" in done.out


def test_without_words_all_that_appears_is_looked_at(run, filled):
    done = run("gaps", "--json")
    codes = {gap["code"] for gap in json.loads(done.out)["gaps"]}
    assert {"CH", "en"} <= codes


def test_nothing_lacking_ends_with_zero(run, filled):
    run("set", "ana", "ruiz", "phones+=+41795550142")
    done = run("gaps", "--countries", "ch")
    assert (done.code, done.out) == (0, "")


def test_one_organisation_can_be_asked_about(run, filled):
    assert run("gaps", "--countries", "PT", "--org", "river").code == 1
    done = run("gaps", "--countries", "CH", "--org", "river aid", "--json")
    assert json.loads(done.out)["gaps"][0]["lacks"] == "nobody"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(
            ("--countries", "Nowhere"), 2, "--countries Nowhere: no country", id="no country"
        ),
        pytest.param(("--langs", "no language"), 2, "no language tag", id="no language"),
        pytest.param(("--countries", " ,"), 2, "an empty list", id="nothing named"),
        pytest.param(("--org", "Nobody Ltd"), 1, "no contact has such", id="no organisation"),
    ],
)
def test_what_cannot_be_asked_is_said(run, filled, arguments, code, message):
    done = run("gaps", *arguments)
    assert (done.code, done.out) == (code, "")
    assert message in done.err
