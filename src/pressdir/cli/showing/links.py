"""Values that can be clicked: OSC 8 hyperlinks, for terminals only. It loads at once.

They are left out where somebody asks for plain text (`NO_COLOR`, `--no-color`) and on terminals
that may print them (`TERM=dumb`, the Linux console).
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

BEGIN, END = "\x1b]8;;", "\x1b\\"
PLAIN = frozenset({"", "dumb", "linux"})
# RFC 6068: what stands in an address as it is; the rest is percent-encoded
AS_IS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'*+@")


def shown(stream: "TextIO") -> bool:
    """Whether `stream` takes links."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in PLAIN:
        return False
    return stream.isatty()


def tel(number: str) -> str:
    """The address of a number as `str()` of a `Phone` has it (RFC 3966): `tel:+4122…;ext=5`."""
    return f"tel:{number}" if number else ""


def mailto(address: str) -> str:
    """The address of a mailbox (RFC 6068)."""
    written = (c if c in AS_IS else "".join([f"%{b:02X}" for b in c.encode()]) for c in address)
    return f"mailto:{''.join(written)}" if address else ""


def link(text: str, uri: str) -> str:
    """`text` as a link; `text` alone where `uri` is "" or has what a terminal may not read."""
    if not uri or not uri.isascii() or not uri.isprintable():
        return text
    return f"{BEGIN}{uri}{END}{text}{BEGIN}{END}"
