"""Requests: who gets the password, how long and large an answer may be, and what is said of it."""

import gzip
import itertools
import logging
import pickle
import shutil
import socket
import ssl
import subprocess
import threading
import time
import traceback
import zlib
from contextlib import contextmanager

import httpcore
import httpx
import pytest

from pressdir.dav import refusals
from pressdir.dav.http import Limits, Login, Session
from pressdir.errors import (
    PressdirError,
    RefusedError,
    ServerError,
    UnansweredError,
    UnmatchedError,
    UsageError,
)

from .scripted import HOST, XML, Reply, mocked, serving

SECRET = "hunter2-correct-horse"  # noqa: S105 - to be found where it should not be
BASIC = "YW5uYTpodW50ZXIyLWNvcnJlY3QtaG9yc2U="  # of anna and the secret
QUICK = Limits(size=1 << 20, seconds=0.6, silence=0.4, connecting=0.4, patience=3)


@pytest.fixture
def server():
    with serving() as running:
        yield running


@contextmanager
def session(server, limits=QUICK, **more):
    waits = []
    url = httpx.URL(server.address)
    with Session(url, Login("anna", SECRET), limits, sleep=waits.append, **more) as asking:
        asking.waits = waits
        yield asking


def ask(server, method="GET", limits=QUICK, headers=None, **more):
    with session(server, limits, **more) as asking:
        return asking.ask(method, asking.named.join("/x"), headers, b"")


def refused(server, kind=ServerError, **more):
    """The error, after a look that the password stands nowhere in it."""
    with pytest.raises(kind) as caught:
        ask(server, **more)
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    told += str(caught.value) + caught.value.hint + repr(caught.value.__dict__)
    assert SECRET not in told
    assert BASIC not in told
    assert "\n" not in str(caught.value)
    return caught.value


# --- the password ---------------------------------------------------------------------------------


def test_the_password_goes_along_and_the_client_says_who_it_is(server):
    server.answer = lambda _: Reply(200, body=b"yes")
    assert ask(server).body == b"yes"
    (asked,) = server.asked
    assert asked.headers["authorization"] == f"Basic {BASIC}"
    assert asked.headers["user-agent"].startswith("pressdir/")


def test_a_password_beyond_latin_is_sent_as_utf_8(server):
    server.answer = lambda _: Reply(200)
    with Session(httpx.URL(server.address), Login("änna", "пароль")) as asking:
        asking.ask("GET", asking.named)
    assert server.asked[0].headers["authorization"] == "Basic w6RubmE60L/QsNGA0L7Qu9GM"


def test_a_server_that_wants_a_digest_gets_one(server):
    def answer(asked):
        if asked.headers.get("authorization", "").startswith("Digest "):
            return Reply(200, body=b"in")
        challenge = 'Digest realm="BaikalDAV", qop="auth", nonce="abc", opaque="def"'
        return Reply(401, {"WWW-Authenticate": challenge})

    server.answer = answer
    with session(server) as asking:
        for _ in range(2):
            assert asking.ask("PUT", asking.named, {}, b"card").body == b"in"
    proofs = [asked.headers["authorization"].partition(" ")[0] for asked in server.asked]
    assert proofs == ["Basic", "Digest", "Digest"]
    assert [asked.body for asked in server.asked] == [b"card"] * 3


def test_a_digest_that_is_too_old_is_made_anew(server):
    nonces = iter(["one", "two", "three"])
    current = [next(nonces)]

    def answer(asked):
        if f'nonce="{current[0]}"' in asked.headers.get("authorization", ""):
            current[0] = next(nonces)
            return Reply(200)
        return Reply(401, {"WWW-Authenticate": f'Digest realm="a", nonce="{current[0]}"'})

    server.answer = answer
    with session(server) as asking:
        assert asking.ask("GET", asking.named).status == 200
        assert asking.ask("GET", asking.named).status == 200


@pytest.mark.parametrize(
    "challenge",
    [
        'Digest realm="a", nonce="b", algorithm=ROT13',
        'Digest realm="a", nonce="b", qop="auth-int"',
        "Digest",
        "Digest nonce=",
        "Digest nonce",
        "Bearer",
        'Basic realm="a", Digest realm="a", nonce="b"',
    ],
)
def test_a_challenge_that_cannot_be_met_is_a_refusal(server, challenge):
    server.answer = lambda _: Reply(401, {"WWW-Authenticate": challenge})
    assert "does not let you in (401)" in str(refused(server))


@pytest.mark.parametrize("location", ["http://[", "http://a:b/", "//[", "http://" + "a" * 70_000])
def test_a_redirect_to_nowhere_is_said(server, location):
    server.answer = lambda _: Reply(302, {"Location": location})
    said = str(refused(server))
    assert "leads to" in said or "broke off" in said


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "ftp://a:hunter2@b.example/"])
def test_a_proxy_of_another_kind_is_said(monkeypatch, proxy):
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UsageError, match="is not known here") as caught:
        Session(httpx.URL("https://dav.example.org/"))
    assert "hunter2" not in str(caught.value)


def test_a_redirect_on_the_same_server_is_followed_with_method_and_body(server):
    server.answer = lambda asked: (
        Reply(301, {"Location": "/y/"}) if asked.path == "/x" else Reply(200, body=b"there")
    )
    with session(server) as asking:
        answer = asking.ask("REPORT", asking.named.join("/x"), {"Depth": "1"}, b"<a/>")
    assert (answer.body, answer.url.path) == (b"there", "/y/")
    assert [(asked.method, asked.body, asked.headers["depth"]) for asked in server.asked] == [
        ("REPORT", b"<a/>", "1")
    ] * 2


@pytest.mark.parametrize("method", ["GET", "PROPFIND", "PUT", "DELETE"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_server_is_not_followed(server, method, status):
    with serving() as other:
        server.answer = lambda _: Reply(status, {"Location": f"{other.address}x"})
        error = refused(server, method=method)
        assert other.asked == []
    if status != 303 or method in {"GET", "PROPFIND"}:
        assert f"leads to another server, {other.address.rstrip('/')}" in str(error)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "location",
    ["http://dav.example.org/x", "//dav.example.org/x", "https://127.0.0.1/x", "ftp://a.example/"],
)
def test_no_other_place_is_asked_anything(server, location):
    server.answer = lambda _: Reply(302, {"Location": location})
    assert "leads to another server" in str(refused(server))


def test_a_redirect_with_a_password_in_it_is_not_followed(server):
    place = server.address.replace("//", "//anna:other@")
    server.answer = lambda _: Reply(302, {"Location": place})
    assert "other@" not in str(refused(server))


def test_redirects_have_an_end(server):
    count = itertools.count()
    server.answer = lambda _: Reply(302, {"Location": f"/{next(count)}"})
    assert "redirects more than 5 times" in str(refused(server))
    assert len(server.asked) == 6


def test_what_was_changed_is_not_followed_to_a_page(server):
    server.answer = lambda _: Reply(303, {"Location": "/welcome"})
    assert "answers with a page" in str(refused(server, method="PUT"))
    assert len(server.asked) == 1


def test_a_redirect_from_tls_to_clear_text_is_refused():
    asked = []

    def answer(request):
        asked.append(request.url)
        return Reply(301, {"Location": "http://dav.example.org/"})

    url = httpx.URL("https://dav.example.org/")
    asking = Session(url, Login("anna", SECRET), transport=mocked(answer))
    with asking, pytest.raises(ServerError, match=r"another server, http://dav\.example\.org,"):
        asking.ask("GET", url)
    assert asked == [url]


def test_cookies_are_not_kept(server):
    server.answer = lambda _: Reply(200, {"Set-Cookie": "session=1"})
    with session(server) as asking:
        asking.ask("GET", asking.named)
        asking.ask("GET", asking.named)
    assert not any("cookie" in asked.headers for asked in server.asked)


def test_neither_netrc_nor_a_proxy_comes_between(server, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text(f"machine {HOST} login eve password spy\n")
    with serving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        monkeypatch.setenv("HOME", str(tmp_path))
        server.answer = lambda _: Reply(200)
        with Session(httpx.URL(server.address)) as asking:
            asking.ask("GET", asking.named)
        assert proxy.asked == []
    assert "authorization" not in server.asked[0].headers


def test_a_login_shows_its_password_nowhere(caplog):
    login = Login("anna", SECRET)
    assert SECRET not in repr(login)
    assert SECRET not in f"{login}"
    assert not hasattr(login, "__dict__")
    with pytest.raises(TypeError):
        pickle.dumps(login)
    caplog.set_level(logging.DEBUG)
    with serving() as server:
        server.answer = lambda _: Reply(401, {"WWW-Authenticate": 'Digest realm="a", nonce="b"'})
        refused(server)
    assert server.asked
    assert SECRET not in caplog.text
    assert BASIC not in caplog.text


def test_a_server_that_repeats_the_password_is_not_quoted(server):
    for secret in (SECRET, f"Basic {BASIC}"):
        message = f'<s:message xmlns:s="http://sabredav.org/ns">no {secret}</s:message>'
        body = f'<d:error xmlns:d="DAV:">{message}</d:error>'.encode()
        server.answer = lambda _, body=body: Reply(403, XML, body)
        refused(server)


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [
        (400, RefusedError, "takes it for a mistake (400)"),
        (401, ServerError, "does not let you in (401)"),
        (403, RefusedError, "does not allow it (403)"),
        (404, RefusedError, "has nothing there (404)"),
        (405, RefusedError, "no place for WebDAV (405)"),
        (409, RefusedError, "conflicts with what is there (409)"),
        (410, RefusedError, "has nothing there any more (410)"),
        (412, UnmatchedError, "was changed on the server in the meantime"),
        (413, RefusedError, "finds it too large (413)"),
        (415, RefusedError, "does not take that kind of content (415)"),
        (418, RefusedError, "does not do it (418)"),
        (423, RefusedError, "has it locked for somebody else (423)"),
        (429, ServerError, "is asked too often (429)"),
        (500, RefusedError, "failed (500)"),
        (501, RefusedError, "cannot do that (501)"),
        (502, ServerError, "cannot be reached behind its gateway (502)"),
        (503, ServerError, "is too busy, or closed for maintenance (503)"),
        (504, ServerError, "does not answer its gateway (504)"),
        (507, RefusedError, "has no space left for it (507)"),
        (511, ServerError, "wants you to log in (511)"),
        (304, RefusedError, "does not do it (304)"),
        (302, RefusedError, "does not do it (302)"),
    ],
)
def test_each_refusal_is_said_in_plain_words(server, status, kind, said):
    server.answer = lambda _: Reply(status)
    error = refused(server, PressdirError)
    assert type(error) is kind
    assert str(error).startswith(f"{server.address}x: ")
    assert said in str(error)
    if kind is RefusedError:
        assert error.status == status


def test_every_refusal_in_the_tables_is_a_sentence():
    for table in (refusals.REFUSALS, refusals.FAILURES):
        for what, hint in table.values():
            assert what
            assert not what.endswith(".")
            assert not hint or hint.endswith((".", "?"))


def test_the_words_and_the_condition_of_a_server_are_told(server):
    body = (
        b'<d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" '
        b'xmlns:c="urn:ietf:params:xml:ns:carddav"><s:exception>X</s:exception>'
        b"<s:message>The card\n  is not \xc3\xbc-shaped</s:message><c:no-uid-conflict/></d:error>"
    )
    server.answer = lambda _: Reply(409, XML, body)
    error = refused(server, RefusedError)
    assert "has another card with the same UID (409: The card is not ü-shaped)" in str(error)
    assert error.condition == "no-uid-conflict"


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>" * 999, b"<d:error xmlns:d='DAV:'/>", b"\xff\xfe", b"x" * (1 << 19)],
    ids=["nothing", "HTML", "empty", "no text", "long"],
)
def test_a_refusal_without_words_is_said_all_the_same(server, body):
    server.answer = lambda _: Reply(403, XML, body)
    assert "does not allow it (403)" in str(refused(server))


def test_a_password_that_is_wanted_and_not_given(server):
    server.answer = lambda _: Reply(401)
    asking = Session(httpx.URL(server.address))
    with asking, pytest.raises(ServerError, match="wants a password") as caught:
        asking.ask("GET", asking.named)
    assert "--user" in caught.value.hint


# --- too busy -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        pytest.param({"Retry-After": "1"}, [1, 1], id="seconds"),
        pytest.param({}, [1, 2], id="no time"),
        pytest.param({"Retry-After": "soon"}, [1, 2], id="nonsense"),
        pytest.param(
            {
                "Date": "Sun, 22 Nov 2026 10:00:00 GMT",
                "Retry-After": "Sun, 22 Nov 2026 10:00:01 GMT",
            },
            [1, 1],
            id="its own clock",
        ),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_is_too_busy_is_asked_again(server, status, headers, waits):
    left = iter([Reply(status, headers), Reply(status, headers), Reply(200, body=b"now")])
    server.answer = lambda _: next(left)
    with session(server) as asking:
        assert asking.ask("PUT", asking.named, {}, b"card").body == b"now"
        assert asking.waits == waits
    assert [asked.body for asked in server.asked] == [b"card"] * 3


@pytest.mark.parametrize("after", ["3600", "9" * 400, "-1"])
def test_nobody_waits_longer_than_the_patience_lasts(server, after):
    server.answer = lambda _: Reply(503, {"Retry-After": after})
    began = time.monotonic()
    error = refused(server)
    assert "is too busy" in str(error)
    assert time.monotonic() - began < 30


# --- bounds ---------------------------------------------------------------------------------------


def test_an_answer_that_is_too_large_is_given_up(server):
    sent = []

    def endless():
        while True:
            sent.append(1)
            yield bytes(1 << 16)

    server.answer = lambda _: Reply(200, parts=endless())
    assert "is larger than 1 MB" in str(refused(server))
    assert len(sent) < 2000


@pytest.mark.parametrize(
    "headers",
    [{"Content-Encoding": "gzip"}, {"Content-Encoding": "GZIP"}, {"Content-Encoding": "x-gzip"}],
)
def test_a_packed_answer_is_unpacked_within_its_bounds(server, headers):
    server.answer = lambda _: Reply(200, headers, gzip.compress(b"card" * 1000))
    assert ask(server).body == b"card" * 1000
    bomb = gzip.compress(bytes(20 << 20))
    server.answer = lambda _: Reply(200, headers, bomb)
    assert "is larger than 1 MB" in str(refused(server))


@pytest.mark.parametrize(
    ("coding", "body", "said"),
    [
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(1 << 20))), "nobody asked for"),
        ("br", b"x", "nobody asked for"),
        ("deflate", zlib.compress(b"x"), "nobody asked for"),
        ("gzip", b"no gzip", "packing is broken"),
        ("gzip", gzip.compress(b"card" * 1000)[:-20], "packing is broken"),
    ],
    ids=["twice", "another way", "deflate", "not packed", "cut off"],  # the bytes hold the time
)
def test_what_is_packed_otherwise_is_not_unpacked(server, coding, body, said):
    server.answer = lambda _: Reply(200, {"Content-Encoding": coding}, body)
    assert said in str(refused(server))


def drip(part, count=10_000, pause=0.05):
    for _ in range(count):
        time.sleep(pause)
        yield part


def test_an_answer_that_comes_in_drops_has_an_end(server):
    server.answer = lambda _: Reply(200, parts=drip(b"x"))
    began = time.monotonic()
    assert isinstance(refused(server), UnansweredError)
    assert time.monotonic() - began < 30


def test_headers_that_come_in_drops_have_an_end():
    """httpx has no bound for them: a header a second goes on for hours."""
    with socket.create_server((HOST, 0)) as listening:

        def serve():
            connection, _ = listening.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                try:
                    for _ in range(2000):
                        time.sleep(0.05)
                        connection.sendall(b"X-A: b\r\n")
                except OSError:
                    pass

        thread = threading.Thread(target=serve)
        thread.start()
        url = httpx.URL(f"http://{HOST}:{listening.getsockname()[1]}/")
        began = time.monotonic()
        with Session(url, None, QUICK) as asking, pytest.raises(UnansweredError, match="no whole"):
            asking.ask("PUT", url, {}, b"x")
        assert time.monotonic() - began < 30
        thread.join()


def test_silence_has_an_end(server):
    server.answer = lambda _: Reply(200, parts=drip(b"", 1, 2))
    assert "no whole answer in" in str(refused(server))


@pytest.mark.parametrize(
    ("method", "times"), [("PROPFIND", 2), ("GET", 2), ("PUT", 1), ("DELETE", 1)]
)
def test_an_answer_that_breaks_off_is_asked_for_again_only_where_that_is_harmless(
    server, method, times
):
    server.answer = lambda _: Reply(200, {"Content-Length": "100"}, b"half")
    error = refused(server, UnansweredError, method=method)
    assert "broke off" in str(error)
    assert len(server.asked) == times


# --- the network ----------------------------------------------------------------------------------


def failing(url, login=None):
    with Session(httpx.URL(url), login, QUICK) as asking, pytest.raises(ServerError) as caught:
        asking.ask("GET", asking.named)
    return str(caught.value)


def test_what_is_between_here_and_there_is_said():
    with socket.socket() as taken:
        taken.bind((HOST, 0))  # and does not listen
        assert "nobody answers at 127.0.0.1" in failing(f"http://{HOST}:{taken.getsockname()[1]}/")
    assert "no such host as no.such.host.invalid" in failing("https://no.such.host.invalid/")


def test_every_error_of_the_library_has_words():
    kinds = [
        kind
        for kind in vars(httpx).values()
        if isinstance(kind, type) and issubclass(kind, httpx.RequestError)
    ]
    assert len(kinds) > 10
    for kind in kinds:
        said = refusals.of_network("https://a.example/x", "a.example", kind(""), 5)
        assert str(said).startswith("https://a.example/x: ")
        assert "()" not in str(said)


def test_a_server_that_speaks_no_tls_is_said(server):
    said = failing(server.address.replace("http:", "https:"), Login("anna", SECRET))
    assert "no safe connection with 127.0.0.1" in said
    assert server.asked == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for localhost that nobody signed but itself."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-keyout", "key", "-out", "certificate", "-days", "3650", "-subj",
         "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    return folder


@pytest.fixture
def safe_server(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate", certificate / "key")
    with serving(lambda plain: context.wrap_socket(plain, server_side=True)) as running:
        running.answer = lambda _: Reply(200, body=b"safe")
        yield running


def test_a_certificate_that_nobody_vouches_for_is_refused(safe_server):
    url = f"https://localhost:{safe_server.server_port}/"
    said = failing(url, Login("anna", SECRET))
    assert "localhost does not prove who it is (self-signed certificate)" in said
    assert safe_server.asked == []


def test_an_authority_of_ones_own_counts_when_the_system_is_told(
    safe_server, certificate, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "certificate"))
    url = httpx.URL(f"https://localhost:{safe_server.server_port}/")
    with Session(url, Login("anna", SECRET)) as asking:
        assert asking.ask("GET", url).body == b"safe"
    assert "IP address mismatch" in failing(f"https://{HOST}:{safe_server.server_port}/")


def test_a_proxy_is_for_tls_alone(monkeypatch, server):
    """The proxy of the system sees no more than where to connect."""
    server.answer = lambda _: Reply(403)
    monkeypatch.setenv("HTTPS_PROXY", server.address)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    said = failing("https://dav.example.org/", Login("anna", SECRET))
    assert "proxy does not lead to dav.example.org" in said
    assert [asked.method for asked in server.asked] == ["CONNECT"]
    assert not any("authorization" in asked.headers for asked in server.asked)
    assert httpcore.__version__
