"""The addresses of a page, less those that nobody is meant by; patterns are kept apart."""

import re
from typing import NamedTuple

from pressdir.extract.anchors import Anchor
from pressdir.extract.finders import emails
from pressdir.extract.finding.phrases import Phrases
from pressdir.extract.locales import Lexicon
from pressdir.model import Doubt, EmailAddress, Reason

_NAME_PARTS = re.compile(r"[\W\d_]+")


class Mailboxes(NamedTuple):
    """The addresses found, and those that are nobody's."""

    anchors: tuple[Anchor, ...]
    doubts: tuple[Doubt, ...]
    patterns: tuple[Anchor, ...]  # that say how addresses are made


def find(phrases: Phrases) -> Mailboxes:
    """The addresses of a page; those that are not for the press are marked as public."""
    anchors: list[Anchor] = []
    doubts: list[Doubt] = []
    patterns: list[Anchor] = []
    for anchor in emails.find(phrases.page):
        if any(map(emails.is_for_machines, anchor.emails)):
            doubts.append(_left_out(phrases, anchor, "for machines"))
        elif any(map(emails.is_pattern, anchor.emails)):
            patterns.append(anchor)
        else:
            is_public = all(_is_for_others(each, phrases.lexicon) for each in anchor.emails)
            anchors.append(anchor._replace(is_public=True) if is_public else anchor)
    return Mailboxes(tuple(anchors), tuple(doubts), tuple(patterns))


def _is_for_others(address: EmailAddress, lexicon: Lexicon) -> bool:
    """Tell whether a mailbox's name is made of words for what the press is not meant by."""
    words = _NAME_PARTS.sub(" ", address.local)
    hits = lexicon.hits(words)
    if hits and hits[0].start == 0 and hits[0].has("cue.not_press"):
        return True
    return lexicon.speaks_to("public", words) and not lexicon.speaks_to("press", words)


def _left_out(phrases: Phrases, anchor: Anchor, detail: str) -> Doubt:
    """The doubt about an address that is nobody's."""
    page = phrases.page
    line = page.lines[phrases.line_at(anchor.start)]
    written = page.text[anchor.start : anchor.end]
    return Doubt(written, Reason.NOT_PRESS, anchor.start, anchor.end, line.text, detail)
