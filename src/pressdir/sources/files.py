"""Files, folders, globs and the standard input."""

import os
import stat
import sys
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from pressdir.errors import UnreadableError
from pressdir.model import Document
from pressdir.sources.opened import Opened

MAX_BYTES: Final = 50 << 20  # a release is a page; the largest mailbox worth reading at once
LARGE: Final = 8 << 20  # of a file that is not read at once, where that can be
MAX_BOOK: Final = 1 << 30  # an address book, with a photo of everybody
MAILDIR: Final = frozenset({"cur", "new", "tmp"})  # the folders of a mailbox of one file a message

# In a folder these are what lies beside documents. Anything else is tried, and says if it fails.
_NO_DOCUMENTS: Final = frozenset(
    "avif bmp css eot gif heic ico jpeg jpg js lock log m4a m4v map mov mp3 mp4 ogg otf png py pyc "
    "svg tif tiff tmp toml ttf wav webm webp woff woff2 yaml yml zip".split()
)
# What a vdir says of itself, beside the cards and dates that it has one file each for.
_OF_VDIR: Final = frozenset({"color", "description", "displayname", "order"})
_IN_VDIR: Final = (".vcf", ".ics")
_STREAMS: Final = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")  # what a shell makes of `<(…)`


def paths(argument: str) -> list[str]:
    """Return the files that an argument stands for; the argument itself if it leads nowhere."""
    if os.path.isdir(argument):  # noqa: PTH112  # `Path` raises where a folder may not be entered
        return sorted(_inside(argument))
    if has_magic(argument) and not os.path.lexists(argument):
        found: list[str] = []
        for path in sorted(glob(argument, recursive=True)):  # noqa: PTH207  # keeps names as given
            found.extend(sorted(_inside(path)) if os.path.isdir(path) else [path])  # noqa: PTH112
        return found or [argument]
    return [argument]


def identity(path: str) -> str:
    """Return what is the same for all ways to name one file."""
    return os.path.realpath(path)


def is_stream(path: str) -> bool:
    """Tell whether a path is what a shell makes of `<(…)`: of this process, and read once."""
    return path.startswith(_STREAMS)


def size(path: str) -> int:
    """Return how many bytes a file has; 0 when that cannot be told."""
    try:
        return os.stat(path).st_size  # noqa: PTH116  # `Path` makes a million files slow
    except (OSError, ValueError):
        return 0


def load(path: str, most: int = MAX_BYTES) -> Document:
    """Return the document in a file of `most` bytes at most.

    Raises:
        UnreadableError: it is larger, or cannot be read; it says why.
    """
    try:
        content = _content(path, most)
    except FileNotFoundError as error:
        hint = "No file matches the pattern." if has_magic(path) else "Check the path."
        raise UnreadableError(f"{path}: does not exist", hint=hint) from error
    except PermissionError as error:
        raise UnreadableError(
            f"{path}: may not be read", hint="Ask its owner, or change its mode."
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{path}: cannot be read ({reason})") from error
    return Document(path, content)


def opened(path: str) -> Opened | None:
    """The content of a file that is too large to be read at once; None for any other."""
    if size(path) <= LARGE or not os.path.isfile(path):  # noqa: PTH113  # as in `size`
        return None
    try:
        return Opened(path)
    except OSError:  # reading it says why
        return None


def load_stdin(most: int = MAX_BYTES) -> Document:
    """Return the document on the standard input. Raises what `load` raises."""
    content = sys.stdin.buffer.read(most + 1)
    _check_size("-", len(content), most)
    if not content:
        raise UnreadableError("-: is empty", hint="Pipe a document into the command.")
    return Document("-", content)


def _content(path: str, most: int) -> bytes:
    # Not to wait for ever on a pipe: opened without blocking, and looked at before it is read.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:  # noqa: PTH123  # a handle, not a path
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(f"{path}: is a folder")
        if stat.S_ISFIFO(status.st_mode) and is_stream(path):
            os.set_blocking(handle, True)  # it has a writer: wait for what it says
        elif not stat.S_ISREG(status.st_mode):
            raise UnreadableError(f"{path}: is a device or a pipe, no file", hint="Use - to pipe.")
        _check_size(path, status.st_size, most)
        content = file.read(most + 1)  # it may have grown
    _check_size(path, len(content), most)
    if not content:
        raise UnreadableError(f"{path}: is empty")
    return content


def _check_size(path: str, size: int, most: int) -> None:
    if size > most:
        raise UnreadableError(
            f"{path}: is larger than {most >> 20} MB", hint="Split it, or give its parts."
        )


def _inside(folder: str) -> Iterator[str]:
    """Yield the files below a folder, once each, and through links without going in circles.

    A folder that may not be entered is yielded itself, so that reading it says why.
    """
    seen = {os.path.realpath(folder)}
    locked: list[str] = []
    for root, folders, names in os.walk(
        folder, onerror=lambda error: locked.append(error.filename), followlinks=True
    ):
        mails = MAILDIR.issubset(folders)
        if mails:
            folders[:] = MAILDIR
        folders[:] = sorted(name for name in folders if _is_new(os.path.join(root, name), seen))  # noqa: PTH118
        beside = _OF_VDIR if any(name.endswith(_IN_VDIR) for name in names) else frozenset()
        for name in () if mails else names:  # beside mails lies what is the mail program's own
            if name in beside or name.startswith("."):
                continue
            if name.rpartition(".")[2].lower() not in _NO_DOCUMENTS:
                yield os.path.join(root, name)  # noqa: PTH118  # keeps the name as it was given
    yield from locked


def _is_new(folder: str, seen: set[str]) -> bool:
    real = os.path.realpath(folder)
    if Path(folder).name.startswith(".") or real in seen:
        return False
    seen.add(real)
    return True
