"""The index that `lookup` answers from: made anew, or brought up to date.

Both its files are written under another name and put in place whole, so whoever looks sees the old
or the new. Nothing depends on it: where it cannot be written there is none.
"""

import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pressdir.normalise import folding
from pressdir.outline import Outline
from pressdir.search.columns import Shown, alone
from pressdir.search.filling import fill
from pressdir.search.lookup import BESIDE, OWN, opened
from pressdir.search.postings import FORMAT, PART, UID
from pressdir.search.scan import Releases
from pressdir.search.sections import LINE, Writer

MANY = 200  # changes, or contacts beside the index, with which it is quicker made anew


class NoIndexError(Exception):
    """The index cannot be written; nothing is lost."""


def build(
    path: Path, outlines: Iterable[Outline], identity: str, shown: Shown, releases: Releases
) -> None:
    """Make the index of a contact file: of its contacts, when it had this identity.

    `shown` is what a look-up gives back of each; `releases` are the known ones by digest.

    Raises:
        NoIndexError: the place cannot be written to, or a value not be kept.
    """
    try:
        with _written(path) as index:
            index.put("format", FORMAT.encode())
            index.put("of", identity.encode())
            fill(index, outlines, shown, releases)
        Path(f"{path}{BESIDE}").unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise NoIndexError(str(error)) from error


def update(
    path: Path,
    states: tuple[str, str],
    changes: Sequence[tuple[str, Outline | None]],
    shown: Shown,
    releases: Releases,
) -> bool:
    """Bring the index from one state of the file to the next; False where that cannot be.

    `states` are the file's identities then and now, `changes` uids, each with the outline that it
    has now.
    """
    before, after = states
    if len(changes) > MANY:
        return False
    index = opened(str(path), before)
    if not index:
        return False
    gone, texts = set(index.gone), {parts[UID]: PART.join(parts) for parts in index.new}
    try:
        for uid, outline in changes:
            gone.update(index.numbers(uid, folding.fold(uid)))
            texts.pop(uid, None)
            if outline:
                (texts[uid],) = alone([outline], shown, releases)
        if len(texts) > MANY:
            return False
        with _written(Path(f"{path}{BESIDE}")) as beside:
            beside.put("format", FORMAT.encode())
            beside.put("of", after.encode())
            beside.put("since", index.since.encode())
            beside.put("gone", array("I", sorted(gone)).tobytes())
            beside.put("contacts", LINE.decode().join(texts.values()).encode())
    except (OSError, ValueError, LookupError):
        return False
    finally:
        index.close()
    return True


def overlay(
    path: Path,
    states: tuple[str, str],
    outlines: Iterable[Outline],
    shown: Shown,
    releases: Releases,
) -> None:
    """Lay beside the index the contacts as somebody alone sees them.

    `states` are the identity of the contact file, of which there is an index, and the state of what
    they keep for themselves.

    Raises:
        NoIndexError: the place cannot be written to, or a value not be kept.
    """
    identity, own = states
    index = opened(str(path), identity)
    if not index:
        raise NoIndexError("there is no index")
    try:
        seen = list(outlines)
        texts = alone(seen, shown, releases)
        gone = {n for each in seen for n in index.numbers(each.uid, folding.fold(each.uid))}
        with _written(Path(f"{path}{OWN}")) as written:
            written.put("format", FORMAT.encode())
            written.put("of", own.encode())
            written.put("base", identity.encode())
            written.put("since", index.since.encode())
            written.put("gone", array("I", sorted(gone)).tobytes())
            written.put("contacts", LINE.decode().join(texts).encode())
    except (OSError, ValueError, LookupError) as error:
        raise NoIndexError(str(error)) from error
    finally:
        index.close()


def forget(path: Path) -> None:
    """Remove the index."""
    for each in (path, Path(f"{path}{BESIDE}"), Path(f"{path}{OWN}")):
        with suppress(OSError):
            each.unlink(missing_ok=True)


@contextmanager
def _written(path: Path) -> Iterator[Writer]:
    """A file of sections to fill; put in place whole, private from its first byte by `mkstemp`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            sections = Writer(file)
            yield sections
            sections.close()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
