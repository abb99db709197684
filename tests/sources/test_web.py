"""Web addresses: fetched from a server on this machine, and refused where they lead inside."""

import gzip
import ipaddress
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from pressdir.errors import FetchError
from pressdir.sources import expand, web


class Pages(BaseHTTPRequestHandler):
    """What the server answers, by path."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        path = self.path
        if path == "/page":
            self.answer(b"<p>Ada", {"Content-Type": "text/html; charset=ISO-8859-2"})
        elif path.startswith("/hop/"):
            left = int(path.rpartition("/")[2])
            self.answer(b"", {"Location": f"/hop/{left - 1}" if left else "/page"}, 302)
        elif path.startswith("/to/"):
            self.answer(b"", {"Location": path.removeprefix("/to/")}, 301)
        elif path == "/large":
            self.answer(b"x" * (web.MAX_BYTES + 1), {})
        elif path == "/bomb":
            body = gzip.compress(bytes(web.MAX_BYTES * 2))
            self.answer(body, {"Content-Encoding": "gzip"})
        elif path == "/broken":
            self.answer(b"no gzip", {"Content-Encoding": "gzip"})
        elif path == "/empty":
            self.answer(b"", {})
        elif path == "/cut":
            self.answer(b"x", {"Content-Length": "100"})
        elif path == "/garbage":
            self.wfile.write(b"no http at all\r\n\r\n")
        else:
            self.answer(b"gone", {}, 404)

    def answer(self, body, headers, status=200):
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        running.asked = []
        running.handle_error = lambda *_: None  # a client that hangs up on a bomb is no news
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.address = f"http://127.0.0.1:{running.server_port}"
        yield running
        running.shutdown()
        thread.join()


def test_a_page_is_fetched_with_what_its_server_says(server):
    (source,) = expand([f"{server.address}/page"], allow_local=True)
    document = source.load()
    assert document.source == source.name == f"{server.address}/page"
    assert document.content == b"<p>Ada"
    assert (document.media_type, document.charset) == ("text/html", "iso-8859-2")


def test_the_client_says_who_it_is_and_whom_it_asks(server):
    address = f"http://localhost:{server.server_port}/page"
    web.fetch(address, allow_local=True)
    ((_, headers),) = server.asked
    assert headers["User-Agent"].startswith("pressdir/")
    assert headers["Host"] == f"localhost:{server.server_port}"


def test_five_redirects_are_followed_and_a_sixth_is_not(server):
    assert web.fetch(f"{server.address}/hop/4", allow_local=True).content == b"<p>Ada"
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        web.fetch(f"{server.address}/hop/5", allow_local=True)
    assert len(server.asked) == 12


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("/large", "is larger than 20 MB", id="large"),
        pytest.param("/bomb", "is larger than 20 MB", id="bomb"),
        pytest.param("/empty", "is empty", id="empty"),
        pytest.param("/nowhere", "answers 404 Not Found", id="missing"),
        pytest.param("/cut", "cannot be fetched", id="cut"),
        pytest.param("/broken", "cannot be fetched", id="broken compression"),
        pytest.param("/garbage", "cannot be fetched", id="no HTTP"),
        pytest.param("/to/file:///etc/passwd", "leads to a file address", id="to a file"),
        pytest.param("/to/ftp://b.example/", "leads to a ftp address", id="to FTP"),
        pytest.param("/to/http://a:b@c.example/", "holds a user name", id="to a log-in"),
        pytest.param("/to/http://b.example:x/", "cannot be fetched", id="to nonsense"),
    ],
)
def test_what_is_no_document_says_why(server, path, said):
    address = f"{server.address}{path}"
    with pytest.raises(FetchError, match=said) as caught:
        web.fetch(address, allow_local=True)
    assert str(caught.value).startswith(f"{address}: ")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f.1",
        "0",
        "localhost",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fc00::1]",
        "[ff02::1]",
    ],
)
def test_addresses_inside_are_refused_however_they_are_written(host):
    with pytest.raises(FetchError, match=r"private network|is no web address"):
        web.fetch(f"http://{host}/")


def test_a_redirect_inside_is_refused(server, monkeypatch):
    """The first hop is let through as if it were public, the second is not."""
    real = web._is_public
    monkeypatch.setattr(web, "_is_public", lambda address: address == FIRST or real(address))
    with pytest.raises(FetchError, match=r"leads to a private network \(::1\)"):
        web.fetch(f"{server.address}/to/http://[::1]:{server.server_port}/page")
    assert len(server.asked) == 1


FIRST = ipaddress.ip_address("127.0.0.1")


def test_a_name_is_resolved_once_and_all_its_addresses_count(server, monkeypatch):
    """DNS rebinding: the name server's next answer is never asked for."""
    answers = [[("127.0.0.1", server.server_port)], [("10.0.0.1", 80)]]
    asked = []

    def resolve(host, port, *_, **__):
        asked.append(host)
        if host == "127.0.0.1":  # the connection itself, by number
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", at) for at in answers.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(web, "_is_public", lambda address: address == FIRST)
    address = f"http://news.example:{server.server_port}/page"
    assert web.fetch(address).content == b"<p>Ada"
    assert asked.count("news.example") == 1
    assert server.asked[0][1]["Host"] == f"news.example:{server.server_port}"
    with pytest.raises(FetchError, match="leads to a private network"):
        web.fetch(address)


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    answer = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (at, 80)) for at in ("1.1.1.1", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(FetchError, match="leads to a private network"):
        web.fetch("http://news.example/")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("file:///etc/passwd", "file addresses are not fetched", id="file"),
        pytest.param("gopher://b.example/", "gopher addresses are not fetched", id="gopher"),
        pytest.param("http://a:b@b.example/", "holds a user name", id="log-in"),
        pytest.param("http://", "names no host", id="no host"),
        pytest.param("http://b.example:x/", "is no web address", id="nonsense"),
        pytest.param("http://b.example:99999/", "is no web address|no such host", id="no port"),
        pytest.param(
            f"http://{'a' * 70}.example/", "is no web address|no such host", id="long label"
        ),
        pytest.param("http://no.such.host.invalid/", "no such host", id="unknown"),
    ],
)
def test_an_address_that_cannot_be_fetched_says_why(address, said):
    (source,) = expand([address])
    with pytest.raises(FetchError, match=said) as caught:
        source.load()
    assert str(caught.value).startswith(f"{address}: ")


def test_a_server_that_does_not_answer_is_given_up(monkeypatch):
    monkeypatch.setattr(web, "MAX_SECONDS", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(FetchError, match="no answer"):
            web.fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_local=True)


def test_nothing_listening_is_said(server):
    port = server.server_port
    server.shutdown()
    server.server_close()
    with pytest.raises(FetchError, match="cannot be fetched"):
        web.fetch(f"http://127.0.0.1:{port}/", allow_local=True)


def test_every_error_of_the_library_has_a_translation():
    """What httpx can raise while it fetches is a subclass of what `fetch` translates."""
    raised = [
        error
        for error in vars(httpx).values()
        if isinstance(error, type) and issubclass(error, Exception)
    ]
    caught = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, httpx.CookieConflict)
    assert raised
    assert all(issubclass(error, caught) for error in raised)
