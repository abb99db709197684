"""A system that has no program but the stand-ins of a test, and people with several numbers."""

import stat

import pytest

from pressdir.cli.acting import clipboard, opening
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record, Sighting
from pressdir.store import Store

NUMBERS = (
    Phone("+41225550149", kind=PhoneKind.FAX),
    Phone("+41225550142", "7", PhoneKind.FIXED),
    Phone("+41795550142", kind=PhoneKind.MOBILE),
    Phone("+41800555014", kind=PhoneKind.TOLL_FREE),
)


def seen(*phones):
    """The sightings that say what each number rings."""
    at = "2026-01-01T00:00:00Z"
    return tuple(Sighting("phones", str(each), at, kind=each.kind) for each in phones)


NADIA = Record(
    "e5eeeeee-0000-4000-8000-000000000005",
    Contact(
        Kind.PERSON,
        Name("Nadia Kessler"),
        org="Open Harbour",
        emails=(EmailAddress("press@open.example"), EmailAddress("nadia.kessler@open.example")),
        phones=NUMBERS,
    ),
    seen(*NUMBERS),
)
FAXED = Record(
    "f6ffffff-0000-4000-8000-000000000006",
    Contact(Kind.PERSON, Name("Bo Lund"), phones=NUMBERS[:1]),
    seen(NUMBERS[0]),
)


@pytest.fixture(autouse=True)
def programs(home, monkeypatch):
    """A folder of stand-ins, which is all that is found."""
    folder = home / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in (
        "BROWSER",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "SSH_TTY",
        "SSH_CONNECTION",
        "TMUX",
        "STY",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(opening, "KERNEL", home / "kernel")
    monkeypatch.setattr(clipboard, "TERMINAL", home / "terminal")
    monkeypatch.setattr("sys.platform", "linux")
    return folder


@pytest.fixture
def program(programs, home):
    """Put a program on the PATH that keeps its arguments, and does what is said."""

    def program(name, script="exit 0"):
        place = programs / name
        keep = f'for each in "$@"; do echo "$each"; done > "{home}/asked"'
        place.write_text(f"#!/bin/sh\n{keep}\n{script}\n")
        place.chmod(place.stat().st_mode | stat.S_IXUSR)

    return program


@pytest.fixture
def asked(home):
    """What the program was asked."""
    return lambda: (home / "asked").read_text().splitlines() if (home / "asked").exists() else None


@pytest.fixture
def nadia():
    return NADIA


@pytest.fixture
def book(filled):
    with Store.open(filled) as store, store.transaction("seed") as change:
        change.put(NADIA)
        change.put(FAXED)
    return filled
