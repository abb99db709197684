"""Writing the files that are pressdir's own: for nobody else to read, and whole or not at all."""

import os


def write(name: str, content: bytes) -> None:
    """Put `content` in the place of what `name` holds, at once.

    Folders that are missing are made, private, too (XDG Base Directory Specification).

    Raises:
        OSError: a folder or the file cannot be written.
    """
    for folder in reversed(_missing(os.path.dirname(name))):
        os.makedirs(folder, mode=0o700, exist_ok=True)
    temporary = f"{name}.{os.getpid()}"
    opened = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    try:
        with open(opened, "wb") as written:
            written.write(content)
        os.replace(temporary, name)
    except OSError:
        os.unlink(temporary)
        raise


def _missing(folder: str) -> list[str]:
    """The folder and those above it, as far as they are not there."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    return missing
