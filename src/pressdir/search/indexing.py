"""The index that `lookup` answers from: made anew, or brought up to date.

Both its files are written under another name and put in place whole, so whoever looks sees the old
or the new. Nothing depends on it: where it cannot be written there is none.
"""

import os
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from pressdir.model import Kind
from pressdir.normalise import folding
from pressdir.outline import Outline
from pressdir.search.lookup import BESIDE, OWN, opened
from pressdir.search.postings import ALL, FIELD, FORMAT, KEPT, PART, SHORT, UID, VALUE, VALUED
from pressdir.search.query import FIELDS, SPOKEN, WHOLE
from pressdir.search.scan import SEVERAL, SINGLE, Releases, kept_forms, release_count
from pressdir.search.sections import LINE, PLACE, TRAILER, WRITE_PLACE
from pressdir.search.typos import LONGEST, pieces

T = TypeVar("T")

Shown = Callable[[Outline], str]
WIDEST = LONGEST + 3  # letters of the longest word that is near another, and one more
AT_ONCE = 1000  # contacts that are taken in together, and need not be kept until the end
PARTS = 6  # marks between the parts of a contact
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
            _fill(index, outlines, shown, releases)
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
                columns = {name: _Column(name) for name in KEPT}
                (texts[uid],) = _contacts([outline], shown, releases, columns, 0)
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
        columns = {name: _Column(name) for name in KEPT}
        seen = list(outlines)
        texts = _contacts(seen, shown, releases, columns, 0)
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


# --- how ----------------------------------------------------------------------------------------


class _Column:
    """A field of all contacts: what is in it, and whose that is. Each value is folded once."""

    def __init__(self, field: str) -> None:
        self.field, self._forms = field, kept_forms(field)
        self.known: dict[str, tuple[str, list[int]]] = {}  # values, folded, and who has them
        self.held: list[int] = []  # contacts that have any

    def add(self, outlines: Sequence[Outline], releases: Releases, first: int) -> list[str]:
        """Take in contacts' values; the texts that a `StoredEntry` has of them."""
        if self.field in SINGLE:
            texts = self._singles(map(SINGLE[self.field], outlines), first)
        else:
            read = SEVERAL[self.field]
            texts = self._severals([read(each, releases) for each in outlines], first)
        if all(texts):  # as in most fields
            self.held += range(first, first + len(texts))
        elif any(texts):
            self.held += [number for number, text in enumerate(texts, first) if text]
        return texts

    def _singles(self, values: Iterable[str], first: int) -> list[str]:
        known = self.known
        texts = []
        for number, value in enumerate(values, first):
            found = known.get(value)
            if found:
                found[1].append(number)
            elif value:
                found = known[value] = self._kept(value), [number]
            texts.append(found[0] if found else "")
        return texts

    def _severals(self, values: Iterable[Iterable[str | None]], first: int) -> list[str]:
        known = self.known
        texts = []
        for number, some in enumerate(values, first):
            text = ""
            for value in some:
                if not value:
                    continue
                found = known.get(value)
                if found is None:
                    found = known[value] = self._kept(value), [number]
                elif found[1][-1] != number:
                    found[1].append(number)
                text += found[0]
            texts.append(text)
        return texts

    def _kept(self, value: str) -> str:
        if value.isdecimal() and value.isascii():  # a number, which folds to itself
            return f"{value}{VALUE}"
        return VALUE.join((*self._forms(value), ""))


Columns = Mapping[str, _Column]


class _Sections:
    """A file of sections, as it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._directory: list[str] = []

    def put(self, name: str, *parts: bytes | memoryview) -> None:
        """Write a section, of parts in turn."""
        self.stream(name, parts)

    def stream(self, name: str, parts: Iterable[bytes | memoryview]) -> None:
        """Write a section, of which no more is kept than one part."""
        start = self._file.tell()
        self._file.writelines(parts)
        self._directory.append(f"{name} {start} {self._file.tell()}\n")

    def close(self) -> None:
        """Write what tells where the sections are."""
        at = self._file.tell()
        self._file.write("".join([*self._directory, f"{at:{TRAILER}}"]).encode())


def _fill(index: _Sections, outlines: Iterable[Outline], shown: Shown, releases: Releases) -> None:
    """Write the contacts, what they have, and who has it."""
    columns = {name: _Column(name) for name in KEPT}
    ends = array("Q", [0])
    index.stream("contacts", _texts(outlines, shown, releases, columns, ends))
    index.put("at", memoryview(ends))
    everybody = range(len(ends) - 1)
    postings = array("I")
    words = _words(columns)
    keys = {word: words.pop(word) for word in [*words] if word[0].isupper()}
    index.put("sounds", _list(keys, postings, _put_by_field))
    index.put("scripts", "".join(sorted({key[0] for key in keys})).encode())
    listed = _list(words, postings, _put_by_field)
    index.put("words", listed)
    index.put("widths", memoryview(_widths(words, listed)))
    del words, listed
    for field in VALUED:
        valued: dict[str, Holders] = {}
        for text, numbers in columns[field].known.values():
            for value in dict.fromkeys(text.split(VALUE)[:-1]):
                _gather(valued, value, numbers)
        index.put(field, _list(valued, postings, _put))
    held: dict[str, Sequence[Sequence[int]]] = {ALL: [everybody]}
    held |= {field: [column.held] for field, column in columns.items() if column.held}
    index.put("held", _list(held, postings, _put))
    index.put("postings", memoryview(postings), bytes(SHORT * postings.itemsize))


def _texts(
    outlines: Iterable[Outline],
    shown: Shown,
    releases: Releases,
    columns: Columns,
    ends: "array[int]",
) -> Iterator[bytes]:
    """The contacts as the index keeps them; what they have goes to `columns`, and their `ends`."""
    rest = iter(outlines)
    end = 0
    while some := [*islice(rest, AT_ONCE)]:
        for text in _contacts(some, shown, releases, columns, len(ends) - 1):
            data = text.encode()
            end += len(data)
            ends.append(end)
            yield data


Holders = list[list[int]]  # contacts, of each value that a word stands in


def _words(columns: Columns) -> dict[str, list[tuple[int, Holders]]]:
    """The words, by their widths; which fields have each, and of which contacts."""
    words: dict[str, list[tuple[int, Holders]]] = {}
    for which, field in enumerate(FIELDS):
        if field not in SPOKEN or field in WHOLE:
            continue
        found: dict[str, Holders] = {}
        for text, numbers in columns[field].known.values():
            for word in {*pieces(text)}:
                _gather(found, word, numbers)
        for word, holders in found.items():
            if word in words:
                words[word].append((which, holders))
            else:
                words[word] = [(which, holders)]
    return dict(sorted(words.items(), key=lambda each: _width(each[0])))


def _gather(known: dict[str, Holders], text: str, numbers: list[int]) -> None:
    holders = known.get(text)
    if holders is None:
        known[text] = [numbers]
    else:
        holders.append(numbers)


def _list(
    known: Mapping[str, T], postings: "array[int]", put: Callable[["array[int]", T], None]
) -> bytes:
    """The list of what is known; the posting of each is put behind the others."""
    places = []
    for numbers in known.values():
        places.append(len(postings))
        put(postings, numbers)
    written = (b"%x\n" * len(places) % tuple(places)).translate(WRITE_PLACE).decode().split("\n")
    line, place = LINE.decode(), PLACE.decode()
    lines = [f"{text}{place}{at}" for text, at in zip(known, written, strict=False)]
    return line.join(["", *lines, ""]).encode()


def _width(word: str) -> int:
    """Words of letters stand by their length, so that of few is asked which are near another."""
    return len(word) if word.isalpha() and len(word) < WIDEST else WIDEST


def _widths(in_order: Iterable[str], words: bytes) -> "array[int]":
    """Where in the list of words those begin that have so many letters, and all with more."""
    places = array("Q")
    at = 0
    for word in in_order:
        if _width(word) >= len(places):
            at = words.index(LINE + word.encode() + PLACE, at)
            places.extend([at] * (_width(word) + 1 - len(places)))
    places.extend([len(words) - len(LINE)] * (WIDEST + 1 - len(places)))
    return places


def _put(postings: "array[int]", lists: Sequence[Sequence[int]]) -> None:
    """Lay down whose a word or value is: how many, and they, in order."""
    numbers = lists[0] if len(lists) == 1 else sorted(set().union(*lists))
    postings.append(len(numbers))
    postings.extend(numbers)


def _put_by_field(postings: "array[int]", fields: Sequence[tuple[int, Holders]]) -> None:
    postings.append(len(fields))
    for which, lists in fields:
        postings.append(which)
        _put(postings, lists)


def _contacts(
    outlines: Sequence[Outline], shown: Shown, releases: Releases, columns: Columns, first: int
) -> list[str]:
    """Contacts as the index keeps them. Raises `ValueError` when one holds what parts contacts."""
    columned = {name: column.add(outlines, releases, first) for name, column in columns.items()}
    line = LINE.decode()
    texts = []
    rest = zip(
        columned["name"], columned["seen"], zip(*columned.values(), strict=True), strict=True
    )
    for outline, (name, seen, values) in zip(outlines, rest, strict=True):
        text = PART.join(
            (
                "1" if outline.kind == Kind.DESK else "0",
                seen.removesuffix(VALUE),  # a day, which folds to itself
                str(release_count(outline)),
                # the first form of a name is the name folded
                name.partition(VALUE)[0] if outline.name else folding.fold(outline.label),
                outline.uid,
                shown(outline),
                FIELD.join(values),
            )
        )
        if text.count(PART) != PARTS or line in text:
            raise ValueError(outline.uid)
        texts.append(text)
    return texts


@contextmanager
def _written(path: Path) -> Iterator[_Sections]:
    """A file of sections to fill; put in place whole, private from its first byte by `mkstemp`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            sections = _Sections(file)
            yield sections
            sections.close()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
