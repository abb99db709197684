"""Files that a person named to have something written into."""

import os
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

from pressdir.errors import WriteError


def replaced(path: Path, pieces: Iterable[bytes], *, private: bool = False) -> bool:
    """Put `pieces` in the place of a file, whole; whether that was necessary.

    A new file is for its owner alone, one that is there keeps its mode, unless the content is
    `private`; into a device or a pipe, as the shell's `>(…)` gives one, it is written as it comes.

    Raises:
        WriteError: the folder or the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.writelines(pieces)
            return True
        return _renamed(path.resolve(), pieces, private=private)  # a link stays a link
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror})"
        raise WriteError(message, hint="Choose another place.") from error


def foreseen(path: Path, pieces: Iterable[bytes]) -> str:
    """What `replaced` would do, in words, and how many bytes there are.

    Raises:
        WriteError: there is no such folder.
    """
    if not path.parent.is_dir():
        raise WriteError(f"{path}: there is no folder {path.parent}", hint="Choose another place.")
    size, same = 0, path.is_file()
    with path.open("rb") if same else nullcontext() as there:
        for piece in pieces:
            size += len(piece)
            same = same and there is not None and there.read(len(piece)) == piece
        same = same and there is not None and not there.read(1)
    if same:
        return "would be left as it is"
    return f"would be {'written over' if path.exists() else 'new'}, {size} bytes"


def _renamed(path: Path, pieces: Iterable[bytes], *, private: bool) -> bool:
    """A file beside, then a rename: a reader sees the old file or the new one."""
    import filecmp
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        there = path.exists()
        if there and private:
            path.chmod(0o600)
        if there and filecmp.cmp(temporary, path, shallow=False):
            temporary.unlink()
            return False
        if there:
            temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink()
        raise
    return True
