"""One file a contact: in a folder that programs share (vdir), or in a ZIP that people open.

A file of vdir is written beside as `.tmp` and renamed, and one that says the same is left alone, so
that a program that watches the folder sees whole cards, and those that changed.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pressdir.cli.showing import files
from pressdir.errors import WriteError

LISTED = ".pressdir"  # vdir passes over names with a dot: what --prune may take away, by its hash
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP can say: the same contacts give the same bytes
IN_MEMORY = 32 * 1024 * 1024  # bytes; more goes through a file
BLOCK = 1024 * 1024

_LINE = re.compile(r"([0-9a-f]{64})  ([a-z0-9][a-z0-9._-]*\.vcf)")


@dataclass(slots=True)
class Tally:
    """What became of a folder."""

    written: int = 0
    same: int = 0
    removed: int = 0
    foreign: list[str] = field(default_factory=list)  # would be removed, but somebody changed them


def into_folder(folder: Path, cards: Iterable[tuple[str, bytes]], *, prune: bool) -> Tally:
    """Write a file for each of `cards`, a name and a text.

    With `prune`, files that an earlier call with it wrote and that are not among `cards` go, unless
    somebody changed them since.

    Raises:
        WriteError: the folder or a file cannot be written.
    """
    tally = Tally()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder}: cannot be made ({error.strerror})") from error
    there: dict[str, str] = {}
    for name, data in cards:
        new = files.replaced(folder / name, [data])
        tally.written += new
        tally.same += not new
        if prune:
            there[name] = hashlib.sha256(data).hexdigest()
    if prune:
        _pruned(folder, there, tally)
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(there.items()))
        files.replaced(folder / LISTED, [lines.encode()])
    return tally


def into_zip(path: Path, cards: Iterable[tuple[str, bytes]]) -> bool:
    """Put `cards`, each a name and a text, into a ZIP; whether it is new or other than before.

    Raises:
        WriteError: it cannot be written.
    """
    from tempfile import SpooledTemporaryFile
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    with SpooledTemporaryFile(max_size=IN_MEMORY) as whole:
        with ZipFile(whole, "w", ZIP_DEFLATED, compresslevel=6) as archive:
            for name, data in cards:
                entry = ZipInfo(name, EARLIEST)
                entry.compress_type = ZIP_DEFLATED
                entry.create_system = 3  # Unix, wherever it is made
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, data)
        whole.seek(0)
        return files.replaced(path, iter(lambda: whole.read(BLOCK), b""))


def _pruned(folder: Path, there: Mapping[str, str], tally: Tally) -> None:
    """Remove what was listed, is not `there` now and is as we wrote it."""
    for digest, name in _listed(folder / LISTED):
        path = folder / name
        if name in there or path.is_symlink() or not path.is_file():
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            tally.foreign.append(name)
            continue
        try:
            path.unlink()
        except OSError as error:
            raise WriteError(f"{path}: cannot be removed ({error.strerror})") from error
        tally.removed += 1


def _listed(path: Path) -> Iterator[tuple[str, str]]:
    """The hashes and names of files that we wrote; a line that is none of ours is passed over."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return
    except OSError as error:
        raise WriteError(f"{path}: cannot be read ({error.strerror})") from error
    for line in text.splitlines():
        if match := _LINE.fullmatch(line):
            yield match[1], match[2]
