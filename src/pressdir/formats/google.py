"""The table that Google Contacts imports: the columns of its template, and more of the numbered.

Several values of a column have ` ::: ` between them. What has no column goes into the notes.
"""

from collections.abc import Iterable, Iterator

from pressdir.formats import columned, remainder
from pressdir.formats.remainder import Remainder
from pressdir.formats.settings import Settings
from pressdir.formats.table import cell
from pressdir.model import PhoneKind, Record

EMAILS, PHONES = 4, 6  # numbered columns; a further value goes into the notes
BETWEEN = " ::: "
EVERYBODY = "* myContacts"  # the label of whom Google shows among the contacts
LABELS = {
    PhoneKind.MOBILE: "Mobile",
    PhoneKind.FAX: "Work Fax",
    PhoneKind.TOLL_FREE: "Toll-free",
    PhoneKind.SATELLITE: "Satellite",
    PhoneKind.OTHER: "Other",
}
WORK = "Work"
PARTS = {
    "prefix": "Name Prefix",
    "given": "First Name",
    "additional": "Middle Name",
    "family": "Last Name",
    "suffix": "Name Suffix",
    "file_as": "File As",
}
HEADER = (
    "Name Prefix", "First Name", "Middle Name", "Last Name", "Name Suffix",
    "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name", "Nickname", "File As",
    *(f"E-mail {n} - {part}" for n in range(1, EMAILS + 1) for part in ("Label", "Value")),
    *(f"Phone {n} - {part}" for n in range(1, PHONES + 1) for part in ("Label", "Value")),
    "Address 1 - Label", "Address 1 - Country", "Address 1 - Street",
    "Address 1 - Extended Address", "Address 1 - City", "Address 1 - Region",
    "Address 1 - Postal Code", "Address 1 - PO Box", "Organization Name", "Organization Title",
    "Organization Department", "Birthday", "Event 1 - Label", "Event 1 - Value",
    "Relation 1 - Label", "Relation 1 - Value", "Website 1 - Label", "Website 1 - Value",
    "Custom Field 1 - Label", "Custom Field 1 - Value", "Notes", "Labels",
)  # fmt: skip


def dump(records: Iterable[Record], _settings: Settings) -> Iterator[str]:
    """Yield the header, then a row for each record."""
    return columned.lines(HEADER, map(_row, records))


def _row(record: Record) -> columned.Cells:
    contact = record.contact
    row = {
        "Organization Name": contact.org,
        "Organization Title": contact.role,
        "Address 1 - City": contact.location,
        "Website 1 - Value": record.url,
        "Labels": BETWEEN.join([*record.tags, EVERYBODY]),
        "Notes": remainder.noted(
            record.note,
            contact,
            Remainder(
                langs=contact.langs,
                emails=contact.emails[EMAILS:],
                phones=contact.phones[PHONES:],
            ),
        ),
    }
    row |= {PARTS[part]: text for part, text in columned.name_cells(contact).items()}
    for n, email in enumerate(contact.emails[:EMAILS], 1):
        row |= {f"E-mail {n} - Label": WORK, f"E-mail {n} - Value": email.address}
    cells = {column: cell(text) for column, text in row.items()}
    for n, phone in enumerate(contact.phones[:PHONES], 1):
        label = LABELS.get(phone.kind, WORK)
        cells |= {f"Phone {n} - Label": label, f"Phone {n} - Value": columned.number(phone)}
    return cells
