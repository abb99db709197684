"""`pressdir sync`, `conflicts` and `resolve`, as two people use them."""

import base64
import json
import re

import pytest

from ...dav import servers

DESK = "desk.json"


@pytest.fixture
def ana(run):
    def act(*words, **more):
        return run("--db", "ana.json", *words, **more)

    return act


@pytest.fixture
def bob(run):
    def act(*words, **more):
        return run("--db", "bob.json", *words, **more)

    return act


@pytest.fixture
def both(ana, bob):
    """Both know Mina Roth, and nobody has changed her since."""
    ana("add", "--name", "Mina Roth", "--role", "Officer", "--email", "mina@harbour.example")
    for each in (ana, bob):
        assert each("sync", DESK).code == 0
    return ana, bob


def test_a_new_file_is_made_and_another_persons_is_filled(ana, bob, home):
    ana("add", "--name", "Mina Roth", "--email", "mina@harbour.example")
    result = ana("sync", DESK)
    assert (result.code, result.out) == (
        0,
        "there  added: Mina Roth, mina@harbour.example\ndesk.json: 1 added there\n",
    )
    assert (home / "work" / DESK).stat().st_mode & 0o777 == 0o600
    assert "here   added: Mina Roth" in bob("sync", DESK).out
    assert bob("sync").out == "desk.json: both are the same\n"  # with the file of the last time
    assert bob("find", "mina").code == 0


def test_a_dry_run_tells_all_and_changes_nothing(both, home):
    _, bob = both
    bob("set", "mina", "role=Head")
    before = (home / "work" / DESK).read_bytes()
    result = bob("sync", "-n")
    assert result.out == (
        "there  changed: Mina Roth, Head, mina@harbour.example\n"
        "         role: - Officer\n"
        "         role: + Head\n"
        "desk.json: would be: 1 changed there\n"
    )
    assert (home / "work" / DESK).read_bytes() == before
    told = json.loads(bob("sync", "-n", "--json").out)
    assert told["dry_run"] is True
    assert [(e["file"], e["what"], e["fields"]) for e in told["changes"]] == [
        ("there", "changed", ["role: - Officer", "role: + Head"])
    ]


def test_two_values_of_one_field_are_told_listed_and_chosen(both):
    ana, bob = both
    ana("set", "mina", "role=Head")
    bob("set", "mina", "role=Speaker")
    ana("sync")
    result = bob("sync")
    assert 'role of Mina Roth: "Speaker" (' in result.err
    assert "to choose: pressdir resolve" in result.err
    listed = bob("conflicts")
    assert listed.code == 1
    assert re.search(r'Mina Roth +role +"Speaker" .* +"Head" ', listed.out)
    (row,) = json.loads(bob("conflicts", "mina", "--json").out)
    assert [side["value"] for side in row["sides"]] == ["Speaker", "Head"]
    refused = bob("resolve")
    assert (refused.code, "--take newest" in refused.err) == (2, True)
    assert bob("resolve", "--take", "newest").code == 0
    bob("sync")
    ana("sync")
    assert ana("conflicts").out == ""
    assert "Speaker" in ana("show", "mina").out


def test_a_key_chooses(both, monkeypatch):
    from pressdir.cli.showing import output

    ana, bob = both
    ana("set", "mina", "role=Head")
    bob("set", "mina", "role=Speaker")
    ana("sync")
    bob("sync")
    monkeypatch.setattr(output, "interactive", lambda: True)
    monkeypatch.setattr(output, "key", lambda _, keys: "2" if "2" in keys else "q")
    result = bob("resolve")
    assert result.code == 0
    assert "role: + Head" in result.out + result.err
    assert bob("conflicts").code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b'{"_pressdir":{\n"1":{"format":1,"st', "is not JSON", id="half there"),
        pytest.param(b"\0" * 200, "NUL", id="NUL bytes"),
        pytest.param(b'{"people": []}', "no contacts", id="another program's"),
        pytest.param(b"[" * 100_000, "nested deeper", id="nested"),
        pytest.param(b'{"_pressdir":{"1":{"format":99}}}', "format 99", id="a newer format"),
    ],
)
def test_what_is_no_shared_file_is_refused_and_left_alone(ana, home, content, said, monkeypatch):
    from pressdir.cli.commands import sync

    monkeypatch.setattr(sync, "PATIENCE", 0.0)
    ana("add", "--name", "Mina Roth", "--email", "mina@harbour.example")
    own = (home / "work" / "ana.json").read_bytes()
    target = home / "work" / DESK
    target.write_bytes(content)
    result = ana("sync", DESK)
    assert result.code == 3
    assert said in result.err
    assert len(result.err.splitlines()) <= 2
    assert target.read_bytes() == content
    assert (home / "work" / "ana.json").read_bytes() == own


def test_a_file_that_is_on_its_way_is_waited_for(both, home, monkeypatch):
    from pressdir.cli.commands import sync

    _, bob = both
    target = home / "work" / DESK
    whole = target.read_bytes()
    target.write_bytes(whole[:-40])
    come = iter([whole])  # once
    monkeypatch.setattr(sync.time, "sleep", lambda _: [*map(target.write_bytes, come)])
    assert bob("sync").out == "desk.json: both are the same\n"


def test_the_own_file_twice_is_refused(ana, home):
    ana("add", "--name", "Mina Roth", "--email", "mina@harbour.example")
    (home / "work" / "link.json").symlink_to("ana.json")
    for name in ("ana.json", "link.json"):
        result = ana("sync", name)
        assert (result.code, "is your own contact file" in result.err) == (2, True)


def test_so_it_is_under_another_name(ana, home):
    ana("add", "--name", "Mina Roth", "--email", "mina@harbour.example")
    own = home / "work" / "ana.json"
    (home / "work" / "link.json").symlink_to(own)
    (home / "work" / "hard.json").hardlink_to(own)
    for name in ("./ana.json", "link.json", "hard.json"):
        result = ana("sync", name)
        assert (result.code, "is your own contact file" in result.err) == (2, True)


def test_behind_a_link_the_file_is_written_and_the_link_stays(both, home):
    _, bob = both
    (home / "work" / "link.json").symlink_to(DESK)
    bob("tag", "harbour", "mina")
    assert bob("sync", "link.json").code == 0
    assert (home / "work" / "link.json").is_symlink()
    assert b"harbour" in (home / "work" / DESK).read_bytes()


def test_a_write_protected_file_is_read_and_said(both, home):
    ana, bob = both
    ana("tag", "harbour", "mina")
    ana("sync")
    (home / "work" / DESK).chmod(0o444)
    bob("set", "mina", "role=Head")
    result = bob("sync")
    assert (result.code, "is write-protected" in result.err) == (3, True)
    assert "harbour" in bob("show", "mina").out


def test_an_older_file_takes_nothing_back(both, home):
    _, bob = both
    target = home / "work" / DESK
    old = target.read_bytes()
    bob("set", "mina", "role=Head")
    bob("add", "--name", "Bo Lee", "--email", "bo@harbour.example")
    bob("sync")
    target.write_bytes(old)
    assert "1 added there, 1 changed there" in bob("sync").out
    assert b"Head" in target.read_bytes()


@pytest.mark.parametrize("under", ["the same key", "another key"])
def test_two_people_under_one_key_or_with_one_uid_are_two(both, home, under):
    ana, bob = both
    target = home / "work" / DESK
    text = target.read_text(encoding="utf-8")
    key, row = next(iter(json.loads(text)["contacts"].items()))
    if under == "another key":
        key = "5"
    more = json.dumps({**row, "name": "Di Okoro"} | ({} if key == "5" else {"uid": "di"}))
    target.write_text(text.replace('"contacts":{', f'"contacts":{{"{key}":{more},'), "utf-8")
    for each in (ana, bob, ana, bob):
        assert each("sync").code == 0
    for each in (ana, bob):
        assert all(name in each("list").out for name in ("Mina Roth", "Di Okoro"))
    assert ana("sync").out == "desk.json: both are the same\n"


@pytest.mark.parametrize("comes", [None, b'{"contacts": {}}'], ids=["nothing", "another one"])
def test_a_file_that_vanishes_while_it_is_synced_is_not_filled_anew(both, home, monkeypatch, comes):
    from pressdir.store.disk import LocalDisk

    _, bob = both
    bob("set", "mina", "role=Head")
    target = home / "work" / DESK
    usual = LocalDisk.sync

    def sync(disk, path):
        usual(disk, path)
        if f".~{DESK}" in path.name:
            target.unlink(missing_ok=True)
            if comes:
                target.write_bytes(comes)

    with monkeypatch.context() as patch:
        patch.setattr(LocalDisk, "sync", sync)
        result = bob("sync")
    assert result.code == 2
    assert ("another directory" if comes else "not there any more") in result.err
    assert (target.read_bytes() if target.exists() else None) == comes
    assert "Head" in bob("show", "mina").out


@pytest.mark.parametrize(
    ("target", "said"),
    [("nowhere/desk.json", "there is no folder"), ("ftp://x.example/desk.json", "no file")],
)
def test_a_place_that_is_not_there_is_named(ana, target, said):
    result = ana("sync", target)
    assert (result.code, said in result.err, len(result.err.splitlines())) == (2, True, 2)


def test_a_folder_has_a_file_of_each(ana, bob, home, monkeypatch):
    ana("add", "--name", "Mina Roth", "--role", "Officer", "--email", "mina@harbour.example")
    monkeypatch.setenv("LOGNAME", "ana")
    assert ana("sync", "desk/").out.endswith("desk/: 1 added there\n")
    monkeypatch.setenv("LOGNAME", "bob")
    assert bob("sync", "desk").out.endswith("desk/: 1 added here\n")
    names = sorted(each.name for each in (home / "work" / "desk").iterdir())
    assert [name.partition(".")[0] for name in names] == ["ana", "bob"]
    bob("set", "mina", "role=Head")
    bob("sync")
    (home / "work" / "desk" / names[1]).rename(home / "work" / names[1])
    assert ana("sync").out == "desk/: both are the same\n"
    (home / "work" / names[1]).rename(home / "work" / "desk" / names[1])
    assert json.loads(ana("sync", "--json").out)["changes"][0]["fields"] == [
        "role: - Officer",
        "role: + Head",
    ]


def test_a_password_is_asked_of_people_alone(ana):
    result = ana("sync", "https://x.example/desk.json", "--user", "ana")
    assert (result.code, "--password-command" in result.err) == (2, True)
    assert "wants the password of ana, and nobody can be asked" in result.err


def test_without_a_file_the_first_time_it_says_so(ana):
    result = ana("sync")
    assert (result.code, "with which file?" in result.err) == (2, True)


def test_a_shared_file_that_is_gone_or_another_one_is_not_filled_unasked(both, home):
    ana, _ = both
    target = home / "work" / DESK
    kept = target.read_bytes()
    target.unlink()
    result = ana("sync")
    assert (result.code, "is not there any more" in result.err) == (2, True)
    assert not target.exists()
    target.write_text('{"_pressdir":{"1":{"format":1,"store":"other"}},"contacts":{}}')
    assert "is another directory than last time" in ana("sync").err
    target.unlink()
    assert ana("sync", "--join").code == 0
    assert target.read_bytes() != kept  # a new one, with an id of its own
    assert ana("sync").out == "desk.json: both are the same\n"


def test_a_shared_file_that_became_a_folder_is_not_filled_unasked(both, home):
    ana, _ = both
    target = home / "work" / DESK
    target.rename(home / "work" / "old.json")
    target.mkdir()
    for words in ([], [DESK]):
        result = ana("sync", *words)
        assert (result.code, "is a folder, and was a file last time" in result.err) == (2, True)
    assert not any(target.iterdir())
    assert ana("sync", "--join").code == 0
    assert len([*target.iterdir()]) == 1
    assert ana("sync").out == "desk.json/: both are the same\n"


def test_a_field_that_stands_twice_in_the_shared_file_is_told_and_kept(both, home):
    ana, _ = both
    target = home / "work" / DESK
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace('"name":', '"role":"Cook","role":"Chief","name":', 1), "utf-8")
    told = f"{target}: role: stands twice in one place; both are kept\n"
    assert told in ana("sync", "-n").err
    result = ana("sync")
    assert (result.code, result.err.count(told)) == (0, 1)
    for path in (target, target.with_name("ana.json")):
        rows = json.loads(path.read_bytes())["contacts"].values()
        assert [row["role (2)"] for row in rows if "role (2)" in row] == ["Chief"]
    assert told not in ana("sync").err


def test_many_removals_are_asked_about(ana, bob, home):
    for number in range(8):
        name, mail = f"Mina Roth{'abcdefgh'[number]}", f"m{number}@harbour.example"
        ana("add", "--name", name, "--email", mail)
    for each in (ana, bob):
        each("sync", DESK)
    for number in range(5):
        bob("remove", f"m{number}@harbour.example", "--yes")
    asked = bob("sync")
    assert asked.code == 2
    assert "5 of 8 contacts would go from" in asked.err
    assert bob("sync", "--yes").code == 0
    asked = ana("sync")
    assert (asked.code, "would go from your file" in asked.err) == (2, True)
    assert len(json.loads((home / "work" / "ana.json").read_bytes())["contacts"]) == 8
    assert ana("sync", "--yes").code == 0
    assert len(json.loads((home / "work" / "ana.json").read_bytes())["contacts"]) == 3


def test_a_copy_beside_is_told_of_by_a_dry_run_taken_in_and_cleared_away(both, home):
    ana, bob = both
    shared = home / "work" / DESK
    before = shared.read_bytes()
    bob("set", "mina", "role=Head")
    bob("sync")
    copy = shared.with_name("desk.sync-conflict-20261122-101500-ABCDEF2.json")
    shared.replace(copy)
    shared.write_bytes(before)
    told = ana("sync", "-n").out
    assert f"{copy.name} (a copy by Syncthing): would be taken in, and cleared away\n" in told
    assert "here   changed: Mina Roth, Head" in told
    assert "there  changed: Mina Roth, Head" in told
    assert copy.exists()
    (row,) = json.loads(ana("sync", "--json").out)["copies"]
    assert (row["file"], row["program"]) == (copy.name, "Syncthing")
    assert row["moved_to"].endswith(".json")
    assert not copy.exists()
    assert "Head" in ana("show", "mina").out
    assert bob("sync").out == "desk.json: both are the same\n"


def test_a_copy_that_cannot_be_cleared_away_or_read_stays_and_is_told(both, home, monkeypatch):
    from pressdir.errors import WriteError
    from pressdir.store import Store

    ana, _ = both
    shared = home / "work" / DESK
    copy, half = shared.with_name("desk (1).json"), shared.with_name("desk (2).json")
    copy.write_bytes(shared.read_bytes())
    half.write_bytes(shared.read_bytes()[:-20])

    def full(*_):
        raise WriteError("the disk is full.")

    monkeypatch.setattr(Store, "keep_copy", full)
    result = ana("sync")
    assert result.code == 0
    assert "the disk is full" in result.err
    assert "left as it is: " in result.err
    assert "desk (2).json is not JSON" in result.err
    assert "desk (1).json (a copy by Google Drive): taken in, and left there" in result.out
    assert copy.exists()
    assert half.exists()


def test_who_was_erased_goes_from_all_copies_and_does_not_come_back(both, home):
    ana, bob = both
    ana("set", "mina", "note=Calls back after six")
    for each in (ana, bob):
        each("sync")
    names = ["ana.json", "bob.json", DESK]
    kept = {name: (home / "work" / name).read_bytes() for name in names}
    assert all(b"Mina Roth" in data for data in kept.values())
    assert ana("erase", "mina", "--yes").code == 0
    told = ana("sync", "-n")
    assert "would be taken out of desk.json" in told.err
    assert (home / "work" / DESK).read_bytes() == kept[DESK]
    assert "is taken out of desk.json, for good" in ana("sync").err
    assert "is taken out of your file, for good" in bob("sync").err
    (home / "work" / DESK).write_bytes(kept[DESK])  # an old version, put back
    for each in (bob, ana):
        each("sync")
    for name in names:
        data = (home / "work" / name).read_bytes().lower()
        assert b"roth" not in data
        assert b"mina@" not in data
        assert b"after six" not in data
    assert ana("sync").out == "desk.json: both are the same\n"


def test_what_was_left_as_it_is_is_told_in_json_too(both, home):
    ana, bob = both
    desk = home / "work" / "desk"
    assert bob("sync", f"{desk}/").code == 0
    (theirs,) = desk.iterdir()
    assert json.loads(ana("sync", f"{desk}/", "--json").out)["told"] == []
    theirs.write_bytes(theirs.read_bytes()[:-20])
    done = ana("sync", "--json")
    (sentence,) = json.loads(done.out)["told"]
    assert sentence.startswith(f"left as it is: {theirs} is not JSON")
    assert sentence in done.err


def test_a_copy_beside_the_shared_file_brings_nobody_back_who_was_erased(both, home):
    ana, _ = both
    copy = home / "work" / "desk (Ana's conflicted copy 2026-11-22).json"
    copy.write_bytes((home / "work" / DESK).read_bytes())
    assert ana("erase", "mina", "--yes").code == 0
    ana("sync")
    assert not copy.exists()
    for name in ("ana.json", DESK):
        assert b"mina@harbour" not in (home / "work" / name).read_bytes()
    (aside,) = home.rglob("copies/*")  # what was put aside, of which nothing of hers is kept
    assert b"mina@harbour" not in aside.read_bytes()


def synced(*people):
    for each in (*people, *people):
        assert each("sync").code == 0


def shown(person, who="mina"):
    (contact,) = json.loads(person("show", who, "--json").out)["contacts"]
    return contact


@pytest.mark.parametrize(
    "words",
    [
        ("set", "mina", "role=Head", "note=Calls back.", "org=Harbour Trust"),
        ("set", "mina", "emails=roth@harbour.example"),
        ("tag", "sea", "mina"),
        ("tried", "mina", "dead", "--number", "mina@harbour.example"),
        ("remove", "mina", "--yes"),
    ],
    ids=["fields", "addresses", "tags", "report", "removal"],
)
def test_what_others_know_of_is_taken_back_for_them_too(both, words):
    ana, bob = both
    before = [shown(each) for each in both]
    assert ana(*words).code == 0
    synced(ana, bob)
    assert ana("undo").code == 0
    synced(ana, bob)
    for each, old in zip(both, before, strict=True):
        new = shown(each)
        for field in ("name", "role", "org", "note", "emails", "tags"):
            assert new[field] == old[field], field
        assert "dead" not in each("show", "mina").out
    assert ana("sync").out == "desk.json: both are the same\n"


@pytest.mark.parametrize("words", [("verify", "vera"), ("set", "vera", "name=Vera Beck")])
def test_a_word_for_what_was_read_is_taken_back_for_all(both, home, words):
    ana, bob = both
    text = "A pier opened in Berlin.\n\nVera Beck\n030 555 01 77\nhafen@pier.example.de\n"
    (home / "work" / "pier.txt").write_text(text)
    ana("ingest", "pier.txt")
    synced(ana, bob)
    before = known(bob, "vera")
    assert ana(*words).code == 0
    synced(ana, bob)
    old = (home / "work" / DESK).read_bytes()
    assert known(bob, "vera") != before
    assert ana("undo").code == 0
    synced(ana, bob)
    (home / "work" / "desk (1).json").write_bytes(old)  # which still has it
    synced(ana, bob)
    assert known(ana, "vera") == known(bob, "vera") == before
    assert ana("sync").out.endswith("desk.json: both are the same\n")


def known(person, who):
    contact = shown(person, who)
    seen = sorted(
        (each["field"], each["value"], str(each.get("release"))) for each in contact["sightings"]
    )
    return seen, contact["emails"], bool(person("review", "--json").code)


def test_who_was_added_by_mistake_goes_for_all(both):
    ana, bob = both
    ana("add", "--name", "Jo Vale", "--email", "jo@harbour.example")
    synced(ana, bob)
    assert bob("find", "vale").code == 0
    assert ana("undo").code == 0
    synced(ana, bob)
    assert (ana("find", "vale").code, bob("find", "vale").code) == (1, 1)


def test_two_that_were_joined_are_two_again_for_all(both):
    ana, bob = both
    ana("add", "--name", "Nina Groth", "--email", "roth@sea.example", "--role", "Speaker")
    assert ana("dedupe", "--same", "mina", "roth@sea.example").code == 0
    synced(ana, bob)
    assert len(shown(bob)["emails"]) == 2
    assert ana("undo").code == 0
    synced(ana, bob)
    for each in both:
        assert shown(each)["emails"] == ["mina@harbour.example"]
        assert shown(each, "groth")["role"] == "Speaker"


def test_undo_after_a_sync_keeps_what_somebody_made_of_it_since(both):
    ana, bob = both
    ana("set", "mina", "role=Head")
    synced(ana, bob)
    bob("set", "mina", "role=Chief")
    bob("sync")
    assert ana("undo").code == 0
    synced(ana, bob)
    for command in ("conflicts", "show mina"):
        told = ana(*command.split()).out
        assert '"Chief"' in told
        assert '"Officer"' in told


def test_undo_of_a_sync_says_that_it_comes_again(both):
    ana, bob = both
    bob("set", "mina", "role=Head")
    synced(bob, ana)
    assert "comes again with the next sync" in ana("undo").err
    assert "Officer" in ana("show", "mina").out
    ana("sync")
    assert "Head" in ana("show", "mina").out


def test_who_was_entered_on_two_machines_is_one(ana, bob):
    ana("add", "--name", "Mina Roth", "--role", "Officer", "--email", "mina@harbour.example")
    bob("add", "--name", "Mina C. Roth", "--email", "Mina@Harbour.example", "--tag", "port")
    bob("add", "--name", "Jo Roth", "--email", "press@harbour.example")
    ana("sync", DESK)
    told = bob("sync", DESK).out
    assert "here   joined with another: Mina" in told or "there  joined with another: Mina" in told
    synced(ana, bob)
    for each in (ana, bob):
        assert shown(each, "mina")["tags"] == ["port"]
        assert shown(each, "mina")["role"] == "Officer"
        assert shown(each, "jo roth")["emails"] == ["press@harbour.example"]
    assert ana("sync").out == bob("sync").out == "desk.json: both are the same\n"


def test_two_of_one_mailbox_and_other_names_stay_two(ana, bob):
    ana("add", "--name", "Mina Roth", "--email", "press@harbour.example")
    bob("add", "--name", "Jo Vale", "--email", "press@harbour.example")
    ana("sync", DESK)
    bob("sync", DESK)
    assert (bob("show", "mina").code, bob("show", "vale").code) == (0, 0)


def test_a_release_read_on_two_machines_gives_one_contact_each(ana, bob, home):
    page = home / "work" / "news.txt"
    page.write_text(
        "BERN, 3 November 2026 - The trust opens a harbour.\n\n"
        "Press contact: Mina Roth, Harbour Trust, mina.roth@harbour.example, +41 22 555 01 42\n",
        encoding="utf-8",
    )
    uids = set()
    for each in (ana, bob):
        assert each("ingest", str(page)).code == 0
        uids.add(shown(each)["uid"])
    assert len(uids) == 1
    ana("sync", DESK)
    assert "joined" not in bob("sync", DESK).out


# --- an address book on a server ------------------------------------------------------------------


@pytest.fixture(scope="module")
def server():
    if reason := servers.missing("radicale"):
        pytest.skip(reason)
    with servers.running("radicale") as running:
        running.make_book("press")
        yield running


HIDDEN = base64.b64encode(servers.PASSWORD.encode()).decode()
LOGIN = ("--user", servers.USER, "--password-command", f"sh -c 'echo {HIDDEN} | base64 -d'")


def test_an_address_book_is_remembered_and_its_password_is_not(ana, bob, server, home):
    ana("add", "--name", "Mina Roth", "--role", "Officer", "--email", "mina@harbour.example")
    assert ana("sync", server.address, *LOGIN).out == (
        "there  added: Mina Roth, Officer, mina@harbour.example\n127.0.0.1: 1 added there\n"
    )
    assert "here   added: Mina Roth" in bob("sync", server.address, *LOGIN).out
    bob("set", "mina", "role=Head")
    rehearsed = bob("sync", "-n").out
    assert rehearsed.endswith(
        "         role: - Officer\n         role: + Head\n127.0.0.1: would be: 1 changed there\n"
    )
    assert json.loads(bob("sync", "--json").out)["changes"][0]["fields"] == [
        "role: - Officer",
        "role: + Head",
    ]
    assert "role: + Head" in ana("sync").out
    assert bob("sync").out == "127.0.0.1: both are the same\n"
    kept = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert not any(servers.PASSWORD.encode() in each for each in kept)


def test_what_a_telephone_puts_first_and_calls_a_fax_is_said(ana, server):
    url = server.make_book("telephone")
    numbers = "--phone", "+1 202 555 0142", "--phone", "+1 202 555 0143"
    ana("add", "--name", "Mina Roth", "--email", "mina@harbour.example", *numbers)
    ana("sync", url, *LOGIN)
    path = f"{server.home}telephone/{shown(ana, 'mina')['uid']}.vcf"
    text = server.ask("GET", path)[1].decode().replace(",PREF:+12", ":+12")
    text = text.replace("TYPE=WORK,VOICE:+12025550143", "TYPE=FAX,PREF:+12025550143")
    assert server.ask("PUT", path, text.encode())[0] in {201, 204}
    assert ana("sync", url, *LOGIN).out == (
        "here   changed: Mina Roth, mina@harbour.example, +12025550143\n"
        "         phones: +12025550143: first now\n"
        "         phones: +12025550143: fax now\n"
        "127.0.0.1: 1 changed here\n"
    )
    assert ana("sync").out == "127.0.0.1: both are the same\n"
    server.ask("DELETE", f"{server.home}telephone/")


def test_who_was_erased_is_deleted_in_the_address_book(ana, server):
    ana("add", "--name", "Otto Gone", "--email", "otto.gone@harbour.example")
    ana("sync", server.address, *LOGIN)
    ana("erase", "Otto Gone", "--yes")
    result = ana("sync")
    assert "who was erased is taken out of 127.0.0.1" in result.err
    status, listed, _ = server.ask("PROPFIND", f"{server.home}press/", Depth="1")
    cards = [
        server.ask("GET", href)[1] for href in re.findall("<href>([^<]*vcf)<", listed.decode())
    ]
    assert (status, [each for each in cards if b"Otto" in each]) == (207, [])
    assert ana("sync").out == "127.0.0.1: both are the same\n"


def test_a_password_that_is_refused_is_told_in_words(ana, server):
    result = ana("sync", server.address, "--user", "anna", "--password-command", "echo wrong")
    assert (result.code, "does not let you in" in result.err) == (3, True)


def test_an_e_mail_address_is_no_new_file(ana, home):
    ana("add", "--name", "Mina Roth")
    result = ana("sync", "mina@harbour.example")
    assert (result.code, "no file, and no address book" in result.err) == (2, True)
    assert not (home / "work" / "mina@harbour.example").exists()
    assert ana("sync", "mina@desk.json").code == 0
    assert ana("sync", "./mina@harbour.example").code == 0
