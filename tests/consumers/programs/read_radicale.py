"""PUT the cards of a folder to Radicale, a real server on loopback, and print what it gives back.

What it serves is taken apart by the rules alone, so that what is missing is missing there.
"""

import base64
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path

HOST = "127.0.0.1"
BOOK = "/press/book"
MAKE = (
    '<?xml version="1.0"?><create xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop>'
    "<resourcetype><collection/><C:addressbook/></resourcetype></prop></set></create>"
)
ANYBODY = "Basic " + base64.b64encode(b"press:x").decode()
NOT_KEPT = {"X-ABSHOWAS", "X-PRESSDIR-NOTE-LINES"}


@contextmanager
def served():
    """A connection to a server that keeps its cards in a folder that goes with it."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        options = ["--hosts", f"{HOST}:{port}", "--auth-type", "none", "--logging-level", "error"]
        options += ["--storage-filesystem-folder", folder, "--config", ""]
        server = subprocess.Popen([sys.executable, "-m", "radicale", *options])
        try:
            for _ in range(200):
                try:
                    socket.create_connection((HOST, port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield HTTPConnection(HOST, port, timeout=20)
        finally:
            server.terminate()
            server.wait()


def asked(connection, method, path, body=None):
    headers = {"Authorization": ANYBODY}
    if method == "PUT":
        headers["Content-Type"] = "text/vcard; charset=utf-8"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


def split(value, separator):
    return [
        text(part) for part in re.findall(rf"((?:[^\\{separator}]|\\.)*)(?:{separator}|$)", value)
    ]


def text(value):
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def fields(card):
    lines = [
        re.fullmatch(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:]*)?):(.*)", line).groups()
        for line in card.replace("\r\n ", "").split("\r\n")
        if line
    ]

    def values(name):
        return [value for each, _, value in lines if each == name]

    def types(params):
        words = re.findall(r"TYPE=([^;]*)", params)
        return sorted({type_ for word in words for type_ in word.split(",")} - {"PREF"})

    return {
        "fn": text(values("FN")[0]),
        "n": split(values("N")[0], ";")[:5],
        "org": "".join(split(value, ";")[0] for value in values("ORG")),
        "title": "".join(map(text, values("TITLE"))),
        "locality": "".join(split(value, ";")[3] for value in values("ADR")),
        "emails": list(map(text, values("EMAIL"))),
        "phones": values("TEL"),
        "types": [types(params) for name, params, _ in lines if name == "TEL"],
        "tags": [tag for value in values("CATEGORIES") for tag in split(value, ",") if tag],
        "note": "".join(map(text, values("NOTE"))),
        "url": "".join(values("URL")),
        "uid": "".join(values("UID")),
        "rev": "".join(values("REV")),
        "kind": "".join(values("KIND")),
        "company": "COMPANY" in values("X-ABSHOWAS"),
        "langs": values("LANG"),
        "kept": [
            f"{name}:{value}"
            for name, _, value in lines
            if name in {"NICKNAME", "BDAY"} or name.startswith("X-")
            if name not in NOT_KEPT
        ],
    }


seen = {}
with served() as connection:
    status, said = asked(connection, "MKCOL", f"{BOOK}/", MAKE)
    assert status == 201, said
    for path in Path(sys.argv[1]).glob("*.vcf"):
        place = f"{BOOK}/{path.name}"
        status, said = asked(connection, "PUT", place, path.read_bytes())
        if status == 201:
            _, said = asked(connection, "GET", place)
            seen[path.stem] = fields(said.decode())
        else:
            seen[path.stem] = {"error": f"{status} {said.decode()}"}
json.dump({"version": version("radicale"), "cards": seen}, sys.stdout)
