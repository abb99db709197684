"""What the tables of Google and Outlook have in common: a name in cells that read as the name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pressdir.formats import table
from pressdir.formats.sheets.written import name_of
from pressdir.model import Contact, Kind, Phone
from pressdir.normalise import names

Cells = Mapping[str, str]


def lines(header: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    """Yield the header, then each row as text; a cell that a row does not have is empty."""
    yield from table.lines([header], table.COMMA)
    cells = ([row.get(column, "") for column in header] for row in rows)
    yield from table.lines(cells, table.COMMA)


def name_cells(contact: Contact) -> Cells:
    """The parts of the name as reading takes them, so that joined they are the name again."""
    if contact.name is None:
        return {}
    name = contact.name if contact.kind is Kind.DESK else names.parted(contact.name)
    parts = {
        "prefix": name.prefix,
        "given": name.given,
        "additional": name.additional,
        "family": name.family,
        "suffix": name.suffix,
    }
    parts = {part: text for part, text in parts.items() if text}
    ways: tuple[dict[str, str], ...] = ({"given": name.full}, {"family": name.full})
    if name.given or name.family:
        ways = (parts, parts | {"file_as": name.full}, *ways)
    for way in ways:
        read = name_of(way).name
        if read and read.full == name.full:
            return way
    return ways[-1]


def number(phone: Phone) -> str:
    """A number that programs dial and a spreadsheet leaves alone: a sign and digits."""
    return f"{phone.number} ext. {phone.extension}" if phone.extension else phone.number
