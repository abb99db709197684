"""A whole directory as a file of vCards 3.0, by all cores: no record is made where none is needed.

What is written is what `formats.written` gives of the same contacts, byte for byte.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressdir.cli import abreast
from pressdir.model import Record, Release

if TYPE_CHECKING:
    from pressdir.store.parts import Parts

LONG = 4 << 20  # bytes of contacts that take longer to write than processes to start


@dataclass(slots=True)
class Tally:
    """Contacts on their way, counted."""

    count: int = 0
    unsure: int = 0  # of which something is not sure
    extended: int = 0  # with an extension of a number

    @property
    def many(self) -> str:
        """How many there were, in words."""
        return f"{self.count} contact{'' if self.count == 1 else 's'}"

    def add(self, record: Record) -> None:
        """Count one more."""
        self.count += 1
        self.unsure += bool(record.unsure)
        self.extended += any(phone.extension for phone in record.contact.phones)


def cards(
    parts: "Parts", releases: Mapping[str, Release], tally: Tally, jobs: int | None = None
) -> Iterator[bytes]:
    """The cards of all contacts, a part at a time, counted in `tally`.

    `jobs` processes make them; None is as many as there are cores, where that pays.
    """
    import pressdir.formats.vcard.usual  # noqa: F401  # loaded once, where processes are forked

    def made(number: int) -> tuple[bytes, int, int, int]:
        return _made(parts, number, releases)

    count = jobs or (abreast.cores() if parts.size > LONG else 1)
    with abreast.abreast(made, len(parts), count) as answers:
        for data, contacts, unsure, extended in answers:
            tally.count += contacts
            tally.unsure += unsure
            tally.extended += extended
            yield data


def _made(
    parts: "Parts", number: int, releases: Mapping[str, Release]
) -> tuple[bytes, int, int, int]:
    """The cards of one part, and what a tally counts of them."""
    from pressdir.formats.settings import VERSION
    from pressdir.formats.vcard import usual, write

    rows, tally = parts.rows(number), Tally()
    text = []
    for row in rows:
        card = usual.card(row, releases)
        if card is None:
            record = parts.record(row)
            tally.add(record)
            card = write.card(record, releases, VERSION)
        else:
            tally.count += 1
            tally.extended += ";ext=" in "".join(row.get("phones", ()))
        text.append(card)
    return "".join(text).encode("utf-8"), tally.count, tally.unsure, tally.extended
