"""What the index of a whole directory holds: its contacts, their words and values, and whose."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from pressdir.outline import Outline
from pressdir.search.columns import Columns, Shown, entries, fields
from pressdir.search.postings import ALL, SHORT, VALUE, VALUED
from pressdir.search.query import FIELDS, SPOKEN, WHOLE
from pressdir.search.scan import Releases
from pressdir.search.sections import LINE, PLACE, WRITE_PLACE, Writer
from pressdir.search.typos import LONGEST, pieces

T = TypeVar("T")

WIDEST = LONGEST + 3  # letters of the longest word that is near another, and one more
AT_ONCE = 1000  # contacts that are taken in together, and need not be kept until the end


def fill(index: Writer, outlines: Iterable[Outline], shown: Shown, releases: Releases) -> None:
    """Write the contacts, what they have, and who has it."""
    columns = fields()
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
        for text in entries(some, shown, releases, columns, len(ends) - 1):
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
