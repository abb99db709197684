import stat

import pytest

from pressdir.cli.commands import pages
from pressdir.store import Store


@pytest.mark.parametrize("page", ["sheet", "directory"])
def test_writes_a_page_that_others_cannot_read(run, filled, tmp_path, page):
    file = tmp_path / "page.html"
    told = run(page, "-o", file)
    assert (told.code, told.out) == (0, "")
    assert told.err.splitlines()[0] == f"{file}: 4 contacts"
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "Ana Ruiz" in text
    assert "Prefers a message" not in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("page", ["sheet", "directory"])
def test_tells_of_notes_that_are_left_out_and_takes_them_along_when_told(run, filled, page):
    assert run(page, "-o", "a.html").err.splitlines()[1:] == [
        "1 with a note, which is left out: --with-notes takes it along"
    ]
    told = run(page, "--with-notes")
    assert "Prefers a message" in told.out
    assert told.err == ""


def test_the_question_stands_on_the_page_and_chooses(run, filled):
    told = run("sheet", "org:harbour", "-kind:desk", "--at", "2026-11-23T08:00Z", "-o", "-")
    assert "org:harbour -kind:desk" in told.out
    assert "1 contact, made Monday 23 November 2026, 08:00 UTC" in told.out
    assert "Ana Costa" not in told.out


@pytest.mark.parametrize("page", ["sheet", "directory"])
def test_the_same_moment_gives_the_same_bytes(run, filled, page):
    first, second = (run(page, "--at", "2026-11-23T08:00Z").out for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["nobodyatall"], 1, "no contact answers to: nobodyatall", id="nobody"),
        pytest.param(["--at", "noon"], 2, "--at noon: no time that there is", id="no time"),
        pytest.param(["-o", "no/such/folder.html"], 3, "cannot be written", id="no folder"),
    ],
)
def test_says_what_is_wrong(run, filled, arguments, code, said):
    told = run("sheet", *arguments)
    assert (told.code, told.out) == (code, "")
    assert said in told.err


def test_says_that_there_is_nobody_yet(run, db):
    told = run("directory", "-o", "a.html")
    assert told.code == 1
    assert "no contacts yet" in told.err


def test_a_page_is_not_for_a_terminal(terminal, filled):
    told = terminal("directory")
    assert told.code == 2
    assert "a page for a browser, not for a terminal" in told.out
    assert "pressdir directory -o directory.html" in told.out


def test_a_page_changes_nothing(run, filled):
    before = filled.read_bytes()
    run("sheet", "-o", "a.html")
    run("directory", "-o", "b.html")
    assert filled.read_bytes() == before
    with Store.open(filled) as store:
        assert len(store.records()) == 4


def test_a_page_that_is_much_for_a_telephone_is_said_to_be(run, filled, monkeypatch):
    assert "telephone" not in run("directory", "-o", "d.html").err
    monkeypatch.setattr(pages, "LARGE", 1000)
    assert "to choose some: pressdir directory WORDS" in run("directory", "-o", "d.html").err
