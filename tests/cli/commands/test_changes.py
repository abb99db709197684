"""add, set, edit, remove, undo and log: the commands that change a contact by hand."""

import fcntl
import json
import stat
import sys
import threading

import pytest

from pressdir.store import Store


def contact(db, start):
    with Store.open(db) as store:
        return next(record for record in store.records() if record.contact.label.startswith(start))


def test_a_change_waits_for_another_and_says_so(run, filled, monkeypatch):
    monkeypatch.setattr("pressdir.store.opened.PATIENCE", 0.05)
    lock = filled.with_name("contacts.json.lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    threading.Timer(0.3, lock.close).start()
    result = run("set", "dvorak", "role=Officer")
    assert result.code == 0
    assert result.err.count("is being changed by another process. Waiting for it.\n") == 1
    assert contact(filled, "Jiří").contact.role == "Officer"


# --- add --------------------------------------------------------------------------------------


def test_add_keeps_a_contact_in_normal_spelling(run, db):
    result = run(
        "add",
        "--name", "Ana Ruiz", "--org", "Harbour Trust", "--role", "Spokesperson",
        "--email", "Ana.Ruiz@HARBOUR.example", "--phone", "022 555 01 42", "--region", "CH",
        "--lang", "ES", "--tag", "water", "--tag", "night desk", "--note", "Calls back.",
    )  # fmt: skip
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "added Ana Ruiz, Harbour Trust, Spokesperson, Ana.Ruiz@harbour.example, +41225550142\n"
    )
    kept = contact(db, "Ana")
    assert kept.tags == ("night desk", "water")
    assert (kept.note, kept.contact.langs) == ("Calls back.", ("es",))


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param([], 2, "add: a contact needs a name, ", id="nothing"),
        pytest.param(["--note", "x"], 2, "add: a contact needs a name, ", id="only a note"),
        pytest.param(["--name", "  "], 2, "add: a contact needs a name, ", id="only blanks"),
        pytest.param(["--email", "ana@"], 2, "", id="no e-mail"),
        pytest.param(["--org", "X", "--phone", "022 555 01 42"], 2, "", id="no country"),
        pytest.param(["--org", "X", "--region", "XY"], 2, "'XY': not a region", id="no region"),
        pytest.param(["--org", "X", "--lang", "Español!"], 2, "", id="no language tag"),
        pytest.param(
            ["--name", "Ana Ruiz", "--org", "Harbour Trust"], 4, "Ana Ruiz seems", id="twice"
        ),
        pytest.param(["Eva Lind", "--name", "Bo Ray"], 2, "add: two names", id="two names"),
        pytest.param(
            ["Eva Lind, +41 22 555 01 42, eva@pier.example"],
            2,
            "Eva Lind, +41 22 555 01 42, eva@pier.example: is more than a name",
            id="a whole line",
        ),
    ],
)
def test_add_refuses_and_keeps_nothing(run, filled, arguments, code, message):
    before = filled.read_bytes()
    result = run("add", *arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"pressdir: {message}")
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "Eva Lind, Head of Press",
        "Eva Lind (Pressesprecherin)",
        "Eva Lind \u2013 porte-parole",
        "Eva Lind, пресс-секретарь",
    ],
)
def test_a_title_behind_a_name_becomes_the_role_and_that_is_told(run, filled, name):
    result = run("add", "--name", name, "--org", "Pier Watch")
    assert "stood behind the name, is the role now\n" in result.err
    added = contact(filled, "Eva").contact
    assert added.name.full == "Eva Lind"
    assert added.role in name


def test_a_title_behind_a_name_beside_another_role_is_refused(run, filled):
    result = run("set", "dvorak", "name=Jiří Dvořák, tiskový mluvčí", "role=Editor")
    assert result.code == 2
    assert result.err.endswith("  Give the name alone: Jiří Dvořák\n")


@pytest.mark.parametrize("name", ["Lind, Eva", "Eva Lind, PhD"])
def test_other_parts_of_a_name_behind_a_comma_are_no_role(run, filled, name):
    assert run("add", "--name", name).err.startswith("added Eva Lind")
    assert contact(filled, "Eva").contact.role is None


def test_a_name_needs_no_option(run, filled):
    assert run("add", "Eva Lind", "--email", "eva@pier.example").err.startswith("added Eva Lind")
    assert contact(filled, "Eva").contact.name.full == "Eva Lind"


def test_a_whole_line_is_read_as_the_hint_says(run, filled):
    line = "Eva Lind, +41 22 555 01 42, eva@pier.example"
    hint = run("add", line).err.splitlines()[-1]
    assert hint.endswith(f"echo '{line}' | pressdir ingest -")
    assert run("ingest", "-", stdin=line).code == 0
    assert str(contact(filled, "Eva").contact.phones[0]) == "+41225550142"


def test_add_a_namesake_anyway(run, filled):
    assert run("add", "--name", "Ana Ruiz", "--org", "Harbour Trust", "--anyway").code == 0
    assert run("show", "Ana Ruiz").code == 2


# --- set --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param(
            ["role=Head of press"],
            "  role: - Spokesperson\n  role: + Head of press\n",
            id="a single value",
        ),
        pytest.param(["role="], "  role: - Spokesperson\n", id="cleared"),
        pytest.param(
            ["phones+=+41 79 829 71 36"], "  phones: + +41798297136\n", id="one more, normalised"
        ),
        pytest.param(["lang+=en"], "  langs: + en\n", id="the singular of a field"),
        pytest.param(["langs=en,es"], "  langs: - fr\n  langs: + en\n", id="several at once"),
        pytest.param(["langs+=Deutsch"], "  langs: + de\n", id="a language by its name"),
        pytest.param(["tags-=water"], "  tags: - water\n", id="one less"),
        pytest.param(
            ["tags-=water", "tags+=pier"], "  tags: - water\n  tags: + pier\n", id="two changes"
        ),
        pytest.param(["kind=desk"], "  kind: - person\n  kind: + desk\n", id="kind"),
    ],
)
def test_set_changes_and_tells(run, filled, changes, told):
    result = run("set", "ruiz", *changes)
    assert (result.code, result.out) == (0, "")
    assert result.err == f"Ana Ruiz: changed\n{told}"


def test_set_says_when_nothing_changes(run, filled):
    before = filled.read_bytes()
    assert run("set", "ruiz", "location=Geneva", "location=Geneva", "-n").err == (
        "Ana Ruiz: nothing changed\n"
    )
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(["role=x"], 2, "nobody is named", id="nobody"),
        pytest.param(["ruiz"], 2, "nothing to set", id="nothing"),
        pytest.param(["ruiz", "role=x", "y"], 2, "y: neither field=value", id="a word behind"),
        pytest.param(["ruiz", "rolle=x"], 2, "rolle: no such field", id="unknown field"),
        pytest.param(["ruiz", "emails+=x@"], 2, "", id="invalid value"),
        pytest.param(["ruiz", "tags-=fire"], 1, "Ana Ruiz: no fire among", id="not there"),
        pytest.param(["ana", "role=x"], 2, "ana: 2 contacts answer", id="ambiguous"),
        pytest.param(["zzz", "role=x"], 1, "no contact answers to: zzz", id="nobody found"),
    ],
)
def test_set_refuses_and_changes_nothing(run, filled, words, code, message):
    before = filled.read_bytes()
    result = run("set", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"pressdir: {message}")
    assert filled.read_bytes() == before


# --- edit -------------------------------------------------------------------------------------


@pytest.fixture
def editor(home, monkeypatch):
    """An editor that runs a line of Python on the text of the page."""

    def use(line):
        script = home / "editor.py"
        script.write_text(
            "import pathlib, sys\n"
            "path = pathlib.Path(sys.argv[1])\n"
            "text = path.read_text(encoding='utf-8')\n"
            f"{line}\n"
            "path.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")

    return use


PAGE = '''\
# Ana Ruiz
# Change what you like, save and close. An empty value clears its field.
# Nothing happens when you close without saving, or empty the page.

name = "Ana Ruiz"
kind = "person"
role = "Spokesperson"
org = "Harbour Trust"
location = "Geneva"
phones = ["+41225550142"]
emails = ["ana.ruiz@harbour.example"]
langs = ["es", "fr"]
tags = ["water"]
url = ""
note = """
Prefers a message.
Then a call."""
'''


def test_edit_opens_a_readable_page(run, filled, editor, home):
    editor(f"pathlib.Path({str(home / 'page')!r}).write_text(text, encoding='utf-8')")
    assert run("edit", "ruiz").err == "Ana Ruiz: nothing changed\n"
    assert (home / "page").read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(
            "text = text.replace('Spokesperson', 'Head of \\\\\"press\\\\\"')",
            '  role: - Spokesperson\n  role: + Head of "press"\n',
            id="a value",
        ),
        pytest.param(
            'text = text.replace(\'"+41225550142"\', \'"+41 22 555 01 49", "+41 79 829 71 36"\')',
            "  phones: - +41225550142\n  phones: + +41798297136\n  phones: + +41225550149\n",
            id="numbers",
        ),
        pytest.param("text = text.replace('Then', 'Or')", None, id="a note of two lines"),
        pytest.param(
            "text = 'role = \"\"'", "  role: - Spokesperson\n", id="what is left out stays"
        ),
    ],
)
def test_edit_takes_what_was_changed(run, filled, editor, line, told):
    editor(line)
    result = run("edit", "ruiz")
    assert result.code == 0
    assert result.err.startswith("Ana Ruiz: changed\n")
    if told:
        assert sorted(result.err.splitlines()[1:]) == sorted(told.splitlines())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("text = ''", "Ana Ruiz: nothing changed\n", id="emptied"),
        pytest.param("text = text + '\\n# more'", "Ana Ruiz: nothing changed\n", id="a comment"),
        pytest.param("sys.exit(1)", "pressdir: ", id="the editor failed"),
        pytest.param("text += '='", "pressdir: the page is not TOML", id="no TOML"),
        pytest.param("text += 'x = 1'", "pressdir: x: no such field", id="unknown field"),
        pytest.param("text = 'role = 7'", "pressdir: role: not a text in quotes", id="a number"),
        pytest.param("text = 'langs = [1]'", "pressdir: langs: not a list of texts", id="list"),
        pytest.param("text = 'emails = [\"x\"]'", "pressdir: ", id="invalid value"),
    ],
)
def test_edit_changes_nothing_else(run, filled, editor, line, message):
    before = filled.read_bytes()
    editor(line)
    result = run("edit", "ruiz")
    assert (result.code, result.out) == (2 if message.startswith("pressdir: ") else 0, "")
    assert result.err.startswith(message)
    assert filled.read_bytes() == before


def test_edit_at_a_terminal_offers_an_invalid_page_again(terminal, filled, editor, home):
    mark = home / "second"
    editor(
        f"mark = pathlib.Path({str(mark)!r})\n"
        "text = text.replace('Spokesperson', 'Speaker') if mark.exists() else text + '='\n"
        "if mark.exists(): text = text.removesuffix('=')\n"
        "mark.touch()"
    )
    result = terminal("edit", "ruiz", keys="y\n")
    assert result.code == 0
    assert "the page is not TOML" in result.out
    assert "role: + Speaker" in result.out


def test_edit_sees_that_somebody_else_was_quicker(run, filled, editor):
    editor(
        "import subprocess\n"
        "subprocess.run([sys.executable, '-m', 'pressdir', 'set', 'ruiz', 'role=X'], check=True)\n"
        "text = text.replace('Geneva', 'Basel')"
    )
    result = run("edit", "ruiz")
    assert result.code == 4
    assert "was changed in the meantime" in result.err
    assert contact(filled, "Ana R").contact.role == "X"


def test_the_page_is_for_the_person_alone(run, filled, editor, home):
    editor(f"pathlib.Path({str(home / 'mode')!r}).write_text(oct(path.parent.stat().st_mode))")
    run("edit", "ruiz")
    assert stat.S_IMODE(int((home / "mode").read_text(), 8)) == 0o700


# --- remove, undo, log ------------------------------------------------------------------------


def test_remove_needs_a_yes(run, filled):
    before = filled.read_bytes()
    asked = run("remove", "ruiz")
    assert (asked.code, asked.out) == (2, "")
    assert "nobody can be asked" in asked.err
    assert run("remove", "ruiz", "-n").err.startswith("would remove Ana Ruiz, Harbour Trust")
    assert filled.read_bytes() == before
    assert run("remove", "ruiz", "--yes").err.startswith("removed Ana Ruiz, Harbour Trust")
    assert run("find", "ruiz").code == 1


@pytest.mark.parametrize(
    ("keys", "left"), [pytest.param("y\n", 1, id="yes"), pytest.param("\n", 0, id="return is no")]
)
def test_remove_asks_at_a_terminal(terminal, run, filled, keys, left):
    shown = terminal("remove", "ruiz", keys=keys).out
    assert "Remove Ana Ruiz, Harbour Trust" in shown
    assert "[y/N]" in shown
    assert run("find", "ruiz").code == left


def test_five_changes_and_five_undos_give_the_same_bytes(run, filled):
    before = filled.read_bytes()
    assert run("add", "--org", "Pier Watch", "--email", "press@pier.example").code == 0
    assert run("set", "ruiz", "role=Speaker", "tags+=pier").code == 0
    assert run("remove", "dvořák", "--yes").code == 0
    assert run("set", "costa", "langs+=pt").code == 0
    assert run("remove", "costa", "--yes").code == 0
    log = run("log").out
    assert [line.split()[1] for line in log.splitlines()[1:]] == [
        "remove", "set", "remove", "set", "add", "seed",
    ]  # fmt: skip
    for _ in range(5):
        assert run("undo").code == 0
    assert filled.read_bytes() == before
    assert run("log").out.count("taken back") == 5


def test_undo_says_what_it_took_back_and_when_nothing_is_left(run, db):
    run("add", "--org", "Pier Watch")
    assert run("undo").err.startswith("took back: add Pier Watch")
    nothing = run("undo")
    assert (nothing.code, nothing.out) == (1, "")


def test_the_log_is_for_programs_too(run, db):
    run("add", "--org", "Pier Watch")
    run("undo")
    (entry,) = json.loads(run("log", "--json").out)
    assert (entry["command"], entry["undone"]) == ("add Pier Watch", True)
    assert [(each["before"], each["after"]) for each in entry["contacts"]] == [(None, "Pier Watch")]


def test_no_changes_yet(run):
    result = run("log")
    assert (result.code, result.err) == (1, "pressdir: no changes yet\n")
