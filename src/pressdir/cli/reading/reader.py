"""A document read: what it offers, or why it could not be read."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pressdir.errors import InputError, UnreadableError
from pressdir.model import Extraction

if TYPE_CHECKING:
    from pressdir.sources import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read, or an error; neither, when it was known before."""

    source: str
    extraction: Extraction | None = None
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """How documents are read, and what is made of each where it was read.

    It goes to other processes, and what is made comes from there: both are best small.
    """

    make: Callable[[Reading], T]
    lang: str | None = None
    region: str | None = None
    known: frozenset[str] = frozenset()  # digests of what is not read again

    def read(self, source: "Source") -> T:
        """Read a document."""
        return self.make(self._reading(source))

    def refuse(self, name: str, error: InputError) -> T:
        """What is made of a document that could not be read."""
        return self.make(Reading(name, error=error))

    def _reading(self, source: "Source") -> Reading:
        from pressdir.extract import extract

        try:
            document = source.load()
            if hashlib.sha256(document.content).hexdigest() in self.known:
                return Reading(source.name)
            lang, region = self.lang or document.lang, self.region or document.region
            return Reading(source.name, extract(replace(document, lang=lang, region=region)))
        except InputError as error:
            return Reading(source.name, error=error)
        except MemoryError:
            short = UnreadableError(f"{source.name}: takes more memory than there is")
            return Reading(source.name, error=short)
