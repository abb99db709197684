"""Documents read: what each offers, or why it could not be read.

The only loop over documents; `extract` prints what comes of it, `ingest` keeps it. Where it pays,
several processes read (`workers`), and nobody can tell by what comes of it.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pressdir.errors import InputError, UnreadableError
from pressdir.model import Extraction

if TYPE_CHECKING:
    from pressdir.sources import Source

T = TypeVar("T")

# So many files, or so much in at least two, take longer to read than processes take to start.
MANY = 100
MUCH = 4 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read, or an error; neither, when it was known before."""

    source: str
    extraction: Extraction | None = None
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """How documents are read, and what is made of each where it was read.

    It goes to other processes, and what is made comes from there: both are best small.
    """

    make: Callable[[Reading], T]
    lang: str | None = None
    region: str | None = None
    known: frozenset[str] = frozenset()  # digests of what is not read again

    def read(self, source: "Source") -> T:
        """Read a document."""
        return self.make(self._reading(source))

    def refuse(self, name: str, error: InputError) -> T:
        """What is made of a document that could not be read."""
        return self.make(Reading(name, error=error))

    def _reading(self, source: "Source") -> Reading:
        from pressdir.extract import extract

        try:
            document = source.load()
            if hashlib.sha256(document.content).hexdigest() in self.known:
                return Reading(source.name)
            lang, region = self.lang or document.lang, self.region or document.region
            return Reading(source.name, extract(replace(document, lang=lang, region=region)))
        except InputError as error:
            return Reading(source.name, error=error)
        except MemoryError:
            short = UnreadableError(f"{source.name}: takes more memory than there is")
            return Reading(source.name, error=short)


@contextmanager
def readings(
    sources: Sequence["Source"], reader: Reader[T], jobs: int | None = None
) -> Iterator[Iterator[T]]:
    """What `reader` makes of `sources`, in their order.

    `jobs` processes read; None is as many as there are cores, where that pays.
    """
    count = min(jobs or _worth(sources), len(sources))
    if count < 2:
        yield map(reader.read, sources)
        return
    from pressdir.cli.workers import Crew

    with Crew(reader, count) as crew:
        yield crew.read(sources)


def _worth(sources: Sequence["Source"]) -> int:
    """How many processes pay for `sources`."""
    files = much = 0
    for source in sources:
        files += source.is_file
        much += source.size()
        if files >= MANY or (files > 1 and much >= MUCH):
            return _cores()
    return 1


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
