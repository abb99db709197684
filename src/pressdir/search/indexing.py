"""The index that `lookup` answers from: made anew, or brought up to date.

It is made under another name and put in place whole, so whoever looks sees the old one or the new
one. Nothing depends on it: where it cannot be written there is none.
"""

import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from pressdir.model import Kind, Record
from pressdir.normalise import folding
from pressdir.search.lookup import (
    ALL,
    BETWEEN,
    BUSY,
    FIELD,
    FORMAT,
    HELD,
    KEPT,
    VALUE,
    VALUES,
    WORD,
    StoredEntry,
    packed,
    pieces,
    unpacked,
)
from pressdir.search.query import FIELDS, SPOKEN, WHOLE
from pressdir.search.scan import RecordEntry

SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE contact (
    number INTEGER PRIMARY KEY,
    desk INTEGER, seen TEXT, label TEXT, uid TEXT, -- what contacts are sorted by
    shown TEXT, -- the caller's
    entry TEXT
);
CREATE TABLE posting (word TEXT, what INTEGER, rows BLOB, PRIMARY KEY (word, what)) WITHOUT ROWID;
"""
VALUED = (
    *sorted(WHOLE),
    "tag",
    "uid",
    "phone",
    "number",
)  # fields whose values are asked for whole
INSERT = "INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?)"
Key = tuple[str, int]


class NoIndexError(Exception):
    """The index cannot be written; nothing is lost."""


def build(
    path: Path, records: Iterable[Record], identity: str, shown: Callable[[Record], str]
) -> None:
    """Make the index of a contact file: of its records, when it had this identity.

    `shown` is what a look-up gives back of each.

    Raises:
        NoIndexError: the place cannot be written to.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)  # private from the first byte: mkstemp gives 0600
        try:
            with closing(sqlite3.connect(name, isolation_level=None)) as connection:
                _fill(connection, records, shown)
                about = (("format", FORMAT), ("file", identity))
                connection.executemany("INSERT INTO about VALUES (?, ?)", about)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except (OSError, ValueError, sqlite3.Error) as error:
        raise NoIndexError(str(error)) from error


def update(
    path: Path,
    before: str,
    after: str,
    changes: Iterable[tuple[str, Record | None]],
    shown: Callable[[Record], str],
) -> bool:
    """Bring the index from one state of the file to the next; False where it was of neither.

    `changes` are uids, each with the record that it has now.
    """
    try:
        address = f"{path.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY)) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            about = "SELECT value FROM about WHERE name IN ('file', 'format') ORDER BY name"
            if connection.execute(about).fetchall() != [(before,), (FORMAT,)]:
                return False
            for uid, record in changes:
                _change(connection, uid, record, shown)
            connection.execute("UPDATE about SET value = ? WHERE name = 'file'", (after,))
    except (OSError, ValueError, sqlite3.Error):
        return False
    return True


def forget(path: Path) -> None:
    """Remove the index."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


# --- how ----------------------------------------------------------------------------------------


def _fill(
    connection: sqlite3.Connection,
    records: Iterable[Record],
    shown: Callable[[Record], str],
) -> None:
    connection.execute("PRAGMA journal_mode = OFF")  # whoever is interrupted has made nothing
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(SCHEMA)
    connection.execute("BEGIN")
    postings: defaultdict[Key, list[int]] = defaultdict(list)

    def rows() -> Iterator[tuple[object, ...]]:
        for number, record in enumerate(records, 1):
            row = _row(number, record, shown)
            for key in _keys(StoredEntry(row[-1])):
                postings[key].append(number)
            yield row

    connection.executemany(INSERT, rows())
    ordered = sorted(postings)
    connection.executemany(
        "INSERT INTO posting VALUES (?, ?, ?)",
        ((*key, packed(postings[key])) for key in ordered),
    )
    spoken = set(WORD.values())
    words = dict.fromkeys(word for word, what in ordered if what in spoken)
    numbers = [word for word, what in ordered if what == VALUE["phone"]]
    about = [
        ("words", _listed(words)),
        ("numbers", _listed(numbers)),
    ]
    connection.executemany("INSERT INTO about VALUES (?, ?)", about)
    connection.execute("COMMIT")


def _change(
    connection: sqlite3.Connection,
    uid: str,
    record: Record | None,
    shown: Callable[[Record], str],
) -> None:
    """Take a contact out, if it is there, and put it in as it is now."""
    select = "SELECT number, entry FROM contact WHERE uid = ?"
    for number, text in connection.execute(select, (uid,)).fetchall():
        for key in _keys(StoredEntry(text)):
            kept = [each for each in _posting(connection, key) if each != number]
            _post(connection, key, kept)
        connection.execute("DELETE FROM contact WHERE number = ?", (number,))
    if record is None:
        return
    (last,) = connection.execute("SELECT max(number) FROM contact").fetchone()
    row = _row((last or 0) + 1, record, shown)
    keys = _keys(StoredEntry(row[-1]))
    for key in keys:
        _post(connection, key, [*_posting(connection, key), row[0]])
    connection.execute(INSERT, row)
    _list(connection, "words", (word for word, what in keys if what in WORD.values()))
    _list(connection, "numbers", (word for word, what in keys if what == VALUE["phone"]))


def _posting(connection: sqlite3.Connection, key: Key) -> Sequence[int]:
    found = connection.execute("SELECT rows FROM posting WHERE word = ? AND what = ?", key)
    row = found.fetchone()
    return unpacked(row[0]) if row else ()


def _post(connection: sqlite3.Connection, key: Key, numbers: Sequence[int]) -> None:
    if numbers:
        row = (*key, packed(numbers))
        connection.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", row)
    else:
        connection.execute("DELETE FROM posting WHERE word = ? AND what = ?", key)


def _list(connection: sqlite3.Connection, name: str, words: Iterable[str]) -> None:
    """Add what a list lacks. A word that nobody has any more stays: its posting is empty."""
    (listed,) = connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
    new = [word for word in dict.fromkeys(words) if f"\n{word}\n".encode() not in listed]
    if new:
        value = listed + _listed(new)[1:]
        connection.execute("UPDATE about SET value = ? WHERE name = ?", (value, name))


def _row(
    number: int, record: Record, shown: Callable[[Record], str]
) -> tuple[int, bool, str, str, str, str, str]:
    """A contact's row in the table."""
    desk, label = record.contact.kind is Kind.DESK, folding.fold(record.contact.label)
    return number, desk, record.rev, label, record.uid, shown(record), _text(record)


def _text(record: Record) -> str:
    """What a `StoredEntry` is made of: the texts of the record as `scan` sees them."""
    entry = RecordEntry(record)
    fields = {name: entry.texts(name) for name in (*SPOKEN, "uid")}
    fields |= {"phone": entry.numbers(), "number": entry.number_kinds()}
    return FIELD.join("".join(f"{value}{VALUES}" for value in fields[name]) for name in KEPT)


def _keys(entry: StoredEntry) -> set[Key]:
    """The postings that a contact belongs to."""
    keys: set[Key] = {("", ALL)}
    for field in FIELDS:
        values = entry.texts(field)
        if values:
            keys.add(("", HELD[field]))
        if field in SPOKEN and field not in WHOLE:
            what = WORD[field]
            keys.update((word, what) for value in values for word in pieces(value))
    for field in VALUED:
        keys.update((value, VALUE[field]) for value in entry.texts(field))
    return keys


def _listed(words: Iterable[str]) -> bytes:
    """A list as one text, each entry between two line breaks."""
    return "".join([BETWEEN, *(f"{word}{BETWEEN}" for word in words)]).encode()
