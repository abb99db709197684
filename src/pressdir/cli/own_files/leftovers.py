"""What our own programs left in the folders for temporary files when they were killed."""

import os
from collections.abc import Iterator
from contextlib import suppress

from pressdir.cli.own_files import places

SHEETS = "pressdir-"  # begins the folder that a contact is edited in
LONGEST = 1 << 20  # bytes of a sheet


def of_index(path: str) -> Iterator[str]:
    """The files of the index of the contact file at `path`, and what was to become one."""
    folder = places.folder("cache")
    name = os.path.basename(places.index_file(path))
    start = (name, f".{name}")
    with suppress(OSError):
        yield from (
            os.path.join(folder, each) for each in os.listdir(folder) if each.startswith(start)
        )


def sheets() -> Iterator[tuple[str, str]]:
    """Contacts that were being edited: the file, and what it holds."""
    import tempfile

    folder = tempfile.gettempdir()
    with suppress(OSError):
        for name in os.listdir(folder):
            inner = os.path.join(folder, name)
            if not name.startswith(SHEETS) or os.path.islink(inner) or not _is_ours(inner):
                continue
            with suppress(OSError):
                for each in os.listdir(inner):
                    yield os.path.join(inner, each), _text(os.path.join(inner, each))


def _is_ours(folder: str) -> bool:
    try:
        return os.path.isdir(folder) and os.stat(folder).st_uid == os.getuid()
    except OSError:
        return False


def _text(path: str) -> str:
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        return os.read(opened, LONGEST).decode("utf-8", "replace")
    except OSError:
        return ""
    finally:
        os.close(opened)
