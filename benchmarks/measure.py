"""How whole processes are measured: CPU time and memory, two programs in turn, medians."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 15
FIND = "from pressdir.cli import program; program()"
# A process begins with the peak of the one that started it: that one must be smaller than any.
SMALL = """
import posix, sys
quiet = [(posix.POSIX_SPAWN_OPEN, end, "/dev/null", posix.O_WRONLY, 0) for end in (1, 2)]
started = posix.posix_spawn(sys.argv[1], sys.argv[1:], posix.environ, file_actions=quiet)
print(posix.wait4(started, 0)[2].ru_maxrss)
"""
NOTHING = [sys.executable, "-c", "pass"]


@dataclass(frozen=True)
class Compared:
    """Milliseconds of two programs, and the median of the ratios of each turn."""

    ours: float
    other: float
    ratio: float


def ours(*arguments: str) -> list[str]:
    """The command line that runs pressdir."""
    return [sys.executable, "-c", FIND, *arguments]


def cpu(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """The CPU milliseconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=False, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if b"Traceback" in done.stderr or (not done.stdout and not done.stderr and command != NOTHING):
        raise RuntimeError(done.stderr.decode())
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return taken * 1000


def memory(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """The most MiB that a process had."""
    asked = [sys.executable, "-I", "-S", "-c", SMALL, *command]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, env=environment)
    return int(done.stdout) / 1024


def spent(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """The seconds of a process, and of those that it starts: of CPU, and by the clock."""
    before = time.perf_counter()
    busy = cpu(command, environment) / 1000
    return busy, time.perf_counter() - before


def together(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The most MiB that a process and its workers had at once, what they share counted once."""
    most = 0
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as started:
        while started.poll() is None:
            family = Path(f"/proc/{started.pid}/task/{started.pid}/children")
            with suppress(OSError):
                pids = [str(started.pid), *family.read_text().split()]
                most = max(most, sum(map(_proportional, pids)))
            time.sleep(0.02)
    return most / 1024


def _proportional(pid: str) -> int:
    """The KiB of a process; of what several share, each has its part."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def compared(
    mine: Sequence[str],
    other: Sequence[str],
    environment: Mapping[str, str] | None = None,
    rounds: int = ROUNDS,
) -> Compared:
    """Run two programs in turn, after each once for the caches."""
    environment = environment or os.environ
    cpu(mine, environment)
    pairs = [(cpu(mine, environment), cpu(other, environment)) for _ in range(rounds)]
    first, second = (statistics.median(taken) for taken in zip(*pairs, strict=True))
    return Compared(first, second, statistics.median(pair[0] / pair[1] for pair in pairs))


def told(what: str, other: str, found: Compared) -> str:
    """A line of a table."""
    times = f"ours {found.ours:7.1f} ms   {other} {found.other:8.1f} ms"
    small = f" (1/{1 / found.ratio:.0f})" if found.ratio < 0.1 else ""
    return f"{what:<24} {times}   ours / other {found.ratio:6.4f}{small}"
