"""Which shared file a contact file was last made one with, kept on this machine alone."""

from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import orjson

from pressdir.store import file
from pressdir.store.disk import Disk

NAME = "shared.json"


@dataclass(frozen=True, slots=True)
class Memory:
    """What we knew of the shared file when both were equal last."""

    target: str = ""  # its path; "" if there was none yet
    store: str = ""  # its id
    at: str = ""  # UTC, ISO 8601
    entry: int = 0  # of the undo log, the newest then: others may know of all up to it

    @classmethod
    def read(cls, disk: Disk, folder: Path) -> Self:
        """What is kept in the state folder of a contact file; nothing, if that cannot be read."""
        with suppress(OSError, ValueError, TypeError):
            return cls(**orjson.loads(disk.read(folder / NAME)))
        return cls()

    def keep(self, disk: Disk, folder: Path) -> None:
        """Keep it.

        Raises:
            WriteError: it cannot be written.
        """
        data = orjson.dumps(asdict(self), option=orjson.OPT_APPEND_NEWLINE)
        with file.writing(folder / NAME, len(data)):
            disk.mkdir(folder)
            file.replace(disk, folder / NAME, data)
