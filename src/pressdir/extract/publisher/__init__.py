"""Whose page it is: the organisation that a contact speaks for when none is named beside it.

Only what the page itself proves counts: the name that its markup or its title gives, a copyright
line, the acronym in a dateline, an organisation's name at the top; and for one contact the words
that its address is made of ("unhcr.org" and "UNHCR", "hrw.org" and "Human Rights Watch").
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from pressdir.extract import domains, scripts, small_words
from pressdir.extract.anchors import Anchor
from pressdir.extract.domains import spelling
from pressdir.extract.draft import FAIR
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher import states
from pressdir.extract.publisher.bounds import name_in
from pressdir.extract.publisher.hints import HINTS, SENDERS, TITLE
from pressdir.extract.publisher.naming import LONGEST, is_headed
from pressdir.extract.publisher.owners import owner, owner_in
from pressdir.extract.publisher.release import ENDS, TOP, over_release
from pressdir.extract.publisher.sites import less_site
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, is_acronym, place_of
from pressdir.model import EmailAddress, Page
from pressdir.normalise import names
from pressdir.normalise.domains import ANYBODYS, label_of
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_shared
from pressdir.normalise.patterns import waiting

__all__ = ["SENDERS", "Publisher", "publisher"]

_MAILBOX = waiting(r"@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_QUOTED = waiting(r" [«„“][^«»„“”\n]{2,40}[»”“]")  # behind a name
_REST = waiting(r"[^«»„“”\n]{0,40}[»”“]")  # of one
_UNUSUAL = waiting(  # "AP-HP", "Travail.Suisse", "UniNord"
    r"[^\W\d_a-z]{2,6}-[^\W\d_a-z]{2,6}|[^\W\d_a-z]{3,6}|[^\W\d_]{2,20}(?:\.|(?<=[a-zß-ÿ]))[A-ZÀ-Þ]\w{2,20}"
)
_SHORT_END = waiting(r" ((?=\w*[A-ZÀ-ÞĀ-ŽЀ-Я]\w*[A-ZÀ-ÞЀ-Я])[^\W\d_]{2,6})\Z")
_NUMBER = waiting(r"[ \d.]+\Z")  # "Praha 3"
_SLASH = re.compile(r"\s+/\s+")
_GREAT = 4  # letters of a word that counts
_ENDING = 3  # letters in which two cases of a noun differ at most


class Publisher:
    """Whom the contacts of a page speak for where nothing nearer says it.

    `name` is what the page calls its publisher, None where nothing proves it.
    """

    def __init__(self, page: Page, lexicon: Lexicon, name: str | None) -> None:
        self.page = page
        self.lexicon = lexicon
        self.name = name

    def of(self, addresses: Sequence[EmailAddress]) -> str | None:
        """The organisation on the page that the domain of an address is made of, or its own."""
        for domain in dict.fromkeys(address.domain for address in addresses):
            label = label_of(domain)
            if label not in self._told:
                known = len(label) >= spelling.SHORTEST
                self._told[label] = self._of_label(label) if known else None
            if found := self._told[label]:
                return found
        office = next(filter(None, map(self._office, addresses)), None)
        if office and not (self.name and office in self.name.split()):
            return office
        return None if self.name and self._is_anothers(addresses) else self.name

    def acronym_of(self, addresses: Sequence[EmailAddress]) -> str | None:
        """The acronym that the domain of an address can only be, where the page has no name."""
        told = (domains.acronym_of(address.domain) for address in addresses)
        return None if self.name else next(filter(None, told), None)

    def _office(self, address: EmailAddress) -> str | None:
        """The acronym on the page that stands before its owner's part of a domain.

        "EDA" of "eda.admin.ch": a state's domain is its offices', too.
        """
        parts = address.domain.split(".")
        label = label_of(address.domain)
        at = next((at for at, part in enumerate(parts) if fold(part) == label), 0)
        for part in reversed(parts[:at]):
            if self.lexicon.is_topic(part) or is_shared(EmailAddress(f"{part}@{label}")):
                continue
            if part not in self._told:
                self._told[part] = domains.acronym_in(self._ends, part)
            if found := self._told[part]:
                return found
        return None

    def claimed(
        self, segments: list[list[Segment]], anchors: Iterable[Anchor]
    ) -> list[list[Segment]]:
        """The segments, its own name nobody's unless somebody's mailbox agrees: "Lions Danmark"."""
        if not any(self._is_named_by(segment) for row in segments for segment in row):
            return segments
        mailboxes = [address.local for anchor in anchors for address in anchor.emails]
        if any(names.agreement(self.name or "", local) >= FAIR for local in mailboxes):
            return segments
        return [self._claimed(row) if row else row for row in segments]

    def _is_named_by(self, segment: Segment) -> bool:
        """Tell whether what was taken for a name is its own, as written or parted: "KelpGroup"."""
        if segment.sense is not Sense.NAME or not self.name:
            return False
        read = segment.name.full if segment.name else segment.text
        return fold(self.name) in {fold(segment.text), fold(read)}

    def _claimed(self, row: list[Segment]) -> list[Segment]:
        """A row with its own name as an organisation; what led to a name is a title then."""
        own = list(map(self._is_named_by, row))
        if not any(own):
            return row
        read = [
            s._replace(sense=Sense.ORG, name=None) if its else s
            for s, its in zip(row, own, strict=True)
        ]
        titled = read[0].sense is Sense.CUE and self.lexicon.hits(read[0].text).has("role.head")
        return [read[0]._replace(sense=Sense.ROLE), *read[1:]] if titled else read

    def in_title(self, title: str) -> str | None:
        """The organisation that a title or the name of a desk names: "CZU Press Secretary".

        Words say that it is one, or the page has its unusual letters again.
        """
        told = [hit for hit in self.lexicon.hits(title) if hit.has("role.head", "cue.desk")]
        if not told:
            return None
        lexicon = self.lexicon
        if whose := owner_in(title, lexicon):
            return whose
        first, behind = title[: told[0].start].strip(EDGE), title[told[-1].end :].strip(EDGE)
        behind = small_words.less_small(behind)
        found = next((each for each in (first, behind) if _UNUSUAL.fullmatch(each)), "")
        known = found and self.page.text.count(found) > 1 and not lexicon.is_topic(found)
        return found if known and not (place_of(found) or scripts.is_department(found)) else None

    def short_in_title(self, title: str) -> str | None:
        """The acronym that a title ends in, where a mailbox on the page is there, or others are.

        "Odbor tisku MVČR" at "mvcr.example"; not the publisher's, who has a name.
        """
        short = None if title.isupper() else _SHORT_END.search(title)
        if short is None or not self.lexicon.hits(title).has("role.head", "cue.desk"):
            return None
        found, label = short.group(1), fold(short.group(1))
        if self.lexicon.is_topic(found) or place_of(found) or self.lexicon.hits(found):
            return None
        if self.name and spelling.spelt(self.name, label):
            return None
        known = any(label_of(each[1].lower()) == label for each in _MAILBOX.finditer(self._ends))
        return found if known else None

    def is_owner(self, text: str) -> bool:
        """Tell whether a line is nothing but whose office it is: "Ventas pilsētas domes"."""
        called = owner(text, self.lexicon)
        return called is not None and len(called.split()) == len(text.split())

    def called(self, org: str) -> str:
        """An organisation as the page calls its publisher, if it is that in another case.

        "Ventas novada pašvaldības" is "Ventas novada pašvaldība".
        """
        own = self.name or ""
        words, others = fold(org).split(), fold(own).split()
        bent = len(words) == len(others) > 1 and all(map(_is_bent, words, others))
        return own if bent and self.page.site == own else org

    def _is_anothers(self, addresses: Sequence[EmailAddress]) -> bool:
        """Tell whether the publisher has mailboxes of its own on the page, and these are elsewhere.

        An agency's person is not the publisher's; a mailbox that anybody can have says nothing.
        """
        labels = {label_of(address.domain) for address in addresses}
        strange = labels and labels.isdisjoint(self._own | ANYBODYS)
        return bool(strange and self._own)

    @cached_property
    def _own(self) -> set[str]:
        """The parts of the mail domains on the page that the publisher's name is spelt in."""
        labels = {label_of(match[1].lower()) for match in _MAILBOX.finditer(self._ends)}
        return {each for each in labels if self.name and spelling.spelt(self.name, each)}

    def _of_label(self, label: str) -> str | None:
        """A name over the page or at an end of it, or the longer form that the text has of it."""
        own = next((name for name in self._called if spelling.is_written(name, label)), None)
        if own and (not _is_short(own) or own not in self._sites):
            return own
        named = (name for name in self._over if not states.is_host(name))
        over = next((name for name in named if spelling.spelt(name, label)), None)
        if over and is_headed(over, self.lexicon):
            return over
        at_end = next((n for n in self._lines if self._fills(n, label)), None)
        near = over or at_end
        found = domains.named_in(self._ends, label, self.lexicon)
        if found and " " in found and spelling.is_written(found, label):
            return found
        if near and found and is_headed(found, self.lexicon):
            longer = fold(near) in fold(found) or (is_acronym(near) and " " in found)
            return found if longer else near
        return near or (None if found and self.name and " " not in found else found)

    def _fills(self, name: str, label: str) -> bool:
        """Tell whether a line is little more than the words that a domain is made of."""
        span = spelling.spelt(name, label)
        return span is not None and _is_filled(name, span) and not place_of(name)

    @cached_property
    def _sites(self) -> tuple[str, ...]:
        """What the page calls its site: in its markup, and at the ends of its title."""
        parts = TITLE.split(self.page.title or "")
        ends = (parts[-1], parts[0]) if len(parts) > 1 else ()
        return tuple(name for name in (self.page.site, *ends) if name)

    @cached_property
    def _called(self) -> tuple[str, ...]:
        """The same, and what stands before a motto: "REEF – Divers for the Coast"."""
        parts = TITLE.split(self.page.site or "")
        return (*self._sites, *(parts[:1] if len(parts) > 1 else ()))

    @property
    def _over(self) -> tuple[str, ...]:
        """The publisher's names, and those that may be."""
        return (*_SLASH.split(self.name or ""), *self._candidates)

    @cached_property
    def _told(self) -> dict[str, str | None]:
        """What was found for a part of a domain already."""
        return {}

    @cached_property
    def _ends(self) -> str:
        text = self.page.text
        return text if len(text) <= 2 * ENDS else f"{text[:ENDS]}\n{text[-ENDS:]}"

    @cached_property
    def _candidates(self) -> tuple[str, ...]:
        """The letterhead, the parts of the title, and the sender, which may be the publisher."""
        page, lexicon = self.page, self.lexicon
        titles = TITLE.split(page.title or "")[::-1]
        named = (name_in(text, lexicon) for text in titles)
        return tuple(name for name in (over_release(page, lexicon), *named) if name)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        """What the first and the last lines begin with."""
        lines = self.page.lines
        near = (*lines[:TOP], *lines[: max(TOP, len(lines) - TOP) - 1 : -1])
        named = (name_in(line.text, self.lexicon) for line in near)
        return tuple(name for name in named if name)


def _is_short(name: str) -> bool:
    """Tell whether a name may be short for a longer one: an acronym, or a town's."""
    return is_acronym(name) or bool(place_of(_NUMBER.sub("", name)))


def _is_bent(word: str, other: str) -> bool:
    """Tell whether two words differ in their endings only."""
    pairs = zip(word, other, strict=False)
    alike = next(
        (at for at, (one, two) in enumerate(pairs) if one != two), min(len(word), len(other))
    )
    return word == other or alike >= max(_GREAT, len(word) - _ENDING, len(other) - _ENDING)


def _is_filled(name: str, span: spelling.Span) -> bool:
    """Tell whether the better part of a line spells a domain: it is no headline then."""
    words = name.split()
    great = [word for word in words if len(word) >= _GREAT]
    return 2 * (span[1] - span[0] + 1) > len(great) and not any(map(str.isdigit, words[-1]))


def publisher(page: Page, lexicon: Lexicon) -> Publisher:
    """Whose page it is."""
    return Publisher(page, lexicon, _proved(page, lexicon))


def _proved(page: Page, lexicon: Lexicon) -> str | None:
    """The publisher's name as the page writes it; None where nothing proves it.

    The state's name stands for it only where nothing else does; who carries the releases of others
    never does.
    """
    weak = None
    for hint in HINTS:
        name = hint(page, lexicon)
        if name and not states.is_over_others(name):
            return _in_small(_closed(less_site(name), page), page)
        weak = weak or (name if name and not states.is_carrier(name) else None)
    return weak


def _closed(name: str, page: Page) -> str:
    """A name with the quotes that belong to it: "City theatre „Dawn Springs“"."""
    at = page.text.find(name)
    behind = page.text[at + len(name) :][:LONGEST] if at >= 0 else ""
    opened = max(map(name.rfind, "«„“")) > max(map(name.rfind, "»”"))
    quoted = (_REST if opened else _QUOTED).match(behind)
    return name + quoted.group() if quoted else name


def _in_small(name: str, page: Page) -> str:
    """A name in capitals as sentences of the page write it, where one does."""
    if not name.isupper() or " " not in name:
        return name
    key, length = fold(name), len(name.split())
    for run in domains.RUN.finditer(page.text, 0, 2 * ENDS):
        words = run.group().split()
        for at in range(len(words) - length + 1):
            written = " ".join(words[at : at + length])
            if not written.isupper() and fold(written) == key:
                return written
    return name
