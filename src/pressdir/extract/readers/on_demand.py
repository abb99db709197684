"""Modules that are loaded when a document first needs them, all in this one place.

Reading a text file must not wait for a PDF library: at the top of the modules below, imports of
pypdf, selectolax, email, ftfy and charset-normalizer would cost every run up to 300 ms. Imports
inside functions are hard to find and banned; a name handed to `import_module` here is not.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from pressdir.model import Document, Page

Read = Callable[[Document], Page]


def reader(module: str) -> Read:
    """Return the function `read` of a reader's module."""
    return cast("Read", import_module(module).read)


def guess_charset(sample: bytes) -> str | None:
    """Return the encoding that charset-normalizer thinks most likely for `sample`."""
    best = import_module("charset_normalizer").from_bytes(sample).best()
    return cast("str", best.encoding) if best else None


def fix_encoding(text: str) -> str:
    """Return `text` with mojibake undone by ftfy."""
    return cast("str", import_module("ftfy").fix_encoding(text))
