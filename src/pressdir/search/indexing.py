"""The index that `lookup` answers from: made anew, or brought up to date.

Both its files are written under another name and put in place whole, so whoever looks sees the old
or the new. Nothing depends on it: where it cannot be written there is none.
"""

import os
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from pressdir.model import Kind, Record
from pressdir.normalise import folding
from pressdir.search.lookup import (
    ALL,
    BESIDE,
    FIELD,
    FORMAT,
    KEPT,
    PART,
    SHORT,
    UID,
    VALUE,
    VALUED,
    StoredEntry,
    opened,
)
from pressdir.search.query import FIELDS, SPOKEN, WHOLE
from pressdir.search.scan import RecordEntry, Releases, last_seen, release_count
from pressdir.search.sections import LINE, PLACE, TRAILER, WRITE_PLACE
from pressdir.search.typos import pieces

Shown = Callable[[Record], str]
MANY = 200  # changes, or contacts beside the index, with which it is quicker made anew


class NoIndexError(Exception):
    """The index cannot be written; nothing is lost."""


def build(
    path: Path, records: Iterable[Record], identity: str, shown: Shown, releases: Releases
) -> None:
    """Make the index of a contact file: of its records, when it had this identity.

    `shown` is what a look-up gives back of each; `releases` are the known ones by digest.

    Raises:
        NoIndexError: the place cannot be written to, or a value not be kept.
    """
    try:
        made = _made(records, shown, releases)
        _write(path, {"format": FORMAT.encode(), "of": identity.encode(), **made})
        Path(f"{path}{BESIDE}").unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise NoIndexError(str(error)) from error


def update(
    path: Path,
    states: tuple[str, str],
    changes: Sequence[tuple[str, Record | None]],
    shown: Shown,
    releases: Releases,
) -> bool:
    """Bring the index from one state of the file to the next; False where that cannot be.

    `states` are the file's identities then and now, `changes` uids, each with the record that it
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
        for uid, record in changes:
            gone.update(index.numbers(uid, folding.fold(uid)))
            texts.pop(uid, None)
            if record:
                texts[uid] = _contact(record, shown, releases)
        if len(texts) > MANY:
            return False
        sections = {
            "format": FORMAT.encode(),
            "of": after.encode(),
            "since": index.since.encode(),
            "gone": array("I", sorted(gone)).tobytes(),
            "contacts": LINE.decode().join(texts.values()).encode(),
        }
        _write(Path(f"{path}{BESIDE}"), sections)
    except (OSError, ValueError, LookupError):
        return False
    finally:
        index.close()
    return True


def forget(path: Path) -> None:
    """Remove the index."""
    for each in (path, Path(f"{path}{BESIDE}")):
        with suppress(OSError):
            each.unlink(missing_ok=True)


# --- how ----------------------------------------------------------------------------------------


def _made(records: Iterable[Record], shown: Shown, releases: Releases) -> dict[str, bytes]:
    """The sections that hold the contacts, what they have, and who has it."""
    words: defaultdict[str, dict[int, list[int]]] = defaultdict(dict)  # by field
    valued: dict[str, defaultdict[str, list[int]]] = {
        name: defaultdict(list) for name in (*VALUED, "held")
    }
    contacts = []
    for number, record in enumerate(records):
        text = _contact(record, shown, releases)
        contacts.append(text.encode())
        entry = StoredEntry(text.rpartition(PART)[2])
        valued["held"][ALL].append(number)
        for which, field in enumerate(FIELDS):
            values = entry.texts(field)
            if values:
                valued["held"][field].append(number)
            if field in SPOKEN and field not in WHOLE:
                for word in set(pieces(" ".join(values))):
                    words[word].setdefault(which, []).append(number)
        for field in VALUED:
            for value in dict.fromkeys(entry.texts(field)):
                valued[field][value].append(number)
    postings = array("I")
    lists = {"words": _list(words, postings, _by_field)}
    lists |= {name: _list(known, postings, _whole) for name, known in valued.items()}
    ends = accumulate(map(len, contacts), initial=0)
    return {
        **lists,
        "postings": postings.tobytes() + bytes(SHORT * postings.itemsize),
        "at": array("Q", ends).tobytes(),
        "contacts": b"".join(contacts),
    }


def _list(
    known: Mapping[str, object], postings: "array[int]", posting: Callable[..., Iterable[int]]
) -> bytes:
    """The list of what is known; the posting of each is put behind the others."""
    lines = [b""]
    for text, numbers in known.items():
        place = b"%x" % len(postings)
        lines.append(text.encode() + PLACE + place.translate(WRITE_PLACE))
        postings.extend(posting(numbers))
    return LINE.join([*lines, b""])


def _whole(numbers: list[int]) -> Iterable[int]:
    yield len(numbers)
    yield from numbers


def _by_field(fields: dict[int, list[int]]) -> Iterable[int]:
    yield len(fields)
    for which, numbers in fields.items():
        yield which
        yield from _whole(numbers)


def _contact(record: Record, shown: Shown, releases: Releases) -> str:
    """A contact as the index keeps it. Raises `ValueError` when it holds what parts contacts."""
    parts = (
        str(int(record.contact.kind is Kind.DESK)),
        last_seen(record),
        str(release_count(record)),
        folding.fold(record.contact.label),
        record.uid,
        shown(record),
        _text(RecordEntry(record, releases)),
    )
    if any(PART in part or LINE.decode() in part for part in parts):
        raise ValueError(record.uid)
    return PART.join(parts)


def _text(entry: RecordEntry) -> str:
    """What a `StoredEntry` is made of: the texts of the record as `scan` sees them."""
    return FIELD.join("".join(f"{value}{VALUE}" for value in entry.texts(name)) for name in KEPT)


def _write(path: Path, sections: Mapping[str, bytes]) -> None:
    """Write a file of sections; private from its first byte, as `mkstemp` makes it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            directory = []
            for section, content in sections.items():
                start = file.tell()
                directory.append(f"{section} {start} {start + len(content)}\n")
                file.write(content)
            at = file.tell()
            file.write("".join([*directory, f"{at:{TRAILER}}"]).encode())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
