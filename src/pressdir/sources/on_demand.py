"""The web, loaded when an address is first fetched: httpx costs 60 ms that files need not pay."""

from importlib import import_module
from typing import cast

from pressdir.model import Document


def fetch(address: str, *, allow_local: bool) -> Document:
    """Return the document at a web address. Raises `FetchError`."""
    web = import_module("pressdir.sources.web")
    return cast("Document", web.fetch(address, allow_local=allow_local))
