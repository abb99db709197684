"""Documents read by several processes, and handed back in their order.

The parent names files, a portion at a time, and hears the answers some at a time; a worker counts
the documents that it begins where the parent sees it, and so says which it was at when it died. It
is told of a second portion when it has begun the first: it never waits, and neither side ever
writes what the other does not read. Only so many portions are under way, however many documents
there are. What no other process can load, as the standard input, the parent reads itself when its
turn comes.
"""

import copyreg
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, get_start_method
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from pressdir import model
from pressdir.cli.abreast import undisturbed
from pressdir.cli.reading.reader import Reader
from pressdir.cli.showing import output
from pressdir.errors import PressdirError, UnreadableError

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from multiprocessing.sharedctypes import Synchronized

    from pressdir.sources import Source

T = TypeVar("T")

# A portion takes some hundredths of a second, and its names fit into the smallest of pipes.
FILES = 32
BYTES = 256 << 10
LETTERS = 2000
UNDER_WAY = 8  # portions for each worker
OFTEN = 0.005  # seconds after which a worker tells what it has
KILL = 9  # the signal that Linux makes room with
FAULT = 1  # the exit code of a process whose error nobody caught; its traceback is shown


@dataclass(slots=True, eq=False)
class _Portion(Generic[T]):
    """Sources that are read together, and what has come of them."""

    sources: list["Source"]
    own: bool = False  # the parent's to read
    heard: int = 0  # answers
    answers: deque[T] = field(default_factory=deque)  # those not yet handed back

    @property
    def names(self) -> list[str]:
        """The files that no answer has come for."""
        return [source.name for source in self.sources[self.heard :]]

    @property
    def done(self) -> bool:
        """Whether all answers have come."""
        return self.heard == len(self.sources)

    def take(self, answer: T) -> None:
        """Keep the answer to the first of `names`."""
        self.heard += 1
        self.answers.append(answer)


class _Worker(Generic[T]):
    """A process that reads, and the portions that it was told of."""

    def __init__(self, reader: Reader[T], others: Iterable["_Worker[T]"]) -> None:
        context = _context()
        self.connection, theirs = context.Pipe()
        self.begun: Synchronized[int] = context.RawValue("L", 0)  # documents
        self.heard = 0  # answers
        self.given: deque[_Portion[T]] = deque()
        forked = context.get_start_method() == "fork"
        ours = [worker.connection for worker in (*others, self)] if forked else []
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]  # not in typeshed
            target=serve, args=(theirs, reader, self.begun, ours), daemon=True
        )
        self.process.start()
        theirs.close()

    @property
    def free(self) -> bool:
        """Whether it has begun all that it was told of: it takes the next portion at once."""
        if not self.given:
            return True
        return len(self.given) == 1 and (self.given[0].heard > 0 or self.begun.value > self.heard)

    def tell(self, portion: _Portion[T]) -> None:
        """Have it read a portion."""
        self.given.append(portion)
        with suppress(OSError):  # it has died: that is heard, too
            self.connection.send(portion.names)

    def listen(self) -> None:
        """Take the answers that have come. Raises `EOFError` or `OSError` when it has died."""
        first = self.given[0]
        for answer in self.connection.recv():
            first.take(answer)
            self.heard += 1
        if first.done:
            self.given.popleft()


class Crew(Generic[T]):
    """Processes that read; leaving the context ends them."""

    def __init__(self, reader: Reader[T], count: int) -> None:
        self._reader = reader
        self._count = count
        self._workers: list[_Worker[T]] = []
        self._under_way: deque[_Portion[T]] = deque()  # in the order they are handed back
        self._waiting: deque[_Portion[T]] = deque()  # for a worker

    def __enter__(self) -> Self:
        import pressdir.extract  # noqa: F401  # loaded once, where processes are forked

        for _ in range(self._count):
            self._hire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()

    def read(self, sources: Iterable["Source"]) -> Iterator[T]:
        """What the reader makes of `sources`, in their order."""
        ahead: Iterator[_Portion[T]] = _portions(sources)
        while self._hand_out(ahead):
            first = self._under_way[0]
            if first.own:
                first.take(self._reader.read(first.sources[0]))
            while first.answers:
                yield first.answers.popleft()
            if first.done:
                self._under_way.popleft()
            else:
                self._hear()

    def _hire(self) -> None:
        output.flush()  # or the worker has what is held back, too
        try:
            with undisturbed():
                self._workers.append(_Worker(self._reader, self._workers))
        except OSError as error:
            raise PressdirError(
                f"no further process can be started ({error.strerror})", hint="Give --jobs 1."
            ) from error

    def _hand_out(self, ahead: Iterator[_Portion[T]]) -> bool:
        """Give those who are free what is next; tell whether anything is under way."""
        room = UNDER_WAY * self._count - len(self._under_way)
        for _, portion in zip(range(room), ahead, strict=False):
            self._under_way.append(portion)
            if not portion.own:
                self._waiting.append(portion)
        for worker in self._workers:
            if self._waiting and worker.free:
                worker.tell(self._waiting.popleft())
        return bool(self._under_way)

    def _hear(self) -> None:
        """Take the answers that have come; wait for some if there are none."""
        busy = {worker.connection: worker for worker in self._workers if worker.given}
        for connection in wait([*busy]):
            worker = busy[connection]  # type: ignore[index]  # only connections are waited for
            try:
                worker.listen()
            except (EOFError, OSError):
                self._replace(worker)

    def _replace(self, worker: _Worker[T]) -> None:
        """Have another worker do what a dead one has not done; but not the document it was at."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        left = [*worker.given]
        if unheard := worker.begun.value - worker.heard:
            left[:1] = self._without(left[0], unheard - 1, worker.process.exitcode)
        self._waiting.extendleft(reversed(left))
        self._hire()

    def _without(self, portion: _Portion[T], number: int, code: int | None) -> list[_Portion[T]]:
        """What is left to read of a portion when a worker has ended at `names[number]` of it."""
        name = portion.names[number]
        if code == FAULT:
            raise ChildProcessError(f"{name}: the fault above came up")
        message = f"{name}: reading it was ended by {_cause(code)}"
        at = portion.heard + number
        refused, behind = _Portion[T]([portion.sources[at]]), _Portion[T](portion.sources[at + 1 :])
        refused.take(self._reader.refuse(name, UnreadableError(message)))
        del portion.sources[at:]
        for each in (behind, refused):
            self._under_way.insert(self._under_way.index(portion) + 1, each)
        return [each for each in (portion, behind) if not each.done]


def serve(
    connection: Connection,
    reader: Reader[T],
    begun: "Synchronized[int]",
    parents: Iterable[Connection],
) -> None:
    """Read what the parent names, until it ends or has enough; count in `begun`.

    `parents` are its ends of the pipes that a fork has copied; while they are open here, nobody
    would notice that the parent has gone.
    """
    from pressdir.sources import Source

    for end in parents:
        end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has it too, and ends this process
    for kind in _VALUES:
        copyreg.pickle(kind, _reduced)
    while True:
        try:
            names = connection.recv()
        except EOFError:  # the parent has ended
            return
        answers: list[T] = []
        told = time.monotonic()
        for left, name in zip(range(len(names) - 1, -1, -1), names, strict=True):
            begun.value += 1
            answers.append(reader.read(Source(name)))
            if left and time.monotonic() < told + OFTEN:
                continue
            try:
                connection.send(answers)
            except OSError:
                return
            answers, told = [], time.monotonic()


# What pickles slowly by itself, and an extraction has a hundred of.
_VALUES = (
    model.Extraction,
    model.Contact,
    model.Evidence,
    model.Doubt,
    model.Name,
    model.EmailAddress,
    model.Phone,
)


def _reduced(value: object) -> tuple[type, tuple[object, ...]]:
    kind = type(value)
    return kind, tuple(getattr(value, name) for name in kind.__match_args__)  # type: ignore[attr-defined]


def _portions(sources: Iterable["Source"]) -> Iterator[_Portion[T]]:
    """Sources in portions: few large files or many small ones; alone, what the parent reads."""
    several: list[Source] = []
    much = letters = 0
    for source in sources:
        full = len(several) == FILES or much >= BYTES or letters >= LETTERS
        if several and (full or not source.is_file):
            yield _Portion(several)
            several, much, letters = [], 0, 0
        if source.is_file:
            several.append(source)
            much += source.size()
            letters += len(source.name)
        else:
            yield _Portion([source], own=True)
    if several:
        yield _Portion(several)


def _context() -> "BaseContext":
    """How processes are started: as was set; by fork where that is safe, which is quickest."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    chosen = get_start_method(allow_none=True)
    return get_context(chosen or ("fork" if alone else "spawn"))


def _cause(code: int | None) -> str:
    """What ended a process, by its exit code."""
    if code == -KILL:
        return "SIGKILL, as happens when memory runs out"
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"
