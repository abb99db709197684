"""Real servers of address books on loopback, each in a folder that goes with it, ended by its id.

with servers.running("radicale") as server:
    server.make_book("press")
    with server.session() as session: ...
"""

import base64
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import httpx

from pressdir.dav.book import Book
from pressdir.dav.http import Login, Session

HOST = "127.0.0.1"
USER, PASSWORD = "anna", "correct horse battery"
SCRIPT = Path(__file__).with_name("sabre.php")
PATIENCE = 30.0  # seconds to start
MAKE = (
    '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop>'
    "<resourcetype><collection/><C:addressbook/></resourcetype><displayname>{}</displayname></prop>"
    "</set></mkcol>"
)


@dataclass
class Server:
    """A server that runs."""

    name: str
    port: int
    home: str  # path of the folder that address books are in
    folder: Path  # where it keeps them
    process: subprocess.Popen

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def session(self, password: str = PASSWORD) -> Session:
        """A session of somebody who knows the password."""
        return Session(httpx.URL(self.address), Login(USER, password))

    def book(self, session: Session, name: str = "press") -> Book:
        """An address book that was made."""
        return Book(session, f"http://{HOST}:{self.port}{self.home}{name}/")

    def make_book(self, name: str = "press", title: str = "Press") -> str:
        """Make an address book; its URL."""
        status, said, _ = self.ask("MKCOL", f"{self.home}{name}/", MAKE.format(title).encode())
        assert status == 201, said
        return f"http://{HOST}:{self.port}{self.home}{name}/"

    def ask(self, method, path, body=None, **headers) -> tuple[int, bytes, dict[str, str]]:
        """What somebody else's program asks the server, by http.client and not by our code."""
        proof = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if method == "PUT":
            headers.setdefault("Content-Type", "text/vcard; charset=utf-8")
        elif body:
            headers.setdefault("Content-Type", "application/xml")
        connection = HTTPConnection(HOST, self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers | {"Authorization": f"Basic {proof}"})
            answer = connection.getresponse()
            return answer.status, answer.read(), dict(answer.getheaders())
        finally:
            connection.close()

    def stop(self) -> None:
        """End it at once: what it kept goes with it."""
        self.process.kill()
        self.process.wait()


def _radicale(folder: Path, port: int) -> list[str]:
    users = folder / "users"
    users.write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    options = {
        "server-hosts": f"{HOST}:{port}",
        "auth-type": "htpasswd",
        "auth-htpasswd-filename": users,
        "auth-htpasswd-encryption": "plain",
        "auth-delay": "0",
        "storage-filesystem-folder": folder / "collections",
        "logging-level": "error",
        "config": "",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    return [sys.executable, "-m", "radicale", *words]


def _xandikos(folder: Path, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "xandikos", "serve", "--no-detect-systemd", "--defaults"),
        *("-d", str(folder / "collections"), "--state-dir", str(folder / "state")),
        *("--current-user-principal", f"/{USER}/", "-l", HOST, "-p", str(port)),
    ]


SABRE = Path("/usr/share/php/Sabre/DAV/Server.php")  # where Debian's php-sabre-dav puts it


def _sabre(_folder: Path, port: int) -> list[str]:
    return ["php", "-d", "opcache.enable_cli=1", "-S", f"{HOST}:{port}", str(SCRIPT)]


def _rewriting(folder: Path, port: int) -> list[str]:
    return ["env", "SABRE_REWRITES=1", *_sabre(folder, port)]


COMMANDS: dict[str, tuple[Callable[[Path, int], list[str]], str]] = {
    "radicale": (_radicale, f"/{USER}/"),
    "xandikos": (_xandikos, f"/{USER}/contacts/"),
    "sabre": (_sabre, f"/dav.php/addressbooks/{USER}/"),
    "sabre, rewriting": (_rewriting, f"/dav.php/addressbooks/{USER}/"),
}
NO_TOKENS = frozenset({"sabre", "sabre, rewriting"})  # Debian's is of the time before RFC 6578


def missing(name: str) -> str:
    """Why a server cannot run here; "" if it can."""
    if name.startswith("sabre"):
        return "" if shutil.which("php") and SABRE.exists() else "php-sabre-dav is not installed"
    return "" if importlib.util.find_spec(name) else f"{name} is not installed"


@contextmanager
def running(name: str) -> Iterator[Server]:
    """Give a server that has nothing yet, and end it afterwards."""
    command, home = COMMANDS[name]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        with socket.socket() as free:
            free.bind((HOST, 0))
            port = free.getsockname()[1]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                command(folder, port),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=os.environ | {"HOME": place},
            )  # fmt: skip
        server = Server(name, port, home, folder, process)
        try:
            _wait(server)
            yield server
        finally:
            server.stop()


def _wait(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.process.poll() is None:
        try:
            server.ask("OPTIONS", "/")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError((server.folder / "log").read_text(errors="replace"))
