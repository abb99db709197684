"""Whom somebody means: one contact by its name, an e-mail, a number, or how its uid begins."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressdir.cli.asking.contact_file import Book
from pressdir.cli.asking.naming import Way, asked
from pressdir.cli.lane import questions
from pressdir.cli.showing.text import PRIVATE, visible
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record, own_values, shared

if TYPE_CHECKING:
    from pressdir.search.query import Query

SHOWN = 8  # candidates that a message lists; as many characters of a uid tell contacts apart
NEAR = 3  # whom a hint names
FEWEST = 3  # digits that tell one number from another
# Fewer characters can be a word: "Abba" must not remove whoever has a uid that begins so.
UID = re.compile(rf"(?:urn:uuid:)?[0-9a-f]{{{SHOWN}}}[0-9a-f-]{{0,28}}")


def one(book: Book, words: Sequence[str]) -> Record:
    """The contact of `book` that `words` mean.

    Raises:
        NotFoundError: there is none.
        UsageError: there are several; the hint lists them.
    """
    if is_empty(book):
        raise nobody_yet(book)
    try:
        return asked(book, lambda way: _one(way, words))
    except NotFoundError:
        # Without a hyphen it may be a number, and all contacts would be read for nothing.
        if len(words) == 1 and "-" in words[0] and UID.fullmatch(words[0].casefold()):
            found = _formerly(book, words[0].casefold().removeprefix("urn:uuid:"))
            if len(found) == 1:
                return found[0]
        raise


def get_ready(words: Sequence[str]) -> None:
    """Load what it takes to find whom `words` mean, before a file is locked for which others wait.

    Raises:
        UsageError: it is no question.
    """
    questions.query(words)


def _formerly(book: Book, start: str) -> Sequence[Record]:
    """The contacts that had a uid before that begins so: their own, or that of one of two."""
    from pressdir.merge import aliases

    known = book.records()
    return [each for each in known if any(uid.startswith(start) for uid in aliases(each))]


def is_empty(book: Book) -> bool:
    """Whether there is nobody to ask, as one can tell at once: there is no file yet."""
    return not book.identity and not book.path.exists()


def nobody_yet(book: Book) -> NotFoundError:
    """The error that a file without contacts is."""
    return NotFoundError(f"{book.path}: no contacts yet", hint="Read some: pressdir ingest FILE...")


def nearby(book: Book, words: Sequence[str]) -> str:
    """A hint with those whom `words` may mean, with a typo."""
    return asked(book, lambda way: _near(way, questions.query(words)))


def _one(way: Way, words: Sequence[str]) -> Record:
    if len(words) == 1 and UID.fullmatch(words[0].casefold()):
        uids = way.uids(words[0].casefold().removeprefix("urn:uuid:"))
        if len(uids) == 1:
            return way.record(uids[0])
    text = " ".join(words)
    query = questions.query(words)
    found = way.search(query, text)
    if not found:
        raise NotFoundError(questions.nobody(words), hint=_near(way, query))
    exact = [uid for uid, may in found if may and _says(way.record(uid), text)]
    those = exact or [uid for uid, _ in found]
    if len(those) == 1:
        record = way.record(those[0])
        if not exact and _is_faint(record, query, text):
            raise _unmeant(record, text)
        return record
    raise _ambiguous([way.record(uid) for uid in those[:SHOWN]], len(those), text)


def _near(way: Way, query: "Query") -> str:
    near = way.search(query.loosened(), "")
    labels: dict[str, None] = {}
    for uid, _ in near:
        labels[way.record(uid).contact.label] = None
        if len(labels) == NEAR:
            break
    return f"Near: {', '.join(labels)}" if labels else ""


def value(record: Record, written: str) -> tuple[str, str]:
    """Which number or address of `record` is meant, as (field, value).

    A number may be written in any way, or by its last digits.

    Raises:
        NotFoundError: the contact does not have it.
        UsageError: it may be several.
    """
    contact = record.contact
    phones = [str(each) for each in contact.phones]
    own = {each for _, each in own_values(record)}
    values = [*phones, *map(str, contact.emails)]
    has = ", ".join(f"{each} ({PRIVATE})" if each in own else each for each in values)
    has = f"It has: {has}"
    if "@" in written:
        wanted = written.strip().casefold()
        found = [("emails", str(each)) for each in contact.emails if str(each).casefold() == wanted]
    else:
        digits = re.sub(r"\D", "", written).lstrip("0")
        whole = [each for each in phones if re.sub(r"\D", "", each) == digits]
        found = [("phones", each) for each in whole or phones if _ends(each, digits)]
    if not found:
        raise NotFoundError(f"{contact.label}: has no {written}", hint=has)
    if len(found) > 1:
        raise UsageError(f"{written}: {contact.label} has several of these", hint=has)
    return found[0]


def _ends(number: str, digits: str) -> bool:
    """Whether `digits` are the last ones of a number, or of what stands before its extension."""
    whole = re.sub(r"\D", "", number)
    main = re.sub(r"\D", "", number.partition(";")[0])
    return len(digits) >= FEWEST and (whole.endswith(digits) or main.endswith(digits))


def _says(record: Record, asked: str) -> bool:
    """Whether a name, an e-mail or a number of `record` is just what was asked."""
    from pressdir.normalise.folding import fold

    contact = record.contact
    return fold(asked) in {fold(str(v)) for v in (contact.label, *contact.emails, *contact.phones)}


def _is_faint(record: Record, query: "Query", text: str) -> bool:
    """Whether all that was asked is a bare word, which stands within one of what they do alone."""
    from pressdir.search import ranking, scan

    if ":" in text or " " in text or text.startswith("@"):  # a search by name says more than a word
        return False
    rank = query.rank(scan.RecordEntry(record))
    return rank is not None and ranking.is_faint(rank)


def _unmeant(record: Record, text: str) -> UsageError:
    """The error for the one who answers by chance: "ana" is no manager's name."""
    return UsageError(
        f"{text}: nobody is called so; one contact has it within another word",
        hint=f"If this one is meant: {visible(record.uid[:SHOWN])}  {visible(describe(record))}",
    )


def _ambiguous(first: Sequence[Record], count: int, text: str) -> UsageError:
    """The error that lists the first of those whom `text` may mean."""
    lines = [f"{visible(record.uid[:SHOWN])}  {visible(describe(record))}" for record in first]
    if count > len(first):
        lines.append(f"and {count - len(first)} more")
    hint = "\n".join(["Say more, or use one of these:", *lines])
    return UsageError(f"{text}: {count} contacts answer to this", hint=hint)


def describe(record: Record) -> str:
    """A contact on one line: the label, and what tells it from others. Nothing private."""
    contact = shared(record).contact
    more = (contact.org, contact.role, contact.location, *contact.emails[:1], *contact.phones[:1])
    parts = [contact.label, *(str(value) for value in more if value)]
    return ", ".join(dict.fromkeys(parts))
