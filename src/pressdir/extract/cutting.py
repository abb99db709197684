"""Cut rows into segments: at the anchors first, then at separators, then labels off the ends."""

import re
from collections.abc import Collection, Iterator, Sequence

from pressdir.extract import gutters, linked, peeling, prose, whole_rows, wording
from pressdir.extract.anchors import Anchor
from pressdir.extract.locales import Hit, Lexicon
from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, SIGNED, is_cased, name_of
from pressdir.extract.telling import tell
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.sentences import sentence
from pressdir.extract.written import Known, Written
from pressdir.model import Gap, Mark, Page, Role
from pressdir.normalise.domains import label_of
from pressdir.normalise.folding import romanise
from pressdir.normalise.patterns import waiting


def _separator(points: str, colons: str, brackets: str, more: str) -> re.Pattern[str]:
    """What parts a row, with the signs of some scripts."""
    return waiting(
        rf"\s*(?:[|•▪;\t\n]{points})+\s*|\s+[–—―-]+\s+|\s*[–—―](?=\s)"
        r"|\s*(?:(?<! [sdaSDA])/|/(?![oplOPL] ))\s*"  # "Lim a/l Raju" is one name
        rf"|,\s*(?!Jr|Sr|II|Ph)|\s*[:{colons}]\s*{more}"
        rf"|\s*[()\[\]{brackets}]\s*|\s+[«»“”\"]|[«»“”\"]\s*|\s{{3,}}"
        r"|\s*[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s*"  # pictures
        r"|(?<=[^\W\d_][^\W\d_][^\W\d_][^\W\d_])[.!?]\s+(?=[^\W\d_])"  # a sentence ends
    )


_COLONS_ELSEWHERE = "：،、，；｜／؛።፣፤፥፦。।॥۔՝։៖។၊။"
_BRACKETS_ELSEWHERE = "（）【】［］〔〕〈〉＜＞"
_ELSEWHERE = frozenset(f"·፡・{_COLONS_ELSEWHERE}{_BRACKETS_ELSEWHERE}")
_SEPARATOR_ELSEWHERE = _separator(
    r"|(?<![\u3400-\u9fff])·|·(?![\u3400-\u9fff])",
    _COLONS_ELSEWHERE,
    _BRACKETS_ELSEWHERE,
    r"|፡(?:\s+|\Z)"
    r"|(?<=[\u3400-\u9fff)）])・(?=[\u3400-\u9fff])",  # two family names; "ジョン・スミス" is one
)
_SEPARATOR = _separator("", "", "", "")  # of a text without those signs
_NICKNAME = waiting(
    r"[^\W\d_a-z][^\W\d_]{1,20}"
    r"(?P<nick> (?:[\"“„«][^\W\d_]{2,15}[\"”“»]|\([^\W\d_a-z][a-zß-ÿ]{1,14}\)))"
    r" (?=[^\W\d_a-z])[^\W\d_]{1,20}"
)
_QUOTES = frozenset('"“„«(')
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
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]{2}")  # the beginnings of words
_FULL_NAME = 2  # words
_CLOSES = {"«": "»", "„": "“", "“": "”", '"': '"'}
_CALLED = 60  # characters of a name in quotes
_TITLE_BEHIND = 60  # characters
_PARTING = (",", "(", "-", "–", "|")
_RUNG = frozenset({Sense.NAME, Sense.ROLE, Sense.DESK, Sense.ORG, Sense.NOT_PRESS})
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
        written = Written(page, row, number, told)
        offered = written.heads_offer or (offered and row.gap is Gap.BREAK)
        written.offered = offered
        found.append(_Cutter(written, mailboxes).cut(inside, known, begun))
    return whole_rows.less_towns(rows, found)


class _Cutter:
    """Cuts one row."""

    def __init__(self, written: Written, mailboxes: Collection[str]) -> None:
        self._written = written
        self._locals = mailboxes
        self._text = written.text
        plain = self._text.isascii() or _ELSEWHERE.isdisjoint(self._text)
        self._separator = _SEPARATOR if plain else _SEPARATOR_ELSEWHERE
        self._sentence = False
        self._nicknames = list(_nicknames(written.text))

    def cut(self, anchors: list[Anchor], marks: list[Mark], begun: int) -> list[Segment]:
        """The row's segments; `begun` is where an anchor of the row before ends."""
        self._sentence = prose.is_sentence(self._written, len(anchors))
        if self._sentence and not anchors and not marks and len(self._text) > prose.PARAGRAPH:
            return self._paragraph()
        heading = self._written.row.role is Role.HEADING and not anchors
        asks = bool(anchors) and self._is_said_before(anchors[0])
        found = [*self._addressed(prose=asks)] if heading or asks else []
        if found and heading:
            return found
        found += self._labelled()
        at = begun
        for start, end, segment in self._fixed(anchors, marks):
            found += self._piece(at, start, anchored=segment.anchor is not None)
            if segment.anchor is not None and segment.anchor.rule == wording.MAIL_LINK:
                found += self._linked(start, end, segment.anchor, anchors)
            elif segment.anchor is not None and self._is_called(start, end, segment.anchor):
                found += self._called_by_link(start, end)
            found.append(segment)
            at = end
        found += self._piece(at, len(self._text), anchored=False)
        found = whole_rows.read(self._written, linked.titled(found))
        if self._sentence:
            found = [segment._replace(sentence=True) for segment in found]
        return found

    def _is_said_before(self, anchor: Anchor) -> bool:
        """Tell whether small words stand before an address: "Residents with questions may ring"."""
        before = self._text[: max(0, anchor.start - self._written.row.start)][:_REACHED]
        return self._sentence or sum(word[0].islower() for word in before.split()) >= _SAID

    def _addressed(self, *, prose: bool) -> Iterator[Segment]:
        """Whom of the public a heading or a sentence is for, by its first words."""
        opening = _OPENING_WORDS.match(self._text)
        speaks_to = self._written.lexicon.speaks_to
        if opening and speaks_to("public", opening[0]) and not speaks_to("press", self._text):
            yield self._written.segment(Sense.NOT_PRESS, 0, opening.end(), prose=prose)

    def _paragraph(self) -> list[Segment]:
        """Of a paragraph that reaches nobody, what a contact near by may need: cues and names."""
        part = Part(self._written, 0, len(self._text), tuple(self._written.hits))
        found = sentence(part, named=self._may_name_owner())
        return [segment._replace(sentence=True) for segment in found]

    def _may_name_owner(self) -> bool:
        """Tell whether a capitalised word has its beginning in common with a mailbox."""
        if not self._text.isascii():
            return True
        words = {word.lower() for word in _CAPITALISED.findall(self._text)}
        return any(word in local for word in words for local in self._locals)

    # --- what is known already ---------------------------------------------------------

    def _fixed(self, anchors: list[Anchor], marks: list[Mark]) -> list[tuple[int, int, Segment]]:
        """Anchors, what markup names, and links: where they stand in the row."""
        base = self._written.row.start
        found = [(a.start - base, a.end - base, self._anchor(a)) for a in anchors]
        others = [(m.start - base, m.end - base, self._marked(m)) for m in marks]
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

    def _linked(
        self, start: int, end: int, anchor: Anchor, anchors: Sequence[Anchor]
    ) -> Iterator[Segment]:
        """Whose a mailbox is, where a link to it has the name for its text: "Ann Lee"."""
        if linked.writes(self._text[start:end], anchor):
            return
        told = whole_rows.turned(
            [s for s in self._piece(start, end, anchored=False) if not s.prose]
        )
        owners = [s for s in told if s.name and linked.bears(anchor, s.name)]
        behind = self._text[:start].rstrip().endswith(",")  # "Ann Lee, press officer", so linked
        if linked.is_one_name(told) and self._is_titled_behind(
            self._listed_to(end, anchor, anchors)
        ):
            owners = told[:1]  # "Ann Lee, press officer", linked to a mailbox that is everybody's
        for segment in told:
            if segment in owners:
                yield segment._replace(sense=Sense.NAME, led=True, label=wording.MAIL_LINK)
            elif owners and segment.after == "(" and segment.sense in linked.BRACKETED:
                yield segment._replace(sense=Sense.ORG)  # where its bearer works: "(KMFV)"
            elif segment.sense is Sense.DESK or (
                segment.sense is Sense.ROLE and (owners or behind)
            ):
                yield segment

    def _listed_to(self, end: int, anchor: Anchor, anchors: Sequence[Anchor]) -> int:
        """Where the last of the links ends that stand in a list, all to one mailbox."""
        base = self._written.row.start
        for other in anchors:
            at = other.start - base
            if at >= end and other.emails == anchor.emails and other.rule == anchor.rule:
                if not self._is_joined(end, at):
                    break
                end = other.end - base
        return end

    def _is_joined(self, start: int, end: int) -> bool:
        """Tell whether nothing but a comma or "and" stands there."""
        joins = [hit for hit in self._written.within(start, end) if hit.has("join.and", "join.or")]
        return self._written.only(joins, start, end)

    def _is_called(self, start: int, end: int, anchor: Anchor) -> bool:
        """Tell whether a link to ring has words for its text: "Press officer Ann Lee"."""
        return bool(anchor.phones) and not any(map(str.isdigit, self._text[start:end]))

    def _called_by_link(self, start: int, end: int) -> Iterator[Segment]:
        """Who is rung by a link: "Press officer Ann Lee"; not by "Call Ann"."""
        for segment in self._piece(start, end, anchored=False):
            if segment.sense in _RUNG and not segment.prose:
                full = segment.name is None or len(segment.text.split()) >= _FULL_NAME
                yield segment if full else segment._replace(sense=Sense.OTHER, name=None)

    def _is_titled_behind(self, at: int) -> bool:
        """Tell whether a comma and a job title stand behind a place of the row, or what one is for.

        "Ann Lee, press contact".
        """
        following = self._written.within(at, min(len(self._text), at + _TITLE_BEHIND))
        titles = [hit for hit in following if hit.has("role.head", "label.name")]
        between = self._text[at : titles[0].start].strip() if titles else ""
        return bool(titles) and between[:1] in _PARTING and is_cased(self._text)

    def _anchor(self, anchor: Anchor) -> Segment:
        text = self._written.page.text[anchor.start : anchor.end]
        number = self._written.number
        return Segment(Sense.ANCHOR, anchor.start, anchor.end, text, number, anchor=anchor)

    def _marked(self, mark: Mark) -> Segment:
        sense = _MARKED[mark.name]
        base = self._written.row.start
        name = name_of(mark.value) if sense in {Sense.NAME, Sense.ORG} else None
        if sense is Sense.NAME and (name is None or self._is_desk(mark.value)):
            sense = Sense.DESK
        elif sense is Sense.ORG and name and self._is_desk(mark.value):
            name = None
        start, end, by = mark.start - base, mark.end - base, wording.MARKUP
        return self._written.segment(sense, start, end, name=name, led=True, label=by)

    def _is_desk(self, text: str) -> bool:
        return any(hit.has("cue.desk", "org.head") for hit in self._written.lexicon.hits(text))

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

    # --- what stands between -----------------------------------------------------------

    def _piece(self, start: int, end: int, *, anchored: bool) -> Iterator[Segment]:
        """The segments of a stretch without anchors; `anchored` if one follows."""
        at = start
        separator = ""
        quoted_to = -1  # where the name in quotes of an organisation ends
        for match in self._separator.finditer(self._text, start, end):
            if match.start() < quoted_to:
                continue
            if closing := self._called(match, end):
                quoted_to = closing
                form = self._written.over(match.start() - 1)
                apart = form and (self._is_legal(form) or self._is_titled(at, form.start))
                if form and apart and self._text[at : form.start].strip():
                    yield from self._part(at, form.start, separator, labels=False)
                    separator, at = " ", form.start
                continue
            at_nick = (first <= match.start() < last for first, last in self._nicknames)
            if self._nicknames and any(at_nick):
                continue
            phrase = self._written.over(match.start())
            if phrase and phrase.start < match.start() and match.end() <= phrase.end:
                continue  # "For more information, please contact" is one phrase
            if match.start() > at:
                labels = match.group().strip() in {":", "：", "("}
                stop = match.start() + self._written.closes(at, match.start())
                yield from self._part(at, stop, separator, labels=labels)
            separator = match.group().strip() or " "
            at = match.end()
        if at < end:
            yield from self._part(at, end, separator, labels=anchored)

    def _called(self, match: re.Match[str], end: int) -> int:
        """Where a name in quotes ends that a word for an organisation stands before; 0 if none.

        "ООО «Ветер»", "Театр «Маяк»"; but "la Fondation «et ses amis»" speaks of one.
        """
        opening = match.group().strip()
        if opening not in _CLOSES or not match.group()[:1].isspace():
            return 0
        form = self._written.over(match.start() - 1)
        if form is None or form.end != match.start() or not form.has("org.head"):
            return 0
        closing = self._text.find(_CLOSES[opening], match.end(), min(end, match.end() + _CALLED))
        short = self._is_legal(form)
        great = self._text[match.end() : match.end() + 1].isupper() and not self._sentence
        return closing + 1 if closing > 0 and (short or great) else 0

    def _is_legal(self, form: Hit) -> bool:
        """Tell whether a word for an organisation is a legal form: "ООО", and not "Театр"."""
        return self._text[form.start : form.end].isupper()

    def _is_titled(self, start: int, end: int) -> bool:
        """Tell whether a title stands there: "директор театра", "of the museum" is no part of."""
        return any(hit.has("role.head") for hit in self._written.within(start, end))

    def _part(self, start: int, end: int, separator: str, *, labels: bool) -> Iterator[Segment]:
        """One part: labels and cues peeled off its ends, the rest told apart.

        `labels` tells whether a label may end it: an address or a colon follows.
        """
        if signed := SIGNED.match(self._text, start, end):
            start = signed.end()
        hits = list(self._written.within(start, end))
        titled_from = start
        while hits and not self._text[start : hits[0].start].strip(EDGE):
            if not peeling.peels(self._written, hits[0], start, end):
                break
            yield peeling.phrase(self._written, hits[0])
            titled_from = peeling.title_from(self._written, hits[0])
            if hits[0].has("label.name") and hits[0].has("role.head"):
                yield self._written.segment(Sense.ROLE, hits[0].start, hits[0].end)
            start = hits.pop(0).end
        trailing: list[Segment] = []
        whole = self._text[start:end]
        while hits and not self._text[hits[-1].end : end].strip(EDGE):
            small = hits[-1].has("join.at") and self._text[hits[-1].start].islower()
            if not (peeling.peels(self._written, hits[-1], start, end) or (labels and small)):
                break  # but "Ana Palacios al" ends before the number
            if hits[-1].has("join.at") and not small and is_cased(whole) and name_of(whole):
                break
            if hits[-1].has(*peeling.CHANNELS) and not labels:
                break  # "l'Amérique centrale," ends in no switchboard
            trailing.insert(0, peeling.phrase(self._written, hits[-1]))
            end = hits.pop().start
        part = Part(self._written, start, end, tuple(hits))
        if part.text:
            quoted = self._sentence and not self._written.cued(start)
            for segment in tell(part):
                said = segment._replace(after=separator, prose=segment.prose or quoted)
                if segment.sense is Sense.ROLE and titled_from < start:
                    said = peeling.titled_more(self._written, said, titled_from, start)
                yield said
        yield from trailing


def _nicknames(text: str) -> Iterator[tuple[int, int]]:
    """Where a name in quotes stands within somebody's name: Maria "Cora" Reyes."""
    quoted = not _QUOTES.isdisjoint(text)
    for match in _NICKNAME.finditer(text) if quoted else ():
        if name_of(match.group()):
            yield match.start("nick"), match.end("nick") + 1
