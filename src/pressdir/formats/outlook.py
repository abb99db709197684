"""The table that Outlook imports: the columns of its own export in English.

It has three addresses and one or two columns for each kind of number. What has no column goes into
the notes.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from pressdir.formats import columned, remainder
from pressdir.formats.remainder import Remainder
from pressdir.formats.settings import Settings
from pressdir.formats.table import cell
from pressdir.model import Phone, PhoneKind, Record

MARK = "\ufeff"  # without it Outlook reads another encoding
ADDRESSES = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
SPARE = "Other Phone"
WORK = ("Business Phone", "Business Phone 2", SPARE)
SLOTS = {
    PhoneKind.MOBILE: ("Mobile Phone", SPARE),
    PhoneKind.FAX: ("Business Fax", "Other Fax"),
    PhoneKind.SATELLITE: (SPARE,),
    PhoneKind.OTHER: (SPARE,),
}
PARTS = {
    "prefix": "Title",
    "given": "First Name",
    "additional": "Middle Name",
    "family": "Last Name",
    "suffix": "Suffix",
}
HEADER = (
    "Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department",
    "Job Title",
    *(
        f"{place} {part}"
        for place in ("Business", "Home", "Other")
        for part in ("Street", "Street 2", "Street 3", "City", "State", "Postal Code",
                     "Country/Region")
    ),
    "Assistant's Phone", "Business Fax", "Business Phone", "Business Phone 2", "Callback",
    "Car Phone", "Company Main Phone", "Home Fax", "Home Phone", "Home Phone 2", "ISDN",
    "Mobile Phone", "Other Fax", "Other Phone", "Pager", "Primary Phone", "Radio Phone",
    "TTY/TDD Phone", "Telex", "Account", "Anniversary", "Assistant's Name",
    "Billing Information", "Birthday", "Business Address PO Box", "Categories", "Children",
    "Directory Server", "E-mail Address", "E-mail Type", "E-mail Display Name",
    "E-mail 2 Address", "E-mail 2 Type", "E-mail 2 Display Name", "E-mail 3 Address",
    "E-mail 3 Type", "E-mail 3 Display Name", "Gender", "Government ID Number", "Hobby",
    "Home Address PO Box", "Initials", "Internet Free Busy", "Keywords", "Language", "Location",
    "Manager's Name", "Mileage", "Notes", "Office Location", "Organizational ID Number",
    "Other Address PO Box", "Priority", "Private", "Profession", "Referred By", "Sensitivity",
    "Spouse", "User 1", "User 2", "User 3", "User 4", "Web Page",
)  # fmt: skip


def dump(records: Iterable[Record], _settings: Settings) -> Iterator[str]:
    """Yield the header, then a row for each record."""
    return chain([MARK], columned.lines(HEADER, map(_row, records)))


def _row(record: Record) -> columned.Cells:
    contact = record.contact
    placed, left = _placed(contact.phones)
    parts = dict(columned.name_cells(contact))
    full = parts.pop("file_as", "")  # Outlook has no column for another order
    row = {
        "Company": contact.org,
        "Job Title": contact.role,
        "Business City": contact.location,
        "Language": ";".join(contact.langs),
        "Categories": ";".join(record.tags),
        "Web Page": record.url,
        "Notes": remainder.noted(
            record.note,
            contact,
            Remainder(full=full, emails=contact.emails[len(ADDRESSES) :], phones=tuple(left)),
        ),
    }
    row |= {PARTS[part]: text for part, text in parts.items()}
    row |= {column: email.address for column, email in zip(ADDRESSES, contact.emails, strict=False)}
    return {column: cell(text) for column, text in row.items()} | placed


def _placed(phones: Iterable[Phone]) -> tuple[dict[str, str], list[Phone]]:
    """The columns of the numbers, and the numbers for which there is none."""
    placed: dict[str, str] = {}
    left: list[Phone] = []
    for phone in phones:
        free = (slot for slot in SLOTS.get(phone.kind, WORK) if slot not in placed)
        if slot := next(free, None):
            placed[slot] = columned.number(phone)
        else:
            left.append(phone)
    return placed, left
