"""Connections that keep to a time for the whole of an answer.

A time limit for each read, which is all that httpx has, lets a server that sends one byte a minute
go on for ever. So each read gets what is left of the time for the whole.
"""

import time
import urllib.request
from collections.abc import Iterable
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from pressdir.errors import UsageError

SocketOption = Any  # what httpcore calls SOCKET_OPTION


class Deadline:
    """When an answer must be there."""

    def __init__(self) -> None:
        self._until = float("inf")

    def set(self, seconds: float) -> None:
        """Begin anew."""
        self._until = time.monotonic() + seconds

    def within(self, timeout: float | None, late: type[Exception]) -> float:
        """Return the time for the next step. Raises `late` if there is none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise late("too late")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = self._deadline.within(timeout, httpcore.ReadTimeout)
        return self._stream.read(max_bytes, left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = self._deadline.within(timeout, httpcore.WriteTimeout)
        self._stream.write(buffer, left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.within(timeout, httpcore.ConnectTimeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, left)
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore has it
        return self._stream.get_extra_info(info)


class _Backend(httpcore.SyncBackend):
    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.within(timeout, httpcore.ConnectTimeout)
        stream = super().connect_tcp(host, port, left, local_address, socket_options)
        return _Stream(stream, self._deadline)


class Transport(httpx.HTTPTransport):
    """HTTP that ends when its deadline is over, whatever the server does."""

    def __init__(self, deadline: Deadline, *, proxy: str | None) -> None:
        super().__init__(verify=_trusted(), trust_env=False, proxy=proxy)
        self._pool._network_backend = _Backend(deadline)  # noqa: SLF001 - httpx has no way to say it


def _trusted() -> SSLContext:
    """Whose certificates count: Mozilla's list, the system's, and those of $SSL_CERT_FILE."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def proxy_for(url: httpx.URL) -> str | None:
    """Return the proxy that the system names for a server, which TLS passes through unread.

    Raises:
        UsageError: it is of a kind that is not known here.
    """
    if url.scheme != "https" or urllib.request.proxy_bypass(url.host):
        return None
    named = urllib.request.getproxies()
    if not (proxy := named.get("https") or named.get("all")):
        return None
    scheme, separator, _ = proxy.partition("://")
    if separator and scheme.lower() not in {"http", "https"}:
        raise UsageError(
            f"a proxy by {scheme} is not known here",
            hint="Give one by http in $HTTPS_PROXY, or except the host by $NO_PROXY.",
        )
    return proxy if separator else f"http://{proxy}"
