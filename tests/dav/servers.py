"""Real servers of address books on loopback, each in a folder that goes with it, ended by its id.

with servers.running("radicale") as server:
    server.make_book("press")
    with server.session() as session: ...
"""

import base64
import imaplib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
        if self.name == "cyrus":  # which ends those that it began
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
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


CYRUS = Path("/usr/lib/cyrus/bin/master")  # of Debian's cyrus-caldav; Fastmail runs on Cyrus
CYRUS_SETTINGS = """
configdirectory: {0}/conf
proc_path: {0}/proc
mboxname_lockpath: {0}/lock
defaultpartition: default
partition-default: {0}/spool
admins: keeper
httpmodules: carddav
allowplaintext: yes
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {0}/passwords
sasl_mech_list: PLAIN
servername: localhost
unixhierarchysep: no
virtdomains: off
"""
CYRUS_SERVICES = """
START {{ recover cmd="/usr/sbin/cyrus ctl_cyrusdb -C {0}/settings -r" }}
SERVICES {{
  imap cmd="imapd -C {0}/settings" listen="{1}:{2}" prefork=0
  http cmd="httpd -C {0}/settings" listen="{1}:{3}" prefork=1
}}
EVENTS {{ }}
"""


def _cyrus(folder: Path, port: int) -> list[str]:
    folder.chmod(0o711)  # its programs are no root's
    home = folder / "cyrus"
    for name in ("conf/socket", "conf/db", "conf/user", "proc", "lock", "spool"):
        (home / name).mkdir(parents=True)
    (home / "settings").write_text(CYRUS_SETTINGS.format(home), encoding="utf-8")
    services = CYRUS_SERVICES.format(home, HOST, _free_port(), port)
    (home / "services").write_text(services, encoding="utf-8")
    for name in ("keeper", USER):
        subprocess.run(
            ["saslpasswd2", "-p", "-c", "-f", home / "passwords", "-u", "localhost", name],
            input=PASSWORD.encode(), check=True,
        )  # fmt: skip
    subprocess.run(["chown", "-R", "cyrus", home], check=True)
    files = [f"{home}/{name}" for name in ("settings", "services", "number")]
    return [str(CYRUS), "-D", "-C", files[0], "-M", files[1], "-p", files[2]]


def _give_a_mailbox(server: "Server") -> None:
    """Cyrus has address books for whoever has a mailbox."""
    services = (server.folder / "cyrus" / "services").read_text(encoding="utf-8")
    with imaplib.IMAP4(HOST, int(re.search(rf"imapd.*{HOST}:(\d+)", services)[1])) as keeper:
        keeper.login("keeper", PASSWORD)
        said, why = keeper.create(f"user.{USER}")
        assert said == "OK", why


COMMANDS: dict[str, tuple[Callable[[Path, int], list[str]], str]] = {
    "radicale": (_radicale, f"/{USER}/"),
    "xandikos": (_xandikos, f"/{USER}/contacts/"),
    "sabre": (_sabre, f"/dav.php/addressbooks/{USER}/"),
    "sabre, rewriting": (_rewriting, f"/dav.php/addressbooks/{USER}/"),
    "cyrus": (_cyrus, f"/dav/addressbooks/user/{USER}/"),
}
NO_TOKENS = frozenset({"sabre", "sabre, rewriting"})  # Debian's is of the time before RFC 6578


def missing(name: str) -> str:
    """Why a server cannot run here; "" if it can."""
    if name == "cyrus":
        if os.environ.get("PRESSDIR_CYRUS") != "1" or os.geteuid():
            return "Cyrus is tried by root, if PRESSDIR_CYRUS=1"
        is_there = CYRUS.exists() and shutil.which("saslpasswd2")
        return "" if is_there else "cyrus-caldav or sasl2-bin is not installed"
    if name.startswith("sabre"):
        return "" if shutil.which("php") and SABRE.exists() else "php-sabre-dav is not installed"
    return "" if importlib.util.find_spec(name) else f"{name} is not installed"


@contextmanager
def running(name: str) -> Iterator[Server]:
    """Give a server that has nothing yet, and end it afterwards."""
    command, home = COMMANDS[name]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        port = _free_port()
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                command(folder, port),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=os.environ | {"HOME": place},
            )  # fmt: skip
        server = Server(name, port, home, folder, process)
        try:
            _wait(server)
            if name == "cyrus":
                _give_a_mailbox(server)
            yield server
        finally:
            server.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


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
