"""git as the carrier: real repositories, with the driver and without."""

import json
import os
import random
import shutil
import subprocess
import sys

import pytest

from pressdir.merge import add_value, assign, conflicts
from pressdir.model import Contact, EmailAddress, Kind, Name, Record, Sighting
from pressdir.store import Store

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")

ROUNDS = int(os.environ.get("PRESSDIR_ROUNDS", "3"))  # of three clones; twenty take minutes
AT = "2026-11-20T10:00:00Z"


def contact(uid, name, role="Officer"):
    mail = f"{uid}@harbour.example"
    seen = [("name", name), ("role", role), ("emails", mail)]
    shown = Contact(Kind.PERSON, Name(name), role=role, emails=(EmailAddress(mail),))
    return Record(uid, shown, tuple(Sighting(*each, AT, "r1") for each in seen))


class Clone:
    """A working copy, and somebody who edits in it."""

    def __init__(self, folder, who="Ana"):
        self.folder, self.who = folder, who
        self.file = folder / "desk.json"

    def git(self, *words, check=True):
        done = subprocess.run(
            ["git", *words], cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert not check or done.returncode == 0, (words, done.stdout, done.stderr)
        return done

    def store(self):
        return Store.open(self.file, state=self.folder.parent / f"{self.folder.name}.state")

    def put(self, *records):
        with self.store() as store, store.transaction("put", self.who) as change:
            for each in records:
                change.put(each)

    def set(self, uid, field, value):
        with self.store() as store, store.transaction("set", self.who) as change:
            act = add_value if field in {"emails", "tags"} else assign
            change.put(act(change.get(uid), field, value, change.now()))

    def commit(self, message="more"):
        self.git("commit", "-qam", message)

    def get(self, uid):
        with self.store() as store:
            return store.get(uid)

    def role(self, uid="u1"):
        return self.get(uid).contact.role

    def sides(self, uid="u1"):
        return {side.value for each in conflicts(self.get(uid)) for side in each.sides}

    def tables(self):
        return json.loads(self.file.read_bytes())


@pytest.fixture(autouse=True)
def settings(home, monkeypatch):
    (home / ".gitconfig").write_text(
        "[user]\nname = Ana\nemail = ana@example.org\n[init]\ndefaultBranch = main\n"
        "[commit]\ngpgsign = false\n[pull]\nrebase = false\n"
    )
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_EDITOR", "true")
    monkeypatch.setenv("GIT_PAGER", "cat")


@pytest.fixture
def program(home, monkeypatch):
    """This pressdir as git finds it, whatever is installed."""
    script = home / "bin" / "pressdir"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pressdir "$@"\n')
    script.chmod(0o755)
    monkeypatch.setattr("pressdir.cli.changing.carrier._program", lambda: str(script))
    return script


@pytest.fixture
def clone(home):
    """A repository with a contact file of ten people."""
    folder = home / "one"
    folder.mkdir()
    made = Clone(folder)
    made.git("init", "-q")
    made.put(*(contact(f"u{n}", f"Person {n}") for n in range(10)))
    made.git("add", "desk.json")
    made.git("commit", "-qm", "first")
    return made


def another(clone, name, who="Bo"):
    clone.git("clone", "-q", str(clone.folder), str(clone.folder.parent / name))
    return Clone(clone.folder.parent / name, who)


@pytest.fixture
def install(run, program):
    def install(clone):
        done = run("git", "install", clone.file)
        assert done.code == 0, done
        return done

    return install


@pytest.fixture
def branches(clone):
    """Two branches that edit: `branches(("role", "Head"), ("org", "Harbour"))`."""

    def made(ours, theirs, uid="u1"):
        clone.git("checkout", "-qb", "side")
        clone.who = "Bo"
        clone.set(uid, *theirs)
        clone.commit("theirs")
        clone.git("checkout", "-q", "main")
        clone.who = "Ana"
        clone.set(uid, *ours)
        clone.commit("ours")
        return clone

    return made


# --- install --------------------------------------------------------------------------------------


def test_install_says_what_it_writes_and_does_so_once(run, clone, install):
    rehearsed = run("git", "install", clone.file, "-n")
    assert "would write" in rehearsed.out
    assert clone.git("config", "--get-regexp", "pressdir", check=False).stdout == ""
    first = install(clone)
    assert first.out == rehearsed.out.replace("would write", "wrote")
    assert "/desk.json merge=pressdir diff=pressdir -text" in first.out
    assert "git add .gitattributes" in first.err
    before = (clone.folder / ".git/config").read_bytes()
    again = install(clone)
    assert (again.out, again.err) == ("", "desk.json: nothing to write\n")
    assert (clone.folder / ".git/config").read_bytes() == before
    (clone.folder / "desk.json.lock").touch()
    assert clone.git("status", "--short").stdout == "?? .gitattributes\n"


def test_uninstall_leaves_what_others_wrote(run, clone, install):
    (clone.folder / ".gitattributes").write_text("*.png binary\n")
    before = (clone.folder / ".git/config").read_bytes()
    install(clone)
    assert "would remove" in run("git", "install", clone.file, "--uninstall", "-n").out
    assert run("git", "install", clone.file, "--uninstall").code == 0
    assert (clone.folder / ".gitattributes").read_text() == "*.png binary\n"
    assert (clone.folder / ".git/config").read_bytes() == before
    assert run("git", "install", clone.file, "--uninstall").err.endswith("nothing to remove\n")


def test_the_driver_stays_while_another_file_needs_it(run, clone, install):
    shutil.copy(clone.file, clone.folder / "more.json")
    install(clone)
    run("git", "install", clone.folder / "more.json")
    run("git", "install", clone.file, "--uninstall")
    assert clone.git("config", "merge.pressdir.driver").stdout
    attributes = clone.git("check-attr", "merge", "desk.json", "more.json").stdout
    assert attributes == "desk.json: merge: unspecified\nmore.json: merge: pressdir\n"


@pytest.mark.parametrize("name", ["our desk.json", "a[b]*.json", '!#\\ ".json', "ö/desk.json"])
def test_any_name_is_a_pattern_of_itself_alone(run, program, clone, name):
    file = clone.folder / name
    file.parent.mkdir(exist_ok=True)
    shutil.copy(clone.file, file)
    done = run("git", "install", file)
    assert (done.code, "all the same" in done.err) == (0, False), done
    assert clone.git("check-attr", "merge", "--", "ab.json").stdout.endswith("unspecified\n")
    assert clone.git("check-ignore", f"{name}.lock").returncode == 0
    assert run("git", "install", file).out == ""


def test_outside_a_repository_it_says_what_to_do(run, home, filled):
    done = run("git", "install")
    assert done.code == 2
    assert "lies in no git repository" in done.err
    assert "git init" in done.err


def test_without_git_it_says_so(run, clone, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("git", "install", clone.file)
    assert done.code == 3
    assert "git is not installed" in done.err


def test_what_stands_against_it_is_said(run, clone, program):
    (clone.folder / ".git/info/attributes").write_text("*.json merge=union\n")
    (clone.folder / ".gitignore").write_text("*.json\n")
    clone.git("rm", "-q", "--cached", "desk.json")
    done = run("git", "install", clone.file)
    assert "merge of desk.json is union all the same" in done.err
    assert "desk.json is ignored by git" in done.err


def test_a_link_leads_to_the_repository_that_has_the_file(run, clone, program, home):
    (home / "contacts.json").symlink_to(clone.file)
    assert run("--db", home / "contacts.json", "git", "install").code == 0
    assert "merge: pressdir" in clone.git("check-attr", "merge", "desk.json").stdout


# --- the driver -----------------------------------------------------------------------------------


def test_two_fields_of_one_contact_merge_clean(clone, install, branches):
    install(clone)
    branches(("role", "Head"), ("org", "Harbour Trust"))
    assert clone.git("merge", "-q", "side").returncode == 0
    assert (clone.role(), clone.get("u1").contact.org) == ("Head", "Harbour Trust")


def test_a_real_conflict_stops_git_and_keeps_both_until_somebody_chooses(
    run, clone, install, branches
):
    install(clone)
    branches(("role", "Head"), ("role", "Director"))
    done = clone.git("merge", "side", check=False)
    assert done.returncode == 1
    assert "role of Person 1" in done.stderr
    assert clone.git("status", "--short", "desk.json").stdout == "UU desk.json\n"
    assert clone.sides() == {"Head", "Director"}
    assert run("--db", clone.file, "resolve", "--take", "newest").code == 0
    clone.git("commit", "-qam", "settled")
    assert clone.sides() == set()
    assert clone.git("merge", "side").stdout == "Already up to date.\n"


def test_a_conflict_that_was_there_does_not_stop_git_again(clone, install, branches):
    install(clone)
    branches(("role", "Head"), ("role", "Director"))
    clone.git("merge", "side", check=False)
    clone.commit("both")
    clone.git("checkout", "-q", "side")
    clone.set("u1", "org", "Harbour Trust")
    clone.commit()
    assert clone.git("merge", "-q", "main", check=False).returncode == 0
    assert clone.sides() == {"Head", "Director"}


@pytest.mark.parametrize("broken", [b"[]\n", b'{"contacts":{\n"1":', b'{"a":"\0"}', b"<<<<<<< a\n"])
def test_an_unreadable_side_stops_the_merge_and_nothing_is_changed(
    clone, install, branches, broken
):
    install(clone)
    branches(("role", "Head"), ("role", "Director"))
    clone.git("checkout", "-q", "side")
    clone.file.write_bytes(broken)
    clone.commit("broken")
    clone.git("checkout", "-q", "main")
    before = clone.file.read_bytes()
    done = clone.git("merge", "side", check=False)
    assert done.returncode != 0
    assert "desk.json, the other side " in done.stderr
    assert done.stderr.count("pressdir:") == 1
    assert "Nothing was merged" in done.stderr
    assert clone.file.read_bytes() == before
    clone.git("reset", "-q", "--merge")  # older versions of git call it a conflict


def test_where_pressdir_is_gone_git_merges_by_lines(run, clone, install, program, branches):
    install(clone)
    branches(("role", "Head"), ("role", "Director"))
    program.unlink()
    assert clone.git("merge", "side", check=False).returncode == 1
    assert b"\n<<<<<<< " in clone.file.read_bytes()
    assert run("git", "heal", clone.file).code == 0
    assert clone.sides() == {"Head", "Director"}


def test_a_side_with_marks_that_somebody_committed_is_healed(clone, install, branches):
    branches(("role", "Head"), ("role", "Director"))
    clone.git("merge", "side", check=False)
    clone.commit("marks and all")
    clone.git("checkout", "-q", "side")
    clone.set("u1", "org", "Harbour Trust")
    clone.commit()
    install(clone)
    assert clone.git("merge", "main", check=False).returncode == 1
    assert clone.sides() == {"Head", "Director"}
    assert clone.get("u1").contact.org == "Harbour Trust"


def test_rebase_cherry_pick_and_stash_merge_by_fields(clone, install, branches):
    install(clone)
    branches(("role", "Head"), ("org", "Harbour Trust"))
    clone.git("checkout", "-q", "side")
    clone.git("rebase", "-q", "main")
    assert (clone.role(), clone.get("u1").contact.org) == ("Head", "Harbour Trust")
    clone.git("checkout", "-qb", "third", "main")
    clone.set("u1", "location", "Geneva")
    clone.commit()
    clone.git("cherry-pick", "side")
    clone.set("u1", "tags", "water")
    clone.git("stash")
    clone.set("u1", "url", "https://harbour.example/")
    clone.commit()
    clone.git("stash", "pop")
    found = clone.get("u1")
    assert found.contact.role == "Head"
    assert (found.contact.org, found.contact.location) == ("Harbour Trust", "Geneva")
    assert (found.tags, found.url) == (("water",), "https://harbour.example/")


@pytest.mark.parametrize("same", [False, True])
def test_an_octopus_which_asks_no_driver_loses_nothing(clone, install, same):
    install(clone)
    uids = ["u1"] * 3 if same else far_apart(clone)
    for uid, field in zip(uids, ("role", "org", "location"), strict=True):
        clone.git("checkout", "-qb", field, "main")
        clone.set(uid, field, "Head")
        clone.commit()
    clone.git("checkout", "-q", "main")
    before = clone.file.read_bytes()
    done = clone.git("merge", "role", "org", "location", "-m", "all", check=False)
    if same:  # git says that it should be no octopus
        assert done.returncode
        clone.git("reset", "-q", "--merge")
        assert clone.file.read_bytes() == before
    else:
        shown = [clone.get(uid).contact for uid in uids]
        assert (shown[0].role, shown[1].org, shown[2].location) == ("Head", "Head", "Head")


def far_apart(clone):
    """The first, the fifth and the last in the file."""
    found = [row["uid"] for row in clone.tables()["contacts"].values()]
    return [found[0], found[4], found[-1]]


def test_a_side_that_is_empty_or_gone_takes_nothing_away(clone, install, branches):
    install(clone)
    branches(("role", "Head"), ("role", "Director"))
    clone.git("checkout", "-q", "side")
    clone.file.write_bytes(b"")
    clone.commit("emptied")
    clone.git("checkout", "-q", "main")
    before = clone.file.read_bytes()
    clone.git("merge", "-q", "side")
    assert clone.file.read_bytes() == before
    clone.git("checkout", "-qb", "gone", "HEAD~1")
    clone.git("rm", "-q", "desk.json")
    clone.git("commit", "-qm", "gone")
    clone.git("checkout", "-q", "main")
    clone.set("u1", "org", "Harbour Trust")
    clone.commit()
    before = clone.file.read_bytes()
    assert clone.git("merge", "gone", check=False).returncode == 1  # git asks; the file is there
    assert clone.file.read_bytes() == before


def test_a_renamed_file_is_merged_with_the_other_branch(run, clone, install, branches):
    install(clone)
    branches(("role", "Head"), ("org", "Harbour Trust"))
    clone.git("mv", "desk.json", "people.json")
    clone.git("commit", "-qm", "renamed")
    run("git", "install", clone.folder / "people.json")
    clone.git("merge", "-q", "side")
    clone.file = clone.folder / "people.json"
    assert (clone.role(), clone.get("u1").contact.org) == ("Head", "Harbour Trust")


def test_line_ends_stay_as_they_are(clone, install):
    install(clone)
    clone.git("add", ".gitattributes")
    clone.git("commit", "-qm", "attributes")
    clone.git("config", "core.autocrlf", "true")
    clone.file.unlink()
    clone.git("checkout", "desk.json")
    assert b"\r" not in clone.file.read_bytes()


def test_a_side_with_carriage_returns_is_read(clone, install, branches):
    install(clone)
    branches(("role", "Head"), ("org", "Harbour Trust"))
    clone.git("checkout", "-q", "side")
    clone.file.write_bytes(clone.file.read_bytes().replace(b"\n", b"\r\n"))
    clone.commit("elsewhere")
    clone.git("checkout", "-q", "main")
    clone.git("merge", "-q", "side")
    assert b"\r" not in clone.file.read_bytes()
    assert (clone.role(), clone.get("u1").contact.org) == ("Head", "Harbour Trust")


# --- in words -------------------------------------------------------------------------------------


def test_a_diff_is_for_people(clone, install):
    install(clone)
    clone.set("u1", "role", "Head\x1b[2J of Harbour")
    shown = clone.git("diff", "-U0", "desk.json").stdout
    changed = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in "+++---"]
    assert changed[0] == "-  role: Officer"
    assert changed[1].startswith("+  role: Head")
    assert "\x1b" not in shown
    assert "sightings" not in shown
    assert "@@ Person 1" in shown


def test_a_diff_tells_who_went_what_was_read_and_what_is_in_conflict(run, clone, install, branches):
    install(clone)
    branches(("role", "Head"), ("role", "Director"))
    clone.git("merge", "side", check=False)
    with clone.store() as store, store.transaction("remove", "Ana") as change:
        change.remove("u2")
    shown = run("git", "textconv", clone.file).out.splitlines()
    assert "removed: Person 2" in shown
    assert "  role, or: Head" in shown or "  role, or: Director" in shown


def test_what_is_no_contact_file_is_compared_as_it_is(run, clone, install):
    install(clone)
    clone.file.write_text("<<<<<<< a\nhalf a line")
    assert run("git", "textconv", clone.file).out == "<<<<<<< a\nhalf a line\n"
    assert "+half a line" in clone.git("diff").stdout


# --- without the driver ---------------------------------------------------------------------------


@pytest.fixture
def torn(clone, branches):
    branches(("role", "Head"), ("role", "Director"))
    clone.git("-c", "merge.conflictStyle=diff3", "merge", "side", check=False)
    assert b"|||||||" in clone.file.read_bytes()
    return clone


def test_who_opens_a_torn_file_is_told_what_heals_it(run, torn):
    before = torn.file.read_bytes()
    for words in (["find", "person"], ["set", "person", "role=x"], ["list"], ["doctor"], ["undo"]):
        done = run("--db", torn.file, *words)
        assert done.code == 3, (words, done)
        assert f"{torn.file} is several versions at once, as git left it" in done.err
        assert f"pressdir git heal {torn.file}" in done.err
    assert torn.file.read_bytes() == before


def test_sync_does_not_wait_for_a_torn_file(run, torn, filled):
    done = run("sync", torn.file)
    assert done.code == 3
    assert "pressdir git heal" in done.err


def test_heal_keeps_both_sides(run, torn):
    before = torn.file.read_bytes()
    told = run("git", "heal", torn.file, "-n")
    assert "would put together 2 versions" in told.out
    assert torn.file.read_bytes() == before
    done = run("--db", torn.file, "git", "heal")
    assert done.code == 0
    assert "put together 2 versions" in done.out
    assert "role of Person 1" in done.err
    assert torn.sides() == {"Head", "Director"}
    assert "is in one piece" in run("git", "heal", torn.file).err


def test_heal_is_the_same_as_the_driver(run, clone, install, branches):
    branches(("role", "Head"), ("role", "Director"))
    clone.git("merge", "side", check=False)
    run("git", "heal", clone.file)
    healed = clone.file.read_bytes()
    clone.git("merge", "--abort")
    install(clone)
    clone.git("merge", "side", check=False)
    assert clone.file.read_bytes() == healed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"<<<<<<< a\n", "is missing"),
        (b"=======\n", "line 1"),
        (b"[]\n", "no contacts"),
        (b'{"contacts":{\n"1":{}\n', "not JSON"),
        (None, "no such file"),
    ],
)
def test_what_cannot_be_healed_is_left_alone(run, clone, text, said):
    clone.file.unlink()
    if text is not None:
        clone.file.write_bytes(text)
    done = run("git", "heal", clone.file)
    assert done.code in {2, 3}
    assert said in done.err
    assert text is None or clone.file.read_bytes() == text


def test_lines_of_both_below_each_other_are_put_together(run, clone, branches):
    (clone.folder / ".gitattributes").write_text("*.json merge=union\n")
    branches(("role", "Head"), ("role", "Director"))
    clone.git("merge", "-q", "side")
    assert run("git", "heal", clone.file).code == 0
    assert clone.sides() == {"Head", "Director"}
    assert len(clone.tables()["contacts"]) == 10


def test_wrong_words_are_told(run, clone):
    assert run("git", "merge", "a").code == 2
    assert run("git", "textconv").code == 2
    assert run("git", "heal", clone.file, "--uninstall").code == 2
    assert run("git", "push").code == 2


# --- three clones ---------------------------------------------------------------------------------


@pytest.mark.parametrize("drivers", [0, 1, 3])
def test_three_clones_lose_nothing(run, clone, install, drivers):
    clone.git("config", "receive.denyCurrentBranch", "ignore")
    origin = clone.folder.parent / "origin.git"
    clone.git("clone", "-q", "--bare", str(clone.folder), str(origin))
    clone.folder = origin
    people = [another(clone, name, name) for name in ("ann", "bea", "cid")]
    for each in people[:drivers]:
        install(each)
        (each.folder / ".gitattributes").rename(each.folder / ".git/info/attributes")
    chance, written = random.Random(ROUNDS), set()  # noqa: S311 - to be the same each time
    for number in range(ROUNDS):
        for each in people:
            for _ in range(3):
                value = f"{each.who}{number}{chance.randrange(1000)}@x.example"
                uid = f"u{chance.randrange(10)}"
                each.set(uid, "emails", value)
                written.add((uid, value))
            each.commit()
            exchange(run, each)
    for each in people * 2:
        exchange(run, each)
    first, *others = [each.tables() for each in people]
    assert others == [first, first]
    found = {(row["uid"], mail) for row in first["contacts"].values() for mail in row["emails"]}
    assert written <= found


def exchange(run, clone):
    """Pull, heal if need be, push."""
    if clone.git("pull", "-q", "--no-edit", check=False).returncode:
        assert b"<<<<<<<" in clone.file.read_bytes()
        assert run("git", "heal", clone.file).code == 0
        clone.commit("healed")
    clone.git("push", "-q")
