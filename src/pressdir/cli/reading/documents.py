"""Documents, one after the other or by several processes: nobody can tell by what comes of it.

The only loop over documents; `extract` prints what comes of it, `ingest` keeps it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from pressdir.cli.reading.reader import Reader

if TYPE_CHECKING:
    from pressdir.sources import Source

T = TypeVar("T")

# So many files, or so much in at least two, take longer to read than processes take to start.
MANY = 100
MUCH = 4 << 20  # bytes


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
    from pressdir.cli.reading.workers import Crew

    with Crew(reader, count) as crew:
        yield crew.read(sources)


def _worth(sources: Sequence["Source"]) -> int:
    """How many processes pay for `sources`."""
    from pressdir.cli import abreast

    files = much = 0
    for source in sources:
        files += source.is_file
        much += source.size()
        if files >= MANY or (files > 1 and much >= MUCH):
            return abreast.cores()
    return 1
