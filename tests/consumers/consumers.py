"""The programs that read our cards in the tests: how to start each, and what it models.

A consumer is a program of `programs/` that prints, as JSON, its version and what it understands of
each card in a folder. One that is not to be had here is skipped by name.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROGRAMS = HERE / "programs"
NPM = HERE / "node_modules"
SABRE = Path("/usr/share/php/Sabre/VObject/autoload.php")
HORDE = Path("/usr/share/php/Horde")
JARS = (Path("/usr/share/java/ez-vcard.jar"), Path("/usr/share/java/vinnie.jar"))
SYSTEM_PYTHON = "/usr/bin/python3"
BUILT = tempfile.TemporaryDirectory()  # goes with the run
PATIENCE = 120  # seconds, of a machine that others use, too

NAMES = "fn n"
ALL = (
    f"{NAMES} org title locality emails phones types tags note url uid rev kind company langs kept"
)


@dataclass(frozen=True)
class Consumer:
    """A program that reads cards, in the version that its faults are known of."""

    name: str
    tested: str
    fields: str  # what it models
    command: Sequence[str | Path]
    missing: Callable[[], str]  # what it lacks here; "" if nothing
    build: str = ""  # for a shell, what makes the program
    versions: tuple[str, ...] = ("3.0", "4.0")  # of vCards, or "jcard"
    unordered: bool = False  # it sorts what there is several of

    def read(self, folder: Path) -> dict[str, dict[str, object]]:
        """What it understands of each card, by the name of its file."""
        places = {"{folder}": str(folder), "{program}": _built(self.build)}
        seen = json.loads(_run([places.get(str(part), str(part)) for part in self.command]))
        if seen["version"] != self.tested:
            pytest.skip(f"{self.name} {seen['version']}: its faults are known of {self.tested}")
        return seen["cards"]


@cache
def _built(command: str) -> str:
    """The program that a command for a shell makes, once in a run; "" if there is no need."""
    if not command:
        return ""
    program = Path(BUILT.name) / str(len(list(Path(BUILT.name).iterdir())))
    _run(["sh", "-c", command.format(program=program, programs=PROGRAMS)])
    return str(program)


def _run(command: Sequence[str]) -> bytes:
    plain = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False, env=plain)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    return done.stdout


def _without(fields: str, *left_out: str) -> str:
    return " ".join(field for field in fields.split() if field not in left_out)


def _module(name: str) -> Callable[[], str]:
    return lambda: "" if importlib.util.find_spec(name) else f"the Python package {name}"


def _package(name: str) -> Callable[[], str]:
    def missing() -> str:
        if not shutil.which("node"):
            return "node"
        return "" if (NPM / name).is_dir() else f"{name}: npm ci --prefix tests/consumers"

    return missing


def _program(name: str, *files: Path) -> Callable[[], str]:
    def missing() -> str:
        if not shutil.which(name):
            return name
        return " ".join(str(file) for file in files if not file.exists())

    return missing


def _evolution() -> str:
    typelibs = Path("/usr/lib").glob("*/girepository-1.0/EBookContacts-1.2.typelib")
    return "" if any(typelibs) and shutil.which(SYSTEM_PYTHON) else "EBookContacts"


def _headers(*files: str) -> Callable[[], str]:
    return _program("g++", *(Path("/usr/include") / file for file in files))


CONSUMERS: tuple[Consumer, ...] = (
    Consumer(
        "vobject",
        "0.9.9",
        ALL,
        [sys.executable, PROGRAMS / "read_vobject.py", "vobject", "{folder}"],
        _module("vobject"),
    ),
    Consumer(
        "vobjectx",
        "0.6.1",
        ALL,
        [sys.executable, PROGRAMS / "read_vobject.py", "vobjectx", "{folder}"],
        _module("vobjectx"),
    ),
    Consumer(
        "khard",
        "0.22.0",
        _without(ALL, "types", "rev", "company", "langs", "kept"),
        [sys.executable, PROGRAMS / "read_khard.py", "{folder}"],
        _module("khard"),
        unordered=True,
    ),
    Consumer(
        "radicale",
        "3.9.0",
        ALL,
        [sys.executable, PROGRAMS / "read_radicale.py", "{folder}"],
        _module("radicale"),
    ),
    Consumer(
        "ical.js",
        "2.2.1",
        ALL,
        ["node", PROGRAMS / "read_ical.mjs", HERE, "{folder}"],
        _package("ical.js"),
        versions=("3.0", "4.0", "jcard"),
    ),
    Consumer(
        "vcf",
        "2.1.2",
        _without(ALL, "org", "types", "tags", "kept"),
        ["node", PROGRAMS / "read_package.cjs", HERE, "vcf", "{folder}"],
        _package("vcf"),
    ),
    Consumer(
        "vcard4",
        "4.0.5",
        _without(ALL, "types", "rev", "company", "kept"),
        ["node", PROGRAMS / "read_package.cjs", HERE, "vcard4", "{folder}"],
        _package("vcard4"),
        versions=("4.0",),
    ),
    Consumer(
        "ez-vcard",
        "0.11.2",
        ALL,
        ["java", "-cp", ":".join(map(str, JARS)), PROGRAMS / "ReadEz.java", "{folder}"],
        _program("javac", *JARS),
    ),
    Consumer(
        "sabre",
        "2.1.7",
        ALL,
        ["php", PROGRAMS / "read_sabre.php", SABRE, "{folder}"],
        _program("php", SABRE),
    ),
    Consumer(
        "horde",
        "2.1.8",
        _without(ALL, "rev", "kept"),
        ["php", PROGRAMS / "read_horde.php", HORDE.parent, "{folder}"],
        _program("php", HORDE / "Icalendar.php"),
    ),
    Consumer(
        "abook",
        "0.6.1",
        "fn emails url note",
        [sys.executable, PROGRAMS / "read_abook.py", "{folder}"],
        _program("abook"),
    ),
    Consumer(
        "evolution",
        "3.46.4",
        ALL,
        [SYSTEM_PYTHON, PROGRAMS / "read_evolution.py", "{folder}"],
        _evolution,
    ),
    Consumer(
        "kcontacts",
        "5.103.0",
        _without(ALL, "company", "kept"),
        ["{program}", "{folder}"],
        _headers("KF5/KContacts/KContacts/Addressee", "x86_64-linux-gnu/qt5/QtCore/QObject"),
        build="g++ -std=c++17 -fPIC {programs}/read_kcontacts.cpp -o {program}"
        " $(pkg-config --cflags --libs Qt5Core Qt5Gui) -I/usr/include/KF5"
        " -I/usr/include/KF5/KContacts -I/usr/include/KF5/KContacts/kcontacts -lKF5Contacts",
    ),
    Consumer(
        "belcard",
        "5.1.64",
        "fn",
        ["{program}", "{folder}"],
        _headers("belcard/belcard.hpp"),
        build="g++ -std=c++17 {programs}/read_belcard.cpp -o {program}"
        """ -DVERSION='"'$(pkg-config --modversion belcard)'"' """
        " $(pkg-config --cflags --libs belcard)",
        versions=("4.0",),
    ),
)
