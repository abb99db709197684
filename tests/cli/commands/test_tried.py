"""`tried` and `verify`: what people report, and what becomes of it."""

import json
from dataclasses import replace

import pytest

from pressdir.model import Phone, PhoneKind, Sighting
from pressdir.store import Store

from ..conftest import ANA

SECOND = "+41225550143"


@pytest.fixture
def two_numbers(filled):
    """Ana with a second number, and a fax."""
    phones = (*ANA.contact.phones, Phone(SECOND), Phone("+41225550149", kind=PhoneKind.FAX))
    older = tuple(
        Sighting("phones", str(each), "2025-01-01T00:00:00Z", "d1" * 32, kind=each.kind)
        for each in phones[1:]
    )
    record = replace(
        ANA, contact=replace(ANA.contact, phones=phones), sightings=(*ANA.sightings, *older)
    )
    with Store.open(filled) as store, store.transaction("more") as change:
        change.put(record)
    return filled


def contact(run, *words):
    return json.loads(run("show", *words, "--json").out)["contacts"][0]


def test_a_dead_number_sinks_and_undo_brings_it_back(run, two_numbers):
    before = two_numbers.read_bytes()
    done = run("tried", "ana", "ruiz", "dead", "--by", "Jo", "--note", "no  such number")
    assert done.code == 0
    assert "+41225550142: dead since" in done.err
    assert "the first number is now +41225550143" in done.err
    ana = contact(run, "ana", "ruiz")
    assert ana["phones"][-1] == "+41225550142"
    (said,) = ana["reports"]
    assert (said["field"], said["value"], said["outcome"]) == ("phones", "+41225550142", "dead")
    assert (said["by"], said["note"]) == ("Jo", "no such number")
    assert run("undo").code == 0
    assert two_numbers.read_bytes() == before


def test_the_number_tried_is_the_first_that_is_no_fax(run, two_numbers):
    for _ in range(2):
        run("tried", "ana", "ruiz", "dead")
    run("tried", "ana", "ruiz", "busy")
    told = [each["value"] for each in contact(run, "ana", "ruiz")["reports"]]
    assert told[:2] == ["+41225550142", SECOND]
    assert told[2] != "+41225550149"


@pytest.mark.parametrize(
    "written",
    ["+41 22 555 01 43", "0041 22 555 01 43", "022 555 01 43", "0143", "+41225550143"],
)
def test_a_number_is_meant_however_it_is_written(run, two_numbers, written):
    assert run("tried", "ana", "ruiz", "ok", "--number", written).code == 0
    assert contact(run, "ana", "ruiz")["reports"][0]["value"] == SECOND


def test_an_address_can_be_dead(run, filled):
    assert run("tried", "dvorak", "dead", "--number", "Dvorak@relief.example").code == 0
    assert contact(run, "dvorak")["reports"][0]["field"] == "emails"


def test_a_trial_run_changes_nothing(run, filled):
    before = filled.read_bytes()
    for command in (("tried", "ana", "ruiz", "dead"), ("verify", "ana", "ruiz")):
        done = run(*command, "-n")
        assert done.code == 0
        assert "would change" in done.err
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(("ana", "ruiz", "deaf"), 2, "how did it go?", id="no such outcome"),
        pytest.param(("ana", "ruiz", "verified"), 2, "how did it go?", id="verified is verify's"),
        pytest.param(("dead",), 2, "who was tried?", id="nobody"),
        pytest.param(("ana", "ok"), 2, "2 contacts answer", id="several"),
        pytest.param(("nobody", "ok"), 1, "no contact answers", id="unknown"),
        pytest.param(("dvorak", "ok"), 1, "has no number", id="no number"),
        pytest.param(("ana", "ruiz", "ok", "--number", "999"), 1, "has no 999", id="not hers"),
        pytest.param(("ana", "ruiz", "ok", "--number", "2"), 1, "has no 2", id="too short"),
        pytest.param(("ana", "ruiz", "ok", "--number", "5550"), 1, "has no 5550", id="the middle"),
        pytest.param(
            ("ana", "ruiz", "moved", "--number", "0142"), 2, "said of the contact", id="moved"
        ),
    ],
)
def test_what_cannot_be_is_said(run, filled, words, code, message):
    before = filled.read_bytes()
    done = run("tried", *words)
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert filled.read_bytes() == before


def test_verifying_vouches_for_all_that_is_not_dead(run, two_numbers):
    run("tried", "ana", "ruiz", "dead")
    done = run("verify", "ana", "ruiz", "--by", "Jo")
    assert done.code == 0
    assert "verified: the contact" in done.err
    assert "verified: +41225550142" not in done.err
    verified = {
        each["value"]
        for each in contact(run, "ana", "ruiz")["reports"]
        if each["outcome"] == "verified"
    }
    assert verified == {"", SECOND, "+41225550149", "ana.ruiz@harbour.example"}


def test_whose_word_it_is(run, filled, home, monkeypatch):
    monkeypatch.setenv("LOGNAME", "sam")
    run("tried", "ana", "ruiz", "busy")
    settings = home / "config" / "pressdir" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('by = "Jo Bloggs"\n')
    run("tried", "ana", "ruiz", "busy")
    run("tried", "ana", "ruiz", "busy", "--by", "")
    told = [each["by"] for each in contact(run, "ana", "ruiz")["reports"]]
    assert told == ["sam", "Jo Bloggs", ""]
    settings.write_text("by = 7\n")
    done = run("tried", "ana", "ruiz", "busy")
    assert done.code == 2
    assert "by is no name" in done.err


def test_a_colleagues_reports_come_with_their_export(run, filled, home):
    run("tried", "ana", "ruiz", "dead", "--by", "Sam")
    theirs = home / "theirs.json"
    theirs.write_text(run("export", "ana", "ruiz", "--to", "json").out)
    run("undo")
    run("tried", "ana", "ruiz", "dead", "--by", "Jo")
    assert run("import", theirs).code == 0
    assert {each["by"] for each in contact(run, "ana", "ruiz")["reports"]} == {"Jo", "Sam"}
    before = filled.read_bytes()
    run("import", theirs)
    assert filled.read_bytes() == before


def test_the_log_says_which_number_was_tried(run, filled):
    run("tried", "ana", "ruiz", "dead", "--number", "0142")
    assert "tried ana ruiz dead --number 0142" in run("log").out
