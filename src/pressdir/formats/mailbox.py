"""A mailbox (mbox, RFC 4155) or a message (RFC 5322): who wrote becomes a contact.

Those are the From, Sender and Reply-To, under the name that stands there; none is made of an
address. Lists, robots and messages that came back are nobody. A mailbox is read a message at a
time, and of a message the header alone, unless a vCard is attached.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from pressdir.errors import InvalidValueError
from pressdir.formats import remainder, values, vcard
from pressdir.formats.content import Content
from pressdir.formats.loaded import Loaded, Reject, uid_of
from pressdir.formats.settings import Wishes
from pressdir.formats.sheets.written import name_of
from pressdir.formats.table import UNSEEN
from pressdir.model import Contact, EmailAddress, Kind, Name, Record, Sighting
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_shared

HEADER: Final = 1 << 18  # bytes of a header that are read
MESSAGE: Final = 64 << 20  # bytes of a message whose attachments are looked at
PARTS: Final = 200
NAMES: Final = 10  # of one address that are remembered
WRITERS: Final = ("From", "Sender", "Reply-To")
RECIPIENTS: Final = ("To", "Cc")

_BEGUN: Final = b"From "  # a line that begins so parts messages, where a blank one is above it
_DATED: Final = re.compile(
    rb"From [^\n]{0,200}\d\d:\d\d[^\n]{0,60}\n|From [^\n]{0,200}\n[A-Za-z-]{2,40}:"
)
FROM_LINE: Final = 300  # bytes that it looks at, at most
_BLANK: Final = re.compile(rb"\r?\n\r?\n")
# One of these is in a message that has a card.
_CARD: Final = (b"vcard", b"vCard", b"VCARD", b".vcf", b".VCF")
_CARDS: Final = frozenset({"text/vcard", "text/x-vcard", "text/directory"})
_FIELD: Final = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t\r\n]")
_TELLING: Final = frozenset(
    [b"message-id", b"mime-version", b"received", b"return-path", b"dkim-signature",
     b"delivered-to"]
)  # fmt: skip
_FOLD: Final = re.compile(r"\r?\n[ \t]?")
# Who answers to nobody: robots, lists, what comes back, and addresses made for one reply.
_NOBODY: Final = re.compile(
    r"(?:.*[._+-])?(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|noresponder|nicht-?antworten|nepasrepondre|"
    r"ne-pas-repondre|mailer-daemon|mailerdaemon|postmaster|bounces?|listserv|majordomo|mailman|"
    r"notifications?|notify|alerts?|autoresponder|unsubscribe|undisclosed-recipients?)(?:[._+-].*)?"
    r"|owner-.+|.+-(?:owner|request|bounces?|subscribe|unsubscribe)|(?:bounces?|prvs|srs[01]|reply)[+=].+",
    re.IGNORECASE,
)
_VIA: Final = re.compile(r"\s+(?:via|über|par|door|через)\s+\S.*\Z", re.IGNORECASE)
_LONGEST_LOCAL: Final = 48  # a longer one was made for one message


@dataclass(slots=True)
class Sender:
    """What the messages say of an address."""

    email: EmailAddress
    names: dict[str, str] = field(default_factory=dict)  # when each was last written
    others: dict[EmailAddress, str] = field(default_factory=dict)  # of the same name, and when
    first: str = ""
    last: str = ""

    def see(self, name: str, at: str) -> None:
        """Take a message that was sent at `at`, "" if nobody knows when."""
        if name and (name in self.names or len(self.names) < NAMES):
            self.names[name] = max(self.names.get(name, ""), at)
        self.last = max(self.last, at)
        self.first = min(filter(None, (self.first, at)), default="")

    def record(self) -> Record:
        """The contact: under the newest name, seen when the messages were sent."""
        name = max(self.names, key=lambda each: (self.names[each], each), default="")
        written = name_of({"name": name}).name if name else None
        emails = (self.email, *self.others)
        contact = Contact(_kind(written, self.email), written, emails=emails)
        seen = [("emails", str(self.email), at) for at in dict.fromkeys((self.first, self.last))]
        seen += [("emails", str(email), at) for email, at in self.others.items()]
        if written:
            seen.append(("name", written.full, self.names[name]))
        return Record(
            uid=uid_of(f"mailto:{str(self.email).casefold()}"),
            contact=contact,
            sightings=tuple(Sighting(of, value, at) for of, value, at in seen),
        )


def is_one(start: bytes) -> bool:
    """Whether a content that starts so is a mailbox or a message."""
    if start.startswith(_BEGUN):
        return _DATED.match(start) is not None
    head = _BLANK.split(start, maxsplit=1)[0]
    lines = [line for line in head.splitlines() if not line.startswith((b" ", b"\t"))]
    if not lines or not _FIELD.match(lines[0] + b"\n"):
        return False
    names = {found[1].lower() for line in lines if (found := _FIELD.match(line + b"\n"))}
    return bool(names & _TELLING) or (
        b"from" in names and len(names & {b"to", b"date", b"subject"}) >= 2
    )


def load(data: Content, wishes: Wishes | None = None) -> Iterator[Loaded]:
    """Yield the contacts of attached vCards, and at last those who wrote."""
    fields = (*WRITERS, *RECIPIENTS) if wishes and wishes.recipients else WRITERS
    senders: dict[str, Sender] = {}
    for start, end in _messages(data):
        head = _header(data, start, end)
        try:
            message = BytesHeaderParser().parsebytes(head)
        except (MessageError, RecursionError):
            line = data[:start].count(b"\n") + 1
            yield Reject("no message that can be parsed", head[:200].decode("latin-1"), line)
            continue
        until = min(end, start + MESSAGE)
        if any(data.find(sign, start, until) >= 0 for sign in _CARD):
            yield from _attached(data[start:until])
        if _is_nobodys(message):
            continue
        at = _moment(message)
        named: dict[str, Sender] = {}  # in this message
        for name, email in _written(message, fields):
            sender = senders.setdefault(str(email).casefold(), Sender(email))
            sender.see(name, at)
            first = named.setdefault(fold(name), sender) if name else sender
            if first is not sender:  # "Reply-To" is another address of who wrote
                first.others[email] = max(first.others.get(email, ""), at)
    for sender in senders.values():
        yield sender.record()


def together(one: Record, other: Record) -> Record:
    """One of two records of an address, as two files have it: the newer, seen when both were."""
    newest = max(one, other, key=lambda each: (each.rev, repr(each.contact)))
    seen = {each for each in (*one.sightings, *other.sightings) if each.field == "emails"}
    times: dict[str, list[str]] = {}
    for each in seen:
        times.setdefault(each.value, []).append(each.at)
    kept = [each for each in seen if each.at in {min(times[each.value]), max(times[each.value])}]
    emails = sorted(kept, key=lambda each: (each.value != str(one.contact.emails[0]), each.at))
    addresses = dict.fromkeys([*newest.contact.emails, *one.contact.emails, *other.contact.emails])
    names = [each for each in newest.sightings if each.field != "emails"]
    return Record(
        newest.uid,
        replace(newest.contact, emails=tuple(addresses)),
        sightings=(*emails, *names),
    )


# --- messages -----------------------------------------------------------------------------------


def _messages(data: Content) -> Iterator[tuple[int, int]]:
    """Where each message begins and ends, without the line that parts it from the one before."""
    begin = 0
    if data[: len(_BEGUN)] == _BEGUN:
        begin = _next_line(data, 0)
    at = data.find(b"\n" + _BEGUN, begin)
    while at >= 0:
        blank = data[max(0, at - 2) : at].endswith((b"\n", b"\n\r"))
        if blank and _DATED.match(data[at + 1 : at + 1 + FROM_LINE]):
            yield begin, at
            begin = _next_line(data, at + 1)
        at = data.find(b"\n" + _BEGUN, at + 1)
    yield begin, len(data)


def _next_line(data: Content, at: int) -> int:
    end = data.find(b"\n", at)
    return len(data) if end < 0 else end + 1


def _header(data: Content, start: int, end: int) -> bytes:
    head = data[start : min(end, start + HEADER)]
    match = _BLANK.search(head)
    return head[: match.end()] if match else head


def _is_nobodys(message: Message) -> bool:
    """Whether a program sent it, or it came back."""
    said = _text(message, "Auto-Submitted").lower()
    if said and said != "no":
        return True
    if _text(message, "Return-Path").strip() == "<>":
        return True
    return message.get_content_type() == "multipart/report"


def _moment(message: Message) -> str:
    """When it was sent: UTC, ISO 8601; "" when that is not known."""
    with suppress(ValueError, TypeError, OverflowError, IndexError):
        when = parsedate_to_datetime(_text(message, "Date"))
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
        if when > datetime(1971, 1, 1, tzinfo=UTC):  # earlier is a clock that was never set
            return when.isoformat(timespec="seconds").replace("+00:00", "Z")
    return ""


def _written(message: Message, fields: tuple[str, ...]) -> Iterator[tuple[str, EmailAddress]]:
    """The names and addresses of people in these fields."""
    lists = _text(message, "List-Post").lower() + _text(message, "List-Id").lower()
    for each in fields:
        for name, address in _addresses(message, each):
            local, _, domain = address.lower().rpartition("@")
            if len(local) > _LONGEST_LOCAL or _NOBODY.fullmatch(local):
                continue
            if lists and (address.lower() in lists or f"<{local}.{domain}>" in lists):
                continue
            with suppress(InvalidValueError):
                yield _name(name, address), values.email(address)


def _addresses(message: Message, name: str) -> list[tuple[str, str]]:
    raw = [*_raw(message, name)]
    try:
        pairs = getaddresses(raw) if raw else []
    except (RecursionError, TypeError):  # comments within comments
        return []
    return [(_decoded(each), address) for each, address in pairs if "@" in address]


def _name(name: str, address: str) -> str:
    """A name as the header gives it; nothing where it only repeats the address."""
    plain = " ".join(UNSEEN.sub("", name).split()).strip("'\" ")
    plain = _VIA.sub("", plain)  # "Ana Ruiz via Harbour News", as lists rewrite it
    if "@" in plain or plain == address.partition("@")[0]:
        return ""
    return plain


def _kind(name: Name | None, email: EmailAddress) -> Kind:
    return Kind.DESK if is_shared(email) else remainder.kind_of(name, None, [email])


def _text(message: Message, name: str) -> str:
    return next(_raw(message, name), "")


def _raw(message: Message, name: str) -> Iterator[str]:
    """The fields called `name`, unfolded, as they stand: `get` would replace letters."""
    for each, value in message.raw_items():
        if each.lower() == name.lower():
            yield _FOLD.sub(" ", _plain(str(value)))


def _plain(value: str) -> str:
    """A header whose bytes should have been encoded: UTF-8, else what Windows writes."""
    if value.isascii():
        return value
    octets = value.encode("utf-8", "surrogateescape")
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


def _decoded(value: str) -> str:
    """A text whose encoded words (RFC 2047) are decoded."""
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
        return "".join(
            part if isinstance(part, str) else part.decode(charset or "utf-8", "replace")
            for part, charset in parts
        )
    except (HeaderParseError, LookupError, ValueError):
        return value


# --- attached vCards ----------------------------------------------------------------------------


def _attached(data: bytes) -> Iterator[Loaded]:
    """Yield the contacts of the vCards that are attached to a message."""
    try:
        message = BytesParser().parsebytes(data)
    except (MessageError, RecursionError):
        return
    for _, part in zip(range(PARTS), message.walk(), strict=False):
        if not _is_card(part):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and vcard.is_one(payload.lstrip()):
            yield from vcard.load(payload)


def _is_card(part: Message) -> bool:
    """Whether a part is declared to be vCards, or is a file of that name of no declared type."""
    if part.get_content_type() in _CARDS:
        return True
    unsaid = part.get_content_type() == "application/octet-stream"
    return unsaid and (part.get_filename() or "").lower().endswith(".vcf")
