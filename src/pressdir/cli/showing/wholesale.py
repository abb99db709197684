"""A whole directory as a file of vCards 3.0, by all cores: no record is made where none is needed.

What is written is what `formats.written` gives of the same contacts, byte for byte.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from pressdir.cli import abreast
from pressdir.model import Release

if TYPE_CHECKING:
    from pressdir.store.parts import Parts

LONG = 4 << 20  # bytes of contacts that take longer to write than processes to start


class Some(NamedTuple):
    """The cards of some contacts, and what there is to count."""

    data: bytes
    cards: int
    unsure: int  # of which something is not sure
    extended: int  # with an extension of a number


def cards(
    parts: "Parts", releases: Mapping[str, Release], jobs: int | None = None
) -> Iterator[Some]:
    """The cards of all contacts, a part at a time.

    `jobs` processes make them; None is as many as there are cores, where that pays.
    """
    import pressdir.formats.vcard.usual  # noqa: F401  # loaded once, where processes are forked

    def made(number: int) -> Some:
        return _made(parts, number, releases)

    count = jobs or (abreast.cores() if parts.size > LONG else 1)
    with abreast.abreast(made, len(parts), count) as answers:
        yield from answers


def _made(parts: "Parts", number: int, releases: Mapping[str, Release]) -> Some:
    from pressdir.formats.settings import VERSION
    from pressdir.formats.vcard import usual, write

    text = []
    unsure = extended = 0
    for row in parts.rows(number):
        card = usual.card(row, releases)
        if card is None:
            record = parts.record(row)
            unsure += bool(record.unsure)
            card = write.card(record, releases, VERSION)
        extended += ";ext=" in "".join(row.get("phones", ()))
        text.append(card)
    return Some("".join(text).encode("utf-8"), len(text), unsure, extended)
