"""`doctor`: what it says, what it repairs, what it leaves alone."""

import json
from dataclasses import replace

import pytest

from pressdir.model import Phone, Sighting
from pressdir.store import Store

from ..conftest import ANA, DESK

OLD, NEW = "+22997123456", "+2290197123456"


@pytest.fixture
def faulty(filled):
    """Ana with a number of before 2024, and two spellings of a tag."""
    ana = replace(
        ANA,
        contact=replace(ANA.contact, phones=(Phone(OLD),)),
        sightings=(*ANA.sightings[:-1], Sighting("phones", OLD, "2020-05-02T00:00:00Z", "d1" * 32)),
        tags=("Water",),
    )
    with Store.open(filled) as store, store.transaction("faults") as change:
        change.put(ana)
        for record in (DESK, replace(DESK, uid="d5dddddd-0000-4000-8000-000000000005")):
            change.put(replace(record, tags=("water",)))
    return filled


def audits(run, *arguments):
    rows = json.loads(run("doctor", *arguments, "--json").out)["findings"]
    return {row["audit"] for row in rows}


def test_what_is_wrong_is_said_in_sentences(run, faulty):
    done = run("doctor", "ana", "ruiz")
    assert done.code == 1
    assert f"{OLD} is {NEW} since 2024-11-30" in done.out
    assert "tag Water: elsewhere it is water" in done.out
    assert "2 can be repaired: pressdir doctor --fix" in done.err


def test_nothing_is_changed_unasked(run, faulty):
    before = faulty.read_bytes()
    run("doctor")
    done = run("doctor", "--fix", "-n")
    assert done.code == 1
    assert f"would repair: Ana Ruiz: {OLD} becomes {NEW}" in done.err
    assert f"{OLD} is {NEW}" in done.out
    assert faulty.read_bytes() == before


def test_a_repair_keeps_the_evidence_and_is_undone_in_one_step(run, faulty):
    before = faulty.read_bytes()
    done = run("doctor", "--fix")
    assert f"repaired: Ana Ruiz: {OLD} becomes {NEW}" in done.err
    assert "repaired: Ana Ruiz: tag Water becomes water" in done.err
    (ana,) = json.loads(run("show", "ana", "ruiz", "--json").out)["contacts"]
    assert NEW in ana["phones"]
    assert OLD not in ana["phones"]
    assert ana["tags"] == ["water"]
    assert {each["value"] for each in ana["sightings"]} >= {OLD, NEW}
    assert {"old-number", "tag-case"}.isdisjoint(audits(run))
    again = run("doctor", "--fix")
    assert "repaired:" not in again.err
    assert run("undo").code == 0
    assert faulty.read_bytes() == before


def test_a_healthy_directory_ends_with_zero(run, filled):
    done = run("doctor", "ana", "ruiz", "--only", "old-number", "--only", "no-phone")
    assert (done.code, done.out, done.err) == (0, "", "nothing found\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("--only", "nonsense"), 2, "nonsense: no such audit", id="no such audit"),
        pytest.param(("nobody-of-that-name",), 1, "no contact answers to", id="nobody"),
    ],
)
def test_what_cannot_be_asked_is_said(run, filled, arguments, code, message):
    done = run("doctor", *arguments)
    assert (done.code, done.out) == (code, "")
    assert message in done.err


def test_without_contacts_there_is_nothing_to_look_at(run, home):
    done = run("doctor")
    assert done.code == 1
    assert "no contacts yet" in done.err


def test_a_terminal_gets_lines_that_fit(terminal, faulty):
    done = terminal("doctor")
    table = [line for line in done.out.splitlines() if line.startswith(("no-", "old-", "tag-"))]
    assert done.code == 1
    assert table
    assert all(len(line) <= 80 for line in table)


def test_a_column_of_repairs_is_there_where_something_can_be_repaired(run, faulty):
    assert "REPAIR" in run("doctor", "ana").out
    assert "REPAIR" not in run("doctor", "dvorak").out


def test_the_help_names_every_audit(run):
    from pressdir.audit.doctor import AUDITS

    said = " ".join(run("doctor", "--help").out.split())
    assert f"Audits: {' '.join(AUDITS)}." in said
