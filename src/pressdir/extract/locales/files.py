"""The files of the languages, as they stand."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pressdir.extract import tables


@cache
def tags() -> tuple[str, ...]:
    """The languages there are files for, as BCP 47 tags."""
    return tuple(sorted(file.stem for file in Path(__file__).parent.glob("*.toml")))


@cache
def load(tag: str) -> Mapping[str, Any]:
    """The file of one language, as it stands."""
    return tables.load(__package__, f"{tag}.toml")
