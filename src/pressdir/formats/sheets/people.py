"""A row of a table -> the contact that it is, and what of it cannot be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import ClassVar

from pressdir.errors import InvalidValueError
from pressdir.formats import remainder, table, values
from pressdir.formats.loaded import Aside, Loaded, Reject, uid_for, uid_of
from pressdir.formats.sheets import headers
from pressdir.formats.sheets.cells import Row
from pressdir.formats.sheets.columns import KEPT, LEFT_OUT, MANY, PARTS, Column
from pressdir.formats.sheets.written import name_of
from pressdir.formats.table import UNSEEN, clean
from pressdir.model import Contact, EmailAddress, Kind, Phone, PhoneKind, Record
from pressdir.normalise import countries, languages, phones

EXTRA = "csv"  # the key of `Record.extra` with the cells that have no field, by their headings
LONGEST = 4000  # characters of a cell with several values
_SEVERAL = re.compile(r"\s*(?: ::: |;(?!\s*ext=)|[|\n]+)\s*")  # RFC 3966 has `;ext=`
_ADDRESSES = re.compile(r"[\s;,|<>()\[\]\"]+|:::")
_LISTED = re.compile(r"\s*(?: ::: |[;,|\n]+)\s*")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_DIGITS = re.compile(r"\d")
_CODE = 3  # letters of a country that is a code, which is no place to show
_SPARE = 3  # digits that a number may have in writing alone: a trunk zero, "00" for the plus


@dataclass(slots=True)
class Draft:
    """What a row says, field by field, on its way to a record."""

    single: dict[str, str] = field(default_factory=dict)
    emails: list[EmailAddress] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    langs: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    kinds: dict[str, PhoneKind] = field(default_factory=dict)  # that a column of ours says
    extra: dict[str, str] = field(default_factory=dict)
    asides: list[InvalidValueError] = field(default_factory=list)  # why values have no field


class Reader:
    """Reads the rows of a table with these columns."""

    NEEDED: ClassVar = frozenset({"name", "given", "family", "org", "emails", "phones"})

    def __init__(self, columns: Sequence[Column], region: str | None) -> None:
        self._columns = [each for each in columns if each.field not in {LEFT_OUT, "labels"}]
        self._labels = {each.group: each for each in columns if each.field == "labels"}
        self._countries = [each for each in columns if each.field == "country"]
        self._width = len(columns)
        self._region = region
        self._family_first = any(
            headers.is_family_first(each.heading) for each in columns if each.field in PARTS
        )

    def read(self, row: Row) -> Iterator[Loaded]:
        """Yield the record that a row is, then what of it has no field; or why it is none."""
        text = row.text.rstrip("\r\n")
        if any(cell.strip() for cell in row.cells[self._width :]):
            reason = f"{len(row.cells)} cells, but {self._width} columns"
            yield Reject(reason, text, row.number)
            return
        draft = self._draft(row.cells)
        record = _record(draft, family_first=self._family_first)
        if record is None:
            why = f" ({'; '.join(map(str, draft.asides))})" if draft.asides else ""
            yield Reject(f"no name, organisation, e-mail or phone in it{why}", text, row.number)
            return
        yield record
        for each in draft.asides:
            yield Aside(f"{record.contact.label}: {each}", text, row.number, each.hint)

    def _draft(self, cells: Sequence[str]) -> Draft:
        draft = Draft()
        region = self._region_of(cells)
        for column in self._columns:
            cell = _cell(cells, column)
            if not cell:
                continue
            if column.field in MANY and len(cell) > LONGEST:
                draft.extra[column.heading] = cell
                said = f"{column.heading}: more than {LONGEST} characters"
                draft.asides.append(InvalidValueError(said))
                continue
            match column.field:
                case "emails":
                    _add_emails(draft, column, cell)
                case "phones":
                    label = _cell(cells, self._labels.get(column.group))
                    kind = headers.kind_of(label) if label else column.kind
                    _add_phones(draft, column.heading, cell, kind, region)
                case "langs":
                    draft.langs += map(_language, _listed(cell))
                case table.KINDS:
                    _add_kinds(draft, column, cell)
                case "tags":
                    draft.tags += [tag for tag in _listed(cell) if not tag.startswith("* ")]
                case _ if column.field != KEPT and column.field not in draft.single:
                    draft.single[column.field] = cell
                case _:
                    if cell != draft.single.get(column.field):
                        draft.extra[column.heading] = cell
        country = draft.single.pop("country", "")
        place = country if len(country) > _CODE else ""
        if country and (not place or draft.single.setdefault("location", place) != place):
            draft.extra[self._countries[0].heading] = country
        return draft

    def _region_of(self, cells: Sequence[str]) -> str | None:
        """The country that the row names, if it names one; else the one that somebody told."""
        for column in self._countries:
            if found := _country(_cell(cells, column)):
                return found
        return self._region


@lru_cache(maxsize=512)
def _country(cell: str) -> str | None:
    """The one country that a cell names."""
    found = countries.codes(cell)
    return found[0] if len(found) == 1 else None


def _cell(cells: Sequence[str], column: Column | None) -> str:
    if column is None or column.number > len(cells):
        return ""
    cell = clean(cells[column.number - 1])
    cell = (cell if cell.isprintable() else UNSEEN.sub("", cell)).strip()
    return "" if cell.lower() in headers.nothing() else cell


def _listed(cell: str) -> list[str]:
    return [each.strip() for each in _LISTED.split(cell) if each.strip()]


def _language(said: str) -> str:
    """The tag of a language that a cell calls by its name; else what the cell says."""
    return languages.named(said) or said


def _add_emails(draft: Draft, column: Column, cell: str) -> None:
    """Take the addresses of a cell; the cell is kept as well where it says more, or otherwise."""
    try:
        found = [values.email(cell)]
        rest = ""
    except InvalidValueError as error:
        pieces = [each.strip(".'") for each in _ADDRESSES.split(cell) if "@" in each]
        found, failed = [], not pieces
        for each in pieces:
            try:
                found.append(values.email(each))
            except InvalidValueError:
                failed = True
        rest = cell if failed or _WORDS.search(_without(cell, pieces)) else ""
        if failed:
            draft.asides.append(error)
    draft.emails += [each for each in found if each not in draft.emails]
    if rest:
        draft.extra[column.heading] = rest


def _add_kinds(draft: Draft, column: Column, cell: str) -> None:
    """Take what numbers ring; a cell with a word that is no kind is kept."""
    try:
        draft.kinds = {number: PhoneKind(kind) for number, kind in table.kinds(cell).items()}
    except ValueError:
        draft.extra[column.heading] = cell


def _without(cell: str, pieces: Sequence[str]) -> str:
    for each in pieces:
        cell = cell.replace(each, "")
    return cell


def _add_phones(
    draft: Draft, heading: str, cell: str, kind: PhoneKind | None, region: str | None
) -> None:
    """Take the numbers of a cell; the cell is kept as well where it says more."""
    more = False
    for piece in _SEVERAL.split(cell):
        try:
            worded = _WORDS.search(piece) is not None
            said_kind = headers.kind_of(piece) if worded and kind is None else kind
            found = _numbers(piece, said_kind, region)
        except InvalidValueError as error:
            draft.asides.append(error)
            more = True
            continue
        said = sum(len(_DIGITS.findall(str(each))) + _SPARE for each in found)
        more |= len(_DIGITS.findall(piece)) > said or (worded and _has_words(piece, found))
        draft.phones += [each for each in found if each not in draft.phones]
    if more:
        draft.extra[heading] = cell


def numbers_alone(cell: str, region: str) -> list[Phone]:
    """The numbers of a cell that says nothing else; none if it does."""
    draft = Draft()
    _add_phones(draft, "", cell, None, region)
    return [] if draft.extra else draft.phones


def _has_words(piece: str, found: Sequence[Phone]) -> bool:
    """Whether more stands beside numbers than their kind and "ext."."""
    words = [each for each in _WORDS.findall(piece) if headers.kind_of(each) is None]
    return len(words) > sum(each.extension is not None for each in found)


def _numbers(text: str, kind: PhoneKind | None, region: str | None) -> tuple[Phone, ...]:
    if values.E164.fullmatch(text):
        return (values.phone(text, kind or PhoneKind.UNKNOWN),)
    try:
        return phones.parse_many(text, region, kind=kind)
    except InvalidValueError:
        if found := values.abroad(text, kind or PhoneKind.UNKNOWN):
            return (found,)
        raise


def _record(draft: Draft, *, family_first: bool) -> Record | None:
    """The record, with the cells that have no field; None when it names and reaches nobody."""
    single = draft.single
    note, said = remainder.read(single.get("note"))
    if said.full:
        single["file_as"] = said.full
    written = name_of(single, family_first=family_first)
    draft.extra.update(written.kept)
    emails = tuple(dict.fromkeys([*draft.emails, *said.emails]))
    numbers = dict.fromkeys([*draft.phones, *said.phones])
    if draft.kinds:
        numbers = dict.fromkeys(
            replace(each, kind=draft.kinds.get(str(each), each.kind)) for each in numbers
        )
    org = single.get("org")
    if not (written.name or org or emails or numbers):
        return None
    kind = said.kind or _kind(single.get("kind")) or remainder.kind_of(written.name, org, emails)
    contact = Contact(
        kind=kind,
        name=written.name,
        org=org,
        role=single.get("role"),
        location=single.get("location"),
        emails=emails,
        phones=tuple(sorted(numbers, key=lambda phone: phone.kind is PhoneKind.FAX)),
        langs=tuple(dict.fromkeys([*draft.langs, *said.langs])),
    )
    uid = single.get("uid")
    return Record(
        uid=uid_of(uid) if uid else uid_for(contact),
        contact=contact,
        tags=tuple(dict.fromkeys(draft.tags)),
        note=note,
        url=single.get("url"),
        extra={EXTRA: draft.extra} if draft.extra else {},
    )


def _kind(cell: str | None) -> Kind | None:
    try:
        return Kind(cell.lower()) if cell else None
    except ValueError:
        return None
