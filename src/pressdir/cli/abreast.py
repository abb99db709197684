"""One task done many times by several processes, and what comes of it in order.

Workers are forked, so that they have all that the task needs, and share it. Each does every n-th
part by itself and waits with what it has until its turn comes: nobody is told anything, and of each
worker one answer at most is under way. What a worker does not answer, since it died, the parent
does itself: a task has no effect but its answer. Where processes cannot be forked, the parent does
all of it.
"""

import fcntl
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
Task = Callable[[int], T]
Worker: TypeAlias = "tuple[BaseProcess, Connection]"  # the parent's end of its pipe

ROOM = 1 << 20  # bytes that a worker may have said and not been asked for
GRACE = 5.0  # seconds in which a worker that is told to end does so


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def abreast(task: Task[T], count: int, jobs: int) -> Iterator[Iterator[T]]:
    """What `task` gives of each number below `count`, in order, by `jobs` processes.

    They start at once and end with the context. Fewer than two are none but this. What a task
    raises is raised here.
    """
    jobs = min(jobs, count)
    workers: list[Worker] = []
    try:
        if jobs > 1 and _may_fork():
            with undisturbed():
                workers += _started(task, count, jobs)
        yield (_heard(workers, number, task) for number in range(count))
    finally:
        for process, _ in workers:
            process.terminate()
        for process, connection in workers:
            connection.close()
            process.join(GRACE)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while processes start: none is left behind, and the parent still has it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _may_fork() -> bool:
    """Whether a copy of this process is one that works: threads are not copied."""
    return sys.platform == "linux" and threading.active_count() == 1


def _started(task: Task[T], count: int, jobs: int) -> "list[Worker]":
    """Workers, each with the end of its pipe; fewer where the system has no more to give."""
    from multiprocessing import get_context

    context = get_context("fork")
    gc.freeze()  # what is there stays shared: a collector would write on each page of it
    workers: list[Worker] = []
    try:
        for first in range(jobs):
            ours, theirs = context.Pipe(duplex=False)
            with suppress(OSError):
                fcntl.fcntl(ours.fileno(), fcntl.F_SETPIPE_SZ, ROOM)
            mine = [*(end for _, end in workers), ours]
            process: BaseProcess = context.Process(
                target=_work, args=(task, range(first, count, jobs), theirs, mine), daemon=True
            )
            process.start()
            theirs.close()
            workers.append((process, ours))
    except OSError:
        for process, end in workers:
            process.terminate()
            end.close()
        return []
    finally:
        gc.unfreeze()
    return workers


def _work(
    task: Task[T], numbers: range, connection: "Connection", others: "list[Connection]"
) -> None:
    """Answer for each of `numbers`, until nobody listens; silent where the task raises."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has it, too, and ends this process
    for end in others:  # a fork has them, and would keep the parent's pipes open
        end.close()
    gc.disable()
    with suppress(Exception):  # the parent does it again, and raises it
        for number in numbers:
            connection.send(task(number))


def _heard(workers: "list[Worker]", number: int, task: Task[T]) -> T:
    """The answer of the worker whose turn it is; the parent's own if it has none."""
    if workers:
        with suppress(EOFError, OSError):
            found: T = workers[number % len(workers)][1].recv()
            return found
    return task(number)
