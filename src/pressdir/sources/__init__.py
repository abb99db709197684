"""Sources: what the command line names becomes documents. The only part that uses the network.

A source is named before it is loaded, so that one that fails does not stop the others.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial

from pressdir.errors import FetchError, InputError
from pressdir.model import Document
from pressdir.sources import files, on_demand
from pressdir.sources.files import MAX_BOOK
from pressdir.sources.opened import Opened

__all__ = ["MAX_BOOK", "Source", "expand"]


@dataclass(frozen=True, slots=True)
class Source:
    """Something that a document can be loaded from; `name` is what the user called it."""

    name: str
    _load: Callable[[], Document] | None = field(default=None, repr=False, compare=False)
    most: int = field(default=files.MAX_BYTES, compare=False)  # bytes of a file

    @property
    def is_file(self) -> bool:
        """Tell whether any process can load it, by its name."""
        return self._load is None

    def load(self) -> Document:
        """Return the document. Raises `UnreadableError` or `FetchError`."""
        return self._load() if self._load else files.load(self.name, self.most)

    def content(self) -> bytes | Opened:
        """Return the bytes, of a large file as they are asked for. Raises what `load` raises."""
        large = files.opened(self.name) if self.is_file else None
        return large or self.load().content

    def fetched(self) -> "Source":
        """Return the same, loaded already if no file stands behind it: it may take its time."""
        if self._load is None:
            return self
        try:
            document = self._load()
        except InputError as error:
            return replace(self, _load=partial(_fail, error))
        return replace(self, _load=lambda: document)

    def size(self) -> int:
        """How many bytes there are to load; 0 when that is not known."""
        return files.size(self.name) if self.is_file else 0


def _fail(error: InputError) -> Document:
    raise error


def _file(path: str, most: int) -> Source:
    return Source(path, partial(files.load, path, most) if files.is_stream(path) else None, most)


def expand(
    arguments: Iterable[str], *, allow_local: bool = False, most: int = files.MAX_BYTES
) -> list[Source]:
    """Return the sources that files, folders, globs, web addresses and `-` stand for.

    What is named itself comes each time it is named, and in that order; a file that folders and
    globs lead to comes once. Nothing is opened, and nothing is raised: an argument that leads
    nowhere is a source that fails to load. `allow_local` lets a web address lead to this machine
    and its network; a file of more than `most` bytes fails to load.
    """
    found: list[Source] = []
    seen: set[str] = set()
    for argument in arguments:
        for identity, source in _sources(argument, most, allow_local=allow_local):
            if identity not in seen or source.name == argument != "-":
                found.append(source)
            seen.add(identity)
    return found


def _sources(argument: str, most: int, *, allow_local: bool) -> Iterable[tuple[str, Source]]:
    if argument == "-":
        return [("-", Source("-", partial(files.load_stdin, most)))]
    scheme, separator, _ = argument.partition("://")
    if separator and scheme.isalnum():
        if scheme.lower() in {"http", "https"}:
            load = partial(on_demand.fetch, argument, allow_local=allow_local)
            return [(argument, Source(argument, load))]
        return [(argument, Source(argument, partial(_refuse, argument, scheme)))]
    return [(files.identity(path), _file(path, most)) for path in files.paths(argument)]


def _refuse(address: str, scheme: str) -> Document:
    raise FetchError(
        f"{address}: {scheme} addresses are not fetched", hint="Give an http or https address."
    )
