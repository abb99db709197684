"""What several people made of one field, who did not know of each other."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressdir.merge import Side


def said(side: "Side") -> str:
    """What one of them did: `"Head" (Jo, 2026-11-22 10:13)`."""
    what = f"not {side.value}" if side.gone else f'"{side.value}"'
    when = side.at.replace("T", " ")[:16]
    who = ", ".join(filter(None, (side.by, when)))
    return f"{what} ({who})" if who else what
