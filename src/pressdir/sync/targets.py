"""What a contact file can be synced with, by how it is spelt."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from pressdir.errors import UsageError
from pressdir.store import Store
from pressdir.store.disk import Disk
from pressdir.sync import files, folder, meeting, objects
from pressdir.sync.cards import server
from pressdir.sync.carrier import Carrier
from pressdir.sync.meeting import Means, Outcome, Request
from pressdir.sync.memory import Memory

Sync = Callable[[Request, Store, Means], Outcome | None]

WEB = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
MAILBOX = re.compile(r"[^/\s@]+@[^/\s@]+\.(?!json$)[^/\s@.]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of target."""

    is_meant: Callable[[str, Disk], bool]  # by what was typed
    sync: Sync


def sync(request: Request, store: Store, means: Means) -> Outcome | None:
    """Make the store and a target the same; None: somebody was asked, and did not want it.

    Raises:
        UsageError: there is no such target, or it is not what it was.
        StoreError: one of the two cannot be read or written.
        ConflictError: others write the target all the time.
    """
    target = request.target or Memory.read(store.disk, store.state).target
    if not target:
        raise UsageError(
            "sync: with which file?", hint="Name it once: pressdir sync ~/Dropbox/desk.json"
        )
    kind = next(kind for kind in KINDS if kind.is_meant(target, store.disk))
    return kind.sync(replace(request, target=target), store, means)


def _carried(opened: Callable[[Request, Store, Means], Carrier]) -> Sync:
    """A sync with what is a contact file again, wherever it lies."""

    def sync(request: Request, store: Store, means: Means) -> Outcome | None:
        return meeting.met(store, opened(request, store, means), request, means)

    return sync


def _on_a_server(
    opened: Callable[[Request, Store, Means], AbstractContextManager[Carrier]],
) -> Sync:
    """A sync with such a file that a connection leads to."""

    def sync(request: Request, store: Store, means: Means) -> Outcome | None:
        with opened(request, store, means) as carrier:
            return meeting.met(store, carrier, request, means)

    return sync


def _no_file(request: Request, _store: Store, _means: Means) -> Outcome | None:
    raise UsageError(
        f"{request.target}: no file, and no address book",
        hint="sync takes a file, a folder, or an address that begins with https.",
    )


def _is_web(target: str, _disk: Disk) -> bool:
    return WEB.match(target) is not None


def _is_mailbox(target: str, disk: Disk) -> bool:
    """Whether it is an e-mail address, of which no address book can be told, and no file."""
    return MAILBOX.fullmatch(target) is not None and disk.status(Path(target)) is None


def _is_path(_target: str, _disk: Disk) -> bool:
    return True


KINDS = (  # the first that is meant
    Kind(objects.is_object, _on_a_server(objects.object_opened)),
    Kind(objects.is_file, _on_a_server(objects.file_opened)),
    Kind(server.is_meant, server.sync),
    Kind(_is_web, _no_file),
    Kind(_is_mailbox, _no_file),
    Kind(folder.is_meant, _carried(folder.opened)),
    Kind(_is_path, _carried(files.opened)),
)
