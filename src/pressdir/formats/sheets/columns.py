"""Which column of a table holds what: by its heading, by what is in it, or as somebody says."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pressdir.errors import UsageError
from pressdir.formats.sheets import headers
from pressdir.model import PhoneKind
from pressdir.normalise import names

KEPT = "extra"  # the field of a column that nobody knows: it stays beside the contact
LEFT_OUT = "-"
SINGLE = ("uid", "name", "kind", "org", "role", "location", "note", "url", "country")
PARTS = ("prefix", "given", "additional", "family", "suffix")
MANY = ("emails", "phones", "langs", "tags")
CHOICES = (*SINGLE, *PARTS, *MANY, "mobile", "fax", KEPT, LEFT_OUT)  # what somebody may say
_KINDS = {"mobile": PhoneKind.MOBILE, "fax": PhoneKind.FAX}

LONGEST = 300  # characters of a cell that are looked at
ENOUGH = 0.7  # of a column's cells show what it holds
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}")
_NUMBER = re.compile(r"\(?(?:\+|00?)[\d\s().\-/]{7,24}")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")  # or 00/00/00, where Outlook has none
_WEB = re.compile(r"https?://\S+|www\.\S+\.\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and what it holds."""

    number: int  # from 1
    heading: str  # unlike that of any other column
    field: str
    proof: str = ""  # "heading", "cells", "--map"
    kind: PhoneKind | None = None  # of its numbers
    group: str = ""  # what a column of labels belongs to
    empty: bool = False  # as far as was looked


def columns(
    headings: Sequence[str], sample: Sequence[Sequence[str]], chosen: Mapping[str, str]
) -> tuple[Column, ...]:
    """The columns of a table with these `headings`, of which `sample` are some rows.

    `chosen` has the field of each column that somebody spoke of, by its heading or number.

    Raises:
        UsageError: no column is called so, or there is no such field.
    """
    found: list[Column] = []
    for number, heading in enumerate(_unlike(headings), 1):
        cells = [row[number - 1][:LONGEST].strip() for row in sample if number <= len(row)]
        said = [*filter(None, cells)]
        found.append(replace(_column(number, heading, headings[number - 1], said), empty=not said))
    settled = _settled(found, sample, {each.field for each in found})
    for column, field in chosen.items():
        place = _place(column, settled)
        if field not in CHOICES:
            raise UsageError(
                f"{column}={field}: no such field", hint=f"The fields are {', '.join(CHOICES)}."
            )
        kind = _KINDS.get(field) or headers.kind_of(settled[place].heading)
        name = "phones" if field in _KINDS else field
        settled[place] = replace(settled[place], field=name, kind=kind, proof="--map")
    return tuple(settled)


def _unlike(headings: Sequence[str]) -> list[str]:
    """The headings, those that are empty or come again with their number."""
    unlike: list[str] = []
    for number, heading in enumerate(headings, 1):
        name = " ".join(heading.split()) or f"Column {number}"
        unlike.append(f"{name} ({number})" if name in unlike else name)
    return unlike


def _column(number: int, heading: str, written: str, cells: Sequence[str]) -> Column:
    if meaning := headers.meaning(written):
        return Column(number, heading, meaning.field, "heading", meaning.kind, meaning.group)
    if cells and _share(_DATE.fullmatch, cells) >= ENOUGH:
        return Column(number, heading, KEPT)
    for field, pattern in (("emails", _ADDRESS), ("phones", _NUMBER), ("url", _WEB)):
        if field == "url" and written:  # of a picture, as a rule
            continue
        if field == "phones" and headers.is_of_another(written):  # an assistant's, a spouse's
            continue
        if cells and _share(pattern.fullmatch, cells) >= ENOUGH:
            return Column(number, heading, field, "cells", headers.kind_of(heading))
    if not written and cells and _share(names.looks_like, cells) >= ENOUGH:
        return Column(number, heading, "either", "cells")
    return Column(number, heading, KEPT)


def _share(holds: Callable[[str], object], cells: Sequence[str]) -> float:
    return sum(bool(holds(cell)) for cell in cells) / len(cells)


def _settled(
    found: Sequence[Column], sample: Sequence[Sequence[str]], fields: set[str]
) -> list[Column]:
    """The columns whose headings can mean several things, each as one of them."""
    groups = {each.group for each in found if each.group and each.field != "labels"}
    settled: list[Column] = []
    for each in found:
        field = each.field
        if field == "either":
            field = _name_or_part(fields)
            fields = fields | {field}
        elif field == "title":
            field = _prefix_or_role(each, sample, fields)
        elif field == "labels" and each.group not in groups:
            field = KEPT
        settled.append(replace(each, field=field))
    return settled


def _name_or_part(fields: set[str]) -> str:
    """What "Name" means beside the other columns: all of it, or the part that none has."""
    given, family = "given" in fields, "family" in fields
    if given == family:
        return KEPT if "name" in fields else "name"
    return "family" if given else "given"


def _prefix_or_role(column: Column, sample: Sequence[Sequence[str]], fields: set[str]) -> str:
    """What "Title" means: Dr and Ms, or a job."""
    cells = [row[column.number - 1] for row in sample if column.number <= len(row)]
    said = [cell for cell in cells if cell.strip()]
    if said and _share(names.is_only_titles, said) >= ENOUGH:
        return "prefix"
    return "prefix" if "role" in fields else "role"


def _place(column: str, found: Sequence[Column]) -> int:
    """Where the column stands that somebody means: by its heading, else by its number."""
    wanted = headers.key(column)
    for index, each in enumerate(found):
        if column == each.heading or (wanted and wanted == headers.key(each.heading)):
            return index
    number = column.lower().removeprefix("column").strip()
    if number.isdecimal() and 0 < int(number) <= len(found):
        return int(number) - 1
    called = ", ".join(each.heading for each in found)
    raise UsageError(f"{column}: no such column", hint=f"The columns are {called}.")
