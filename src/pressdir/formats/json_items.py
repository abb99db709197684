"""The items of a JSON file, one after another: of a list, of JSON Lines, or the one that there is.

A file is read as long as its items are asked for. One that is no JSON is handed back as it stands,
and the next one found by brackets, or by the layout where these are what is wrong. Both formats of
cards ask for I-JSON (RFC 7493): a key that stands twice is refused, and a number that not every
program can hold.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pressdir.formats.loaded import Reject

WINDOW = 1 << 16  # characters in which the next item is looked for by the layout
INDENT = 64  # characters before an item that are looked at for its indent
WIDE = 100  # broken items without a layout, after which the rest of a file is handed back in one
LARGEST, SMALLEST = 2**64 - 1, -(2**63)  # what stores and other programs hold of an integer

_BETWEEN = re.compile(r"[ \t\r\n,\x1e]*")  # U+001E: before each text of a sequence (RFC 7464)
_TOKEN = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|[][{},]')
_NO_UTF_8 = re.compile("[\udc80-\udcff]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the file, and where it stands."""

    value: Any
    line: int  # on which it begins, from 1
    start: int
    end: int
    file: str

    @property
    def size(self) -> int:
        """How many characters it has."""
        return self.end - self.start

    @property
    def text(self) -> str:
        """The item as it stands in the file."""
        return self.file[self.start : self.end]


class FaultError(ValueError):
    """What is JSON by its grammar, and still not to be relied on."""


def items(data: bytes, opener: str) -> Iterator[Item | Reject]:
    """Yield each value of `data`, and a reject for each that is no JSON.

    `opener` is the bracket that an item begins with. Where that is a square one, a list of items is
    told from an item by its second character: an item begins with a text.
    """
    return _File(_decoded(data), opener).items()


class _File:
    """A file that is being read."""

    def __init__(self, text: str, opener: str) -> None:
        self.text = text
        self.opener = opener
        self.line = 1
        self.counted = 0  # up to here lines are counted
        self.wide = WIDE
        self.layout: dict[str, int] = {}  # where an indented opener stands next; -1: nowhere

    def items(self) -> Iterator[Item | Reject]:
        inside = cut = False
        at = self._after_blanks(0)
        while at < len(self.text):
            if inside and self.text[at] == "]":
                inside, end = False, at + 1
            elif not inside and self._is_list(at):
                inside, end = True, at + 1
            else:
                item = self._item(at)
                yield item if isinstance(item, Item) else item[0]
                end = item.end if isinstance(item, Item) else item[1]
                cut = not isinstance(item, Item)
            at = self._after_blanks(end)
        if inside and not cut:
            yield Reject("the list does not end: the file may be cut off", "", self._line(at))

    def _after_blanks(self, at: int) -> int:
        match = _BETWEEN.match(self.text, at)
        return match.end() if match else at

    def _is_list(self, at: int) -> bool:
        if self.text[at] != "[":
            return False
        after = self._after_blanks(at + 1)
        return self.opener != "[" or self.text[after : after + 1] != '"'

    def _line(self, at: int) -> int:
        self.line += self.text.count("\n", self.counted, at)
        self.counted = at
        return self.line

    def _item(self, start: int) -> Item | tuple[Reject, int]:
        """The item that begins at `start`, or what is wrong with it and where it ends."""
        line = self._line(start)
        stop = self._next(start)
        error = ""
        if stop is not None and stop - start <= WINDOW:
            piece = self.text[start:stop]
            try:
                value, length = DECODER.raw_decode(piece)
                return Item(value, line, start, start + length, self.text)
            except (ValueError, RecursionError) as caught:
                error = _reason(caught, line - 1)
            if self.wide <= 0 or _balanced(piece, 0, len(piece)) is not None:
                return self._broken(start, stop, line, error)
        try:
            value, end = DECODER.raw_decode(self.text, start)
            return Item(value, line, start, end, self.text)
        except (ValueError, RecursionError) as caught:
            self.wide -= 1
            return self._broken(start, stop, line, error or _reason(caught, 0))

    def _broken(self, start: int, stop: int | None, line: int, why: str) -> tuple[Reject, int]:
        if stop is None and self.wide <= 0:
            reason, end = "too much is no JSON: the rest was not read", len(self.text)
        else:
            limit = len(self.text) if stop is None else stop
            reason, end = why, _balanced(self.text, start, limit) or limit
        return Reject(reason, self.text[start:end].rstrip(" \t\r\n,"), line), end

    def _next(self, start: int) -> int | None:
        """Where the layout says that the next item begins: on a line, indented as this one."""
        before = self.text[max(0, start - INDENT) : start].rpartition("\n")
        indent = before[2] if before[1] and not before[2].strip() else ""
        needle = f"\n{indent}{self.opener}"
        known = self.layout.get(needle, 0)
        if 0 <= known <= start:
            known = self.layout[needle] = self.text.find(needle, start)
        return None if known < 0 else known


def _balanced(text: str, start: int, limit: int) -> int | None:
    """Where the brackets that open at `start` are closed, or else the next comma; None: nowhere."""
    depth = 0
    for token in _TOKEN.finditer(text, start, limit):
        match token[0]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
                if depth <= 0:
                    return token.end() if depth == 0 else max(token.start(), start + 1)
            case "," if depth == 0:
                return max(token.start(), start + 1)
    return None


def _reason(error: ValueError | RecursionError, before: int) -> str:
    """Why a text is no JSON; `before` are the lines of the file before it."""
    match error:
        case json.JSONDecodeError():
            return f"no JSON: {error.msg} (line {before + error.lineno})"
        case FaultError():
            return str(error)
        case RecursionError():
            return "no JSON that can be read: it is nested too deeply"
        case _:
            return f"no JSON that can be read: {error}"


def _decoded(data: bytes) -> str:
    """The file as text; octets that are no UTF-8 are read as Windows usually means them."""
    encoding = json.detect_encoding(data)
    if not encoding.startswith("utf-8"):
        return data.decode(encoding, "replace")
    text = data.decode(encoding, "surrogateescape")
    if text.isascii():
        return text
    return _NO_UTF_8.sub(
        lambda match: match[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise FaultError(f"the key {twice[:60]!r} stands twice in one object")
    return made


def _integer(digits: str) -> int:
    number = int(digits) if len(digits) <= 20 else LARGEST + 1
    if not SMALLEST <= number <= LARGEST:
        raise FaultError(f"a number that is too large: {digits[:24]}")
    return number


def _float(digits: str) -> float:
    number = float(digits)
    if number in {float("inf"), float("-inf")}:
        raise FaultError(f"a number that is too large: {digits[:24]}")
    return number


def _constant(name: str) -> float:
    raise FaultError(f"no JSON: {name} is no number")


DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_float,
    parse_constant=_constant,
)
