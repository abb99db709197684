"""A headless browser, driven by its own protocol over two pipes: no driver, no port, no network.

The DevTools protocol is JSON, a NUL behind each message; the browser reads file descriptor 3 and
writes 4 (`--remote-debugging-pipe`).
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync",
    "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--no-first-run", "--hide-scrollbars", "--lang=en",
)  # fmt: skip
PATIENCE = 60  # seconds
KEYS = {"ArrowDown": 40, "ArrowUp": 38, "Enter": 13, "Escape": 27, "/": 191}
CLOCK = """{
  const Real = Date;
  const now = Real.parse(%s);
  globalThis.Date = class extends Real {
    constructor(...told) { super(...(told.length ? told : [now])); }
    static now() { return now; }
  };
}"""


class Browser:
    """A browser of its own, with a profile that is new."""

    def __init__(self, folder: Path) -> None:
        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        ours, self._out = os.pipe()
        self._in, theirs = os.pipe()
        placed = f'exec "$@" 3</dev/fd/{ours} 4>/dev/fd/{theirs}'
        self._process = subprocess.Popen(
            ["sh", "-c", placed, "sh", PROGRAM, *QUIET, "--remote-debugging-pipe",
             f"--user-data-dir={folder / 'profile'}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            pass_fds=(ours, theirs),
        )  # fmt: skip
        for each in (ours, theirs):
            os.close(each)
        self._number, self._buffer, self._events = 0, b"", []
        told = {"behavior": "allow", "downloadPath": str(self.downloads), "eventsEnabled": True}
        self.call("Browser.setDownloadBehavior", **told)

    def call(self, method: str, session: str | None = None, /, **params):
        """What the browser answers."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                return told["result"]
            self._events.append(told)

    def wait(self, method: str, **params):
        """The next event of this kind, of which this is true; the others are kept."""
        at = 0
        while True:
            if at == len(self._events):
                self._events.append(self._next())
            held = self._events[at].get("params", {})
            if self._events[at].get("method") == method and params.items() <= held.items():
                del self._events[at]
                return held
            at += 1

    def events(self) -> list[dict]:
        """What came meanwhile."""
        self.call("Browser.getVersion")
        found, self._events = self._events, []
        return found

    def _next(self) -> dict:
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(until - time.monotonic(), 0))
            assert ready, "the browser does not answer"
            read = os.read(self._in, 1 << 20)
            assert read, "the browser has ended"
            self._buffer += read
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)

    def page(self) -> "Page":
        """A new tab."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        return Page(self, attached["sessionId"], target)

    def close(self) -> None:
        """End it."""
        self.call("Browser.close")
        os.close(self._out)
        self._process.wait(PATIENCE)
        os.close(self._in)


class Page:
    """A tab."""

    def __init__(self, browser: Browser, session: str, target: str) -> None:
        self._browser, self._session, self._target = browser, session, target
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._call(f"{domain}.enable")

    def _call(self, method: str, **params):
        return self._browser.call(method, self._session, **params)

    def at(self, moment: str) -> "Page":
        """The same tab, in whose pages it is this moment (ISO 8601)."""
        source = CLOCK % json.dumps(moment)
        self._call("Page.addScriptToEvaluateOnNewDocument", source=source)
        return self

    def before(self, source: str) -> "Page":
        """The same tab, in whose pages this runs first."""
        self._call("Page.addScriptToEvaluateOnNewDocument", source=source)
        return self

    def like(self, width=1100, height=900, *, script=True, **features) -> "Page":
        """The same tab, of this size, with or without script, for whom likes it so."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._call("Emulation.setDeviceMetricsOverride", **metrics)
        self._call("Emulation.setScriptExecutionDisabled", value=not script)
        told = [
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
        ]
        self._call("Emulation.setEmulatedMedia", features=told)
        return self

    def open(self, path: Path) -> "Page":
        """The same tab, with this file."""
        self._call("Page.navigate", url=path.resolve().as_uri())
        self._browser.wait("Page.loadEventFired")
        return self

    def ask(self, expression: str):
        """What an expression is in the page."""
        told = self._call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def type(self, text: str) -> None:
        """Type a text where the focus is, at once."""
        self._call("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """Press a key."""
        told = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        text = {"/": "/", "Enter": "\r"}.get(key)
        typed = {"text": text} if text else {}
        self._call("Input.dispatchKeyEvent", type="keyDown", **told, **typed)
        self._call("Input.dispatchKeyEvent", type="keyUp", **told)

    def pdf(self) -> bytes:
        """The page on paper of the size that it asks for."""
        told = {"preferCSSPageSize": True, "printBackground": False}
        return base64.b64decode(self._call("Page.printToPDF", **told)["data"])

    def picture(self, *, whole=False) -> bytes:
        """What one sees, as PNG."""
        told = self._call("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(told["data"])

    def downloaded(self) -> Path:
        """The file that is being saved, once it is there."""
        begun = self._browser.wait("Browser.downloadWillBegin")
        self._browser.wait("Browser.downloadProgress", guid=begun["guid"], state="completed")
        return self._browser.downloads / begun["suggestedFilename"]

    def close(self) -> None:
        """Close it."""
        self._browser.call("Target.closeTarget", targetId=self._target)
