"""Take what names an erased person out of what is kept of others.

Each function is one of the text and of the erasures, and of nothing else: two copies of a file that
know of the same erasures are cleaned to the same bytes, in whichever order they learnt of them. So
a quote that names somebody goes as a whole, as does a title; of a note and of what other programs
wrote, each line does.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from pressdir.merge import mentions
from pressdir.merge.answers import UID
from pressdir.merge.erasure import Erasures
from pressdir.merge.extras import EXTRA
from pressdir.merge.facts import settle
from pressdir.merge.notes import NOTE
from pressdir.merge.persons import Person
from pressdir.model import Record, Release, Report, Sighting
from pressdir.normalise.folding import fold

Json = Any
Says = Callable[[str], bool]

# What somebody is, not what is told of others: a name is never taken for another's, a number may be
# shared, an organisation may be called after its founder.
THEIRS = frozenset({"name", "org", "emails", "phones", "kind", "langs", "uid"})
MARKED = frozenset({NOTE, EXTRA})  # their sightings hold marks of texts
DOUBT = "the reason named somebody who was erased"
LONGEST = 20_000  # characters of a text that is looked into; what is longer is no writing


def without(record: Record, erasures: Erasures, known: Collection[str] = frozenset()) -> Record:
    """`record`, of somebody else, with nothing that names or reaches who was erased.

    Texts that are `known` to name nobody are not looked into.
    """
    if not erasures:
        return record
    says = _saying(record, erasures, known)
    kept = [each for each in record.sightings if not _is_theirs(each, erasures, says)]
    quoted = tuple(_without_quote(each, says) for each in kept)
    contact = record.contact
    emails = tuple(each for each in contact.emails if not erasures.has_mailbox(each.address))
    cleaned = replace(
        record,
        contact=replace(
            contact, emails=emails, role=_kept(contact.role, says),
            location=_kept(contact.location, says),
        ),
        tags=tuple(each for each in record.tags if not says(each)),
        url=_kept(record.url, says),
        note=_lines(record.note or "", says) or None,
        extra=json_without(record.extra, says),
        reports=tuple(
            _without_words(each, says) for each in record.reports if not _is_about(each, erasures)
        ),
        sightings=quoted,
    )  # fmt: skip
    if len(kept) < len(record.sightings) or cleaned.contact != contact or cleaned.url != record.url:
        return settle([cleaned], quoted)
    return cleaned


def release_without(release: Release, erasures: Erasures) -> Release:
    """`release` without a title or place that names who was erased."""
    title = None if release.title and erasures.mentions(release.title) else release.title
    source = "" if erasures.mentions(release.source) else release.source
    return replace(release, title=title, source=source)


def json_without(value: Json, says: Says) -> Json:
    """What another program kept, without lines, items and keys that say something."""
    if isinstance(value, str):
        return _lines(value, says)
    if isinstance(value, list):
        kept = [each for each in value if not (isinstance(each, str) and _all_said(each, says))]
        return [json_without(each, says) for each in kept]
    if isinstance(value, dict):
        return {key: json_without(each, says) for key, each in value.items() if not says(key)}
    return value


def saying(
    erasures: Erasures, but: frozenset[str] = frozenset(), known: Collection[str] = frozenset()
) -> Says:
    """Whether a text names somebody who was erased; `but` are spellings that may stand."""

    def says(text: str) -> bool:
        return 1 < len(text) <= LONGEST and text not in known and erasures.mentions(text, but)

    return says


class Needles:
    """What a text has to hold to name one of some people who are known in plain words.

    It is asked of whole rows, most of which name nobody: `Erasures.mentions` takes long.
    """

    def __init__(self, person: Person) -> None:
        self._uids = tuple(uid.encode() for uid in person.uids)
        spelt = map(mentions.words, (*person.names, *person.mails))
        self._words = [*{frozenset(words) for words in spelt if words}]
        ends = {mentions.number(each) for each in person.numbers} - {""}
        self._ends = tuple(each.encode() for each in ends)
        self._known: dict[bytes, Sequence[str]] = {}

    def may(self, data: bytes) -> bool:
        """Whether `data`, JSON in UTF-8, may name one of them in any spelling."""
        if any(uid in data for uid in self._uids):
            return True
        if b"\\" in data:
            data = _BACKSLASH(b" ", data)
        if self._ends:
            whole = fold(data.decode("utf-8", "replace")).encode() if _has_digits(data) else data
            digits = whole.translate(None, _NO_DIGITS)
            if any(end in digits for end in self._ends):
                return True
        if not self._words:
            return False
        if _is_escaped(data):
            here = set(mentions.words(data.decode("utf-8", "replace")))
            return any(words <= here for words in self._words)
        plain = data.lower()
        here = set() if data.isascii() else self._beyond_ascii(data)
        return any(
            all(word in here or (word.isascii() and word.encode() in plain) for word in words)
            for words in self._words
        )

    def may_in(self, rows: bytes) -> bool:
        """Whether one of several rows may; if it is not sure, True."""
        return _is_escaped(rows) or self.may(rows)

    def _beyond_ascii(self, data: bytes) -> set[str]:
        """The words in `data` with letters that ASCII does not have. They come again and again."""
        here: set[str] = set()
        for found in _BEYOND(data):
            start = found.start()
            while start and data[start - 1] in _ALPHANUMERIC:
                start -= 1
            token = data[start : found.end()]
            words = self._known.get(token)
            if words is None:
                if len(self._known) >= mentions.KNOWN:
                    self._known.clear()
                words = self._known[token] = mentions.words(token.decode("utf-8", "replace"))
            here.update(words)
        return here


def _is_escaped(data: bytes) -> bool:
    return (b"%" in data or b"&" in data) and bool(_ESCAPED(data))  # most hold neither


def _has_digits(data: bytes) -> bool:
    return any(lead in data for lead in _LEADS) and bool(_DIGITS(data))


_BACKSLASH = re.compile(rb"\\(?:u[0-9A-Fa-f]{4}|.)").sub  # the n of a line's end is no letter
_NO_DIGITS = bytes(code for code in range(256) if code not in b"0123456789")
_ALPHANUMERIC = frozenset(code for code in range(128) if chr(code).isalnum())
_BEYOND = re.compile(rb"[\x80-\xff][0-9A-Za-z\x80-\xff]*").finditer
_ESCAPED = re.compile(rb"%[0-9A-Fa-f]{2}|&[#A-Za-z]").search
# Digits of Arabic, Persian, the scripts of India, and wide ones.
_LEADS = (b"\xd9", b"\xdb", b"\xe0", b"\xef")
_DIGITS = re.compile(
    rb"\xd9[\xa0-\xa9]|\xdb[\xb0-\xb9]|\xe0[\xa5-\xaf][\xa6-\xbf]|\xef\xbc[\x90-\x99]"
).search


# --- how ------------------------------------------------------------------------------------------


def _saying(record: Record, erasures: Erasures, known: Collection[str]) -> Says:
    """Whether a text names an erased person, and not this one, who may be called the same."""
    own = {record.contact.name.full} if record.contact.name else set()
    own |= {each.value for each in record.sightings if each.field == "name"}
    return saying(erasures, frozenset(map(mentions.spelling, own)), known)


def _is_theirs(sighting: Sighting, erasures: Erasures, says: Says) -> bool:
    if sighting.field in MARKED:
        return False
    if sighting.field == "emails":
        return erasures.has_mailbox(sighting.value)
    return sighting.field not in THEIRS and says(sighting.value)


def _without_quote(sighting: Sighting, says: Says) -> Sighting:
    line, rule, doubt = sighting.line, sighting.rule, sighting.doubt
    if not (line or rule or doubt):
        return sighting
    return sighting._replace(
        line=_lines(line, says) if sighting.field == NOTE else "" if says(line) else line,
        rule="" if says(rule) else rule,
        doubt=DOUBT if says(doubt) else doubt,
    )


def _is_about(report: Report, erasures: Erasures) -> bool:
    """Whether a report is about an erased person, or about their mailbox."""
    if report.field == UID:
        return erasures.covers(report.value)
    return report.field == "emails" and erasures.has_mailbox(report.value)


def _without_words(report: Report, says: Says) -> Report:
    if not (report.note or report.by):
        return report
    by = "" if says(report.by) else report.by
    return replace(report, by=by, note=_lines(report.note, says))


def _kept(text: str | None, says: Says) -> str | None:
    return None if text and says(text) else text


def _lines(text: str, says: Says) -> str:
    """The lines of `text` that name nobody; a name may be broken over two."""
    if not says(text):
        return text
    lines = text.split("\n")
    kept: Iterable[str] = [each for each in lines if not says(each)]
    left = "\n".join(kept).strip("\n")
    return "" if says(left) else left


def _all_said(text: str, says: Says) -> bool:
    return says(text) and not _lines(text, says)
