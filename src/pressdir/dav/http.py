"""Requests to one server, with a password that nobody else gets to see.

No cookies, no ~/.netrc, no redirect to anybody else; TLS is always verified, and every answer has a
bound in time and size, unpacked. What a server or the network does wrong is a `ServerError` in
plain words.
"""

import time
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType
from typing import Final, Self

import httpx

from pressdir.dav import addresses, refusals
from pressdir.dav.punctual import Deadline, Transport, proxy_for
from pressdir.errors import PressdirError, ServerError, UnansweredError

USER_AGENT: Final = f"pressdir/{version('pressdir')}"
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS: Final = 5
BUSY: Final = frozenset({429, 503})
FIRST_WAIT: Final = 1.0  # seconds after "too busy" without a time, then twice as long each time
READING: Final = frozenset({"GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT"})
PACKED: Final = 16 + zlib.MAX_WBITS  # zlib's word for gzip
WORDS: Final = 64 << 10  # bytes of an error's page that are looked at


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server may cost."""

    size: int = 64 << 20  # bytes of an answer: a listing of a hundred thousand cards
    seconds: float = 120.0  # for a whole answer
    silence: float = 60.0  # between two of its bytes; a large listing takes a server some time
    connecting: float = 15.0
    patience: float = 60.0  # in all, for a server that says it is too busy


class Login:
    """A user name and a password that shows up nowhere: not in a repr, a log or an error."""

    __slots__ = ("_digest", "_password", "user")

    def __init__(self, user: str, password: str) -> None:
        self.user = user
        self._password = password
        self._digest: httpx.DigestAuth | None = None

    def __repr__(self) -> str:
        return f"Login({self.user!r}, ...)"

    def __reduce__(self) -> str:
        raise TypeError("a password is not written anywhere")

    def sign(self, request: httpx.Request) -> None:
        """Add the password to a request (RFC 7617, RFC 7616)."""
        if self._digest:
            signed = next(self._digest.sync_auth_flow(request))
            request.headers.update(signed.headers)
        else:
            request.headers["Authorization"] = self._basic

    def again(self, request: httpx.Request, response: httpx.Response) -> httpx.Request | None:
        """Return the request as a server wants it that does not take the password as it is."""
        offered = response.headers.get("WWW-Authenticate", "").lower()
        if "digest" not in offered or "basic" in offered:
            return None
        digest = httpx.DigestAuth(self.user, self._password)
        request.headers.pop("Authorization", None)
        flow = digest.sync_auth_flow(request)
        next(flow)
        try:
            again = flow.send(response)
        except (StopIteration, httpx.ProtocolError, LookupError, ValueError, NotImplementedError):
            return None  # of a kind that httpx does not know, or no challenge at all
        self._digest = digest  # a new one where the last is too old
        return again

    def kept_out(self, words: str) -> str:
        """Return a server's words, or nothing if it repeats the password in them."""
        secrets = (self._password, self._basic.removeprefix("Basic "))
        return "" if any(secret and secret in words for secret in secrets) else words

    @property
    def _basic(self) -> str:
        return "Basic " + b64encode(_bytes(f"{self.user}:{self._password}")).decode()


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")  # what a terminal of another encoding typed


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers that did what it was asked."""

    url: httpx.URL  # where in the end
    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def media_type(self) -> str:
        """What the body is, as the server says; "" if it does not."""
        declared: str = self.headers.get("Content-Type", "")
        return declared.partition(";")[0].strip().lower()


class Session:
    """A server that is asked several things. To be closed, as `with` does."""

    def __init__(
        self,
        named: httpx.URL,
        login: Login | None = None,
        limits: Limits | None = None,
        *,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Ask the server at an address that its user named; `login` goes to no other."""
        self.named = named
        self.limits = limits or Limits()
        self._login = login
        self._deadline = Deadline()
        self._transport = transport or Transport(self._deadline, proxy=proxy_for(named))
        self._sleep = sleep

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._transport.close()

    @property
    def user(self) -> str:
        """Who asks; "" for nobody."""
        return self._login.user if self._login else ""

    def ask(
        self,
        method: str,
        url: httpx.URL,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        *,
        size: int | None = None,
    ) -> Answer:
        """Return what the server answers if that is a success.

        Redirects are followed as long as they stay with whom the password is for. A server that is
        too busy is asked again, for a while. `size` is how many bytes an answer may have.

        Raises:
            UnmatchedError: a condition of the request does not hold.
            RefusedError: the server does not do this.
            ServerError: it cannot be asked, or gives no whole answer.
        """
        left = self.limits.patience
        wait = FIRST_WAIT
        for _ in range(MAX_REDIRECTS + 1):
            self._check(url)
            request = httpx.Request(method, url, headers=_headers(headers), content=body)
            while True:
                answer = self._answered(request, size or self.limits.size)
                pause = _pause(answer, wait) if answer.status in BUSY else None
                if pause is None or pause > left:
                    break
                self._sleep(pause)
                left -= pause
                wait *= 2
            if answer.status not in REDIRECTS or "Location" not in answer.headers:
                return self._succeeded(answer)
            url = self._redirected(method, answer)
        raise ServerError(f"{self.named}: the server redirects more than {MAX_REDIRECTS} times")

    def _check(self, url: httpx.URL) -> None:
        if not addresses.trusts(self.named, url):
            raise ElsewhereError(
                f"{self.named}: leads to another server, {_place(url)}, which was asked nothing",
                hint="If your password is meant for that one, name it instead.",
            )

    def _redirected(self, method: str, answer: Answer) -> httpx.URL:
        """Where to ask the same again."""
        url = addresses.joined(answer.url, answer.headers["Location"])
        if answer.status == 303 and method not in READING:  # what was asked is done, or was ignored
            raise ServerError(f"{answer.url}: the server answers with a page, {url}")
        return url

    def _succeeded(self, answer: Answer) -> Answer:
        if 200 <= answer.status < 300:
            return answer
        raise self._refusal(answer)

    def _refusal(self, answer: Answer) -> PressdirError:
        words, condition = refusals.complaint(answer.body[:WORDS])
        words = self._login.kept_out(words) if self._login else words
        if answer.status == 401 and not self._login:
            return ServerError(
                f"{answer.url}: the server wants a password", hint="Name the user with --user."
            )
        if answer.status in BUSY and (after := answer.headers.get("Retry-After", "")).isdecimal():
            words = f"{words} It asks to wait {after} seconds".strip()
        return refusals.of_status(str(answer.url), answer.status, words, condition)

    def _answered(self, request: httpx.Request, size: int) -> Answer:
        """The answer to a request, whatever it is; asked twice where that can do no harm."""
        try:
            return self._once(request, size)
        except _BrokenOffError:
            if request.method not in READING:
                raise
        return self._once(request, size)

    def _once(self, request: httpx.Request, size: int) -> Answer:
        answer = self._exchanged(request, size)
        if answer.status == 401 and self._login:
            response = httpx.Response(401, headers=answer.headers, request=request)
            if again := self._login.again(request, response):
                return self._exchanged(again, size, signed=True)
        return answer

    def _exchanged(self, request: httpx.Request, size: int, *, signed: bool = False) -> Answer:
        limits = self.limits
        self._deadline.set(limits.seconds)
        timeout = httpx.Timeout(limits.silence, connect=limits.connecting)
        request.extensions = {"timeout": timeout.as_dict()}
        if self._login and not signed:
            self._login.sign(request)
        try:
            with closing(self._transport.handle_request(request)) as response:
                body = self._body(response, request, size)
                return Answer(request.url, response.status_code, response.headers, body)
        except httpx.HTTPError as error:
            said = refusals.of_network(
                str(request.url), request.url.host, error, self.limits.seconds
            )
            if isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError)):
                raise _BrokenOffError(str(said), hint=said.hint) from error
            raise said from error

    def _body(self, response: httpx.Response, request: httpx.Request, size: int) -> bytes:
        """What a server sends, unpacked. Only what was asked for is unpacked, and that once."""
        coding = response.headers.get("Content-Encoding", "").strip().lower()
        if coding not in {"", "identity", "gzip", "x-gzip"}:
            raise ServerError(f"{request.url}: is packed as nobody asked for ({coding})")
        parts: list[bytes] = []
        left = size
        unpack = _unpacked if coding.endswith("gzip") else _as_it_is
        try:
            for part in unpack(response.iter_raw(), size):
                left -= len(part)
                if left < 0:
                    raise TooLargeError(
                        f"{request.url}: is larger than {_amount(size)}",
                        hint="Is that the address of an address book?",
                        etag=response.headers.get("ETag", ""),
                    )
                parts.append(part)
        except zlib.error as error:
            raise UnansweredError(f"{request.url}: its packing is broken ({error})") from error
        return b"".join(parts)


class ElsewhereError(ServerError):
    """The server that was named leads to another one, which was not asked."""


class TooLargeError(ServerError):
    """An answer has more bytes than it may."""

    def __init__(self, message: str, *, hint: str = "", etag: str = "") -> None:
        super().__init__(message, hint=hint)
        self.etag = etag  # of what is too large; "" if the server gives none


class _BrokenOffError(UnansweredError):
    """The connection ended before the answer did."""


def _headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    # A card alone is asked for unpacked: servers give what they pack another ETag
    return {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"} | dict(headers or {})


def _unpacked(parts: Iterator[bytes], size: int) -> Iterator[bytes]:
    packer = zlib.decompressobj(PACKED)
    for part in parts:
        yield packer.decompress(part, size + 1)  # as much is too much already
    if not packer.eof:
        raise zlib.error("it ends early")


def _as_it_is(parts: Iterator[bytes], _size: int) -> Iterator[bytes]:
    return parts


def _pause(answer: Answer, otherwise: float) -> float:
    """Return how long to wait for a server that is too busy (RFC 9110, 10.2.3)."""
    after = answer.headers.get("Retry-After", "").strip()
    if after.isdecimal() and len(after) < 10:
        return float(after)
    try:
        until = parsedate_to_datetime(after)
        now = parsedate_to_datetime(answer.headers.get("Date", ""))  # its own clock, not ours
        return max((until - now).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return otherwise


def _place(url: httpx.URL) -> str:
    port = f":{url.port}" if url.port else ""
    return f"{url.scheme}://{url.host}{port}"


def _amount(size: int) -> str:
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size >> 10} kB"
