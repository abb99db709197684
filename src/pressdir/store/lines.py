"""A contact file as we wrote it, line by line: rows are found and replaced without reading others.

Line feeds stand between rows and nowhere else, and rows are sorted by their ids. So a row is found
by halving, and a file in which a few rows differ is made of the bytes of the old one. That holds of
bytes that `layout.render` or `changed` made, and whose rows are plain (`plain`): see `Entry.plain`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import ge
from typing import TYPE_CHECKING, Any

import orjson

from pressdir.normalise.folding import fold
from pressdir.store import codec, layout
from pressdir.store.codec import Row
from pressdir.store.disk import Data
from pressdir.store.layout import BIN, CONTACTS, HEADER, KNOWN
from pressdir.store.pieces import Pieces, Stored, Whole

if TYPE_CHECKING:
    from pressdir.merge import Traces

# What rows are to hold, in JSON, by table and id; None for a row that goes.
Changes = Mapping[str, Mapping[int, bytes | Stored | None]]

BLOCK = 16_384  # bytes that are looked at together: some twenty rows

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_NAME = re.compile(rb'"name":(' + _STRING + rb")")
_VALUES = re.compile(rb'"(?:emails|phones)":(\[' + _STRING + rb"(?:," + _STRING + rb")*+\])")
_UID = re.compile(rb'"uid":(' + _STRING + rb")")
_GONE = b'"gone":true'
_UNITED = b'"outcome":"same"'  # two in one: it may be found by what it does not show
SEPARATOR = b",\n"  # between two rows
_ROW = rb'"(?:0|[1-9][0-9]{0,17})":\{[^\n]*\}'
_ROWS = re.compile(rb"(?:" + _ROW + rb",\n)*" + _ROW)
_IDS = re.compile(rb'\n"([0-9]+)":')  # what stands before the first row is a line feed, too
OFTEN = 4  # times that a file is looked through for a uid; then all are noted


class Lines:
    """The bytes of a contact file. Raises `ValueError` where they do not look like ours."""

    def __init__(self, data: Data) -> None:
        self.data = data
        # Where the rows of each table are, as if each had a separator behind it.
        self._spans: dict[str, tuple[int, int]] = {}
        at = 0
        for name in KNOWN:
            head = _head(name)
            if not data.startswith(head, at):
                raise ValueError(name)
            start = at + len(head)
            if data.startswith(b"}", start):
                self._spans[name] = start, start
                at = start + 1
            else:
                stop = data.index(_behind(name), start)
                self._spans[name] = start + 1, stop + len(SEPARATOR)
                at = stop + 2
        self._rest = at
        self._sought = 0  # uids that were looked for in vain where they usually stand
        self._known_uids: dict[str, dict[bytes, list[int]]] = {}

    def header(self) -> Row:
        """What the file says of itself."""
        return layout.header(self._loaded(HEADER))

    @property
    def rest(self) -> bytes:
        """What stands behind the tables that we know."""
        return bytes(self.data[self._rest :])

    def others(self) -> layout.Tables:
        """The tables behind those that we know. Raises `ValueError` if there is something else."""
        rest = self.rest
        if rest == layout.END:
            return {}
        if not rest.startswith(SEPARATOR):
            raise ValueError(rest[:20])
        found: layout.Tables = orjson.loads(b"{" + rest.removeprefix(SEPARATOR))
        return found

    def each(self, table: str) -> Iterator[tuple[bytes, str, Any]]:
        """The rows of a table, one after another: as an object in bytes, the id, what it holds."""
        at, last = self._spans[table]
        while at < last - len(SEPARATOR):
            end = self.data.index(b"\n", at)
            line = _object(self.data[at:end].removesuffix(b","))
            ((key, row),) = orjson.loads(line).items()
            yield line, key, row
            at = end + 1

    def raw(self, table: str) -> Iterator[bytes]:
        """The rows of a table, as they stand there: `"id":{…}`."""
        first, last = self._spans[table]
        if first < last:
            yield from bytes(self.data[first : last - len(SEPARATOR)]).split(SEPARATOR)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        first, last = self._spans[table]
        return self.data.count(b"\n", first, last)

    def blocks(self, table: str) -> Iterator[tuple[int, bytes]]:
        """The rows of a table, some twenty at once, as they stand there; and where they begin."""
        for at, end in self.spans(table, BLOCK):
            yield at, bytes(self.data[at:end])

    def spans(self, table: str, size: int) -> list[tuple[int, int]]:
        """Where the rows of a table stand, `size` bytes at once, without what is between."""
        at, last = self._spans[table]
        found = []
        while at < last:
            end = at + size
            after = self.data.find(b"\n", end, last - len(SEPARATOR)) + 1 if end < last else 0
            after = after or last
            found.append((at, after - len(SEPARATOR)))
            at = after
        return found

    def read(self, begin: int) -> tuple[int, Row]:
        """The row that begins there, and its id."""
        line = self.data[begin : self.data.index(b"\n", begin)].removesuffix(b",")
        ((key, row),) = orjson.loads(_object(line)).items()
        return int(key), row

    def span(self, table: str) -> tuple[int, int]:
        """Where the rows of a table stand, as if the last had a separator behind it, too."""
        return self._spans[table]

    def behind(self, begin: int, table: str) -> int:
        """Where the row begins that stands behind the one that begins there."""
        last = self._spans[table][1]
        return self.data.find(b"\n", begin, last - len(SEPARATOR)) + 1 or last

    def is_in_order(self) -> bool:
        """Whether all rows are objects of a line each, sorted by their ids."""
        for table in KNOWN:
            first, last = self._spans[table]
            if first == last:
                continue
            if not _ROWS.fullmatch(self.data, first, last - len(SEPARATOR)):
                return False
            ids = [*map(int, _IDS.findall(self.data, first - 1, last))]
            if any(map(ge, ids, ids[1:])):
                return False
        return True

    def rows(self, table: str) -> dict[int, Row]:
        """All rows of a table of contacts or releases."""
        first, last = self._spans[table]
        with layout.unhurried_collector(last - first):
            return {int(key): row for key, row in self._loaded(table).items()}

    def row(self, table: str, number: int) -> Row | None:
        """One row of a table."""
        begin, end = self._place(table, number)
        return self.read(begin)[1] if begin < end else None

    def number(self, table: str, uid: str) -> int | None:
        """The id of the row with this uid."""
        first, last = self._spans[table]
        if first == last:
            return None
        text = orjson.dumps(uid)
        if table not in self._known_uids:
            usual = codec.row_id(uid)
            row = self.row(table, usual)
            if row and row.get("uid") == uid:
                return usual
            self._sought += 1
        if self._sought < OFTEN:
            begins: Iterable[int] = self._holding(b'"uid":' + text, table)
        else:
            begins = self._uids(table).get(text, ())
        for begin in begins:
            number, row = self.read(begin)
            if row.get("uid") == uid:
                return number
        return None

    def matching(self, pattern: re.Pattern[bytes], table: str) -> Iterator[tuple[int, Row]]:
        """The rows of a table that the pattern is found in, with their ids."""
        at, last = self._spans[table]
        while found := pattern.search(self.data, at, last):
            yield self.read(self._begin(found.start()))
            at = self.data.index(b"\n", found.start())

    def like(self, traces: "Traces", releases: Collection[str]) -> Iterator[Row]:
        """At least all contacts that one of `traces` stands in, or that a release was read into."""
        begins = {*self._holding(_GONE, CONTACTS), *self._holding(_UNITED, CONTACTS)}
        for digest in releases:
            begins.update(self._holding(b'"release":' + orjson.dumps(digest), CONTACTS))
        span = self._spans[CONTACTS]
        if traces.names:
            known: dict[bytes, bool] = {}
            for found in _NAME.finditer(self.data, *span):
                name = found[1]
                if name not in known:
                    known[name] = fold(*_strings(b"[%b]" % name)) in traces.names
                if known[name]:
                    begins.add(self._begin(found.start()))
        if traces.values:
            for found in _VALUES.finditer(self.data, *span):
                values = (value.casefold().partition(";")[0] for value in _strings(found[1]))
                if not traces.values.isdisjoint(values):
                    begins.add(self._begin(found.start()))
        return (self.read(begin)[1] for begin in begins)

    def changed(self, changes: Changes, rest: Data | None = None) -> bytes:
        """The bytes of the file in which these rows are others, and `rest` what is behind them."""
        return bytes(self.pieces(changes, rest))

    def pieces(self, changes: Changes, rest: Data | None = None) -> Pieces:
        """What `changed` gives, not put together."""
        whole = memoryview(self.data)
        out: list[Whole | Stored] = []
        for name in KNOWN:
            out.append(_head(name))
            before = b"\n"
            for part in self._parts(whole, name, changes.get(name, {})):
                out += before, *part
                before = SEPARATOR
            out.append(b"\n}" if before == SEPARATOR else b"}")
        out.append(whole[self._rest :] if rest is None else rest)
        return Pieces(out)

    # --- how ----------------------------------------------------------------------------------

    def _loaded(self, table: str) -> dict[str, Row]:
        first, last = self._spans[table]
        found: dict[str, Row] = orjson.loads(_object(self.data[first : last - len(SEPARATOR)]))
        return found

    def _parts(
        self, whole: memoryview, table: str, rows: Mapping[int, bytes | Stored | None]
    ) -> Iterator[tuple[Whole | Stored, ...]]:
        """The rows of a table, in pieces; those between two changes are one."""
        at, last = self._spans[table]
        for number, row in sorted(rows.items()):
            begin, end = self._place(table, number)
            if at < begin:
                yield (whole[at : begin - len(SEPARATOR)],)
            if row is not None:
                yield b'"%d":' % number, row
            at = end
        if at < last:
            yield (whole[at : last - len(SEPARATOR)],)

    def _place(self, table: str, number: int) -> tuple[int, int]:
        """Where the row begins, and the next; both where it would, if there is none."""
        low, high = self._spans[table]
        stop = high - len(SEPARATOR)
        while low < high:
            begin = self.data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            found = number_at(self.data, begin)
            after = self.data.find(b"\n", begin, stop) + 1 or stop + len(SEPARATOR)
            if found == number:
                return begin, after
            low, high = (after, high) if found < number else (low, begin)
        return low, low

    def _holding(self, text: bytes, table: str) -> Iterator[int]:
        """Where the rows begin that `text` stands in."""
        at, last = self._spans[table]
        while (at := self.data.find(text, at, last)) >= 0:
            yield self._begin(at)
            at = self.data.index(b"\n", at)

    def _uids(self, table: str) -> Mapping[bytes, Sequence[int]]:
        """Where the rows begin that a uid stands in, if only in what is nested there."""
        known = self._known_uids.get(table)
        if known is None:
            known = self._known_uids[table] = {}
            for found in _UID.finditer(self.data, *self._spans[table]):
                known.setdefault(found[1], []).append(self._begin(found.start()))
        return known

    def _begin(self, at: int) -> int:
        return self.data.rfind(b"\n", 0, at) + 1


def number_at(data: Data, begin: int) -> int:
    """The id of the row that begins there."""
    return int(data[begin + 1 : data.index(b'"', begin + 1)])


def _object(rows: Data) -> bytes:
    return b"".join((b"{", rows, b"}"))


def _head(table: str) -> bytes:
    return b'%b"%b":{' % (b"{" if table == HEADER else SEPARATOR, table.encode())


def _behind(table: str) -> bytes:
    """What stands behind the rows of a table, if any."""
    return b"\n}" if table == BIN else b"\n}" + _head(KNOWN[KNOWN.index(table) + 1])


def _strings(written: bytes) -> list[str]:
    """The strings of an array of nothing else."""
    if b"\\" not in written:
        return written[2:-2].decode().split('","')
    found: list[str] = orjson.loads(written)
    return found
