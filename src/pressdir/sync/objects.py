"""One file on a server, which all write, each only in the place of the version that they read.

That the server keeps to this is found out at the first sync, before anything is written, and
remembered. Where it tells versions apart by their second alone, what is there is read once more
before it is written; what gets lost all the same comes back when whoever wrote it syncs again.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pressdir.errors import ConflictError, RefusedError
from pressdir.store import Store
from pressdir.store.contents import AsWeLeftIt, Contents
from pressdir.store.disk import Disk, Written
from pressdir.store.layout import MAX_SIZE
from pressdir.store.snapshot import Snapshot
from pressdir.sync.access import Access
from pressdir.sync.carrier import Beside, CopyBeside
from pressdir.sync.meeting import Means, Request
from pressdir.sync.memory import Memory
from pressdir.sync.shared import OneForAll, Shared

if TYPE_CHECKING:
    from pressdir.dav.remote import Remote, Version

SUFFIX = ".json"
PROVED = "conditions"  # what is remembered of the server


def is_file(target: str, _disk: Disk) -> bool:
    """Whether a target is a file on a server; what else is there may be an address book."""
    return target.lower().startswith(("https://", "http://")) and target.endswith(SUFFIX)


def is_object(target: str, _disk: Disk) -> bool:
    """Whether a target is an object of S3."""
    return target.startswith("s3://")


@contextmanager
def object_opened(request: Request, store: Store, means: Means) -> "Iterator[RemoteObject]":
    """The object of S3, as long as it is synced with.

    Raises:
        UsageError: it is none, or nobody knows a key for it.
    """
    from pressdir.dav import s3  # noqa: PLC0415 - loads an HTTP client

    place = s3.Place.typed(request.target)
    with s3.session(place, store.disk.now, means.wait) as session:
        remote = s3.RemoteObject(session, session.named, MAX_SIZE, request.target)
        found = RemoteObject(remote, store, Access(), means)
        found.probes = not request.dry_run
        yield found


@contextmanager
def file_opened(request: Request, store: Store, means: Means) -> "Iterator[RemoteObject]":
    """The file at an address, as long as it is synced with.

    Raises:
        UsageError: it is no address, or nobody can be asked for a password.
        ProgramError: the command for the password gives none.
    """
    from pressdir.dav import addresses  # noqa: PLC0415 - loads an HTTP client
    from pressdir.dav.http import Session  # noqa: PLC0415
    from pressdir.dav.remote import RemoteFile  # noqa: PLC0415

    url = addresses.typed(request.target)
    access = Access.of(request, Memory.read(store.disk, store.state, str(url)))
    with Session(url, access.login(url.host, means), sleep=means.wait) as session:
        found = RemoteObject(RemoteFile(session, url, MAX_SIZE), store, access, means)
        found.probes = not request.dry_run
        yield found


class RemoteContents(Contents):
    """The contents of a file on a server."""

    def __init__(self, remote: "Remote") -> None:
        super().__init__(remote.where)
        self.looks_twice = False  # before it writes
        self._remote = remote
        self._found: Version | None = None
        self._written = False

    @property
    def is_there(self) -> bool:
        """Whether there was a file when it was read, or is one since it was written."""
        return self._found is not None or self._written

    def load(self, as_we_left_it: AsWeLeftIt) -> None:
        """Read the file; one that is missing holds nothing."""
        self._found, self._written = self._remote.get(), False
        self.take(self._found.data if self._found else None, as_we_left_it)

    def save(self, data: Written, its_digest: str, *, plain: bool) -> None:
        """Put `data` in the file's place, unless somebody else has changed it since `load`."""
        saved = self.prepare(data, its_digest, plain=plain)
        if self.looks_twice and self._remote.get() != self._found:
            raise ConflictError(
                f"{self.where}: was changed on the server in the meantime", hint="Sync again."
            )
        if self._found and not self._found.tag:
            raise RefusedError(
                f"{self.where}: the server gives it no ETag, so that somebody else's change would "
                "be written over",
                hint="Sync again; if it stays so, ask the server's keeper.",
            )
        self._remote.put(bytes(data), self._found.tag if self._found else None)
        self._written = True
        saved()


class RemoteObject(OneForAll, Shared):
    """A shared contact file on a server."""

    def __init__(self, remote: "Remote", store: Store, access: Access, means: Means) -> None:
        self._contents = RemoteContents(remote)
        super().__init__(self._contents, store.disk)
        self._remote = remote
        self._means = means
        self._access = access
        self._proved = Memory.read(store.disk, store.state, self.target).more.get(PROVED, "")
        self.probes = True  # at the first time

    @property
    def target(self) -> str:
        """Its address."""
        return self._remote.where

    @property
    def name(self) -> str:
        """Its name."""
        return unquote(self._remote.where.rpartition("/")[2])

    @property
    def more(self) -> Mapping[str, str]:
        """Who we are there, and what the server was found to do."""
        return {**self._access.more, PROVED: self._proved}

    def read(self) -> Snapshot:
        """What it holds now, once the server is known to keep to conditions."""
        from pressdir.dav.remote import Honour, honours  # noqa: PLC0415 - loads an HTTP client

        found = super().read()
        if self.probes and not self._proved:
            name = f"{self.name}.{self.disk.random(4).hex()}.tmp"
            self._proved = honours(self._remote, name, self._means.wait).value
        self._contents.looks_twice = self._proved != Honour.ALWAYS
        return found

    def beside(self, own: Path) -> Beside:  # noqa: ARG002 - the shape of `Carrier`
        """Nothing: a server that keeps to conditions makes no copies."""
        return Beside()

    def put_aside(self, copy: CopyBeside, store: Store, at: str) -> Path | None:  # noqa: ARG002
        """Nothing."""
        return None
