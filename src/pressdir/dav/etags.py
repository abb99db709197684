"""What tells one version of something on a server from another (RFC 9110, 8.8.3)."""

import re
from typing import Final

PLAIN: Final = re.compile(r"[!-~]{1,500}")


def sendable(text: str) -> str:
    """Return an ETag as it was written, with quotes or without; "" if no header can have it."""
    return text if PLAIN.fullmatch(text) else ""


def conditions(etag: str | None) -> list[dict[str, str]]:
    """Return under which conditions a change is tried, one after the other; None: it is new.

    By RFC 9110, 13.1.1, a weak ETag never matches, but some come from a strong one, weakened on its
    way by what packs answers. Some write it without quotes and want it back so, some with.
    """
    if etag is None:
        return [{"If-None-Match": "*"}]
    known_as = [etag]
    if etag.startswith("W/"):
        known_as.append(etag.removeprefix("W/"))
    elif not etag.startswith('"'):
        known_as.append(f'"{etag}"')
    return [{"If-Match": each} for each in known_as]
