"""Servers on a bad day, by a seed: what fails, when, and what they make of cards.

`Flaky` wraps any `Collection`; `FlakyTransport` stands between the client and a real server, so
that the client itself is tried. `REWRITES` are what servers make of a card that is put; each does
the same to the same card. A fault is told by its error, so nothing here is a lie: a server that
keeps silent about cards it has is `Forgetful`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

import httpx

from pressdir.dav import Card, Changes, RefusedError, UnansweredError, UnmatchedError

# --- what servers make of cards ------------------------------------------------------------------


def _lines(text: str) -> list[str]:
    return re.sub(r"\r?\n[ \t]", "", text).replace("\r\n", "\n").strip().split("\n")


def _joined(lines: list[str], end: str = "\r\n") -> str:
    return "".join(line + end for line in lines)


def reordered(text: str) -> str:
    """Sort the properties, as Radicale does."""
    first, version, *rest, last = _lines(text)
    return _joined([first, version, *sorted(rest), last])


def with_plain_line_ends(text: str) -> str:
    """Write lines as XML has them: no carriage return."""
    return _joined(_lines(text), "\n")


def folded_elsewhere(text: str) -> str:
    """Fold at 30 characters instead of 75."""
    return _joined(["\r\n ".join(re.findall(".{1,30}", line) or [""]) for line in _lines(text)])


def stamped(text: str) -> str:
    """Replace REV and PRODID by its own."""
    lines = [line for line in _lines(text) if not re.match(r"(?i)(REV|PRODID)[:;]", line)]
    return _joined(
        [*lines[:-1], "PRODID:-//Example//Server 1.0//EN", "REV:20301231T235959Z", lines[-1]]
    )


def without_what_it_does_not_know(text: str) -> str:
    """Drop each property that begins with X-, in a group or not."""
    return _joined([line for line in _lines(text) if not re.match(r"(?i)([\w-]+\.)?X-", line)])


def in_small_letters(text: str) -> str:
    """Write the types of numbers and addresses in lower case."""
    return re.sub(r";TYPE=([\w,]+)", lambda found: f";TYPE={found[1].lower()}", text)


def in_large_letters(text: str) -> str:
    """Write the names of properties and their types in upper case, without groups."""
    lines = []
    for line in _lines(text):
        name, colon, value = line.partition(":")
        lines.append(re.sub(r"^[\w-]+\.", "", name).upper() + colon + value)
    return _joined(lines)


def sliced(text: str) -> str:
    """Cut each value at 60 characters: some have columns of a width."""
    return _joined(
        [re.sub(r"^((?:NOTE|TITLE|ORG)[^:]*:.{60}).*", r"\1", line) for line in _lines(text)]
    )


REWRITES: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "reordered": reordered,
    "plain line ends": with_plain_line_ends,
    "folded elsewhere": folded_elsewhere,
    "stamped": stamped,
    "nothing unknown": without_what_it_does_not_know,
    "small letters": in_small_letters,
    "large letters": in_large_letters,
    "sliced": sliced,
    "all of it": lambda text: folded_elsewhere(reordered(stamped(in_large_letters(text)))),
}


# --- a collection on a bad day -------------------------------------------------------------------


class Flaky:
    """A `Collection` of which some calls fail; `rate` may be set to 0 when the day is over.

    `happened` counts the faults, so that a test can say that it met them.
    """

    def __init__(self, book, chance: Random, rate: float = 0.2) -> None:
        self.book, self.chance, self.rate = book, chance, rate
        self.url = book.url
        self.happened: Counter[str] = Counter()

    @property
    def versions(self) -> frozenset[str]:
        return self.book.versions

    def _is(self, fault: str) -> bool:
        if self.chance.random() >= self.rate:
            return False
        self.happened[fault] += 1
        return True

    def _late(self, when: str) -> None:
        if self._is(f"late {when}"):
            raise UnansweredError(f"{self.url}: no whole answer in 120 seconds")

    def changes(self, token: str) -> Changes:
        self._late("before changes")
        if token and self._is("token forgotten"):
            token = ""
        found = self.book.changes(token)
        if self._is("no token"):
            found = replace(found, token="")
        self._late("after changes")
        return found

    def cards(self, hrefs) -> Iterator[Card]:
        self._late("before cards")
        wanted = [*hrefs]
        self.chance.shuffle(wanted)  # they come in any order
        for card in self.book.cards(wanted):
            if self._is("card unreadable"):
                yield Card(card.href, "", "", f"{card.href}: the server failed (500)")
            else:
                yield card
            self._late("between cards")

    def put(self, href: str, text: str, etag: str | None) -> str:
        self._late("before put")
        self._refuse(href)
        told = self.book.put(href, text, etag)
        self._late("after put")
        return "" if self._is("no ETag") else told

    def delete(self, href: str, etag: str) -> None:
        self._late("before delete")
        self._refuse(href)
        self.book.delete(href, etag)
        self._late("after delete")

    def free(self, uid: str) -> str:
        return self.book.free(uid)

    def _refuse(self, href: str) -> None:
        if self._is("412"):
            raise UnmatchedError(f"{href}: was changed on the server in the meantime")
        if self._is("refused"):
            status = self.chance.choice([403, 409, 413, 423, 500, 507])
            raise RefusedError(f"{href}: the server does not do it ({status})", status=status)


class Forgetful(Flaky):
    """A server that now and then leaves cards out of a listing that it says is whole.

    Nobody can know that. What a sync makes of it must be asked first, or be undone by the next one.
    """

    forgets = 0.5  # of such listings

    def changes(self, token: str) -> Changes:
        found = super().changes(token)
        if found.whole and found.etags and self.chance.random() < self.forgets:
            self.happened["a part, as if all"] += 1
            kept = self.chance.sample(sorted(found.etags), self.chance.randrange(len(found.etags)))
            found = replace(found, etags={href: found.etags[href] for href in kept})
        return found


# --- a connection on a bad day -------------------------------------------------------------------


class FlakyTransport(httpx.BaseTransport):
    """Passes requests on, or fails before or after that."""

    def __init__(self, chance: Random, rate: float = 0.2) -> None:
        self.chance, self.rate = chance, rate
        self.inner = httpx.HTTPTransport()
        self.happened: Counter[str] = Counter()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        fault = self.chance.choice(FAULTS) if self.chance.random() < self.rate else None
        if fault in STATUSES:
            return self._answered(fault, fault)
        if fault == "late before":
            self._raise(fault, httpx.ConnectTimeout("late"))
        response = self.inner.handle_request(request)
        if fault is None:
            return response
        body = b"".join(response.iter_raw())
        response.close()
        if fault == "late after":
            self._raise(fault, httpx.ReadTimeout("late"))
        if fault == "broken off after":
            self._raise(fault, httpx.RemoteProtocolError("gone"))
        if fault == "502 after":
            return self._answered(fault, "502")
        headers = {
            name: value
            for name, value in response.headers.items()
            if name not in {"content-length", "transfer-encoding"}
        }
        if fault == "no ETag":
            headers.pop("etag", None)
        elif fault == "cut":
            body = body[: self.chance.randrange(len(body))] if body else body
        self.happened[fault] += 1
        return httpx.Response(response.status_code, headers=headers, stream=httpx.ByteStream(body))

    def _raise(self, fault: str, error: httpx.TransportError) -> None:
        self.happened[fault] += 1
        raise error

    def _answered(self, fault: str, status: str) -> httpx.Response:
        self.happened[fault] += 1
        return httpx.Response(int(status), stream=httpx.ByteStream(b""))

    def close(self) -> None:
        self.inner.close()


STATUSES = ("403", "412", "429", "500", "503", "507")
FAULTS = (*STATUSES, "late before", "late after", "broken off after", "502 after", "no ETag", "cut")
