"""One file on a synced folder, a stick or a network drive, which all write."""

import shlex
import stat
from pathlib import Path

from pressdir.errors import UsageError
from pressdir.store import Store
from pressdir.store.file import reading
from pressdir.sync import copies, members
from pressdir.sync.carrier import Beside, CopyBeside
from pressdir.sync.meeting import Means, Request
from pressdir.sync.shared import OneForAll, SharedFile


class OneFile(OneForAll, SharedFile):
    """A shared file, and the copies that synchronisers leave beside it."""

    @property
    def target(self) -> str:
        """Its path."""
        return str(self.path)

    @property
    def name(self) -> str:
        """Its name."""
        return self.path.name

    @property
    def more(self) -> dict[str, str]:
        """Nothing."""
        return {}

    def beside(self, own: Path) -> Beside:
        """The copies beside it, and what is odd in it."""
        found, unread = copies.beside(self, own)
        return Beside(found, told=[*self.odd, *(f"left as it is: {reason}" for reason in unread)])

    def put_aside(self, copy: CopyBeside, store: Store, at: str) -> Path | None:
        """Move a copy to what is kept of the own contact file."""
        return copies.put_aside(copy, self, store, at)


def opened(request: Request, store: Store, _means: Means) -> OneFile:
    """The shared file at a path.

    Raises:
        UsageError: it cannot be one.
        StoreError: nobody can say.
    """
    shared = OneFile(Path(request.target).expanduser(), store.disk)
    if members.is_ones(shared.path.name):
        raise UsageError(
            f"{shared.path} is one person's file in a folder of such files",
            hint=f"Sync with the folder: pressdir sync {shlex.quote(str(shared.path.parent))}/",
        )
    with reading(shared.path.parent):  # a network drive that does not answer
        folder = store.disk.status(shared.path.parent)
        status = store.disk.status(shared.path)
    if not folder or not stat.S_ISDIR(folder.mode):
        raise UsageError(
            f"{shared.path}: there is no folder {shared.path.parent}", hint="Is it mounted?"
        )
    if shared.path == store.disk.resolve(store.path) or (
        status and status.identity == store.identity  # under another name
    ):
        raise UsageError(
            f"{shared.path} is your own contact file", hint="Name the one that others write, too."
        )
    return shared
