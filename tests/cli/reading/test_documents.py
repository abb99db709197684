"""extract and ingest: what becomes of documents."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import termios
import time

import pytest

from pressdir.store import Store

RELEASE = (
    "For more information, please contact Leo Marsh, River Aid, "
    "Tel: +44 20 7946 0958, Email: leo.marsh@riveraid.example\n"
)
SUMMARY = """\
WHAT         COUNT
read         {}
read before  {}
unreadable   {}
new          {}
changed      {}
seen again   {}
left out     {}
"""


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


# --- extract ----------------------------------------------------------------------------------


def test_jsonl_has_a_line_for_each_document_in_the_order_given(run, releases):
    (releases / "void.txt").touch()
    names = ["releases/quiet.txt", "releases/void.txt", "nowhere.txt", "releases/harbour.txt"]
    result = run("extract", "--format", "jsonl", *names)
    found = rows(result.out)
    assert [row["source"] for row in found] == names
    assert [len(row["contacts"]) for row in found] == [0, 0, 0, 1]
    assert [bool(row["error"]) for row in found] == [False, True, True, False]
    assert result.code == 3
    assert result.err == (
        "pressdir: releases/void.txt: is empty\n"
        "pressdir: nowhere.txt: does not exist\n  Check the path.\n"
    )


def test_a_line_has_the_fields_of_a_contact(run, releases):
    contact = rows(run("extract", "releases/harbour.txt").out)[0]["contacts"][0]
    assert {key: contact[key] for key in ("name", "kind", "org", "emails", "phones", "langs")} == {
        "name": "Ana Ruiz",
        "kind": "person",
        "org": "Harbour Trust",
        "emails": ["ana.ruiz@harbour.example"],
        "phones": ["+41225550142"],
        "langs": [],
    }


def test_every_line_has_the_same_keys(run, releases):
    found = rows(run("extract", "releases", "nowhere.txt").out)
    assert len({tuple(row) for row in found}) == 1


def test_extract_keeps_nothing(run, releases, home):
    assert run("extract", releases).code == 0
    assert not (home / "data").exists()


def test_extract_reads_what_comes_in(run, process):
    found = rows(process("extract", "-", stdin=RELEASE).out)
    assert found[0]["source"] == "-"
    assert found[0]["contacts"][0]["name"] == "Leo Marsh"


def test_a_name_that_is_not_utf_8_is_still_json(process, home):
    name = os.fsdecode(b"caf\xe9.txt")
    (home / "work" / name).write_text(RELEASE, encoding="utf-8")
    row = json.loads(process("extract", name).out)
    assert row["source"] == name


def test_a_table_is_for_people(run, terminal, releases):
    assert run("extract", "--format", "table", "releases/harbour.txt").out == (
        "SOURCE                NAME      PHONE         EMAIL                     ORG            "
        "ROLE  LOCATION\n"
        "releases/harbour.txt  Ana Ruiz  +41225550142  ana.ruiz@harbour.example  Harbour Trust\n"
    )
    assert "+41 22 555 01 42" in terminal("extract", "releases/harbour.txt").out


def test_json_is_one_list(run, releases):
    found = json.loads(run("extract", "--json", releases).out)
    assert [row["source"] for row in found] == ["releases/harbour.txt", "releases/quiet.txt"]


def test_doubts_say_what_was_left_out_and_why(run, home):
    text = "Press office: Lina Berg, lina.berg@pier.example, Tel: 01 42 68 53 00\n"
    (home / "work" / "doubt.txt").write_text(text, encoding="utf-8")
    out = run("extract", "--doubts", "doubt.txt").out
    assert out.splitlines()[0].split() == ["SOURCE", "LEFT", "OUT", "WHY", "LINE"]
    assert "01 42 68 53 00" in out
    told = rows(run("extract", "--region", "FR", "doubt.txt").out)[0]
    assert told["contacts"][0]["phones"] == ["+33142685300"]


def test_an_unknown_region_is_exit_code_2(run, releases):
    result = run("extract", "--region", "XX", releases)
    assert (result.code, result.out) == (2, "")


def test_a_file_name_cannot_forge_a_message(run, home):
    name = "x\npressdir: all is well\x1b[2J"
    result = run("extract", name)
    assert result.err == (
        "pressdir: x\\x0apressdir: all is well\\x1b[2J: does not exist\n"
        "  No file matches the pattern.\n"
    )


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_folder_without_documents_is_nothing_found(run, home, command):
    (home / "work" / "empty").mkdir()
    result = run(command, "empty")
    assert (result.code, result.out, result.err) == (1, "", "pressdir: empty: no documents there\n")


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_what_to_do_with_what_cannot_be_read_is_told_once(run, home, command):
    for name in ("a.zip", "b.zip"):
        (home / "work" / name).write_bytes(b"PK\x03\x04" + b"\0" * 30)
    result = run(command, "a.zip", "b.zip")
    assert result.code == 3
    assert result.err == (
        "pressdir: a.zip: application/zip cannot be read\n"
        "  Unpack it first.\n"
        "pressdir: b.zip: application/zip cannot be read\n"
    )


# --- ingest -----------------------------------------------------------------------------------


def test_ingest_keeps_and_counts_and_twice_is_once(run, releases, db):
    first = run("ingest", releases)
    assert (first.code, first.err) == (0, "")
    assert first.out == SUMMARY.format(2, 0, 0, 1, 0, 0, 0)
    kept = db.read_bytes()
    again = run("ingest", releases)
    assert again.out == SUMMARY.format(0, 2, 0, 0, 0, 0, 0)
    assert db.read_bytes() == kept
    assert "Ana Ruiz" in run("list").out


def test_a_person_in_another_release_is_seen_again_or_changed(run, releases, home):
    run("ingest", releases)
    text = (releases / "harbour.txt").read_text(encoding="utf-8")
    (home / "work" / "2.txt").write_text(text.replace("new pier", "old pier"), encoding="utf-8")
    assert run("ingest", "2.txt").out == SUMMARY.format(1, 0, 0, 0, 0, 1, 0)
    more = text.replace("01 42", "01 42, +41 79 829 71 36").replace("new pier", "third pier")
    (home / "work" / "3.txt").write_text(more, encoding="utf-8")
    told = run("ingest", "--verbose", "3.txt")
    assert told.out == SUMMARY.format(1, 0, 0, 0, 1, 0, 0)
    assert told.err.startswith("changed: Ana Ruiz, Harbour Trust")


def test_a_document_under_two_names_counts_once(run, releases):
    text = (releases / "harbour.txt").read_bytes()
    (releases / "twin.txt").write_bytes(text)
    assert run("ingest", releases).out == SUMMARY.format(3, 0, 0, 1, 0, 0, 0)


def test_a_bad_file_does_not_stop_the_rest(run, releases, home):
    (releases / "a.txt").touch()
    result = run("ingest", releases, "nowhere.txt", "--rejects", "left.jsonl")
    assert result.code == 3
    assert result.out == SUMMARY.format(2, 0, 2, 1, 0, 0, 0)
    left = rows((home / "work" / "left.jsonl").read_text(encoding="utf-8"))
    assert left == [
        {"source": "releases/a.txt", "reason": "unreadable", "detail": "releases/a.txt: is empty"},
        {"source": "nowhere.txt", "reason": "unreadable", "detail": "nowhere.txt: does not exist"},
    ]


def test_rejects_hold_doubts_with_their_reason(run, home):
    text = "Press office: Lina Berg, lina.berg@pier.example, Tel: 01 42 68 53 00\n"
    (home / "work" / "doubt.txt").write_text(text, encoding="utf-8")
    run("ingest", "doubt.txt", "--rejects", "left.jsonl")
    left = rows((home / "work" / "left.jsonl").read_text(encoding="utf-8"))
    assert [(row["value"], row["reason"]) for row in left] == [("01 42 68 53 00", "no region")]


def test_a_dry_run_says_the_same_and_leaves_the_file(run, releases, filled, home):
    before = filled.read_bytes()
    dry = run("ingest", "--dry-run", releases)
    assert dry.err == "dry run: nothing was kept\n"
    assert filled.read_bytes() == before
    assert sorted(path.name for path in filled.parent.iterdir()) == sorted(
        ["contacts.json", "contacts.json.lock"]
    )
    assert run("ingest", releases).out == dry.out


def test_a_dry_run_without_a_file_makes_none(run, releases, home):
    assert run("ingest", "-n", releases).code == 0
    assert not (home / "data").exists()


def test_no_quotes_keeps_facts_only(run, releases, db):
    run("ingest", "--no-quotes", releases)
    assert b"For more information" not in db.read_bytes()
    run("undo")
    run("ingest", releases)
    assert b"For more information" in db.read_bytes()


def test_the_log_names_the_first_of_many_sources(run, releases, home):
    run("ingest", releases, "a", "b", "c", "d")
    assert "ingest releases a b and 2 more" in run("log").out


def test_one_undo_takes_a_whole_ingest_back(run, releases, filled):
    before = filled.read_bytes()
    run("ingest", releases)
    assert filled.read_bytes() != before
    run("undo")
    assert filled.read_bytes() == before


def test_a_rejects_file_that_cannot_be_written_is_told_before_anything_is_read(run, releases, home):
    result = run("ingest", releases, "--rejects", "no/where.jsonl")
    assert (result.code, result.out) == (2, "")
    assert not (home / "data").exists()


def test_ctrl_c_keeps_what_was_read_and_the_file_whole(releases, db):
    command = [sys.executable, "-m", "pressdir", "ingest", "releases/harbour.txt", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        os.write(started.stdin.fileno(), b"begins")
        while fcntl.ioctl(started.stdin, termios.FIONREAD, bytes(4)) != bytes(4):
            assert started.poll() is None
            time.sleep(0.02)  # until it waits for more on its standard input
        started.send_signal(signal.SIGINT)
        _, err = started.communicate(timeout=30)
    assert started.returncode == 130
    assert b"Traceback" not in err
    with Store.open(db) as store:
        assert [record.contact.label for record in store.records()] == ["Ana Ruiz"]


def test_a_bar_is_for_terminals_only(terminal, process, releases):
    assert "2/2" in terminal("ingest", releases).out
    assert process("ingest", releases).err == ""
