"""What somebody keeps for themselves: kept apart, joined where they look, marked, and theirs."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pressdir import merge
from pressdir.cli.asking import answers
from pressdir.cli.asking.overlaid import Overlaid
from pressdir.cli.lane import quick
from pressdir.cli.own_files import overlays, places
from pressdir.store import Store

from ..conftest import ANA, COSTA, DVORAK

PHONE, NOTE = "+41795559876", "Calls back after six"


def overlay(db):
    """The file of what is private."""
    return next((db.parent / "private").glob("*.json"))


@pytest.fixture
def kept(filled, run):
    """The contact file; of Ana a note, a number and a tag are kept."""
    result = run("set", "ana ruiz", "--private", f"note={NOTE}", f"phones+={PHONE}", "tags+=vip")
    assert result.code == 0, result.err
    return filled


@pytest.fixture
def quickly(monkeypatch):
    """An index is made of a file however new it is."""
    monkeypatch.setattr(answers, "SETTLED", 0)


# --- kept -----------------------------------------------------------------------------------------


def test_it_is_kept_apart_and_told(filled, run):
    before = filled.read_bytes()
    result = run("set", "ana ruiz", "--private", f"note={NOTE}", f"phones+={PHONE}")
    assert result.err == (
        "Ana Ruiz: changed\n"
        f"  private note: + {NOTE}\n"
        f"  private phones: + {PHONE}\n"
    )  # fmt: skip
    assert filled.read_bytes() == before
    with Store.open(overlay(filled)) as store:
        (row,) = store.records()
    assert (row.uid, row.note, row.contact.name) == (ANA.uid, NOTE, None)
    assert overlay(filled).stat().st_mode & 0o777 == 0o600


def test_a_rehearsal_keeps_nothing(filled, run):
    result = run("set", "ana ruiz", "--private", f"note={NOTE}", "-n")
    assert result.err.startswith("Ana Ruiz: would change\n")
    assert not (filled.parent / "private").exists()


@pytest.mark.parametrize("change", ["role=Spy", "name=Anna", "org+=X", "url=https://a.example"])
def test_what_others_know_somebody_by_is_not_private(filled, run, change):
    result = run("set", "ana ruiz", "--private", change)
    assert result.code == 2
    assert "cannot be private\n  Private may be: phones emails langs tags note." in result.err


def test_a_value_is_taken_away_and_an_empty_row_goes(kept, run):
    assert run("set", "ana ruiz", "--private", f"phones-={PHONE}", "tags=").code == 0
    assert PHONE not in run("show", "ana ruiz").out
    assert run("set", "ana ruiz", "--private", "note=").code == 0
    with Store.open(overlay(kept)) as store:
        assert store.records() == ()
    assert run("private").code == 1


def test_what_is_not_ones_own_cannot_be_taken_away_here(kept, run):
    result = run("set", "ana ruiz", "--private", "phones-=+41225550142")
    assert result.code == 1
    assert "Ana Ruiz" in result.err
    assert "+41225550142" in run("show", "ana ruiz").out


def test_writers_at_once_lose_nothing(kept, home):
    command = [sys.executable, "-m", "pressdir", "set", "ana ruiz", "--private"]
    started = [
        subprocess.Popen([*command, f"tags+=t{n}"], stderr=subprocess.DEVNULL) for n in range(6)
    ]
    assert [each.wait(60) for each in started] == [0] * 6
    with Store.open(overlay(kept)) as store:
        (row,) = store.records()
    assert {*row.tags} == {"vip", *(f"t{n}" for n in range(6))}


def test_a_tag_for_all_that_a_search_finds(kept, run):
    result = run("tag", "mine", "ana", "--private")
    assert result.err.startswith("tagged 2 contacts with mine, privately\n")
    assert "Ana Costa" in run("find", "tag:mine").out
    assert "had it already" in run("tag", "mine", "ana", "--private").err
    assert run("untag", "mine", "tag:mine", "--private").code == 0
    assert run("find", "tag:mine", "--exact").code == 1
    assert b"mine" not in kept.read_bytes()
    assert run("set", "dvorak", "--private", f"phones={PHONE}").code == 0
    assert PHONE not in run("tag", "mine", "dvorak", "--private").err


def test_a_page_in_an_editor(kept, run, home, monkeypatch):
    script = home / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "page = pathlib.Path(sys.argv[1])\n"
        "text = page.read_text()\n"
        "assert 'role' not in text\n"
        "page.write_text(text.replace('vip', 'friend'))\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
    result = run("edit", "ana ruiz", "--private")
    assert result.err == ("Ana Ruiz: changed\n  private tags: - vip\n  private tags: + friend\n")
    script.write_text("import sys; open(sys.argv[1], 'a').write('role = \"Spy\"\\n')")
    assert "role: cannot be private" in run("edit", "ana ruiz", "--private").err


# --- shown ----------------------------------------------------------------------------------------


def test_the_card_marks_it(kept, run):
    lines = [line.split() for line in run("show", "ana ruiz").out.splitlines()]
    assert ["mobile", PHONE, "private,", "fresh,", "typed"] in [line[:5] for line in lines]
    assert ["tags", "vip", "private,", "typed"] in lines
    assert ["note", *NOTE.split(), "private"] in lines
    assert ["note", "Prefers", "a", "message."] in lines


def test_the_table_marks_it_in_a_word(kept, run):
    assert f"+41225550142, {PHONE} (private)" in run("find", "ana ruiz").out
    assert f"{PHONE} (private)" in run("list").out


def test_a_terminal_that_can_shows_a_lock_and_another_the_word(kept, run, terminal):
    assert run("set", "dvorak", "--private", f"phones={PHONE}").code == 0
    assert "\N{LOCK}" in terminal("find", "dvorak", COLUMNS="120").out
    for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": "linux"}):
        shown = terminal("find", "dvorak", COLUMNS="120", **plain).out
        assert "\N{LOCK}" not in shown
        assert "(private)" in shown


def test_it_is_found_by(kept, run):
    for words in (["after", "six"], ["tag:vip"], [PHONE]):
        assert "Ana Ruiz" in run("find", *words).out, words
        assert run("find", "--exact", "--no-private", *words).code == 1, words


def test_a_value_that_the_contact_has_too_is_shown_once_and_unmarked(kept, run):
    assert run("set", "ana ruiz", "--private", "phones=+41225550142").code == 0
    shown = run("show", "ana ruiz").out
    assert shown.count("+41225550142") == 1
    assert "+41225550142  private" not in shown
    row = [line.split() for line in run("private").out.splitlines() if "+41225550142" in line]
    assert row == [["Ana", "Ruiz", "phones", "+41225550142", "in", "the", "directory,", "too"]]


def test_acts_use_it_and_say_so(kept, run):
    assert run("call", "-n", "ana ruiz").out == f"tel:{PHONE}\n"
    assert run("call", "-n", "ana ruiz", "--no-private").out == "tel:+41225550142\n"
    assert run("wa", "-n", "ana ruiz", "--nth", "1").out == f"https://wa.me/{PHONE[1:]}\n"
    assert run("copy", "-n", "ana ruiz", "mobile").out == f"{PHONE}\n"
    result = run("qr", "ana ruiz")
    assert result.err == f"Ana Ruiz\nAna Ruiz: {PHONE} is private\n"
    assert run("qr", "ana ruiz", "--no-private").err == "Ana Ruiz\n"


def test_a_cell_of_several_says_that_one_is_private(kept, terminal):
    assert "+41 22 555 01 42 +1 \N{LOCK}" in terminal("find", "ana ruiz", COLUMNS="140").out
    plain = terminal("find", "ana ruiz", COLUMNS="140", NO_COLOR="1").out
    assert "+41 22 555 01 42 +1 (private)" in plain


def test_a_number_that_is_not_there_is_answered_with_those_that_are(kept, run):
    hint = f"It has: +41225550142, {PHONE} (private), ana.ruiz@harbour.example"
    assert hint in run("call", "-n", "ana ruiz", "--number", "999999").err


def test_a_card_of_the_screen_that_is_written_has_nothing_private(kept, run, home):
    from pressdir.cli import book
    from pressdir.cli.browsing.switchboard import Switchboard

    with book.seen(kept) as store:
        board = Switchboard(store)
        assert [line.uid for line in board.ask("six", 5).lines] == [ANA.uid]
        board.act("export", ANA.uid)
    (card,) = (home / "work").glob("*.vcf")
    assert PHONE not in card.read_text(encoding="utf-8")


def test_a_choice_of_numbers_says_which_is_private(kept, terminal):
    shown = terminal("call", "-n", "ana ruiz").out
    assert "1  +41 79 555 98 76  mobile, private: in nobody's directory but yours" in shown


def test_a_mail_program_is_told_and_may_be_told_nothing(kept, run):
    assert run("set", "ana ruiz", "--private", "emails=ana@own.example").code == 0
    told = run("query", "ana ruiz").out.splitlines()
    assert told[2].split("\t")[0] == "ana@own.example"
    assert told[2].endswith(", private")
    assert "ana@own.example\tAna Ruiz (private)" in run("query", "-f", "aerc", "ana ruiz").out
    assert "own.example" not in run("query", "--no-private", "ana ruiz").out


def test_a_caller_is_known_by_it(kept, run):
    result = run("check", PHONE)
    assert result.code == 0
    assert "Ana Ruiz" in result.out
    assert "private, unknown" in result.out
    assert run("check", PHONE, "--no-private").code == 6
    assert run("check", PHONE, "--json").code == 6  # what programs read has nothing of it


def test_a_template_shows_it_where_it_asks_for_it(kept, run):
    form = "{phones}|{private}"
    asked = run("find", "ana ruiz", "--template", form).out
    assert asked == f"+41225550142|{PHONE}, vip, {NOTE}\n"


# --- listed ---------------------------------------------------------------------------------------


def test_all_that_is_private_is_listed(kept, run):
    assert run("set", "costa", "--private", "note=One\nTwo").code == 0
    rows = [line.split() for line in run("private").out.splitlines()]
    assert rows[1:] == [
        ["Ana", "Costa", "note", "One"],
        ["Ana", "Costa", "note", "Two"],
        ["Ana", "Ruiz", "phones", PHONE],
        ["Ana", "Ruiz", "tags", "vip"],
        ["Ana", "Ruiz", "note", *NOTE.split()],
    ]
    assert "Costa" not in run("private", "ruiz").out
    told = json.loads(run("private", "vip", "--json").out)
    assert told == [
        {
            "uid": ANA.uid, "contact": "Ana Ruiz", "in_directory": True,
            "phones": [PHONE], "tags": ["vip"], "note": NOTE,
        }
    ]  # fmt: skip


def test_nothing_to_list(filled, run):
    result = run("private")
    assert (result.code, result.err.splitlines()[0]) == (1, "pressdir: nothing private yet")
    assert not (filled.parent / "private").exists()


def test_it_is_forgotten_by_a_wish(kept, run):
    assert run("private", "--forget").code == 2
    assert run("private", "ana", "--forget").code == 2  # nobody can be asked
    assert "would forget" in run("private", "ana", "--forget", "-n").err
    result = run("private", "ana", "--forget", "--yes")
    assert result.err.startswith("forgot what is private of Ana Ruiz;")
    assert run("private").code == 1
    assert run("undo").code == 0
    assert "vip" in run("private").out


# --- contacts that go, or become one --------------------------------------------------------------


def test_a_contact_that_was_removed_leaves_an_orphan(kept, run):
    assert run("private", "--orphans").code == 1
    assert run("remove", "ana ruiz", "--yes").code == 0
    rows = [line.split() for line in run("private", "--orphans").out.splitlines()]
    assert rows[1][:4] == ["Ana", "Ruiz", "phones", PHONE]
    assert rows[1][4:] == ["no", "longer", "in", "the", "directory"]
    found = json.loads(run("doctor", "--only", "orphan", "--json").out)["findings"]
    assert [(each["contact"], each["audit"]) for each in found] == [("Ana Ruiz", "orphan")]
    assert PHONE not in run("doctor").out
    assert "orphan" not in run("doctor", "--no-private").out
    assert run("private", "--orphans", "--forget", "--yes").code == 0
    assert run("doctor", "--only", "orphan").code == 0


def test_two_that_became_one_carry_both(kept, run):
    assert run("set", "costa", "--private", "note=Knows the harbour", "tags+=old").code == 0
    with Store.open(kept) as store, store.transaction("dedupe") as change:
        change.unite(*merge.unite(change.get(ANA.uid), change.get(COSTA.uid), change.now()))
    shown = run("show", ANA.uid).out
    for value in (PHONE, NOTE, "vip", "old", "Knows the harbour"):
        assert value in shown
    assert "Ana" in run("find", "knows", "tag:vip").out
    assert run("private", "--orphans").code == 1
    assert run("set", ANA.uid, "--private", "tags-=old").code == 0
    with Store.open(overlay(kept)) as store:
        (row,) = store.records()
    assert (row.uid, row.tags) == (ANA.uid, ("vip",))
    assert set(row.note.split("\n\n")) == {NOTE, "Knows the harbour"}
    assert run("undo").code == 0
    assert run("undo").err.startswith("took back: dedupe")
    assert "Knows the harbour" in run("show", "costa").out
    assert "Knows the harbour" not in run("show", "ana ruiz").out


def test_of_three_that_became_one_all_is_found(kept, run, quickly, monkeypatch):
    for whom in ("costa", "dvorak"):
        assert run("set", whom, "--private", f"note=Of {whom}").code == 0
    with Store.open(kept) as store, store.transaction("dedupe") as change:
        change.unite(*merge.unite(change.get(DVORAK.uid), change.get(COSTA.uid), change.now()))
        change.unite(*merge.unite(change.get(ANA.uid), change.get(DVORAK.uid), change.now()))
    assert "Jiří" not in run("find", "note:costa").out
    assert "Of costa" in run("show", ANA.uid).out
    with Store.open(kept) as store, Store.open(overlay(kept)) as own:
        monkeypatch.setattr(store, "each", None)  # nobody else is read for that
        shown = Overlaid(store, own)
        assert [each.uid for each in shown.touched()] == [ANA.uid]
        assert not shown.orphans()


def test_of_one_who_is_there_it_is_shown_at_nobody_else(kept, run):
    assert run("set", "costa", "--private", "note=Of costa").code == 0
    with Store.open(kept) as store, store.transaction("dedupe") as change:
        change.unite(*merge.unite(change.get(ANA.uid), change.get(COSTA.uid), change.now()))
    content = json.loads(kept.read_bytes())
    back = {**content["contacts"], **content["bin"]}
    kept.write_text(json.dumps({**content, "contacts": back, "bin": {}}), encoding="utf-8")
    assert "Of costa" in run("show", COSTA.uid).out
    assert "Of costa" not in run("show", ANA.uid).out


def test_two_again_have_what_was_kept_of_each(kept, run):
    assert run("set", "costa", "--private", "note=Of costa").code == 0
    assert run("dedupe", "--same", "ana ruiz", "costa").code == 0
    assert "Of costa" in run("show", ANA.uid).out
    assert run("dedupe", "--part", ANA.uid).code == 0
    assert "Of costa" not in run("show", ANA.uid).out
    assert "Of costa" in run("show", COSTA.uid).out
    assert run("private", "--orphans").code == 1


def test_without_a_bin_all_are_looked_through(kept, run):
    assert run("set", "costa", "--private", "note=Of costa").code == 0
    with Store.open(kept) as store, store.transaction("dedupe") as change:
        change.unite(*merge.unite(change.get(ANA.uid), change.get(COSTA.uid), change.now()))
    content = json.loads(kept.read_bytes())
    kept.write_text(json.dumps({**content, "bin": {}}), encoding="utf-8")
    assert run("find", "note:costa").code == 0
    assert run("private", "--orphans").code == 1


# --- undo and log ---------------------------------------------------------------------------------


def test_undo_takes_back_what_came_last_of_either(kept, run):
    assert run("set", "ana ruiz", "role=Head").code == 0
    assert run("set", "ana ruiz", "--private", "tags+=b").code == 0
    first, second, third = (run("undo").err for _ in range(3))
    assert first.startswith("took back, of what is private: set ana ruiz: tags (")
    assert second.startswith("took back: set ana ruiz role=Head (")
    assert third.startswith("took back, of what is private: set ana ruiz: note, phones, tags (")
    assert run("private").code == 1


def test_undo_of_what_is_private_alone(kept, run):
    assert run("set", "ana ruiz", "role=Head").code == 0
    assert run("undo", "--private").err.startswith("took back, of what is private:")
    assert run("undo", "--private").code == 1
    assert "Head" in run("show", "ana ruiz").out


def test_nothing_private_to_undo(filled, run):
    result = run("undo", "--private")
    assert (result.code, result.err) == (1, "pressdir: There is nothing private to undo.\n")


def test_the_log_names_contacts_and_no_values(kept, run):
    told = run("log", "--private").out
    assert "set ana ruiz: note, phones, tags  Ana Ruiz" in told
    assert NOTE not in told
    assert "note, phones" not in run("log").out


# --- where it lies --------------------------------------------------------------------------------


def test_another_folder(filled, run, home, monkeypatch):
    monkeypatch.setenv(places.PRIVATE_VARIABLE, str(home / "mine"))
    assert run("set", "ana ruiz", "--private", "tags+=vip").code == 0
    (file,) = (home / "mine").glob("*.json")
    assert not (filled.parent / "private").exists()
    place = json.loads(run("where", "--json").out)["private"]
    assert place == {"path": str(file), "exists": True, "why": f"${places.PRIVATE_VARIABLE}"}
    monkeypatch.delenv(places.PRIVATE_VARIABLE)
    assert run("find", "tag:vip", "--exact").code == 1


def test_a_folder_in_the_settings(filled, run, home):
    settings = home / "config" / "pressdir" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('private = "../mine"\n', encoding="utf-8")
    assert run("set", "ana ruiz", "--private", "tags+=vip").code == 0
    assert list((settings.parent.parent / "mine").glob("*.json"))
    assert run("find", "tag:vip").code == 0
    settings.write_text("private = 3\n", encoding="utf-8")
    assert "private is not the path of a folder" in run("where").err
    shown = run("show", "ana ruiz", "--db", str(filled))
    assert shown.code == 0
    assert "what is private is not shown" in shown.err


def test_it_can_be_off(kept, run, monkeypatch):
    monkeypatch.setenv(places.PRIVATE_VARIABLE, places.OFF)
    assert run("find", "tag:vip", "--exact").code == 1
    assert PHONE not in run("show", "ana ruiz").out
    assert "private" not in json.loads(run("where", "--json").out)
    assert run("set", "ana ruiz", "--private", "tags+=x").code == 2
    assert run("undo").err.startswith("took back: seed")


def test_two_directories_have_two(kept, run, home):
    other = home / "other.json"
    with Store.open(other) as store, store.transaction("seed") as change:
        change.put(ANA)
    assert PHONE not in run("show", "ana", "--db", other).out
    assert run("set", "ana", "--private", "tags+=other", "--db", other).code == 0
    assert "other" not in run("private").out
    assert len(list((kept.parent / "private").glob("*.json"))) == 2


def test_it_follows_a_file_that_is_moved_and_one_that_has_become_another(kept, run, home):
    moved = home / "moved.json"
    shutil.copy(kept, moved)
    assert PHONE in run("show", "ana ruiz", "--db", moved).out
    with Store.open(kept) as store:
        text = kept.read_text(encoding="utf-8").replace(store.id, "0123456789abcdef0123")
    kept.write_text(text, encoding="utf-8")
    assert PHONE in run("show", "ana ruiz").out
    assert run("set", "ana ruiz", "--private", "tags+=b").code == 0
    assert len(list((kept.parent / "private").glob("*.json"))) == 1


def test_a_contact_file_of_another_program_has_one_too(run, db):
    db.parent.mkdir(parents=True)
    text = json.dumps({"contacts": {"1": {"name": "Ana Ruiz", "uid": ANA.uid}}})
    db.write_text(text, encoding="utf-8")
    assert run("set", "ana", "--private", f"note={NOTE}").code == 0
    assert NOTE in run("show", "ana").out
    db.write_text(text.replace("Ruiz", "Ruiz-Mora"), encoding="utf-8")
    assert NOTE in run("show", "ana").out
    assert run("set", "ana", "role=Head").code == 0
    assert NOTE in run("show", "ana").out


# --- bad input ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", ["{", '{"_pressdir":{"1":{"format":99}},"contacts":{}}', "[1]", "\0"],
    ids=["cut off", "newer", "no table", "a NUL byte"],
)  # fmt: skip
def test_one_that_cannot_be_read_is_told_in_a_line_and_the_rest_works(kept, run, content):
    overlay(kept).write_text(content, encoding="utf-8")
    result = run("show", "ana ruiz")
    assert result.code == 0
    assert "+41225550142" in result.out
    assert PHONE not in result.out
    assert result.err.count("\n") == 1
    assert result.err.endswith("; what is private is not shown\n")
    assert run("set", "ana ruiz", "role=Head").code == 0
    for command in ("set ana.ruiz@harbour.example --private tags+=x", "private", "undo --private"):
        refused = run(*command.split())
        assert (refused.code, refused.out) == (3, "")
    assert overlay(kept).read_text(encoding="utf-8") == content


def test_one_that_is_a_folder(kept, run):
    path = overlay(kept)
    path.unlink()
    path.mkdir()
    result = run("find", "ana ruiz")
    assert (result.code, "what is private is not shown" in result.err) == (0, True)


def test_one_that_lies_beside_the_shared_file_is_warned_of(kept, run, home, monkeypatch):
    folder = home / "shared"
    folder.mkdir()
    shutil.move(kept, folder / "contacts.json")
    monkeypatch.setenv("PRESSDIR_DB", str(folder / "contacts.json"))
    assert run("show", "ana ruiz").err == ""
    file = overlay(kept)
    shutil.move(file, folder / "mine.json")
    file.symlink_to(folder / "mine.json")
    result = run("show", "ana ruiz")
    assert PHONE in result.out
    assert "lies in the folder of the contact file; who shares that has it, too" in result.err


def test_one_that_others_can_read_is_warned_of(kept, run):
    overlay(kept).chmod(0o644)
    assert "can be read by others on this machine; chmod 600" in run("show", "ana ruiz").err


def test_one_that_is_the_contact_file_itself(kept, run):
    overlay(kept).unlink()
    with Store.open(kept) as store:
        (kept.parent / "private" / f"{store.id}.json").symlink_to(kept)
    assert "is the contact file itself" in run("show", "ana ruiz").err
    assert run("set", "ana ruiz", "--private", "tags+=x").code == 3


def test_a_row_that_is_edited_by_hand_is_read_and_kept(kept, run):
    path = overlay(kept)
    text = path.read_text(encoding="utf-8").replace('"tags":["vip"]', '"tags":["vip","b"],"x":1')
    path.write_text(text, encoding="utf-8")
    assert "Ana Ruiz" in run("find", "tag:b").out
    assert run("set", "ana ruiz", "--private", "tags+=c").code == 0
    assert '"x":1' in path.read_text(encoding="utf-8")


# --- the short way to an answer -------------------------------------------------------------------


def test_the_short_way_prints_what_the_command_prints(kept, run, quickly, capfd):
    for words in (["ana"], ["vip"], [PHONE], ["six", "-costa"], ["dvorak"]):
        assert run("find", *words).code == 0
        short = quick.answer(["find", *words])
        told = quick.answer(["query", "ana"])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(quick, "answer", lambda _: None)
            assert run("find", *words).out == short, words
            assert run("query", "ana").out == told
    assert capfd.readouterr().err == ""


def test_the_short_way_is_kept_up_with_both_files(kept, run, quickly):
    assert run("find", "ana").code == 0
    assert run("set", "ana ruiz", "org=Pier Aid").code == 0
    short = quick.answer(["find", "vip"])
    assert "Pier Aid" in short
    assert PHONE in short
    assert run("set", "dvorak", "--private", "tags+=vip").code == 0
    assert "Jiří" in quick.answer(["find", "vip"])
    assert run("undo").code == 0
    assert "Jiří" not in quick.answer(["find", "vip"])


def test_the_short_way_asks_the_command_when_it_cannot_know(kept, run, quickly, home):
    assert run("find", "ana").code == 0
    assert quick.answer(["find", "vip"])
    index = Path(f"{places.index_file(str(kept))}.own")
    path = overlay(kept)
    path.write_text(path.read_text(encoding="utf-8").replace("vip", "v.i.p."), encoding="utf-8")
    assert quick.answer(["find", "vip"]) is None
    assert run("find", "ana").code == 0
    assert quick.answer(["find", "tag:v.i.p."])
    assert PHONE in index.read_text(encoding="utf-8", errors="replace")
    path.unlink()
    assert PHONE not in quick.answer(["find", "ana"])  # there is nothing private now
    assert run("show", "ana ruiz").code == 0
    assert not index.exists()


def test_what_a_shell_completes_is_not_private(kept, run, quickly):
    assert run("find", "ana").code == 0
    for start in ("vi", "+417", "tag:v", "Calls"):
        assert quick.answer(["__complete", "zsh", "pressdir", "find", start]) == ""
    assert quick.answer(["__complete", "zsh", "pressdir", "find", "tag:w"])


def test_without_anything_private_one_look_is_taken(filled, run, quickly, monkeypatch):
    assert run("find", "ana").code == 0
    monkeypatch.setattr(overlays, "state", None)
    assert quick.answer(["find", "ana"])
    assert not Path(f"{places.index_file(str(filled))}.own").exists()
