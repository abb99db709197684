"""Files that a person named to have something written into."""

import os
from pathlib import Path

from pressdir.errors import WriteError


def replaced(path: Path, data: bytes) -> bool:
    """Put `data` in the place of a file, whole; whether that was necessary.

    A new file is for its owner alone, one that is there keeps its mode; into a device or a pipe,
    as the shell's `>(…)` gives one, it is written as it comes.

    Raises:
        WriteError: the folder or the file cannot be written.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _renamed(path.resolve(), data)  # a link stays a link
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror})"
        raise WriteError(message, hint="Choose another place.") from error
    return True


def _renamed(path: Path, data: bytes) -> None:
    """A file beside, then a rename: a reader sees the old file or the new one."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if path.exists():
            temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink()
        raise
