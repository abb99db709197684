"""People at their desks, who give commands one after another, and all at the same time.

Each command is a process of its own: a fork of one that has pressdir loaded, which is at work in a
fifth of the time. From there on it is the command as people run it, and can be killed like it.
"""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

PATIENCE = 5.0  # seconds that nobody waits without a word
WAITING = "Waiting for it"
OFFICE = """
import gc, getpass, importlib, json, os, pkgutil, runpy, signal, sys, tempfile, time
import phonenumbers, tinydb, typer._click.decorators
import pressdir.cli.app, pressdir.sync

for name in ("cli.asking", "cli.changing", "cli.lane", "cli.own_files", "merge", "normalise",
        "search", "store"):
    package = importlib.import_module("pressdir." + name)
    for each in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        importlib.import_module(each.name)
for name in ("add", "remove", "set_", "sync", "tag"):
    importlib.import_module("pressdir.cli.commands." + name)

exec(sys.argv[1])
gc.freeze()  # what all share is copied by none


def sit(desk):
    '''Give the commands of a desk; returns words in the processes that are to run them.'''
    os.environ.clear()
    os.environ.update(desk["environment"])
    os.chdir(desk["folder"])
    report = open(desk["report"], "w", encoding="utf-8")
    for job in desk["jobs"]:
        time.sleep(job["pause"])
        outputs = [tempfile.TemporaryFile("w+") for _ in range(2)]
        begun = time.monotonic()
        child = os.fork()
        if not child:
            sys.stdin = open(os.devnull)
            for number, stream in enumerate(outputs, start=1):
                os.dup2(stream.fileno(), number)
            sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8") for number in (1, 2))
            return job["words"]
        if job["kill"] is not None:
            time.sleep(job["kill"])
            os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        ended = time.monotonic()
        for stream in outputs:
            stream.seek(0)
        out, err = (stream.read() for stream in outputs)
        print(json.dumps([begun, ended, code, out, err]), file=report, flush=True)
    report.close()
    os._exit(0)


def told():
    '''Wait for desks; returns words in the processes that are to run them.'''
    for line in sys.stdin:
        desks = []
        for desk in json.loads(line):
            desks.append(os.fork())
            if not desks[-1]:
                return sit(desk)
        for desk in desks:
            os.waitpid(desk, 0)
        print("done", flush=True)
    sys.exit()


sys.argv = ["pressdir", *told()]
runpy.run_module("pressdir", run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True)
class Job:
    """A command: what is typed, how long before it, and when it is killed, in seconds."""

    words: tuple[str, ...]
    pause: float = 0.0
    kill: float | None = None


@dataclass(frozen=True)
class Done:
    """A command that ended, or was killed."""

    job: Job
    begun: float  # on the machine's clock
    ended: float
    code: int
    out: str
    err: str

    @property
    def said_so(self):
        """Whether it told that all was done."""
        return self.code == 0


@dataclass(frozen=True)
class Desk:
    """A person, their folder, and the contact file in it."""

    folder: Path
    name: str = "ana"

    @classmethod
    def made(cls, folder, name):
        """A new one in `folder`."""
        here = folder / name
        here.mkdir()
        (here / "config" / "pressdir").mkdir(parents=True)
        (here / "config" / "pressdir" / "config.toml").write_text(f'by = "{name}"\n')
        return cls(here, name)

    @property
    def db(self):
        return self.folder / "contacts.json"

    @property
    def state(self):
        return self.folder / "state" / "pressdir"

    @property
    def environment(self):
        """Nothing of whoever runs the tests, but for the way to Python's packages."""
        passed = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        homes = ("CONFIG", "DATA", "STATE", "CACHE")
        places = {f"XDG_{each}_HOME": str(self.folder / each.lower()) for each in homes}
        own = {"HOME": str(self.folder), "PRESSDIR_DB": str(self.db), "LANG": "C", "TZ": "UTC"}
        return {**passed, **places, **own}


class Office:
    """Where the desks stand."""

    def __init__(self, planted=""):
        self.mother = subprocess.Popen(
            [sys.executable, "-B", "-c", OFFICE, planted],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def work(self, *plan):
        """Let all do their jobs at once, each a pair of a desk and its jobs; how these ended."""
        given = [
            {
                "folder": str(desk.folder),
                "environment": desk.environment,
                "report": str(desk.folder / f"report{number}"),
                "jobs": [asdict(job) for job in jobs],
            }
            for number, (desk, jobs) in enumerate(plan)
        ]
        self.mother.stdin.write(json.dumps(given) + "\n")
        self.mother.stdin.flush()
        assert self.mother.stdout.readline() == "done\n"
        found = []
        for number, (desk, jobs) in enumerate(plan):
            report = desk.folder / f"report{number}"
            lines = report.read_text(encoding="utf-8").splitlines()
            report.unlink()
            done = zip(jobs, map(json.loads, lines), strict=True)
            found.append([Done(job, *line) for job, line in done])
        return found

    def do(self, desk, *words, kill=None):
        """One command at one desk."""
        return self.work((desk, [Job(words, kill=kill)]))[0][0]


@contextmanager
def office(planted=""):
    """One that is open for a while; `planted` is code for a fault that a test is to find."""
    opened = Office(planted)
    try:
        yield opened
    finally:
        opened.mother.communicate()


def tables(path):
    """What copies of a directory have in common: of a file that was read the name alone."""
    found = json.loads(path.read_bytes())
    for row in found.get("releases", {}).values():
        row["source"] = row["source"].rpartition("/")[2]
    return {name: found.get(name) for name in ("contacts", "releases", "bin")}


def left(*folders):
    """What writers that died left in these folders and below."""
    return [str(path) for folder in folders for path in folder.rglob(".~*")]


def unfinished(done):
    """What is wrong with commands that nobody killed: a failure, or a long wait without a word."""
    for each in done:
        words = " ".join(each.job.words)
        if each.code:
            yield f"{words}: exit {each.code}: {each.err}"
        elif each.ended - each.begun > PATIENCE and WAITING not in each.err:
            yield f"{words}: {each.ended - each.begun:.1f} s without a word"
