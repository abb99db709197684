"""One file on a synced folder, a stick or a network drive, which all write."""

from pathlib import Path

from pressdir.errors import UsageError
from pressdir.store import Store
from pressdir.sync import copies
from pressdir.sync.carrier import Beside, CopyBeside
from pressdir.sync.shared import SharedFile


class OneFile(SharedFile):
    """A shared file, and the copies that synchronisers leave beside it."""

    @property
    def target(self) -> str:
        """Its path."""
        return str(self.path)

    @property
    def name(self) -> str:
        """Its name."""
        return self.path.name

    def beside(self, own: Path) -> Beside:
        """The copies beside it."""
        return Beside(*copies.beside(self, own))

    def put_aside(self, copy: CopyBeside, store: Store, at: str) -> Path | None:
        """Move a copy to what is kept of the own contact file."""
        return copies.put_aside(copy, self, store, at)


def opened(target: str, store: Store) -> OneFile:
    """The shared file at a path.

    Raises:
        UsageError: it cannot be one.
    """
    shared = OneFile(Path(target).expanduser(), store.disk)
    if not shared.path.parent.is_dir():
        raise UsageError(
            f"{shared.path}: there is no folder {shared.path.parent}", hint="Is it mounted?"
        )
    if shared.path == store.disk.resolve(store.path):
        raise UsageError(
            f"{shared.path} is your own contact file", hint="Name the one that others write, too."
        )
    return shared
