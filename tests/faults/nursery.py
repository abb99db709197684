"""Processes that have pressdir loaded already: a fork of one is at work in a fifth of the time.

What it does in its folder is what a process of its own does there, call by call; a test in
`test_system_calls.py` looks whether that is so.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from queue import SimpleQueue

PATIENCE = 60  # seconds
MOTHER = """
import gc, json, os, runpy, signal, sys
import phonenumbers, tinydb
import pressdir.cli.app, pressdir.extract, pressdir.store

gc.freeze()  # what all share is copied by none

for line in sys.stdin:
    job = json.loads(line)
    child = os.fork()
    if not child:
        break
    os.waitpid(child, os.WUNTRACED)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
else:
    sys.exit()

os.environ.clear()
os.environ.update(job["environment"])
sys.stdin = open(os.devnull)
sys.stdout, sys.stderr = (open(job[name], "w", encoding="utf-8") for name in ("out", "err"))
os.dup2(sys.stdout.fileno(), 1)
os.dup2(sys.stderr.fileno(), 2)
os.kill(os.getpid(), signal.SIGSTOP)  # until strace is there
how, what, *words = job["given"]
sys.argv = [what, *words]
if how == "-c":
    exec(what)
else:
    runpy.run_module(what, run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True)
class Done:
    """How a child ended."""

    returncode: int
    stderr: str


class Nursery:
    """Mothers, each of which has one child at a time."""

    def __init__(self, count):
        self.idle = SimpleQueue()
        self.mothers = [
            subprocess.Popen(
                [sys.executable, "-B", "-c", MOTHER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(count)
        ]
        for mother in self.mothers:
            self.idle.put(mother)

    def close(self):
        for mother in self.mothers:
            mother.communicate()

    @contextmanager
    def _mother(self):
        mother = self.idle.get()
        yield mother
        self.idle.put(mother)

    def run(self, folder, given, environment, strace):
        """Run Python with `given` words, traced by `strace`; how it ended, and the log."""
        out, err, log = (folder.with_suffix(f".{name}") for name in ("out", "err", "log"))
        with self._mother() as mother:
            job = {"given": given, "environment": environment, "out": str(out), "err": str(err)}
            mother.stdin.write(f"{json.dumps(job)}\n")
            mother.stdin.flush()
            child = int(mother.stdout.readline())
            with subprocess.Popen(
                [*strace, "-o", log, "-p", str(child)], stderr=subprocess.PIPE, text=True
            ) as tracer:
                for line in tracer.stderr:
                    if line.rstrip().endswith(f"Process {child} attached"):
                        os.kill(child, signal.SIGCONT)
                        break
                tracer.communicate(timeout=PATIENCE)
            code = int(mother.stdout.readline())
        said = err.read_text(encoding="utf-8", errors="replace")
        return Done(code, said), log.read_text(errors="replace").splitlines()
