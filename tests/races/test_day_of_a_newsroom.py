"""A day of a newsroom, by the real command: everybody ends it with the same directory.

Ana and Bob share a file in a cloud's folder. Bob's own contact file lies in a git repository, and
so does Cleo's, who has nothing else. Ana's telephone has the contacts of the newsroom's address
book, which is on Radicale. In the middle of the day somebody asks to be erased.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

import pytest

from ..dav import servers
from .office import Desk, left, office, tables

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="git is not here"),
    pytest.mark.skipif(bool(servers.missing("radicale")), reason=servers.missing("radicale")),
]

MINA, YARA, OMAR = (f"{name}@harbour.example" for name in ("mina.roth", "yara.diaz", "omar.haddad"))
RELEASE = f"""GENEVA, 10 January 2026 - The pier is open again after two years of repair.

Media contacts:
Mina Roth, Spokesperson, Harbour Trust, Geneva, +41 22 555 01 42, {MINA}
Yara Díaz, Press Officer, Harbour Trust, Geneva, +41 22 555 01 43, {YARA}
"""
PHONED = "+41795550149"
ERASED = ("yara.diaz", "yara", "díaz", "d\\u00edaz", "555 01 43", "5550143")
GIT = {
    "GIT_AUTHOR_NAME": "Desk", "GIT_AUTHOR_EMAIL": "desk@example.org", "GIT_EDITOR": "true",
    "GIT_COMMITTER_NAME": "Desk", "GIT_COMMITTER_EMAIL": "desk@example.org",
    "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


@dataclass(frozen=True)
class Clone(Desk):
    """Somebody whose contact file lies in a git repository."""

    @property
    def db(self):
        return self.folder / "repository" / "desk.json"

    def git(self, *words, check=True):
        done = subprocess.run(
            ["git", *words], cwd=self.db.parent, env={**self.environment, **GIT},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert not check or done.returncode == 0, (words, done.stdout, done.stderr)
        return done.returncode

    def exchange(self):
        """Commit, pull, push, as one does; whether git had to be told which of two edits stands."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "more")
        disputed = self.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
        if disputed:
            self.git("add", "-A")
            self.git("commit", "-q", "-m", "both")
        self.git("push", "-q")
        return bool(disputed)


class Newsroom:
    """The people, and what carries their directory."""

    def __init__(self, folder, opened, server):
        self.folder, self.opened, self.server = folder, opened, server
        self.book = server.make_book("press")
        self.ana = Desk.made(folder, "ana")
        self.bob, self.cleo = (Clone.made(folder, name) for name in ("bob", "cleo"))
        self.shared = folder / "cloud" / "desk.json"
        self.shared.parent.mkdir()
        origin = folder / "origin.git"
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", origin], check=True)
        for each in (self.bob, self.cleo):
            subprocess.run(["git", "clone", "-q", origin, each.db.parent], check=True,
                           capture_output=True)  # fmt: skip
        self.bob.git("checkout", "-q", "-b", "main")

    def do(self, desk, *words, code=0):
        done = self.opened.do(desk, *words)
        assert done.code == code, (desk.name, words, done.out, done.err)
        return done

    def sync(self, *desks):
        for desk in desks:
            self.do(desk, "sync", str(self.shared))

    def sync_cards(self):
        """Ana syncs with the address book, too."""
        login = ("--user", servers.USER, "--password-command", f"echo {servers.PASSWORD}")
        return self.do(self.ana, "sync", self.book, *login, "--yes")

    def card(self, uid, text=None):
        """What the telephone reads of a card, or writes there; "" of one that is not there."""
        path = f"{self.server.home}press/{uid}.vcf"
        if text is not None:
            assert self.server.ask("PUT", path, text.encode())[0] in {201, 204}
        status, body, _ = self.server.ask("GET", path)
        return body.decode() if status == 200 else ""

    def evening(self):
        """Everything goes round until nobody has news."""
        for _ in range(2):
            self.sync_cards()
            self.sync(self.ana, self.bob)
            for each in (self.bob, self.cleo, self.bob):
                each.exchange()
            self.sync(self.bob, self.ana)

    @property
    def files(self):
        return [self.ana.db, self.bob.db, self.cleo.db, self.shared]

    def shown(self, mail):
        """What all show of somebody, who is to be the same for all."""
        found = [
            [row for row in tables(path)["contacts"].values() if mail in row.get("emails", ())]
            for path in self.files
        ]
        assert all(each == found[0] for each in found)
        return found[0][0] if found[0] else None

    def traces(self):
        """Where something of whom was erased is, but for git's history, of which `erase` tells."""
        for path in self.folder.rglob("*"):
            if path.is_file() and not {"origin.git", ".git"} & {*path.parts}:
                text = path.read_bytes().decode("utf-8", "replace").casefold()
                yield from (f"{path}: {trace}" for trace in ERASED if trace in text)


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """The people at the beginning of the day, and pressdir where git finds it."""
    program = tmp_path / "bin" / "pressdir"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pressdir "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    room = tmp_path / "newsroom"
    room.mkdir()
    with office() as opened, servers.running("radicale") as server:
        yield Newsroom(room, opened, server)


def test_everybody_ends_the_day_with_the_same_directory(newsroom, tmp_path):
    room, ana, bob, cleo = newsroom, newsroom.ana, newsroom.bob, newsroom.cleo
    release = tmp_path / "pier.txt"
    release.write_text(RELEASE, encoding="utf-8")

    # Morning: Ana reads a release, and all get what she read.
    room.do(ana, "ingest", str(release))
    room.sync(ana, bob)
    room.do(bob, "git", "install")
    bob.git("add", "-A")
    bob.git("commit", "-qm", "first")
    bob.git("push", "-q", "-u", "origin", "main")
    cleo.git("pull", "-q", "origin", "main")
    cleo.git("checkout", "-q", "-B", "main", "--track", "origin/main")
    room.do(cleo, "git", "install")
    morning = room.shared.read_bytes()
    room.sync_cards()
    mina, yara = (room.shown(mail)["uid"] for mail in (MINA, YARA))
    old_card = room.card(yara)
    assert YARA in old_card

    # Everybody edits the same person, offline, and somebody by hand on a laptop that was away.
    room.do(ana, "set", MINA, "role=Head of press")
    room.do(bob, "set", MINA, "phones+=+41 79 555 01 42")
    room.do(cleo, "tag", "harbour", MINA)
    room.do(cleo, "set", MINA, "role=Director")
    room.do(cleo, "add", "--name", "Omar Haddad", "--email", OMAR, "--org", "Quay Watch")
    laptop = json.loads(morning)
    row = next(row for row in laptop["contacts"].values() if MINA in row["emails"])
    row["langs"] = ["de"]
    copy = room.shared.with_name("desk (laptop's conflicted copy 2026-11-22).json")
    copy.write_text(json.dumps(laptop), encoding="utf-8")
    ring = "X-TELEPHONE-RING;TYPE=loud:bells"
    more = f"TEL;TYPE=HOME:{PHONED}\r\n{ring}\r\nEND:VCARD"
    room.card(mina, room.card(mina).replace("END:VCARD", more))
    cleo.exchange()
    bob.exchange()
    room.sync(ana, bob)
    assert not copy.exists()
    room.evening()
    row = room.shown(MINA)
    assert (row["tags"], row["langs"], len(row["phones"])) == (["harbour"], ["de"], 3)
    assert PHONED in row["phones"]
    assert ring in room.card(mina)
    assert room.shown(OMAR)["org"] == "Quay Watch"

    # Ana and Cleo gave another role each: both stand there until Bob chooses.
    listed = room.do(bob, "conflicts", code=1).out
    assert "Head of press" in listed
    assert "Director" in listed
    room.do(bob, "resolve", "--take", "newest")

    # Midday: Yara asks to be erased, while Cleo, who does not know, still works on her.
    room.do(cleo, "tag", "urgent", YARA)
    room.do(ana, "erase", YARA, "--yes")
    room.evening()
    # What was left of her comes back in every way there is.
    room.shared.with_name("desk (1).json").write_bytes(morning)
    room.sync(bob)
    assert room.card(yara) == ""
    room.card(yara, old_card)  # from a telephone that had been off
    again = tmp_path / "pier again.txt"
    again.write_text(RELEASE.replace("again after", "once more after"), encoding="utf-8")
    room.do(cleo, "ingest", str(again))
    room.evening()
    assert room.shown(YARA) is None
    assert [*room.traces()] == []
    assert room.card(yara) == ""

    # Afternoon: all addresses move, twice. Somebody has a program replace them in the shared file.
    for who, old, new in ((bob, "harbour", "pier"), (ana, "pier", "quay")):
        text = room.shared.read_text(encoding="utf-8").replace(f"@{old}.example", f"@{new}.example")
        saved = room.shared.with_name("saved")
        saved.write_text(text, encoding="utf-8")
        saved.replace(room.shared)  # as editors and `sed -i` do
        room.sync(who)
        room.evening()
    moved = MINA.replace("harbour", "quay")
    row = room.shown(moved)
    assert row["emails"] == [moved]
    assert {each["value"] for each in row["sightings"] if "release" in each} >= {MINA}
    assert room.shown(OMAR.replace("harbour", "quay"))["name"] == "Omar Haddad"
    assert room.shown(MINA) is room.shown(MINA.replace("harbour", "pier")) is None

    # Evening: one directory.
    files = [tables(path) for path in room.files]
    assert all(each == files[0] for each in files)
    assert row["role"] in {"Head of press", "Director"}
    assert {row["name"] for row in files[0]["contacts"].values()} == {"Mina Roth", "Omar Haddad"}
    assert all(room.do(each, "conflicts").out == "" for each in (ana, bob, cleo))
    card = room.card(mina)
    assert f"TITLE:{row['role']}" in card
    assert all(said in card for said in (ring, "+41795550142", PHONED, moved))
    assert MINA not in card
    assert room.sync_cards().out.endswith("both are the same\n")
    assert left(room.folder) == []
