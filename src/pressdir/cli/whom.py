"""Whom somebody means: one contact by its name, an e-mail, a number, or how its uid begins."""

import re
from collections.abc import Iterable, Sequence

from pressdir.cli import asking
from pressdir.cli.text import visible
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record

SHOWN = 8  # candidates that a message lists; as many characters of a uid tell contacts apart
NEAR = 3  # whom a hint names
FEWEST = 3  # digits that tell one number from another
# Fewer characters can be a word: "Abba" must not remove whoever has a uid that begins so.
UID = re.compile(rf"(?:urn:uuid:)?[0-9a-f]{{{SHOWN}}}[0-9a-f-]{{0,28}}")


def one(records: Iterable[Record], words: Sequence[str]) -> Record:
    """The contact that `words` mean.

    Raises:
        NotFoundError: there is none.
        UsageError: there are several; the hint lists them.
    """
    from pressdir.search import scan

    records = list(records)
    if by_uid := _by_uid(records, words):
        return by_uid
    found = scan.search(records, asking.query(words))
    if not found:
        asked = " ".join(words)
        raise NotFoundError(f"no contact answers to: {asked}", hint=nearby(records, words))
    exact = [record for record in found if _says(record, " ".join(words))]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    raise ambiguous(exact or found, words)


def value(record: Record, written: str) -> tuple[str, str]:
    """Which number or address of `record` is meant, as (field, value).

    A number may be written in any way, or by its last digits.

    Raises:
        NotFoundError: the contact does not have it.
        UsageError: it may be several.
    """
    contact = record.contact
    phones = [str(each) for each in contact.phones]
    has = f"It has: {', '.join([*phones, *map(str, contact.emails)])}"
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


def _by_uid(records: Iterable[Record], words: Sequence[str]) -> Record | None:
    """The only record whose uid begins so."""
    if len(words) != 1 or not UID.fullmatch(words[0].casefold()):
        return None
    start = words[0].casefold().removeprefix("urn:uuid:")
    found = [record for record in records if record.uid.startswith(start)]
    return found[0] if len(found) == 1 else None


def _says(record: Record, asked: str) -> bool:
    """Whether a name, an e-mail or a number of `record` is just what was asked."""
    from pressdir.normalise.folding import fold

    contact = record.contact
    return fold(asked) in {fold(str(v)) for v in (contact.label, *contact.emails, *contact.phones)}


def ambiguous(records: Sequence[Record], words: Sequence[str]) -> UsageError:
    """The error that lists whom `words` may mean."""
    lines = [
        f"{visible(record.uid[:SHOWN])}  {visible(describe(record))}" for record in records[:SHOWN]
    ]
    if len(records) > SHOWN:
        lines.append(f"and {len(records) - SHOWN} more")
    hint = "\n".join(["Say more, or use one of these:", *lines])
    return UsageError(f"{' '.join(words)}: {len(records)} contacts answer to this", hint=hint)


def nearby(records: Iterable[Record], words: Sequence[str]) -> str:
    """A hint with those whom `words` may mean, with a typo."""
    from pressdir.search import scan

    near = scan.search(records, asking.query(words).loosened())
    labels = dict.fromkeys(record.contact.label for record in near)
    return f"Near: {', '.join([*labels][:NEAR])}" if near else ""


def describe(record: Record) -> str:
    """A contact on one line: the label, and what tells it from others."""
    contact = record.contact
    more = (contact.org, contact.role, contact.location, *contact.emails[:1], *contact.phones[:1])
    parts = [contact.label, *(str(value) for value in more if value)]
    return ", ".join(dict.fromkeys(parts))
