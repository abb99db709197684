"""The files of the languages, as they stand."""

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from pressdir.extract import tables


@cache
def tags() -> tuple[str, ...]:
    """The languages there are files for, as BCP 47 tags."""
    names = (entry.name for entry in os.scandir(os.path.dirname(__file__)))
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load(tag: str) -> Mapping[str, Any]:
    """The file of one language, as it stands."""
    return tables.load(__package__, f"{tag}.toml")
