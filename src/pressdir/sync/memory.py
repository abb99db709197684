"""What a contact file was last made one with, and what was known then; on this machine alone."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

import orjson

from pressdir.store import file
from pressdir.store.disk import Disk
from pressdir.store.unknown import Marks

NAME = "shared.json"
OF = "/"  # between the name of a file, and what is remembered of a row in it
OWN, THEIRS = "own", "theirs"
KEPT = 20  # targets; somebody who tries out many does not fill the disk


@dataclass(frozen=True, slots=True)
class Memory:
    """What we knew of a target when both were equal last."""

    target: str = ""  # as `Carrier.target` has it; "" if there was none yet
    store: str = ""  # its id
    at: str = ""  # UTC, ISO 8601
    entry: int = 0  # of the undo log, the newest then: others may know of all up to it
    more: Mapping[str, str] = field(default_factory=dict)  # what its kind needs again; no secret
    unknown: Mapping[str, str] = field(default_factory=dict)  # by `together`
    digests: Mapping[str, str] = field(default_factory=dict)  # of `OWN` and `THEIRS`, when equal

    @classmethod
    def read(cls, disk: Disk, folder: Path, target: str = "") -> Self:
        """What is kept of a target, or of the last one, in the state folder of a contact file.

        Nothing, if there is none, or it is damaged.

        Raises:
            StoreError: it cannot be read, so that nobody knows.
        """
        known = cls._all(disk, folder)
        return next((each for each in known if target in {"", each.target}), cls())

    def marks_of(self, name: str = "") -> Marks:
        """What it, or a file with this name there, held of what is not known."""
        start = name + OF
        return {
            key.removeprefix(start): mark
            for key, mark in self.unknown.items()
            if key.startswith(start)
        }

    def keep(self, disk: Disk, folder: Path) -> None:
        """Keep it as the last one, and what is known of others.

        Raises:
            WriteError: it cannot be written.
        """
        others = [each for each in self._all(disk, folder) if each.target != self.target]
        _write([self, *others[: KEPT - 1]], disk, folder)

    @classmethod
    def forget(cls, disk: Disk, folder: Path) -> None:
        """Keep no marks: somebody who guesses what was there could try it.

        Raises:
            StoreError: it cannot be read.
            WriteError: it cannot be written.
        """
        known = cls._all(disk, folder)
        if any(each.unknown or each.digests for each in known):
            _write([replace(each, unknown={}, digests={}) for each in known], disk, folder)

    @classmethod
    def _all(cls, disk: Disk, folder: Path) -> list[Self]:
        """The last one first."""
        with file.reading(folder / NAME), suppress(FileNotFoundError, ValueError):
            row = orjson.loads(disk.read(folder / NAME))
            others = row.get("others") if isinstance(row, dict) else None
            rows = (row, *(others if isinstance(others, list) else ()))
            return [cls(**dict(_understood(each))) for each in rows if isinstance(each, dict)]
        return []


def _write(known: Sequence[Memory], disk: Disk, folder: Path) -> None:
    row = {**asdict(known[0]), "others": [*map(asdict, known[1:])]}
    data = orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    with file.writing(folder / NAME, len(data)):
        disk.mkdir(folder)
        file.tidy_unlocked(disk, folder, NAME)
        file.replace(disk, folder / NAME, data)


def together(marks: Mapping[str, Marks]) -> dict[str, str]:
    """Marks of the rows of several files, by the name of the file and the row."""
    return {name + OF + key: mark for name, some in marks.items() for key, mark in some.items()}


def _understood(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Of a row, which another pressdir may have written, what has the type that we know."""
    for each in fields(Memory):
        value = row.get(each.name)
        if each.name in {"digests", "more", "unknown"}:
            said = value.items() if isinstance(value, dict) else ()
            yield each.name, {key: word for key, word in said if isinstance(word, str)}
        elif type(value) is type(each.default):
            yield each.name, value
