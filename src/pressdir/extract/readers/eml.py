"""E-mail (RFC 5322, MIME): who sends it, its subject and day, and the text of its parts.

Recipients are no part of the page: they are the newsroom's own addresses. Of alternatives one is
read. Attachments that are documents themselves follow as sections, as do forwarded messages.

The legacy policy of the standard library parses headers: the modern one raises on some that
really occur, where this one hands them over as they are.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice
from typing import Final

from pressdir.errors import UnreadableError
from pressdir.extract import readers
from pressdir.extract.readers.draft import Draft, settle
from pressdir.extract.readers.encoding import decode
from pressdir.extract.readers.text import read_text, unquoted
from pressdir.model import Document, Gap, Page
from pressdir.normalise.patterns import waiting

MEDIA_TYPE: Final = "message/rfc822"

MAX_PARTS: Final = 200  # parts of a message that are read; mail with more carries pictures
ENOUGH: Final = 0.5  # a plain alternative with less of the HTML's text is a stub

# Attachments that can be a release: others (calendars, pictures, archives) hold no page.
_ATTACHED: Final = frozenset(
    [
        "text/plain",
        "text/html",
        "text/markdown",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ]
)
_DECLARED: Final = _ATTACHED | {
    "application/octet-stream",
    "application/x-pdf",
    "application/msword",
}
_FOLD: Final = re.compile(r"\r?\n[ \t]?")
_PLAIN: Final = "text/plain"
_FROM: Final = (
    r"^(?:from|von|de|da|van|från|fra|od|lähettäjä|feladó|gönderen|от|від|寄件者|发件人|差出人)"
    r"\s?[:：]"
)
_HEADER: Final = waiting(rf"{_FROM}|^-{{3,}}.{{3,60}}-{{3,}}$", re.IGNORECASE | re.MULTILINE)
# The header above what is passed on: below its sender stand those it was sent to.
_PASSED_ON: Final = waiting(
    rf"({_FROM}[^\n]*\n)((?:[^\s:：\n][^:：\n]{{0,24}}[:：][^\n]*\n){{1,6}})",
    re.IGNORECASE | re.MULTILINE,
)
# The lines that an answer quotes, and the one above that says whose they are.
_ANSWERED: Final = waiting(
    r"^(?:[^\n>][^\n]{0,200}:[ \t]*\r?\n(?:[ \t]*\r?\n)?)?(?:>[^\n]*(?:\n|\Z))+", re.MULTILINE
)
# The same where the line above says when or from which mailbox it came: in any mail but a forwarded
# one somebody else's words. "On Fri, 17 Mar 2023 at 09:12, Ann Lee <ann@x.org> wrote:"
_ATTRIBUTED: Final = waiting(
    r"^(?![>\s])(?=[^\n]{0,200}(?:\d[:.]\d\d|@))"
    r"[^\n]{1,200}(?:\r?\n(?![>\s])[^\n]{1,100})?:[ \t]*\r?\n"
    r"(?:[ \t]*\r?\n)?(?:>[^\n]*(?:\n|\Z))+",
    re.MULTILINE,
)
_WHEN: Final = re.compile(r"\d[:.]\d\d|@")
_HOUR: Final = re.compile(r"\d[:.h]\d\d")
_TAG: Final = re.compile(r"<[^<>]{0,400}>")
_ATTRIBUTION: Final = 2_000  # characters of markup in which such a line stands
_LONGEST_LINE: Final = 200
# The header that Outlook sets above what it quotes, in any language.
_ORIGINAL: Final = waiting(
    r"^[ \t]*-{3,}[^\n-]{3,60}-{3,}[ \t]*$"
    r"|^[^\s:][^\n:]{1,24}: [^\n]{0,120}@[^\n]{0,120}\r?\n"
    r"(?:[^\s:][^\n:]{1,24}: [^\n]{0,200}\r?\n){2,6}",
    re.MULTILINE,
)
# What mail programs put what they quote into.
_QUOTED_HTML: Final = waiting(
    r"<(?:div|blockquote|span)\b[^<>]{0,200}(?:gmail_quote|type=[\"']?cite|divRplyFwdMsg"
    r"|OutlookMessageHeader|moz-cite-prefix|yahoo_quoted)",
    re.IGNORECASE,
)
_REPLIED: Final = waiting(
    r"\s*(?:re|aw|sv|vs|antw|odp|rif|res|ref|ynt|atb|hn|отв|απ|回复|回覆|答复|返信|답장)\s?[:：]",
    re.IGNORECASE,
)
_FORWARDED: Final = waiting(
    r"\s*(?:fwd?|wg|tr|rv|enc|doorst|vs|vb|vl|i|pd|ilt|továbbítás|пересл|转发|轉寄|転送|전달)\s?[:：]",
    re.IGNORECASE,
)


def read(document: Document) -> Page:
    """Return the page of a message. Raises `UnreadableError` when it cannot be parsed."""
    return read_message(document.content)


def read_message(content: bytes) -> Page:
    """Return the page of a message's bytes. Raises `UnreadableError` when they are none."""
    try:
        message = message_from_bytes(content)
    except (MessageError, RecursionError) as error:
        raise UnreadableError("is no e-mail that can be parsed") from error
    draft = Draft()
    for page in _sections(message):
        draft.paste(page, Gap.SECTION)
    sender = _addresses(message, "From")
    return replace(
        draft.page(MEDIA_TYPE),
        title=_header(message, "Subject") or None,
        host=sender[0][1].rpartition("@")[2].lower().rstrip(">.") or None if sender else None,
        lang=_header(message, "Content-Language") or None,
        date=_day(message),
    )


def _sections(message: Message) -> Iterator[Page]:
    """Yield the senders, the body and the attachments, and so for messages inside."""
    waiting: list[Message] = [message]
    parts = 0
    while waiting and parts < MAX_PARTS:
        part = waiting.pop()
        parts += 1
        if part.get("From") and not _is_forwarded(part):
            yield _senders(part)
        kind = part.get_content_type()
        if kind == "multipart/alternative":
            yield from _best(part, answers=_answers(message))
        elif part.is_multipart():
            inside = _subparts(part)
            waiting.extend(reversed(inside[:1] if kind == "multipart/related" else inside))
        elif page := _leaf(part, answers=_answers(message)):
            yield page


def _is_forwarded(part: Message) -> bool:
    """Whether the sender only passes on what somebody else wrote, who is named in the text."""
    if not _FORWARDED.match(_header(part, "Subject")):
        return False
    texts = (leaf for leaf in islice(part.walk(), MAX_PARTS) if leaf.get_content_type() == _PLAIN)
    return any(_HEADER.search(page.text) for leaf in texts if (page := _leaf(leaf, answers=False)))


def _subparts(part: Message) -> list[Message]:
    payload = part.get_payload()
    return (
        [inner for inner in payload if isinstance(inner, Message)]
        if isinstance(payload, list)
        else []
    )


def _answers(message: Message) -> bool:
    """Whether a message answers another: what it quotes was written by those it goes to."""
    subject = _header(message, "Subject")
    named = _header(message, "In-Reply-To") or _header(message, "References")
    replies = named or _REPLIED.match(subject)
    return bool(replies) and not _FORWARDED.match(subject)


def _best(part: Message, *, answers: bool) -> Iterator[Page]:
    """Yield the pages of one of several alternatives, and of what is attached among them."""
    plain: list[Page] = []
    rich: list[Page] = []
    attached: list[Page] = []
    for leaf in islice(part.walk(), MAX_PARTS):
        page = None if leaf.is_multipart() else _leaf(leaf, answers=answers)
        if not page:
            continue
        if leaf.get_filename():
            attached.append(page)
        else:
            (rich if leaf.get_content_type() == "text/html" else plain).append(page)
    yield from rich if _is_stub(plain, rich) else plain
    yield from attached


def _is_stub(plain: list[Page], rich: list[Page]) -> bool:
    """Whether the plain alternative lacks what the HTML one has."""
    seen = "\n".join(page.text for page in plain).lower()
    links = [mark.value for page in rich for mark in page.marks if mark.name == "mailto"]
    if any(address.lower() not in seen for address in links):
        return True
    return len(seen) < ENOUGH * sum(len(page.text) for page in rich)


def _leaf(part: Message, *, answers: bool) -> Page | None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    declared = part.get_content_type()
    document = Document(part.get_filename() or "", payload, declared, part.get_content_charset())
    if declared == "text/plain" and not part.get_filename():
        with suppress(UnreadableError):
            text = decode(payload, document.charset)
            own = _ATTRIBUTED.sub("", text) if not _HEADER.search(text) else text
            own = _ANSWERED.sub("", _ORIGINAL.split(text, maxsplit=1)[0]) if answers else own
            plain = unquoted(own if own.strip() else text)
            return read_text(_PASSED_ON.sub(_less_recipients, plain))
        return None
    if declared == "text/html":
        document = _less_quoted(document, answers=answers)
    if declared not in _DECLARED:
        return None
    kind = declared if declared == "text/html" else readers.media_type(document)
    if kind not in _ATTACHED:
        return None
    with suppress(UnreadableError):  # a damaged attachment does not spoil the message
        return readers.read_as(kind, document)
    return None


def _less_recipients(header: re.Match[str]) -> str:
    """A header within a mail less the lines of those it was sent to: "To: news@paper.example".

    It says when it was sent; what does not is a sender and how to reach it.
    """
    lines = header[2].splitlines(keepends=True)
    if not _HOUR.search(header[2]):
        return header[0]
    return header[1] + "".join(line for line in lines if "@" not in line)


def _less_quoted(document: Document, *, answers: bool) -> Document:
    """The HTML of a mail up to what it quotes; if it answers none, only where a line says whose."""
    with suppress(UnreadableError):
        text = decode(document.content, document.charset)
        quoted = _QUOTED_HTML.search(text)
        if quoted and (answers or _is_attributed(text[quoted.start() :][:_ATTRIBUTION])):
            return replace(document, content=text[: quoted.start()].encode(), charset="utf-8")
    return document


def _is_attributed(html: str) -> bool:
    """Tell whether markup begins with the line above a quotation, and not with a mail's header."""
    lines = _TAG.sub("\n", html).strip()
    first = " ".join(lines.split())[:_LONGEST_LINE]
    return bool(_WHEN.search(first)) and not _HEADER.search(lines)


def _senders(message: Message) -> Page:
    draft = Draft()
    seen = set[str]()
    for field in ("From", "Reply-To"):
        draft.label = field
        for name, address in _addresses(message, field):
            if address.lower() in seen:
                continue
            seen.add(address.lower())
            draft.stop()
            if name:
                mark = draft.open("fn")
                draft.write(name)
                draft.close(mark)
                draft.write(" <")
            mark = draft.open("mailto", address)
            draft.write(address)
            draft.close(mark)
            draft.write(">" if name else "")
    return draft.page(MEDIA_TYPE)


def _addresses(message: Message, field: str) -> list[tuple[str, str]]:
    """Return the names and addresses of a header: decoded after it is taken apart."""
    raw = list(_raw(message, field))
    try:
        pairs = getaddresses(raw) if raw else []
    except RecursionError:  # comments within comments
        return []
    return [(settle(_decoded(name)), address) for name, address in pairs if "@" in address]


def _header(message: Message, field: str) -> str:
    return settle(_decoded(next(_raw(message, field), "")))


def _raw(message: Message, field: str) -> Iterator[str]:
    """Yield a header's values unfolded; bytes that should have been encoded are guessed at."""
    for name, value in message.raw_items():
        if name.lower() == field.lower():
            text = str(value)
            if not text.isascii():
                text = _bytes(text.encode("utf-8", "surrogateescape"), None)
            yield _FOLD.sub(" ", text)


def _decoded(value: str) -> str:
    """Return a header's text, its encoded words (RFC 2047) decoded."""
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(
        part if isinstance(part, str) else _bytes(part, charset) for part, charset in parts
    )


def _bytes(part: bytes, charset: str | None) -> str:
    if not part.strip():
        return part.decode("ascii", "replace")
    with suppress(UnreadableError):
        return decode(part, charset)
    return ""


def _day(message: Message) -> str | None:
    with suppress(ValueError, TypeError, OverflowError, IndexError):  # "Date: yesterday"
        return parsedate_to_datetime(next(_raw(message, "Date"), "")).date().isoformat()
    return None
