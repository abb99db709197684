"""A file on a server that is written under a condition: as it was when it was read, or not at all.

By RFC 9110, 13.1, a server that is asked to write with `If-Match` does so only while its file has
that ETag. Not all do: some write in any case and say that all is well. So whoever relies on it asks
`honours` first, which tries it on a file of its own beside.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol, Self
from urllib.parse import quote

import httpx

from pressdir.dav import etags
from pressdir.dav.http import Answer, Session, TooLargeError
from pressdir.dav.multistatus import HTML
from pressdir.errors import (
    PressdirError,
    RefusedError,
    UnansweredError,
    UnmatchedError,
)

GONE: Final = frozenset({404, 410})
NO_BUCKET: Final = "NoSuchBucket"  # of S3: not only the object is missing
GRAIN: Final = 2.1  # seconds; a fingerprint that is made of the time has a grain of one or two
HINTS: Final = {
    403: "May this account write there?",
    404: "Check the address, and that its folder is there.",
    405: "Is it the address of a file for WebDAV, and not of a web page?",
    409: "Is its folder there, and has nobody locked it?",
    413: "The server takes no files of that size.",
}


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was read."""

    data: bytes
    tag: str  # its ETag; "" if the server gives none


class Remote(Protocol):
    """A file on a server. Each call may raise a `ServerError`."""

    where: str

    def get(self) -> Version | None:
        """What is there; None if nothing is."""

    def put(self, data: bytes, tag: str | None) -> None:
        """Write it in the place of the version with this ETag; None: where nothing is.

        Raises:
            UnmatchedError: something else is there. It was left as it is.
            RefusedError: the server does not take it.
        """

    def delete(self) -> None:
        """Take it away, whatever it is."""

    def beside(self, name: str) -> "Remote":
        """The file of another name in the same folder."""


class RemoteFile:
    """A file on a server for WebDAV, or on any other that takes PUT (RFC 9110, 9.3.4)."""

    def __init__(
        self, session: Session, url: httpx.URL, largest: int, where: str | None = None
    ) -> None:
        self._session = session
        self._url = url
        self._largest = largest
        self.where = str(url) if where is None else where

    def get(self) -> Version | None:
        """What is there; None if nothing is."""
        try:
            answer = self._ask("GET", size=self._largest)
        except RefusedError as error:
            if error.status in GONE and error.condition != NO_BUCKET:
                return None
            raise
        if answer.media_type in HTML:
            raise UnansweredError(
                f"{self.where}: is a web page",
                hint="Is that the address of a file? On a network that wants you to log in, do so "
                "in a browser first.",
            )
        return Version(answer.body, etags.sendable(answer.headers.get("ETag", "")))

    def put(self, data: bytes, tag: str | None) -> None:
        """Write it under a condition, always."""
        *earlier, last = etags.conditions(tag)
        headers = {"Content-Type": "application/json"}
        for condition in earlier:
            with suppress(UnmatchedError):
                self._ask("PUT", headers | condition, data)
                return
        self._ask("PUT", headers | last, data)

    def delete(self) -> None:
        """Take it away."""
        self._ask("DELETE")

    def beside(self, name: str) -> Self:
        """The file of another name in the same folder."""
        return type(self)(self._session, self._url.join(f"./{quote(name)}"), self._largest)

    def _ask(
        self,
        method: str,
        headers: dict[str, str] | None = None,
        data: bytes = b"",
        *,
        size: int | None = None,
    ) -> Answer:
        try:
            return self._session.ask(method, self._url, headers, data, size=size)
        except RefusedError as error:
            if (meant := self._meant(error, method)) is error:
                raise
            raise meant from error
        except TooLargeError as error:
            error.hint = "Is that the address of a contact file?"
            raise

    def _meant(self, error: RefusedError, _method: str) -> PressdirError:
        """What a refusal means here."""
        error.hint = HINTS.get(error.status, error.hint)
        return error


class Honour(StrEnum):
    """How a server keeps to the condition under which it is asked to write."""

    ALWAYS = "always"
    BY_TIME = "by the second"  # two versions of one second have the same ETag


def honours(file: Remote, name: str, wait: Callable[[float], None]) -> Honour:
    """Find out how a server keeps to conditions, with a file called `name` beside, which goes then.

    Raises:
        RefusedError: it does not; the reason is told.
        ServerError: it cannot be found out.
    """
    trial = file.beside(name)
    try:
        return _tried(trial, wait)
    except _BrokenRuleError as error:
        raise RefusedError(
            f"{file.where}: the server {error}, so that two who write at once would write over "
            "each other",
            hint="Nothing was synced. Have the server's own program keep its folder on your disk, "
            "and sync with the file there.",
        ) from error
    finally:
        with suppress(PressdirError):
            trial.delete()


class _BrokenRuleError(Exception):
    """What the server does that it should not."""


def _tried(trial: Remote, wait: Callable[[float], None]) -> Honour:
    trial.put(b"1\n", None)
    first = _tag(trial, b"1\n")
    _write(trial, b"2\n", first)
    second = _tag(trial, b"2\n")
    by_time = second == first
    if by_time:  # all versions are of one length, so that only the time tells them apart
        wait(GRAIN)
        _write(trial, b"3\n", second)
        second = _tag(trial, b"3\n")
        if second == first:
            raise _BrokenRuleError("gives what was changed the same ETag again")
    if _takes(trial, b"4\n", first):
        raise _BrokenRuleError("writes over a version that was changed in the meantime")
    if _takes(trial, b"5\n", None):
        raise _BrokenRuleError("writes over a file that was to be new")
    return Honour.BY_TIME if by_time else Honour.ALWAYS


def _write(trial: Remote, data: bytes, tag: str) -> None:
    try:
        trial.put(data, tag)
    except UnmatchedError as error:
        raise _BrokenRuleError("does not know the ETag again that it gave") from error


def _tag(trial: Remote, written: bytes) -> str:
    """The ETag of what was just written."""
    found = trial.get()
    if found is None or found.data != written:
        raise _BrokenRuleError("does not give back what was just written")
    if not found.tag:
        raise _BrokenRuleError("gives no ETag, by which one version is known from another")
    return found.tag


def _takes(trial: Remote, data: bytes, tag: str | None) -> bool:
    try:
        trial.put(data, tag)
    except UnmatchedError:
        return False
    return True
