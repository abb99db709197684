"""What carries a shared directory from one to the other: dumb, and without a lock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pressdir.merge.erasure import Erasures
from pressdir.store import Store
from pressdir.store.journal import Change
from pressdir.store.merging import Rows
from pressdir.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CopyBeside:
    """A copy of what is shared, as it was read."""

    path: Path
    program: str  # that is known to call its copies so
    snapshot: Snapshot
    digest: str  # of its bytes


class Other(Protocol):
    """A contact file that somebody else writes, and we read."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def erasures(self) -> Erasures:
        """Whom it says to be erased."""

    def hold_to(self, erasures: Erasures) -> Snapshot:
        """What it holds, less who was erased."""

    @property
    def still_names_erased(self) -> bool:
        """Whether more than that is in it."""

    @property
    def told(self) -> str:
        """Which one it is, and whose."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside the contact file that we write, and is taken in."""

    copies: Sequence[CopyBeside] = ()  # which are cleared away then
    others: Sequence[Other] = ()  # which stay
    told: Sequence[str] = ()  # what was left as it is, or is odd: in sentences


class Carrier(Protocol):
    """A contact file that others write, too. First it is read, then held to, then written."""

    @property
    def target(self) -> str:
        """Where it is, in full: what is remembered, and opens it again."""

    @property
    def name(self) -> str:
        """What it is called in sentences."""

    @property
    def written(self) -> str:
        """What of it we write, in sentences."""

    @property
    def remedy(self) -> str:
        """What to do where it stays damaged."""

    def read(self) -> Snapshot:
        """What it holds now; nothing, if it is not there.

        Raises:
            DamagedStoreError: it is no contact file, or not all of one.
            StoreError: it cannot be read.
        """

    @property
    def is_there(self) -> bool:
        """Whether there was something when it was read."""

    @property
    def digest(self) -> str:
        """SHA-256 of what was read, or last written; "" if there was nothing."""

    @property
    def store(self) -> str:
        """The id of the shared directory; "" if it has none yet."""

    @property
    def erasures(self) -> Erasures:
        """Whom it, as it was read, says to be erased."""

    def beside(self, own: Path) -> Beside:
        """What lies beside what was read. `own` is the reader's own contact file.

        Raises:
            StoreError: nobody can see what lies there.
        """

    def hold_to(self, erasures: Erasures) -> Snapshot:
        """What it holds, less who was erased; so will be what is written."""

    @property
    def names_erased(self) -> bool:
        """Whether it does not know yet who was erased, or holds something of theirs."""

    @property
    def is_due(self) -> bool:
        """Whether it is to be written whatever its rows are."""

    @property
    def more(self) -> Mapping[str, str]:
        """What is to be remembered of it beside its id."""

    def write(self, rows: Rows, more: Sequence[Change] = ()) -> None:
        """Put these rows in place of those that were read; `more` as `store.unknown` has it.

        Raises:
            ConflictError: somebody wrote it in the meantime. Nothing was written.
            WriteError: it cannot be written. What was there stands.
        """

    def put_aside(self, copy: CopyBeside, store: Store, at: str) -> Path | None:
        """Clear away a copy that was merged at the time `at`, and give where it is then.

        None, and nothing was done, if not all of it is held now. Raises `StoreError`.
        """
