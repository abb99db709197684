"""Whom you called, mailed or copied, and how lately: what ranks an answer by your own use.

A small private file for each contact file, in the state folder, never in the contact file itself:
that one is shared. It holds no name, and no list of calls: for each uid one weight that halves
every month, and the moment it is of. Whoever deletes the file has it forgotten. Its first line is
a mark of the settings that let it be kept: when they are others, they are asked again.

The short way to an answer reads it, so nothing slow is loaded here. It serves an order, no more:
a file that is missing, damaged or unwritable counts as empty, and is never an error.
"""

import os

from pressdir.cli import clock
from pressdir.cli.own_files import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HALF_LIFE = 30 * 24 * 3600  # seconds
MOST = 500  # contacts that are remembered; reading them takes a third of a millisecond
LONGEST = 64 * MOST  # bytes: a uid, a moment and a weight take 60
SETTINGS = "settings "  # begins the first line
LEAST, HIGHEST = 1e-6, 1e6  # weights outside say nothing, or were never written by us


def file(path: str) -> str:
    """Where the use of the contact file at `path` is remembered."""
    return os.path.join(places.folder("state"), "usage", places.mark(path))


def used(path: str, now: float | None = None) -> dict[str, float]:
    """How much each contact of the file at `path` is used: 1 for an act now, half in a month."""
    now = clock.now() if now is None else now
    return dict(_read(path, now))


def note(path: str, uid: str, now: float | None = None) -> None:
    """Remember that the contact was acted on."""
    now = clock.now() if now is None else now
    weights = used(path, now)
    weights[uid] = weights.get(uid, 0.0) + 1
    strongest = sorted(weights.items(), key=lambda each: -each[1])[:MOST]
    _write(file(path), (f"{uid} {now:.0f} {weight:.6f}\n" for uid, weight in strongest))


def allowed(path: str) -> bool:
    """Whether the settings, as they are, are known to let us remember what we do."""
    content = _content(file(path))
    return not content or content.partition(b"\n")[0].decode("ascii", "replace") == _settings()


def allow(path: str) -> None:
    """Keep that the settings, as they are, let us remember what we do."""
    lines = _content(file(path)).decode("ascii", "replace").splitlines()
    _write(file(path), (f"{line}\n" for line in lines if not line.startswith(SETTINGS)))


def forget(path: str) -> None:
    """Remember nothing of the contact file at `path`."""
    try:
        os.unlink(file(path))
    except OSError:
        return


def drop(path: str, erased: "Callable[[str], bool]") -> None:
    """Forget the contacts whose uid is `erased`. Raises `OSError`."""
    from pressdir.cli.own_files import private

    lines = _content(file(path)).decode("ascii", "replace").splitlines(keepends=True)
    kept = [line for line in lines if not erased(line.partition(" ")[0])]
    if kept != lines:
        private.write(file(path), "".join(kept).encode("ascii", "replace"))


def _settings() -> str:
    """A mark of the settings as they are."""
    import zlib

    known = places.identity(places.settings_file()).encode("utf-8", "surrogateescape")
    return f"{SETTINGS}{zlib.crc32(known):08x}"


def _read(path: str, now: float) -> "Iterator[tuple[str, float]]":
    """Each uid and its weight, of the lines that are whole."""
    for line in _content(file(path)).decode("ascii", "replace").splitlines():
        uid, _, rest = line.partition(" ")
        moment, _, written = rest.partition(" ")
        try:
            age, weight = max(0.0, now - float(moment)), float(written)
        except ValueError:
            continue
        if uid and LEAST <= weight <= HIGHEST:
            yield uid, weight * 0.5 ** (age / HALF_LIFE)


def _content(name: str) -> bytes:
    try:
        opened = os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except (OSError, ValueError):
        return b""
    try:
        return os.read(opened, LONGEST)
    except OSError:
        return b""
    finally:
        os.close(opened)


def _write(name: str, lines: "Iterable[str]") -> None:
    """Put `lines`, behind the mark of the settings, in the place of what `name` holds."""
    from pressdir.cli.own_files import private

    text = "".join([f"{_settings()}\n", *lines])
    try:
        private.write(name, text.encode("ascii", "replace"))
    except OSError:  # without it the next answer has another order, no more
        return
