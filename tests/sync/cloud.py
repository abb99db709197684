"""A small server for files on loopback, which keeps to conditions, or does not, as it is told."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Cloud:
    """The files of a server, and how it behaves."""

    tag: object = lambda number, _second: f'"{number}"'  # of a version; None for no ETag
    matches: object = lambda tag, asked: asked == tag  # of If-Match
    honours: frozenset = frozenset({"If-Match", "If-None-Match"})
    given_back: object = lambda data: data
    kind: str = "application/json"
    full: bool = False
    second: int = 0  # what its clock shows
    files: dict = field(default_factory=dict)  # by path: the data, and the ETag
    asked: list = field(default_factory=list)
    port: int = 0
    written: int = 0
    mismatch: int = 412  # how it says that a condition does not hold

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/desk.json"

    def held(self):
        return self.files["/desk.json"][0]

    def methods(self):
        """What it was asked since the last time."""
        asked, self.asked[:] = [*self.asked], []
        return asked

    def keep(self, path, data):
        self.written += 1
        self.files[path] = data, self.tag(self.written, self.second)

    def refuses(self, path, headers):
        _, tag = self.files.get(path, (b"", None))
        asked = headers.get("If-Match")
        if asked and "If-Match" in self.honours:
            return path not in self.files or not self.matches(tag, asked)
        new = headers.get("If-None-Match") == "*" and "If-None-Match" in self.honours
        return new and path in self.files


@contextmanager
def running(cloud):
    """The server as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self, status, data=b"", tag=None):
            cloud.asked.append(f"{self.command} {self.path}")
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Content-Type", cloud.kind)
            if tag:
                self.send_header("ETag", tag)
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self):
            if self.path not in cloud.files:
                return self.answer(404)
            data, tag = cloud.files[self.path]
            return self.answer(200, cloud.given_back(data), tag)

        def do_PUT(self):
            data = self.rfile.read(int(self.headers["Content-Length"]))
            if cloud.refuses(self.path, self.headers):
                return self.answer(cloud.mismatch)
            if cloud.full:
                return self.answer(507)
            cloud.keep(self.path, data)
            return self.answer(201)

        def do_DELETE(self):
            cloud.files.pop(self.path, None)
            self.answer(204)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        cloud.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield cloud
        finally:
            server.shutdown()
            thread.join()
