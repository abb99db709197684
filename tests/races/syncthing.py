"""Two real nodes of Syncthing on loopback, which reach nobody else."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 60  # seconds
OPTIONS = {
    "globalAnnounceEnabled": "false", "localAnnounceEnabled": "false", "relaysEnabled": "false",
    "natEnabled": "false", "urAccepted": "-1", "autoUpgradeIntervalH": "0",
    "crashReportingEnabled": "false", "startBrowser": "false", "reconnectionIntervalS": "1",
    "setLowPriority": "false", "stunServer": "",
}  # fmt: skip
CONFIG = """<configuration version="36">
  <folder id="desk" path="{path}" type="sendreceive" rescanIntervalS="3600"
      fsWatcherEnabled="false">
    {members}<maxConflicts>{conflicts}</maxConflicts><minDiskFree unit="">0</minDiskFree>
  </folder>
  {devices}
  <gui enabled="true" tls="false"><address>127.0.0.1:{door}</address><apikey>key</apikey></gui>
  <options><listenAddress>tcp://127.0.0.1:{port}</listenAddress>{options}</options>
</configuration>"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Node:
    """A node, and the folder that it shares."""

    def __init__(self, home):
        self.home, self.folder = home / "node", home / "cloud"
        (self.folder / ".stfolder").mkdir(parents=True)
        done = subprocess.run(
            ["syncthing", "generate", f"--home={self.home}", "--no-default-folder"],
            env=self.environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        self.id = re.search(r"Device ID: (\S+)", done.stdout + done.stderr)[1]
        self.port, self.door = free_port(), free_port()

    @property
    def environment(self):
        alone = {"STMONITORED": "yes", "STNODEFAULTFOLDER": "1", "STNOUPGRADE": "1"}
        return {"PATH": os.environ["PATH"], "HOME": str(self.home.parent), **alone}

    def start(self, nodes, conflicts):
        devices = "".join(
            f'<device id="{each.id}"><address>tcp://127.0.0.1:{each.port}</address></device>'
            for each in nodes
        )
        given = {
            "path": self.folder, "conflicts": conflicts, "door": self.door, "port": self.port,
            "members": "".join(f'<device id="{each.id}"></device>' for each in nodes),
            "devices": devices,
            "options": "".join(f"<{name}>{value}</{name}>" for name, value in OPTIONS.items()),
        }  # fmt: skip
        (self.home / "config.xml").write_text(CONFIG.format(**given))
        self.process = subprocess.Popen(
            ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart"],
            env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def ask(self, path, **given):
        """What the node answers; a question with a `method` of its own is an order."""
        method = given.pop("method", "GET")
        words = "&".join(f"{name}={value}" for name, value in given.items())
        request = urllib.request.Request(  # loopback
            f"http://127.0.0.1:{self.door}/rest/{path}?{words}",
            method=method,
            headers={"X-API-Key": "key"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  # loopback
            return json.loads(answer.read() or b"null")

    def state(self):
        """What it knows of the folder, once it has looked at it."""
        self.ask("db/scan", method="POST", folder="desk")
        found = self.ask("db/status", folder="desk")
        others = self.ask("system/connections")["connections"].values()
        idle = found["state"] == "idle" and not found["needTotalItems"]
        return idle and any(each["connected"] for each in others)


class Cloud:
    """Two nodes that share a folder."""

    def __init__(self, homes, conflicts):
        self.nodes = [Node(home) for home in homes]
        for node in self.nodes:
            node.start(self.nodes, conflicts)

    def paused(self, verb="pause"):
        """Part them; what they do then, neither hears of."""
        for node in self.nodes:
            for other in self.nodes:
                if other is not node:
                    node.ask(f"system/{verb}", method="POST", device=other.id)

    def settled(self):
        """Wait until both hold the same files."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError):
                if all(node.state() for node in self.nodes) and self.are_alike():
                    return
            time.sleep(0.1)
        raise TimeoutError([*map(self.files, self.nodes)])

    def are_alike(self):
        one, other = map(self.files, self.nodes)
        return one == other

    @staticmethod
    def files(node):
        """The files in a node's folder, but for its own."""
        return {
            path.name: path.read_bytes()
            for path in node.folder.iterdir()
            if path.is_file() and not path.name.startswith((".~", ".syncthing"))
        }


@contextmanager
def cloud(homes, conflicts):
    opened = Cloud(homes, conflicts)
    try:
        yield opened
    finally:
        for node in opened.nodes:
            node.process.terminate()
        for node in opened.nodes:
            node.process.wait(PATIENCE)


def is_here():
    return shutil.which("syncthing") is not None


def conflict_copies(folder: Path):
    return [path.name for path in folder.glob("*.sync-conflict-*")]
