"""Find the anchors of a page: addresses first, then the numbers that something speaks for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pressdir.extract import wording
from pressdir.extract.anchors import Anchor
from pressdir.extract.finders import phones
from pressdir.extract.finding import digits, extensions, mailboxes
from pressdir.extract.finding.digits import Placed
from pressdir.extract.finding.phrases import Phrases
from pressdir.extract.finding.reading import Reader
from pressdir.extract.finding.surroundings import Surroundings
from pressdir.extract.locales import Lexicon
from pressdir.extract.regions import Regions
from pressdir.model import Doubt, Page, Reason


class Found(NamedTuple):
    """The anchors of a page in order, the lines they stand on, and what was left out."""

    anchors: tuple[Anchor, ...]
    lines: tuple[int, ...]
    endings: frozenset[int]  # lines that end in an anchor
    doubts: tuple[Doubt, ...]
    patterns: tuple[Anchor, ...]  # addresses that only say how those of a house are made


def find(page: Page, lexicon: Lexicon, *, region: str | None, languages: Iterable[str]) -> Found:
    """The addresses and numbers of `page`; `region` is the user's word for national numbers."""
    phrases = Phrases(page, lexicon)
    addresses = mailboxes.find(phrases)
    domains = _domains(phrases, addresses.anchors)
    reader = Reader(phrases, Regions(page, languages=languages, hint=region, domains=domains))
    runs = digits.find(phrases, addresses.anchors)
    explicit = [(at, run) for at, run in runs.firm if phones.explicit(run)]
    national = [(at, run) for at, run in runs.firm if not phones.explicit(run)]
    firm = [*reader.read(explicit), *reader.read(national, wording.LINK)]
    hidden = list(_redacted(page))
    bare = _spoken_for(phrases, reader, runs.bare, [*addresses.anchors, *firm, *hidden])
    anchors = [*addresses.anchors, *firm, *bare, *runs.faxes, *hidden]
    anchors = _extended(phrases, reader, _apart(sorted(anchors, key=lambda each: each.start)))
    doubts = [*addresses.doubts, *runs.doubts, *reader.doubts]
    doubts += (_hidden(phrases, anchor) for anchor in hidden)
    return Found(
        tuple(anchors),
        tuple(sorted({phrases.line_at(each.start) for each in anchors if not each.void})),
        frozenset(_endings(phrases, anchors)),
        tuple(sorted(doubts, key=lambda doubt: doubt.start)),
        addresses.patterns,
    )


def _domains(phrases: Phrases, addresses: Iterable[Anchor]) -> dict[int, set[str]]:
    """The domains of addresses, by the number of their line."""
    domains: dict[int, set[str]] = {}
    for anchor in addresses:
        on_line = domains.setdefault(phrases.line_at(anchor.start), set())
        on_line.update(address.domain for address in anchor.emails)
    return domains


def _spoken_for(
    phrases: Phrases, reader: Reader, bare: Sequence[Placed], known: Sequence[Anchor]
) -> list[Anchor]:
    """The bare numbers that stand near what is known, or near each other; or again."""
    around = Surroundings(phrases)
    spoken_for = {phrases.line_at(anchor.start) for anchor in known} | around.signed()
    found: list[Anchor] = []
    while beside := [(at, run) for at, run in bare if around.speak_for(at, run, spoken_for)]:
        read = list(reader.read(beside, wording.BESIDE))
        found += read
        spoken_for |= {phrases.line_at(anchor.start) for anchor in read}
        bare = [each for each in bare if each not in beside]
    text = phrases.page.text
    written = {text[each.start : each.end] for each in (*known, *found) if each.phones}
    again = [(at, run) for at, run in bare if run.text in written]
    return [*found, *reader.read(again, wording.AGAIN)]


def _redacted(page: Page) -> Iterator[Anchor]:
    """The places where an address is hidden."""
    for mark in page.marks:
        if mark.name == "redacted":
            yield Anchor(mark.start, mark.end, rule="hidden address")


def _hidden(phrases: Phrases, anchor: Anchor) -> Doubt:
    page, (start, end) = phrases.page, anchor[:2]
    line = page.lines[phrases.line_at(start)]
    return Doubt(page.text[start:end], Reason.REDACTED, start, end, line.text)


def _apart(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Leave out what overlaps an anchor before it."""
    kept: list[Anchor] = []
    for anchor in anchors:
        if not kept or anchor.start >= kept[-1].end:
            kept.append(anchor)
    return kept


def _extended(phrases: Phrases, reader: Reader, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors with the extensions that stand apart from their numbers."""
    source = extensions.Source(
        phrases.page, phrases.on, phrases.lexicon.hits, reader.read_extension
    )
    return extensions.complete(source, anchors, [phrases.line_at(each.start) for each in anchors])


def _endings(phrases: Phrases, anchors: Iterable[Anchor]) -> Iterator[int]:
    """The lines that end in an anchor: whatever their length, they end there."""
    for anchor in anchors:
        number = phrases.line_at(anchor.start)
        if not phrases.page.text[anchor.end : phrases.page.lines[number].end].strip(" .,;)>|"):
            yield number
