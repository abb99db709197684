"""`--rejects FILE`: what was left out and why, as JSON lines."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from pressdir.cli.showing.text import to_json
from pressdir.errors import UsageError


class RejectFile:
    """A file that takes one JSON object a line; empty when nothing was left out."""

    def __init__(self, path: Path) -> None:
        self._said: Callable[[str], bool] | None = None
        try:
            self._file = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"{path}: cannot be written ({error.strerror})") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def hide(self, said: Callable[[str], bool]) -> None:
        """Write no text that somebody is named in who was erased."""
        self._said = said

    def add(self, **row: object) -> None:
        """Write one line; what is empty is left out."""
        if self._said:
            row = {key: value for key, value in row.items() if not self._said(str(value))}
        self._file.write(to_json({key: value for key, value in row.items() if value}) + "\n")
