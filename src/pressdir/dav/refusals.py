"""What servers and networks say when they do not do what was asked, in plain words."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from typing import Final

import httpx

from pressdir.dav import xml
from pressdir.errors import (
    PressdirError,
    RefusedError,
    ServerError,
    UnansweredError,
    UnmatchedError,
)

LONGEST: Final = 200  # characters of a server's own words
SABRE: Final = "http://sabredav.org/ns"  # Nextcloud, Baikal: its errors have a message for people

REFUSALS: Final[Mapping[int, tuple[str, str]]] = {  # RFC 9110, 15; RFC 4918, 11; RFC 6585
    400: ("takes it for a mistake", ""),
    403: ("does not allow it", "May this account write there? An owner of the address book knows."),
    404: ("has nothing there", "Check the address."),
    405: (
        "cannot do that there: it is no place for WebDAV",
        "Is it the address of the address book, and not of a web page?",
    ),
    406: ("cannot give it in a form that is understood here", ""),
    409: ("says that it conflicts with what is there", ""),
    410: ("has nothing there any more", "Check the address."),
    413: ("finds it too large", "A picture or a long note in the card may be the reason."),
    414: ("finds the address too long", ""),
    415: ("does not take that kind of content", ""),
    422: ("does not understand the content", ""),
    423: ("has it locked for somebody else", "Try again in some minutes."),
    424: ("does not do it because something before it failed", ""),
    431: ("finds the request too large", ""),
    451: ("may not give it, for legal reasons", ""),
    500: ("failed", "Try again; if it stays so, the log of the server says why."),
    501: ("cannot do that", "Is it a server for address books?"),
    507: ("has no space left for it", "Make space on the server, or ask its keeper to."),
}
CONDITIONS: Final[Mapping[str, str]] = {  # RFC 6352, 5.1 and 6.3.2; RFC 4331
    "no-uid-conflict": "has another card with the same UID",
    "valid-address-data": "does not understand the card",
    "supported-address-data": "does not take that version of vCard",
    "max-resource-size": "finds it too large",
    "quota-not-exceeded": "has no space left for it",
    "sufficient-disk-space": "has no space left for it",
    "need-privileges": "does not allow it",
}
FAILURES: Final[Mapping[int, tuple[str, str]]] = {  # which do not depend on what was asked
    401: (
        "does not let you in",
        "Are user and password right? Many servers want one made for an app.",
    ),
    402: ("wants to be paid first", ""),
    407: ("is behind a proxy that wants a password", "Give it in $HTTPS_PROXY."),
    426: ("wants another version of HTTP", ""),
    429: ("is asked too often", "Try again in some minutes."),
    502: ("cannot be reached behind its gateway", "Try again in some minutes."),
    503: ("is too busy, or closed for maintenance", "Try again in some minutes."),
    504: ("does not answer its gateway", "Try again in some minutes."),
    511: ("is behind a network that wants you to log in", "Open a web page in a browser first."),
}


def complaint(body: bytes) -> tuple[str, str]:
    """Return what the body of an error says for people, in one line, and the condition it names."""
    try:
        root = xml.parsed(body)
    except (xml.BrokenError, xml.UnwantedError):
        return "", ""
    if root.name == "Error":  # of S3
        said = {child.name: " ".join(child.text.split()) for child in root.children}
        return said.get("Message", ""), said.get("Code", "")
    if root.name != f"{xml.DAV} error":
        return "", ""
    words = root.word("message", SABRE) or root.word("responsedescription")
    named = [each.local for each in root.children if not each.name.startswith(SABRE)]
    conditions = [each for each in named if each != "responsedescription"]
    return " ".join(words.split()), conditions[0] if conditions else ""


def of_status(address: str, status: int, words: str = "", condition: str = "") -> PressdirError:
    """Return the error for a status of HTTP. `words` are the server's own, in one line."""
    said = f"{status}: {words[:LONGEST]}" if words else f"{status}"
    if status == 412 and condition in {
        "",
        "PreconditionFailed",
    }:  # Xandikos says so of a card that it does not understand
        return UnmatchedError(
            f"{address}: was changed on the server in the meantime", hint="Sync again."
        )
    if status in FAILURES:
        what, hint = FAILURES[status]
        return ServerError(f"{address}: the server {what} ({said})", hint=hint)
    what, hint = REFUSALS.get(status, ("does not do it", ""))
    what = CONDITIONS.get(condition, what)
    return RefusedError(
        f"{address}: the server {what} ({said})", hint=hint, status=status, condition=condition
    )


def of_network(address: str, host: str, error: httpx.HTTPError, seconds: float) -> ServerError:
    """Return the error for what happened between here and a server."""
    causes = [*_causes(error)]
    by_cause = (_of_cause(address, host, cause) for cause in causes)
    if told := next(filter(None, by_cause), None):
        return told
    why = str(error) or type(error).__name__
    match error:
        case httpx.ProxyError():
            return ServerError(
                f"{address}: the proxy does not lead to {host} ({why})",
                hint="Check $HTTPS_PROXY, or except the host by $NO_PROXY.",
            )
        case httpx.ConnectTimeout():
            return ServerError(
                f"{address}: {host} cannot be reached in time", hint="Check the network."
            )
        case httpx.ConnectError():
            reason = next((each.strerror for each in causes if isinstance(each, OSError)), None)
            return ServerError(
                f"{address}: {host} cannot be reached ({reason or why})", hint="Check the network."
            )
        case httpx.TimeoutException():
            return UnansweredError(
                f"{address}: no whole answer in {seconds:.0f} seconds", hint="Try again later."
            )
        case _:
            return UnansweredError(f"{address}: {host} broke off ({why})", hint="Try again.")


def _of_cause(address: str, host: str, cause: BaseException) -> ServerError | None:
    """Return the error for what the system says; None where it says nothing of use."""
    match cause:
        case ssl.SSLCertVerificationError():
            return ServerError(
                f"{address}: {host} does not prove who it is ({cause.verify_message})",
                hint="On a network that wants you to log in, do so in a browser first. A "
                "certificate of your own house goes into $SSL_CERT_FILE.",
            )
        case ssl.SSLError():
            return ServerError(
                f"{address}: no safe connection with {host} ({cause.reason or 'TLS fails'})",
                hint="Is the port right, and does the server speak https there?",
            )
        case socket.gaierror():
            return ServerError(
                f"{address}: no such host as {host}", hint="Check the address and the network."
            )
        case ConnectionRefusedError():
            return ServerError(
                f"{address}: nobody answers at {host}", hint="Is the server running?"
            )
        case _:
            return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """What an exception was made of, the last first."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
