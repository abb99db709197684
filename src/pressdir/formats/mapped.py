"""Contents that may be larger than memory: a file that is mapped into it instead of read."""

from mmap import ALLOCATIONGRANULARITY, mmap
from typing import Final, TypeAlias

Content: TypeAlias = bytes | mmap

WINDOW: Final = 256 * ALLOCATIONGRANULARITY  # bytes of a mapped file that are held in memory
MADV_DONTNEED: Final = 4  # `mmap` has the name where the system has the thing


def freed(data: Content, before: int, until: int) -> int:
    """Give memory back for what was read of a mapped file; how far that is, as it was `before`."""
    size = (until - before) // WINDOW * WINDOW
    if size and not isinstance(data, bytes) and hasattr(data, "madvise"):
        data.madvise(MADV_DONTNEED, before, size)
    return before + size
