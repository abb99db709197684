"""What whoever asks wants of a contact file, be it read, shown with what is private, or changed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from pressdir.model import Record


class Book(Protocol):
    """A contact file, at rest or in a change: what is asked of it here."""

    @property
    def path(self) -> Path:
        """Where it is."""

    @property
    def identity(self) -> tuple[int, ...]:
        """What changes whenever the content may have; () where that is not known."""

    def records(self) -> Sequence[Record]:
        """All contacts."""

    def get(self, uid: str) -> Record | None:
        """One contact."""
