"""A server on loopback that answers as a test tells it, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

HOST = "127.0.0.1"
XML = {"Content-Type": "application/xml; charset=utf-8"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]  # names in lower case
    body: bytes


@dataclass(frozen=True)
class Reply:
    """An answer; `parts` are sent one by one, as they come."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    parts: Iterator[bytes] | None = None


class Scripted(ThreadingHTTPServer):
    """Answers what `answer` says to each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOST, 0), _Handler)
        self.asked: list[Asked] = []
        self.answer: Callable[[Asked], Reply] = lambda _: Reply(404)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, *_) -> None:
        """Clients that hang up are no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.any
        raise AttributeError(name)

    def any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, body)
        self.server.asked.append(asked)
        reply = self.server.answer(asked)
        self.send_response_only(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.parts is None:
            if "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)
            self.close_connection = int(reply.headers.get("Content-Length", 0)) > len(reply.body)
            return
        self.close_connection = True
        self.end_headers()
        for part in reply.parts:
            self.wfile.write(part)
            self.wfile.flush()

    def log_message(self, *_) -> None:
        """Say nothing."""


@contextmanager
def serving(wrap=None) -> Iterator[Scripted]:
    """Give a server that runs until the end; `wrap` may make its socket one of TLS."""
    with Scripted() as server:
        if wrap:
            server.socket = wrap(server.socket)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def multistatus(*responses: str, now: str = "", declared: str = "") -> Reply:
    """Give an answer of WebDAV with these responses; `now` is the token of a report."""
    end = f"<d:sync-token>{now}</d:sync-token>" if now else ""
    text = (
        f'<?xml version="1.0"?>{declared}<d:multistatus xmlns:d="DAV:" '
        f'xmlns:c="urn:ietf:params:xml:ns:carddav">{"".join(responses)}{end}</d:multistatus>'
    )
    return Reply(207, XML, text.encode())


def response(href: str, properties: str = "", status: str = "") -> str:
    """What is said of one thing."""
    said = f"<d:status>HTTP/1.1 {status}</d:status>" if status else ""
    if properties:
        said += (
            f"<d:propstat><d:prop>{properties}</d:prop><d:status>HTTP/1.1 200 OK</d:status>"
            "</d:propstat>"
        )
    return f"<d:response><d:href>{href}</d:href>{said}</d:response>"


def mocked(answer: Callable[[httpx.Request], Reply]) -> httpx.MockTransport:
    """Give what answers for every host, without a network."""

    def respond(request: httpx.Request) -> httpx.Response:
        reply = answer(request)
        stream = httpx.ByteStream(reply.body)
        return httpx.Response(reply.status, headers=dict(reply.headers), stream=stream)

    return httpx.MockTransport(respond)


BOOK = "<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype>"
FOLDER = "<d:resourcetype><d:collection/></d:resourcetype>"


def tagged(etag: str) -> str:
    """The properties of a card in a listing."""
    return f"<d:resourcetype/><d:getetag>{etag}</d:getetag>"
