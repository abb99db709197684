"""The command, run as people run it: in a home of its own, in this process or in one of its own."""

import contextlib
import fcntl
import io
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from pressdir import cli
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Sighting,
)
from pressdir.store import Store

NOW = 1_795_335_120  # 2026-11-22T08:12:00Z, a Sunday
QUESTION = b"[y/N] "
CTRL_C = b"\x03"
SLOW = {  # what no look-up loads
    "typer", "click", "rich", "phonenumbers", "vobject", "pydantic", "tinydb", "orjson", "re",
    "dataclasses", "typing", "json", "pathlib",
}  # fmt: skip
COMMAND = [sys.executable, "-m", "pressdir"]
RELEASES = (
    Release("d1" * 32, "harbour.html", "A new pier", "2026-01-10", "en", "2026-01-11T08:00:00Z"),
    Release("d2" * 32, "storm.eml", "Storm warning", "2026-03-02", "en", "2026-03-02T09:00:00Z"),
)


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


def sightings(*values):
    """One sighting for each (field, value, number of a release or None, line, its rule if any)."""
    found = []
    for field, value, number, line, *rule in values:
        release = None if number is None else RELEASES[number - 1]
        at = f"{release.date}T00:00:00Z" if release else "2026-02-01T12:00:00Z"
        digest = release.digest if release else None
        kind = PhoneKind.FIXED if field == "phones" else None
        found.append(Sighting(field, value, at, digest, kind=kind, line=line, rule="".join(rule)))
    return tuple(found)


ANA = Record(
    "a1aaaaaa-0000-4000-8000-000000000001",
    Contact(
        Kind.PERSON,
        Name("Ana Ruiz", family="Ruiz", given="Ana"),
        org="Harbour Trust",
        role="Spokesperson",
        location="Geneva",
        emails=(EmailAddress("ana.ruiz@harbour.example"),),
        phones=(Phone("+41225550142", kind=PhoneKind.FIXED),),
        langs=("es", "fr"),
    ),
    sightings(
        ("name", "Ana Ruiz", 1, "Contact: Ana Ruiz, Spokesperson"),
        ("name", "Ana Ruiz", 2, "Ana Ruiz, Geneva"),
        ("org", "Harbour Trust", 1, "Harbour Trust"),
        ("role", "Spokesperson", 1, "Contact: Ana Ruiz, Spokesperson"),
        ("location", "Geneva", 2, "Ana Ruiz, Geneva"),
        ("emails", "ana.ruiz@harbour.example", 1, "Mail ana.ruiz@harbour.example"),
        ("phones", "+41225550142", 2, "Tel. +41 22 555 01 42", "label Tel., country code"),
        ("langs", "es", None, ""),
        ("langs", "fr", None, ""),
        ("tags", "water", None, ""),
    ),
    tags=("water",),
    note="Prefers a message.\nThen a call.",
)
DVORAK = Record(
    "b2bbbbbb-0000-4000-8000-000000000002",
    Contact(
        Kind.PERSON,
        Name("Jiří Dvořák", family="Dvořák", given="Jiří"),
        org="Northern Relief",
        emails=(EmailAddress("dvorak@relief.example"),),
    ),
    sightings(("name", "Jiří Dvořák", 1, ""), ("emails", "dvorak@relief.example", 1, "")),
)
COSTA = Record(
    "c3cccccc-0000-4000-8000-000000000003",
    Contact(Kind.PERSON, Name("Ana Costa"), org="River Aid", phones=(Phone("+351213456789"),)),
    sightings(("name", "Ana Costa", 1, "")),
)
DESK = Record(
    "d4dddddd-0000-4000-8000-000000000004",
    Contact(Kind.DESK, org="Harbour Trust", emails=(EmailAddress("press@harbour.example"),)),
    sightings(("org", "Harbour Trust", 1, ""), ("emails", "press@harbour.example", 1, "")),
)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home where nothing is, and an environment without settings."""
    for name in [*os.environ]:
        if name.startswith(("XDG_", "PRESSDIR_", "LC_")):
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "VISUAL", "EDITOR", "COLUMNS"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("TERM", "xterm")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return tmp_path


@pytest.fixture
def db(home):
    """Where the contact file is by default."""
    return home / "data" / "pressdir" / "contacts.json"


@pytest.fixture
def filled(db):
    """The contact file with four contacts."""
    with Store.open(db) as store, store.transaction("seed") as change:
        for release in RELEASES:
            change.add_release(release)
        for record in (ANA, DVORAK, COSTA, DESK):
            change.put(record)
    return db


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """The moment at which commands run in this process."""
    monkeypatch.setattr("pressdir.cli.clock.now", lambda: NOW)
    return NOW


@pytest.fixture
def run(monkeypatch):
    """Run the command in this process; its exit code, stdout and stderr."""

    def run(*arguments, stdin=""):
        streams = {name: io.TextIOWrapper(io.BytesIO()) for name in ("stdout", "stderr")}
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["pressdir", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            code = 0
            try:
                cli.main()
            except SystemExit as error:
                code = int(error.code or 0)
        out, err = (_text(streams[name]) for name in ("stdout", "stderr"))
        return Result(code, out, err)

    return run


def _text(stream):
    stream.flush()
    return stream.buffer.getvalue().decode()


@pytest.fixture
def process():
    """Run the command in a process of its own."""

    def run(*arguments, stdin="", **environment):
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=stdin.encode(),
            capture_output=True,
            env={**os.environ, **environment},
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def terminal():
    """Run the command at a terminal of 80 columns; its exit code, and all that appears.

    The `keys` are typed when a question stands there: all at once, or one at each `question`.
    Ctrl-C is typed again where nothing comes of it: Python sees a signal that arrives between its
    last look and the wait for the answer only when that wait ends.
    """

    def run(*arguments, keys="", question=QUESTION, **environment):
        master, slave = pty.openpty()
        with subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "COLUMNS": "80", **environment},
            start_new_session=True,
            preexec_fn=take_terminal,  # noqa: PLW1509  # there are no threads here
        ) as started:
            os.close(slave)
            shown = again = b""
            while data := _read(master, started, again):
                shown += data
                again = b""
                if keys and shown.endswith(question):
                    typed = len(keys) if question is QUESTION else 1
                    os.write(master, keys[:typed].encode())
                    again = CTRL_C if keys[:typed] == CTRL_C.decode() else b""
                    keys = keys[typed:]
            code = started.wait(timeout=60)
        os.close(master)
        return Result(code, shown.decode().replace("\r\n", "\n"), "")

    return run


def take_terminal():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background inherits it as ignored
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches the process


def _read(master, started, again):
    """What comes next; nothing at the end, which Linux calls an input error."""
    patience = time.monotonic() + 60
    while not select.select([master], [], [], 5)[0]:
        if time.monotonic() > patience:
            started.kill()
            pytest.fail("the command hangs")
        os.write(master, again)
    with contextlib.suppress(OSError):
        return os.read(master, 65536)
    return b""


@pytest.fixture
def releases(home):
    """A folder with two press releases."""
    folder = home / "work" / "releases"
    folder.mkdir()
    (folder / "harbour.txt").write_text(
        "GENEVA, 10 January 2026. Harbour Trust opened a new pier today.\n\n"
        "For more information, please contact Ana Ruiz, Harbour Trust, "
        "Tel: +41 22 555 01 42, Email: ana.ruiz@harbour.example\n",
        encoding="utf-8",
    )
    (folder / "quiet.txt").write_text("Nobody is named on this page.\n", encoding="utf-8")
    return Path("releases")
