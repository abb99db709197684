"""Second copies of the shared file, which the programs that carry it leave beside it.

They know no better where two people wrote at once. A file is such a copy by its name (`copies.toml`
has what programs make of it) and by what it holds: the same directory, by the id in its header.
Nobody writes to one; it is put aside when the shared file is known to hold all that it does.
"""

import pkgutil
import re
import stat
import tomllib
import unicodedata
from contextlib import suppress
from functools import cache
from pathlib import Path

from pressdir.errors import StoreError
from pressdir.store import Store, contents, file, merging
from pressdir.sync.carrier import CopyBeside
from pressdir.sync.shared import SharedFile

TABLE = "copies.toml"
LOCK = ".lock"  # beside a contact file that somebody works with


def program_of(name: str, original: str) -> str | None:
    """Which program calls its copies of the file `original` so; None if no program does."""
    name, original = (unicodedata.normalize("NFC", each) for each in (name, original))
    stem, suffix = Path(original).stem, Path(original).suffix
    if name.startswith(original) and (found := _first(_marks("tail"), name[len(original) :])):
        return found
    if name.startswith(stem) and name.endswith(suffix):
        return _first(_marks("mark"), name[len(stem) : len(name) - len(suffix)])
    return None


def beside(shared: SharedFile, own: Path) -> tuple[list[CopyBeside], list[str]]:
    """The copies of a shared file that was read; and those that cannot be read, in words.

    `own` is the reader's own contact file, which may lie there, too. Raises `StoreError` if nobody
    can see what lies there.
    """
    found, unread = [], []
    disk, folder = shared.disk, shared.path.parent
    with file.reading(folder):
        names = disk.list(folder) if shared.store else []
    for name in names:
        path = folder / name
        program = program_of(name, shared.path.name)
        if not program or path == own or name + LOCK in names or not _is_regular(shared, path):
            continue
        copy = SharedFile(path, disk)
        try:
            snapshot = copy.read()
        except StoreError as error:
            unread.append(str(error))
            continue
        if copy.store == shared.store:
            found.append(CopyBeside(path, program, snapshot, copy.digest))
    return found, unread


def put_aside(copy: CopyBeside, shared: SharedFile, store: Store, at: str) -> Path | None:
    """Move a copy that was merged at the time `at` to what is kept of the own contact file.

    Where it is then; None, and nothing was done, if the shared file does not hold all of it now, or
    it is not the same file any more.

    Raises:
        StoreError: something cannot be read or written; the copy stays.
    """
    held = shared.read()
    held = shared.hold_to(store.erasures) if store.erasures else held
    found = merging.merged(held, copy.snapshot, at, kind=merging.Files.SHARED)
    if any(found.rows[0].values()):
        return None
    with file.reading(copy.path):
        data = shared.disk.read(copy.path)
    if contents.digest(data) != copy.digest:
        return None
    kept = store.keep_copy(data)
    with file.writing(copy.path), suppress(FileNotFoundError):
        shared.disk.unlink(copy.path)
        shared.disk.sync(copy.path.parent)
    return kept


def _is_regular(shared: SharedFile, path: Path) -> bool:
    with file.reading(path):
        status = shared.disk.status(path)
    return status is not None and stat.S_ISREG(status.mode)


@cache
def _marks(of: str) -> tuple[tuple[str, str], ...]:
    table = tomllib.loads((pkgutil.get_data(__package__, TABLE) or b"").decode())
    return tuple((each["name"], each[of]) for each in table["program"] if of in each)


def _first(marks: tuple[tuple[str, str], ...], rest: str) -> str | None:
    """The program whose mark comes first in what is nothing but marks."""
    if not re.fullmatch(f"(?:{'|'.join(f'(?:{mark})' for _, mark in marks)}){{1,9}}", rest):
        return None
    return next(program for program, mark in marks if re.match(mark, rest))
