"""Cut rows into segments: at the anchors, at what markup names, at links; the rest by its signs.

    stretches    what stands between the anchors of a row, parted at separators
    peeling      labels and cues at the ends of a part: which come off, and which belong to a name
    linked       names that are links to a mailbox
    whole_rows   what the segments of a row are, read together
    behind_names  whom a sentence reaches right behind the name
    press_lines  one word that names the press's line
    letterheads  a body that has the form of a name, before who has a title there

What a part is `telling` says.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from pressdir.extract import prose, wording
from pressdir.extract.anchors import Anchor
from pressdir.extract.cutting import behind_names, letterheads, linked, press_lines, whole_rows
from pressdir.extract.cutting.stretches import Stretches
from pressdir.extract.locales import Lexicon
from pressdir.extract.rows import Row, gutters
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, name_of
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.sentences import sentence
from pressdir.extract.written import Known, Written
from pressdir.model import Gap, Mark, Page, Role
from pressdir.normalise.domains import label_of
from pressdir.normalise.folding import romanise
from pressdir.normalise.patterns import waiting

_REACHED = 200  # characters of a line that are counted
_SAID = 3  # small words that make a line a sentence
_OPENING_WORDS = re.compile(r"(?:\S{1,40}\s{1,3}){0,2}\S{1,40}")


def _link(rest: str) -> re.Pattern[str]:
    """A link to a page; `rest` is a sign of what stands behind its beginning."""
    return waiting(
        rf"(?:https?://|www\.){rest}{{1,300}}"
        r"|(?<!\S)[\w./-]{1,200}\.(?:html?|php)\b|(?<!\w)@\w{1,60}"
        r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:org|com|net|int|info|eu|[a-z]{2})"
        r"(?:/\S{0,300})?(?=[\s,;.)|]|\Z)"
    )


_LINK = _link(r"\S")  # in ASCII
_LINK_ELSEWHERE = _link(r"[^\s\u3000-\u9fff\uff00-\uffef]")
_IN_LINKS = (".", "@", "//")  # one of them is in every link
_MARKED = {"fn": Sense.NAME, "title": Sense.ROLE, "org": Sense.ORG, "locality": Sense.PLACE}
_CAPITALISED = waiting(r"\b[A-Z][A-Za-z]{2}")  # the beginnings of words
_TURNED = waiting(  # "Berger-Stein, Nina Maria"
    r"[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z][\w'’-]{1,30})?, "
    r"[^\W\d_a-z][\w'’-]{1,20}(?: [^\W\d_a-z][\w'’-]{1,20})?(?=\Z|[\t,;:(|/–-]| [-–(])"
)
_LONGEST_FAMILY = 64  # characters of one of two words
_NO_NAMES = ("role.head", "org.head", "org.unit", "cue.desk", "cue.contact", "place.country")
_LONGEST_KEY = 30  # characters of a cell that says what the next one holds
_HEADER_REACH = 600  # characters above a cell in which its header is read anyway


def cut(
    page: Page, rows: Sequence[Row], anchors: Sequence[Anchor], lexicon: Lexicon
) -> list[list[Segment]]:
    """The segments of each row, in reading order, anchors among them."""
    found = []
    at = 0
    offered = False  # by a heading: "Media contacts:"
    marks = [mark for mark in page.marks if mark.name in _MARKED]
    mail = [address for anchor in anchors for address in anchor.emails]
    mailboxes = frozenset(romanise(address.local) for address in mail)
    told = Known(
        lexicon, mailboxes, frozenset(label_of(each.domain) for each in mail), gutters.of(page)
    )
    for number, row in enumerate(rows):
        while at < len(anchors) and anchors[at].start < row.start:
            at += 1
        inside = []
        ahead = at
        while ahead < len(anchors) and anchors[ahead].start < row.end:
            inside.append(anchors[ahead])
            ahead += 1
        known = [mark for mark in marks if row.start <= mark.start and mark.end <= row.end]
        begun = max(0, anchors[at - 1].end - row.start) if at else 0  # over the line's end
        named = row if row.label else row._replace(label=_key(page, rows, number, lexicon))
        written = Written(page, named, number, told)
        offered = written.heads_offer or (offered and row.gap is Gap.BREAK)
        written.offered = offered
        found.append(_Cutter(written, mailboxes).cut(inside, known, begun))
    found = press_lines.named(page, rows, whole_rows.less_towns(rows, found), lexicon)
    return letterheads.told(rows, found, anchors)


def _key(page: Page, rows: Sequence[Row], number: int, lexicon: Lexicon) -> str:
    """The cell beside a cell, where it is nothing but the word for what this one holds.

    "담당자 | 이 진 | 전화 | …", "担当者 | 森本": pairs in a row of a table without headers.
    """
    row, before = rows[number], rows[number - 1]
    if not number or row.role is not Role.CELL or row.group is None or before.group != row.group:
        return ""
    text = before.text(page).strip()
    if not _is_key(text, lexicon):
        return ""
    return "" if _is_key(row.text(page), lexicon) else text  # a row of nothing but headers


def _is_key(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is nothing but a word for a name: "担当者"."""
    return len(text) <= _LONGEST_KEY and any(
        hit.has("label.name")
        and not text[hit.end :].strip(EDGE)
        and not text[: hit.start].strip(EDGE)
        for hit in lexicon.hits(text)
    )


class _Cutter:
    """Cuts one row."""

    def __init__(self, written: Written, mailboxes: Collection[str]) -> None:
        self._written = written
        self._locals = mailboxes
        self._text = written.text

    def cut(self, anchors: list[Anchor], marks: list[Mark], begun: int) -> list[Segment]:
        """The row's segments; `begun` is where an anchor of the row before ends."""
        said = prose.is_sentence(self._written, len(anchors))
        if said and not anchors and not marks and len(self._text) > prose.PARAGRAPH:
            return self._paragraph()
        heading = self._written.row.role is Role.HEADING and not anchors
        asks = bool(anchors) and (said or self._is_said_before(anchors[0]))
        found = [*self._addressed(prose=asks)] if heading or asks else []
        if found and heading:
            return found
        found += self._labelled()
        stretches = Stretches(self._written, sentence=said)
        links = linked.Links(self._written, stretches, anchors)
        at = begun
        for start, end, segment in self._fixed(anchors, marks):
            found += stretches.between(at, start, anchored=segment.anchor is not None)
            if segment.anchor is not None:
                found += links.named(start, end, segment.anchor)
            found.append(segment)
            at = end
        found += stretches.between(at, len(self._text))
        found = whole_rows.read(self._written, linked.titled(found))
        found = behind_names.offered(self._written, found) if anchors else found
        if said:
            found = [segment._replace(sentence=True) for segment in found]
        return found

    def _is_said_before(self, anchor: Anchor) -> bool:
        """Tell whether small words stand before an address: "Residents with questions may ring"."""
        before = self._text[: max(0, anchor.start - self._written.row.start)][:_REACHED]
        return sum(word[0].islower() for word in before.split()) >= _SAID

    def _addressed(self, *, prose: bool) -> Iterator[Segment]:
        """Whom of the public a heading or a sentence is for, by its first words."""
        opening = _OPENING_WORDS.match(self._text)
        speaks_to = self._written.lexicon.speaks_to
        if opening and speaks_to("public", opening[0]) and not speaks_to("press", self._text):
            yield self._written.segment(Sense.NOT_PRESS, 0, opening.end(), prose=prose)

    def _paragraph(self) -> list[Segment]:
        """Of a paragraph that reaches nobody, what a contact near by may need: cues and names."""
        part = Part(self._written, 0, len(self._text), self._written.hits)
        found = sentence(part, named=self._may_name_owner())
        return [segment._replace(sentence=True) for segment in found]

    def _may_name_owner(self) -> bool:
        """Tell whether a capitalised word has its beginning in common with a mailbox."""
        if not self._text.isascii():
            return True
        words = {word.lower() for word in _CAPITALISED.findall(self._text)}
        return any(word in local for word in words for local in self._locals)

    def _fixed(self, anchors: list[Anchor], marks: list[Mark]) -> list[tuple[int, int, Segment]]:
        """Anchors, what markup names, and links: where they stand in the row."""
        base = self._written.row.start
        found = [(a.start - base, a.end - base, self._anchor(a)) for a in anchors]
        others = [(m.start - base, m.end - base, self._marked(m)) for m in marks]
        others += self._turned()
        linked = any(sign in self._text for sign in _IN_LINKS)
        links = _LINK if self._text.isascii() else _LINK_ELSEWHERE
        for match in links.finditer(self._text) if linked else ():
            start, end = match.span()
            others.append((start, end, self._written.segment(Sense.OTHER, start, end)))
        taken = bytearray(len(self._text))
        for start, end, _ in found:
            taken[max(0, start) : end] = b"\x01" * (min(end, len(taken)) - max(0, start))
        for start, end, segment in others:
            if not any(taken[start:end]):
                found.append((start, end, segment))
                taken[start:end] = b"\x01" * (end - start)
        return sorted(found, key=lambda item: item[0])

    def _turned(self) -> list[tuple[int, int, Segment]]:
        """A name that begins a row with the family and a comma: "Berger, Nina".

        The header of its cell says that it is a name, or a mailbox bears the family.
        """
        written = self._written
        match = _TURNED.match(self._text) if "," in self._text[:_LONGEST_FAMILY] else None
        name = name_of(match.group()) if match else None
        if match is None or name is None or written.lexicon.hits(match.group()).has(*_NO_NAMES):
            return []
        label = written.row.label if written.row.role is Role.CELL else None
        told = bool(label) and written.lexicon.hits(label or "").has("label.name")
        family = romanise(match.group().partition(",")[0])
        if not told and not any(family in local for local in self._locals):
            return []
        end = match.end()
        return [(0, end, written.segment(Sense.NAME, 0, end, name=name, led=True))]

    def _anchor(self, anchor: Anchor) -> Segment:
        text = self._written.page.text[anchor.start : anchor.end]
        number = self._written.number
        return Segment(Sense.ANCHOR, anchor.start, anchor.end, text, number, anchor=anchor)

    def _marked(self, mark: Mark) -> Segment:
        sense = _MARKED[mark.name]
        base = self._written.row.start
        name = name_of(mark.value) if sense in {Sense.NAME, Sense.ORG} else None
        if sense is Sense.NAME and (name is None or self._is_desk(mark.value)):
            sense = Sense.NOT_PRESS if self._is_public(mark.value) else Sense.DESK
        elif sense is Sense.ORG and name and self._is_desk(mark.value):
            name = None
        start, end, by = mark.start - base, mark.end - base, wording.MARKUP
        return self._written.segment(sense, start, end, name=name, led=True, label=by)

    def _is_desk(self, text: str) -> bool:
        return any(hit.has("cue.desk", "org.head") for hit in self._written.lexicon.hits(text))

    def _is_public(self, text: str) -> bool:
        """Tell whether a text is what the public is offered, as a whole: "General enquiries"."""
        hits = self._written.lexicon.hits(text)
        return any(hit.has("cue.not_press") and hit.end - hit.start == len(text) for hit in hits)

    def _labelled(self) -> list[Segment]:
        """What a header that does not stand right above says of its data: whose they are."""
        row, number = self._written.row, self._written.number
        at, label = row.start, row.label
        if not label:
            return []
        above = self._written.page.text[max(0, at - _HEADER_REACH) : at].splitlines()
        if label in above:
            return []
        if self._is_desk(label):
            return [Segment(Sense.DESK, at, at, label, number)]
        name = name_of(label)
        return [Segment(Sense.NAME, at, at, label, number, name=name)] if name else []
