"""The values that a press release becomes on its way into the directory.

    Document -> Page -> Candidate* -> Contact* -> Record -> vCard
             read    find          assemble    merge     dump

All are frozen: change one with `dataclasses.replace`, one that is a tuple with `_replace`.
A value that exists is valid, because only `pressdir.normalise` makes an `EmailAddress`, a `Phone`
or a `Name`.

Field names are those of the contact file and of `extract --format jsonl` (name, kind, org, role,
location, emails, phones, langs); ARCHITECTURE.md has their vCard and JSContact names.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple

# --- what a contact is made of ------------------------------------------------------------


class Kind(StrEnum):
    """Whom a contact stands for."""

    PERSON = "person"
    DESK = "desk"  # a team, an office, a mailbox that nobody is named for; vCard KIND:org


class PhoneKind(StrEnum):
    """What a number rings, where its label or its numbering plan says so."""

    FIXED = "fixed"
    MOBILE = "mobile"
    TOLL_FREE = "toll-free"
    SATELLITE = "satellite"
    FAX = "fax"
    OTHER = "other"  # shared-cost, premium, voip, pager, universal access
    UNKNOWN = "unknown"  # the plan does not tell, as in North America


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """An address as RFC 5321 and RFC 6531 have it; the domain in lower case and in Unicode."""

    address: str

    def __str__(self) -> str:
        return self.address

    @property
    def domain(self) -> str:
        """The part behind the last at sign."""
        return self.address.rpartition("@")[2]

    @property
    def local(self) -> str:
        """The part before the last at sign."""
        return self.address.rpartition("@")[0]


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164 (`+` and at most 15 digits), with its extension (RFC 3966 `;ext=`)."""

    number: str
    extension: str | None = None
    kind: PhoneKind = field(default=PhoneKind.UNKNOWN, compare=False)

    def __str__(self) -> str:
        return f"{self.number};ext={self.extension}" if self.extension else self.number

    @property
    def uri(self) -> str:
        """The number as RFC 3966 writes it: `tel:+41225550142;ext=5`."""
        return f"tel:{self}"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name: `full` as one says it, without honorific, and its parts (vCard N)."""

    full: str
    family: str = field(default="", compare=False)
    given: str = field(default="", compare=False)
    additional: str = field(default="", compare=False)
    prefix: str = field(default="", compare=False)  # Dr, Prof.: kept here, left out of `full`
    suffix: str = field(default="", compare=False)  # Jr., MBE

    def __str__(self) -> str:
        return self.full


class Evidence(NamedTuple):
    """Where a value stands: `text[start:end]` of the page, and that line as written."""

    field: str  # "name", "org", "role", "location", "emails", "phones", "langs"
    value: str  # as `str()` of the value gives it
    start: int
    end: int
    line: str
    rule: str = ""  # why, in words: "label Tel., region CH by a place beside it"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a desk that can be reached. Equality is meaning: evidence does not count."""

    kind: Kind
    name: Name | None = None
    org: str | None = None
    role: str | None = None  # the job title as written
    location: str | None = None  # duty station or office
    emails: tuple[EmailAddress, ...] = ()
    phones: tuple[Phone, ...] = ()
    langs: tuple[str, ...] = ()  # BCP 47, languages spoken where a document states them
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)
    confidence: float | None = field(default=None, compare=False)  # 0 to 1, that all is its own
    doubts: tuple[str, ...] = field(default=(), compare=False)  # what speaks against, in sentences

    @property
    def label(self) -> str:
        """What to call the contact on a line: its name, else its organisation or first value."""
        return str(next(filter(None, (self.name, self.org, *self.emails, *self.phones)), self.kind))


# --- a document, and what was read from it ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it came: bytes, and what its carrier said about them."""

    source: str  # the path as given, an address, or "-"
    content: bytes = field(repr=False)
    media_type: str | None = None  # as declared; the content decides
    charset: str | None = None  # as declared, for example by an HTTP header
    lang: str | None = None  # BCP 47, when the user says so
    region: str | None = None  # ISO 3166-1 alpha-2, when the user says so


class Role(StrEnum):
    """What a line is in its document."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"  # of a list
    CELL = "cell"  # of a table; cells of one row share `Line.row`


class Gap(StrEnum):
    """What separates a line from the one before."""

    BREAK = "break"  # the same paragraph: `<br>`, or the next line of plain text
    BLOCK = "block"  # another paragraph, item, cell or row; a blank line in plain text
    SECTION = "section"  # a heading, a rule, another part of a mail, several blank lines


class Line(NamedTuple):  # a page has hundreds: a tuple is made in a fifth of the time
    """A line of a page: `page.text[start : start + len(text)] == text`, white space settled."""

    text: str
    start: int
    gap: Gap = Gap.BREAK
    role: Role = Role.TEXT
    label: str = ""  # what a table's header cell, `<dt>` or a JSON key says this line is
    row: int | None = None  # rows of tables and cards of lists, numbered through the page
    column: int | None = None  # of a table's cell, from 0

    @property
    def end(self) -> int:
        """Where the line ends in the page's text."""
        return self.start + len(self.text)


ROWSPAN = "rowspan"  # the name of a mark


class Mark(NamedTuple):
    """What markup says about `page.text[start:end]`.

    `name` is one of: "mailto", "tel", "fax" (links and microformats; `value` is the target,
    percent-decoded, without scheme and query), "fn", "org", "title", "locality" (microformats,
    microdata and JSON-LD; `value` is the text), "redacted" (an address that the page hides from
    readers: `[email protected]`), "cell" (what blanks set apart from the rest of its line),
    "rowspan" (a cell over several rows of a table; `value` is how many).
    """

    name: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """A document as a person would read it, line after line, with what its markup knows."""

    text: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    title: str | None = None
    site: str | None = None  # the publisher's name, where the document states it
    host: str | None = None  # the domain it came from
    lang: str | None = None  # BCP 47
    date: str | None = None  # ISO 8601 date of publication
    media_type: str = "text/plain"


class Reason(StrEnum):
    """Why something was left out."""

    NO_REGION = "no region"  # a national number whose country is not known
    INVALID = "invalid"  # written as a number or address, but none that exists
    REDACTED = "redacted"  # `[email protected]`: the address cannot be known
    FAX = "fax"
    NOT_PRESS = "not for the press"  # a donation line, a hotline for victims, a helpdesk
    NUMBER = "not a phone"  # a date, a sum, an account, a reference
    QUOTED = "quoted"  # named, but not offered for contact
    CUT = "cut off"  # the text ends where the value should stand


class Doubt(NamedTuple):
    """Something that was left out, and why."""

    value: str  # as written
    reason: Reason
    start: int
    end: int
    line: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document offers for contact, and what was left out."""

    source: str
    digest: str  # SHA-256 of the document's bytes, hexadecimal
    contacts: tuple[Contact, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    title: str | None = None
    lang: str | None = None
    date: str | None = None
    publisher: str | None = None


# --- what is kept ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Release:
    """A document that was read into the directory. `digest` identifies it."""

    digest: str  # SHA-256 of its bytes, hexadecimal
    source: str
    title: str | None = None
    date: str | None = None  # ISO 8601 date of publication
    lang: str | None = None
    read: str = ""  # when it was read: UTC, ISO 8601, `2026-11-21T10:30:00Z`

    @property
    def link(self) -> str:
        """Its address on the web; "" of a file."""
        return self.source if self.source.casefold().startswith(("https://", "http://")) else ""

    @property
    def place(self) -> str:
        """What others are told of where it stands: of a file the name, the folders are private."""
        return self.link or self.source.replace("\\", "/").rpartition("/")[2]


class Sighting(NamedTuple):  # a directory has hundreds of thousands: see `Line`
    """One value of a contact, seen once: in a release, or typed by a person.

    From these follow first seen, last seen, how often, in which releases, and whether a person
    typed a value. They form a set, so two copies of a directory join without a rule.
    """

    field: str  # "name", "org", "role", "location", "emails", "phones", "langs", …
    value: str
    at: str  # UTC, ISO 8601
    release: str | None = None  # `Release.digest`; None when a person typed it
    gone: bool = False  # a person removed the value: extraction does not bring it back
    kind: PhoneKind | None = None  # of a phone, where a label or a person says it
    line: str = ""  # as written, when quotes are kept
    start: int | None = None
    end: int | None = None
    rule: str = ""  # why it was taken for what it is, in words
    doubt: str = ""  # why it is not sure that it belongs to the contact, in words
    by: str = ""  # of a typed one, who typed it
    over: str = ""  # of a typed one, what its writer saw and replaced: ids, blanks between


class Verdict(StrEnum):
    """What a person found who tried a value, or looked whether it still holds, and did then."""

    DEAD = "dead"  # no such number, or nobody who knows the contact
    BUSY = "busy"  # nobody answered this time
    OK = "ok"  # it was answered
    MOVED = "moved"  # the contact has left: no longer to be asked
    VERIFIED = "verified"  # checked by a person: right at that time
    REMOVED = "removed"  # the contact was taken out of the directory
    RESTORED = "restored"  # it was taken out, and is to be there again
    SAME = "same"  # of another uid: both are one, and are one record since
    DIFFERENT = "different"  # of another uid: both look alike, and are two
    WAS = "was"  # of another uid: the contact's own, before it was one with another for a while
    RETRACTED = "retracted"  # what was reported, or typed, is taken back


@dataclass(frozen=True, slots=True)
class Report:
    """A person's dated word about a value of a contact, or about the whole of it.

    Reports are a set, as sightings are: two copies of a directory join without a rule. What they
    add up to is `pressdir.merge.standing_of` and its like.
    """

    field: str  # "phones", "emails"; "uid" of another contact; "" for the whole contact
    value: str  # as `str()` of the value gives it; "" for the whole contact
    outcome: Verdict
    at: str  # UTC, ISO 8601
    by: str = ""  # whose word it is
    note: str = ""
    over: str = ""  # of `removed`, what its writer saw; of `retracted`, what: ids, blanks between


@dataclass(frozen=True, slots=True)
class Record:
    """A contact that is kept, with its identity and its history."""

    uid: str  # a UUID in lower case; made once, never changed
    contact: Contact
    sightings: tuple[Sighting, ...] = ()
    tags: tuple[str, ...] = ()
    note: str | None = None
    url: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)  # fields of other programs, kept
    reports: tuple[Report, ...] = ()  # in the order that `pressdir.merge.report` gives them

    @property
    def rev(self) -> str:
        """When it last changed (vCard REV): the newest sighting or report, UTC, ISO 8601."""
        seen = [each.at for each in self.sightings]
        return max(seen + [each.at for each in self.reports], default="")

    @property
    def unsure(self) -> tuple[Sighting, ...]:
        """The addresses and numbers that doubtful sightings alone speak for, the newest of each."""
        return unsettled(
            self.sightings, map(str, self.contact.emails), map(str, self.contact.phones)
        )


@dataclass(frozen=True, slots=True)
class Joined(Record):
    """A record as one person sees it: with what they keep of it for themselves (`merge.seen`).

    It is for their own eyes. Whatever keeps records or hands them on asks `shareable`.
    """

    shared: Record | None = None  # as the contact file has it
    own: tuple[tuple[str, str], ...] = ()  # what is theirs alone, as (field, value)


def shareable(record: Record) -> Record:
    """The same record; one that a person's own values are joined to is refused.

    Raises:
        TypeError: it is joined. That is a fault of ours, which shall not become a leak.
    """
    if isinstance(record, Joined):
        raise TypeError(f"{record.uid} holds private values: neither kept nor handed on")
    return record


def shared(record: Record) -> Record:
    """The record as the contact file has it, whatever is joined to it here."""
    return record.shared or record if isinstance(record, Joined) else record


def disclosed(record: Record) -> Record:
    """The record with what is joined to it, for whoever hands on their own values by their will."""
    if not isinstance(record, Joined):
        return record
    return Record(**{each.name: getattr(record, each.name) for each in fields(Record)})


def own_values(record: Record) -> tuple[tuple[str, str], ...]:
    """What of a record is one person's alone, as (field, value)."""
    return record.own if isinstance(record, Joined) else ()


def unsettled(
    sightings: Sequence[Sighting], emails: Iterable[str], phones: Iterable[str]
) -> tuple[Sighting, ...]:
    """Of the values that doubtful sightings alone speak for, the newest sighting each.

    A person's word, or a release that leaves no doubt, settles it.
    """
    if not [each for each in sightings if each.doubt]:
        return ()
    held = (("emails", emails), ("phones", phones))
    groups: dict[tuple[str, str], list[Sighting]] = {
        (name, value.casefold()): [] for name, values in held for value in values
    }
    for each in sightings:
        if not each.gone and (group := groups.get((each.field, each.value.casefold()))) is not None:
            group.append(each)
    return tuple(
        max(group, key=lambda each: each.at)
        for group in groups.values()
        if group and all(each.doubt for each in group)
    )
