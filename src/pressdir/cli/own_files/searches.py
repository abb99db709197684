"""Questions that somebody keeps under a name: `find @med-desk`.

A small file of text in the folder of the settings, a line for each, as a person would write it:

    med-desk: tag:med kind:desk

The short way to an answer reads it, so nothing slow is loaded here. A line that is none is passed
over, and stays.
"""

import os

from pressdir.cli.own_files import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST = 1 << 20  # bytes: what is more is no list of searches
DASHES = str.maketrans("", "", "-_")


def file() -> str:
    """Where the searches are kept."""
    return os.path.join(places.folder("config"), "searches")


def load() -> dict[str, str]:
    """The searches by their names; none where the file cannot be read."""
    try:
        return dict(each for line in _lines() if (each := _parsed(line)))
    except OSError:
        return {}


def is_name(text: str) -> bool:
    """Whether a search can have this name: letters, digits and dashes, in lower case."""
    return text.translate(DASHES).isalnum() and text == text.casefold()


def keep(name: str, words: str) -> None:
    """Keep a search, in the place of one of this name; without words none. Raises `OSError`."""
    try:
        lines = _lines()
    except FileNotFoundError:
        lines = []
    kept = [line for line in lines if (_parsed(line) or ("", ""))[0] != name]
    _write([*kept, *([f"{name}: {words}"] if words else [])])


def drop(named: "Callable[[str], bool]") -> None:
    """Keep no line that somebody is `named` in. Raises `OSError`."""
    try:
        lines = _lines()
    except FileNotFoundError:
        return
    kept = [line for line in lines if not named(line)]
    if kept != lines:
        _write(kept)


def _lines() -> list[str]:
    with open(file(), encoding="utf-8", errors="surrogateescape", newline="") as kept:
        return kept.read(LONGEST).splitlines()


def _parsed(line: str) -> tuple[str, str] | None:
    """The name and the words of a line."""
    name, colon, words = line.partition(":")
    name, words = name.strip().casefold(), words.strip()
    return (name, words) if colon and words and is_name(name) else None


def _write(lines: "Sequence[str]") -> None:
    """Put the lines in the place of what the file holds."""
    from pressdir.cli.own_files import private

    text = "".join([f"{line}\n" for line in lines])
    private.write(file(), text.encode("utf-8", "surrogateescape"))
