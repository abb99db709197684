"""Cut the rows around the anchors into segments, and tell what each one is.

A segment is what stands between two separators: a name, a job title, an organisation, a place, the
name of a desk, a cue ("for more information, please contact"), a label. What it is follows from
the lexicon of the page's languages, from its form, and from where it stands; a name is what has the
form of one and is nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from pressdir.errors import InvalidNameError
from pressdir.extract.anchors import Anchor
from pressdir.extract.locales import Hit, Lexicon
from pressdir.extract.rows import Row
from pressdir.model import Mark, Name, Page, Role
from pressdir.normalise import names, places
from pressdir.normalise.folding import fold


class Sense(StrEnum):
    """What a segment is."""

    ANCHOR = "anchor"
    NAME = "name"
    ROLE = "role"
    ORG = "org"
    PLACE = "place"
    DESK = "desk"
    CUE = "cue"
    HOURS = "hours"
    LABEL = "label"
    LANGS = "langs"
    JOIN = "join"
    NOT_PRESS = "not press"
    OVER = "over"  # a heading after which the contact part is over
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Segment:
    """`page.text[start:end]` and what it is."""

    sense: Sense
    start: int
    end: int
    text: str
    row: int
    name: Name | None = None  # of a name, and of what has also the form of one
    anchor: Anchor | None = None
    langs: tuple[str, ...] = ()
    label: str = ""  # the category of a label
    place: str = ""  # the place within an organisation's segment: "IOM Tehran"
    prose: bool = False  # taken out of a sentence
    sentence: bool = False  # the whole row is one
    led: bool = False  # a cue, an honorific or a job title stands right before
    after: str = field(default="", compare=False)  # the separator before it


_SEPARATOR = re.compile(
    r"\s*[|•·▪;\t\n]+\s*|\s+[–—―-]+\s+|\s*[–—―](?=\s)|\s*/\s*|,\s*(?!Jr|Sr|II|Ph)|\s*[:：،、，]\s*"
    r"|[\s]*[()\[\]（）【】]\s*|(?<=[^\W\d_][^\W\d_][^\W\d_][^\W\d_])[.!?]\s+(?=[^\W\d_])|\s+[«»“”\"]|[«»“”\"]\s*|\s{3,}"
)
_CHANNELS = (
    "label.phone", "label.mobile", "label.fax", "label.email", "label.extension", "label.direct",
    "label.switchboard", "label.whatsapp", "label.web", "cue.contact",
    "join.or", "join.and", "join.at",
)  # fmt: skip
_COLUMNS = re.compile(r"\s[|•·]\s")  # set between the parts of a line, never in a sentence
_EDGE = " \t\n\u00a0,.;:|/–—-•·*_=>()[]{}\"'«»“”„‹›#&"
_ACRONYM = re.compile(r"[^\W\d_a-zß-öø-ÿа-яёіїєґ][^\W_a-zß-öø-ÿа-яёіїєґ]{1,6}\Z")
_ACRONYM_PLACE = re.compile(
    r"([^\W\d_][^\W_]{1,9}(?:-[^\W\d_]{2,8})?)[ /–-]{1,3}([^\W\d_][^\W\d_]+(?:[ -][^\W\d_][^\W\d_]+){0,3})\Z"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[.'’‘`\-‐‑][^\W\d_]+)*\.?")
_WORDS = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_PEELED = (
    "label.phone", "label.mobile", "label.fax", "label.email", "label.extension", "label.direct",
    "label.switchboard", "label.whatsapp", "label.web", "label.address", "label.name",
    "label.role", "label.org", "label.language", "cue.contact", "join.or", "join.and", "join.at",
)  # fmt: skip
_PROSE_WORDS = 7
_SENTENCE_WORDS = 5  # words that no phrase accounts for
_SENTENCE_SHARE = 0.3
_PLAIN = 4  # small words of a short sentence: "Patients can ring the line on …"
_WORDS_AN_ANCHOR = 7  # name, title, organisation and label: a contact line has no more
_ORDINAL = re.compile(r"\s*\d\s?\.?[ºª°]?\.?\s+(?=[^\W\d_])")  # "1. Vorsitzender", "2.º Comandante"
_TITLE_WORDS = 3
_HEADER_REACH = 600  # characters above a cell in which its header is read anyway
_LONGEST_NAME = 80  # characters, titles included
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\S+\.(?:html?|php)\b|(?<!\w)@\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|int|info|eu|[a-z]{2})(?:/\S*)?(?=[\s,;.)|]|\Z)"
)


def cut(
    page: Page, rows: Sequence[Row], anchors: Sequence[Anchor], lexicon: Lexicon
) -> list[list[Segment]]:
    """The segments of each row, in reading order, anchors among them."""
    found = []
    at = 0
    marks = [mark for mark in page.marks if mark.name in _MARKED]
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
        found.append(_Cutter(page, row, number, lexicon).cut(inside, known, begun))
    return found


_MARKED = {"fn": Sense.NAME, "title": Sense.ROLE, "org": Sense.ORG, "locality": Sense.PLACE}


class _Cutter:
    """Cuts one row."""

    def __init__(self, page: Page, row: Row, number: int, lexicon: Lexicon) -> None:
        self._page = page
        self._row = row
        self._number = number
        self._lexicon = lexicon
        self._text = row.text(page)
        self._hits = lexicon.hits(self._text)
        self._links = [match.span() for match in _LINK.finditer(self._text)]
        self._sentence = False
        self._in_address = any(hit.has("label.address") for hit in lexicon.hits(row.label))

    def _is_sentence(self, anchors: int) -> bool:
        """Tell whether the row is running text and no line of a contact block."""
        if _COLUMNS.search(self._text):
            return False
        told = [hit for hit in self._hits if not hit.has("join.at", "name.particles")]
        lower = words = 0
        for token in _TOKEN.finditer(self._text):
            words += 1
            if token.group()[0].islower() and not any(
                hit.start <= token.start() < hit.end for hit in told
            ):
                lower += 1
        plain = not re.search(r"[,:;|/–]", self._text) and self._text[-1:] == "."
        if anchors and words <= _WORDS_AN_ANCHOR * anchors and not (plain and lower >= _PLAIN):
            return False
        if self._text[-1:] in ".!?…" and words >= _SENTENCE_WORDS and lower > 1 and not anchors:
            return True
        return lower >= _SENTENCE_WORDS and lower >= _SENTENCE_SHARE * words

    def _cued(self, at: int) -> bool:
        """Tell whether a cue stands before `at` in the row: what follows is offered."""
        return any(hit.has("cue.contact") and hit.end <= at for hit in self._hits)

    def cut(self, anchors: list[Anchor], marks: list[Mark], begun: int) -> list[Segment]:
        self._sentence = self._is_sentence(len(anchors))
        fixed: list[Segment] = []
        if self._row.label:
            fixed += self._labelled()
        points = [
            (a.start - self._row.start, a.end - self._row.start, self._anchor(a)) for a in anchors
        ]
        taken = [(start, end) for start, end, _ in points]
        for mark in marks:
            start, end = mark.start - self._row.start, mark.end - self._row.start
            if not any(start < b and a < end for a, b in taken):
                points.append((start, end, self._marked(mark)))
                taken.append((start, end))
        for start, end in self._links:
            if not any(start < b and a < end for a, b in taken):
                points.append((start, end, self._segment(Sense.OTHER, start, end)))
                taken.append((start, end))
        points.sort(key=lambda point: point[0])
        found = fixed
        at = begun
        for start, end, segment in points:
            found += self._piece(at, start)
            found.append(segment)
            at = end
        found += self._piece(at, len(self._text))
        found = list(_streets(found))
        if self._sentence:
            found = [replace(segment, sentence=True) for segment in found]
        return found

    # --- what is known already ---------------------------------------------------------

    def _segment(self, sense: Sense, start: int, end: int, **more: object) -> Segment:
        while start < end and self._text[start] in _EDGE:
            start += 1
        while end > start and self._text[end - 1] in _EDGE and not _initial(self._text, end):
            end -= 1
        base = self._row.start
        return Segment(
            sense,
            base + start,
            base + end,
            self._text[start:end],
            self._number,
            **more,  # type: ignore[arg-type]
        )

    def _anchor(self, anchor: Anchor) -> Segment:
        text = self._page.text[anchor.start : anchor.end]
        return Segment(Sense.ANCHOR, anchor.start, anchor.end, text, self._number, anchor=anchor)

    def _marked(self, mark: Mark) -> Segment:
        sense = _MARKED[mark.name]
        start, end = mark.start - self._row.start, mark.end - self._row.start
        name = _name(mark.value) if sense is Sense.NAME else None
        if sense is Sense.NAME and (name is None or self._is_desk(mark.value)):
            sense = Sense.DESK
        return self._segment(sense, start, end, name=name, led=True)

    def _is_desk(self, text: str) -> bool:
        return any(hit.has("cue.desk", "org.head") for hit in self._lexicon.hits(text))

    def _labelled(self) -> list[Segment]:
        """What a header that does not stand right above says of its data: whose they are."""
        at, label = self._row.start, self._row.label
        above = self._page.text[max(0, at - _HEADER_REACH) : at].splitlines()
        if label in above:
            return []
        if self._is_desk(label):
            return [Segment(Sense.DESK, at, at, label, self._number)]
        name = _name(label)
        return [Segment(Sense.NAME, at, at, label, self._number, name=name)] if name else []

    # --- what stands between -----------------------------------------------------------

    def _piece(self, start: int, end: int) -> Iterator[Segment]:
        """The segments of a stretch without anchors."""
        at = start
        separator = ""
        for match in _SEPARATOR.finditer(self._text, start, end):
            if any(hit.start < match.start() and match.end() <= hit.end for hit in self._hits):
                continue  # "For more information, please contact" is one phrase
            if match.start() > at:
                yield from self._part(at, match.start(), separator)
            separator = match.group().strip() or " "
            at = match.end()
        if at < end:
            yield from self._part(at, end, separator)

    def _part(self, start: int, end: int, separator: str) -> Iterator[Segment]:
        """One part: labels and cues peeled off its ends, the rest told apart."""
        hits = [hit for hit in self._hits if hit.start >= start and hit.end <= end]
        trailing: list[Segment] = []
        while (
            hits
            and not self._text[start : hits[0].start].strip(_EDGE)
            and self._peels(hits[0], start, end)
        ):
            yield self._hit(hits[0])
            start = hits.pop(0).end
        whole = _name(self._text[start:end])
        while (
            hits
            and not self._text[hits[-1].end : end].strip(_EDGE)
            and self._peels(hits[-1], start, end)
            and not (whole and hits[-1].has("label.address", "join.at"))  # "de la Torre"
        ):
            trailing.insert(0, self._hit(hits[-1]))
            end = hits.pop().start
        text = self._text[start:end].strip(_EDGE)
        if text:
            quoted = self._sentence and not self._cued(start)
            for segment in self._tell(start, end, hits):
                yield replace(segment, after=separator, prose=segment.prose or quoted)
        yield from trailing

    def _peels(self, hit: Hit, start: int, end: int) -> bool:
        """Tell whether a phrase at an end of a part is a label or a cue, and no part of a name."""
        if not hit.has(*_PEELED):
            return False
        rest = (self._text[start : hit.start] + self._text[hit.end : end]).strip(_EDGE)
        if hit.has("name.honorifics", "name.particles") or not hit.has(*_CHANNELS):
            return not rest  # "Organization: …" is a label, "World Health Organization" is none
        return not hit.has("cue.desk")

    def _hit(self, hit: Hit) -> Segment:
        category = next((c for c in _PEELED if c in hit.categories), "")
        if category == "cue.contact":
            return self._segment(Sense.CUE, hit.start, hit.end)
        if category.startswith("join."):
            return self._segment(Sense.JOIN, hit.start, hit.end, label=category)
        return self._segment(Sense.LABEL, hit.start, hit.end, label=category)

    def _tell(self, start: int, end: int, hits: list[Hit]) -> Iterator[Segment]:
        """What a part without labels at its ends is."""
        text = self._text[start:end].strip(_EDGE)
        if self._in_address:
            yield self._segment(Sense.OTHER, start, end, place=_tail_place(f"x {text}"))
            return
        count = len(_WORDS.findall(text))
        lower = sum(
            token.group()[0].islower()
            for token in _TOKEN.finditer(text)
            if fold(token.group().rstrip(".")) not in names.PARTICLES
        )
        told = [hit for hit in hits if hit.has("role.head", "org.head", "cue.desk", "cue.contact")]
        if count > _PROSE_WORDS + 4 or (lower >= 4 and count > _PROSE_WORDS):
            yield from self._prose(start, end, hits)
            return
        if (
            hits
            and all(hit.has("spoken", "join.and", "join.or") for hit in hits)
            and self._only(hits, start, end)
        ):
            langs = tuple(
                dict.fromkeys(
                    self._lexicon.spoken[fold(self._text[h.start : h.end])]
                    for h in hits
                    if h.has("spoken") and fold(self._text[h.start : h.end]) in self._lexicon.spoken
                )
            )
            if langs:
                yield self._segment(Sense.LANGS, start, end, langs=langs)
                return
        for sense, category in _WHOLE_PART:
            told_by = [hit for hit in hits if hit.has(category)]
            if told_by and self._mostly(told_by, start, end):
                yield self._segment(sense, start, end)
                return
        if ordinal := _ORDINAL.match(self._text, start, end):
            start = ordinal.end()
        if _DIGIT.search(self._text, start, end):
            yield from self._numbered(start, end, hits)
            return
        if any(hit.has("cue.contact", "cue.hours", "cue.not_press") for hit in hits):
            yield from self._prose(start, end, hits)
            return
        if any(hit.has("cue.desk") for hit in told) and not any(
            hit.has("role.head") for hit in told
        ):
            yield from self._desk(start, end, told)
            return
        if any(hit.has("role.head") for hit in told):
            yield from self._role(start, end, hits)
            return
        if split := self._at(start, end, hits):
            yield from split
            return
        plain = self._plain(start, end, told, text)
        if plain.sense is Sense.OTHER and (split := self._entitled(start, end, hits)):
            yield from split
        else:
            yield plain

    def _entitled(self, start: int, end: int, hits: list[Hit]) -> list[Segment]:
        """A name with a title that no lexicon knows, in small letters: "professori Aino Lind"."""
        runs = list(self._runs(start, end, hits))
        if len(runs) != 1:
            return []
        first, last = runs[0]
        name = _name(self._text[first:last])
        before, after = self._text[start:first].strip(_EDGE), self._text[last:end].strip(_EDGE)
        words = [*_TOKEN.findall(before), *_TOKEN.findall(after)]
        if name is None or (before and after) or not 1 <= len(words) <= _TITLE_WORDS:
            return []
        if not all(word[0].islower() for word in words):
            return []
        person = self._segment(Sense.NAME, first, last, name=name, led=bool(before))
        title = self._segment(Sense.ROLE, *((start, first) if before else (last, end)))
        return [title, person] if before else [person, title]

    def _plain(self, start: int, end: int, told: list[Hit], text: str) -> Segment:
        """A short part: an organisation, a place, a name, or something else."""
        name = _name(text)
        if self._known(text):
            return self._segment(Sense.ORG, start, end, name=name)
        if told and any(hit.has("org.head") for hit in told):
            return self._segment(Sense.ORG, start, end, name=name, place=_tail_place(text))
        if _ACRONYM.match(text) and fold(text) not in self._lexicon.topics:
            return self._segment(Sense.ORG, start, end)
        if (match := _ACRONYM_PLACE.match(text)) and _ACRONYM.match(match.group(1).split("-")[0]):
            if places.find(match.group(2)) or not name:
                return self._segment(Sense.ORG, start, end, place=match.group(2))
        if _place(text):
            return self._segment(Sense.PLACE, start, end, name=name)
        if name:
            return self._segment(Sense.NAME, start, end, name=name)
        return self._segment(Sense.OTHER, start, end)

    def _known(self, text: str) -> bool:
        """Tell whether the document names its publisher so."""
        site = fold(self._page.site or "")
        folded = fold(text)
        return bool(site) and (folded == site or (len(folded) > 4 and folded in site))

    def _mostly(self, hits: list[Hit], start: int, end: int) -> bool:
        """Tell whether the hits are the better part of what stands there."""
        covered = sum(hit.end - hit.start for hit in hits)
        return 2 * covered >= len(self._text[start:end].strip(_EDGE)) or not any(
            self._runs(start, end, hits)
        )

    def _only(self, hits: list[Hit], start: int, end: int) -> bool:
        """Tell whether nothing but the hits stands there."""
        at = start
        for hit in hits:
            if self._text[at : hit.start].strip(_EDGE):
                return False
            at = hit.end
        return not self._text[at:end].strip(_EDGE)

    def _numbered(self, start: int, end: int, hits: list[Hit]) -> Iterator[Segment]:
        """A part with digits: an address, a room, or a name before a house number."""
        first = _DIGIT.search(self._text, start, end)
        cut_at = first.start() if first else end
        head = self._text[start:cut_at].strip(_EDGE)
        if (
            head
            and not any(hit.end <= cut_at for hit in hits)
            and (name := _name(head))
            and not _place(head)
        ):
            yield self._segment(Sense.NAME, start, cut_at, name=name)
            yield self._segment(Sense.OTHER, cut_at, end)
            return
        tail = re.search(r"[^\d]+\Z", self._text[start:end])
        if tail and (place := _place(tail.group().strip(_EDGE))):
            yield self._segment(Sense.OTHER, start, end, place=place)
            return
        yield self._segment(Sense.OTHER, start, end)

    def _desk(self, start: int, end: int, told: list[Hit]) -> Iterator[Segment]:
        """The name of a desk: "the media team in Geneva"."""
        for hit in self._hits:
            if hit.has("join.at") and start < hit.start and hit.end < end:
                place = self._text[hit.end : end].strip(_EDGE)
                if _place(place) or _ACRONYM_PLACE.match(place):
                    yield self._segment(Sense.DESK, start, hit.start)
                    yield self._plain(hit.end, end, [], place)
                    return
        yield self._segment(Sense.DESK, start, end)

    def _role(self, start: int, end: int, hits: list[Hit]) -> Iterator[Segment]:
        """A job title, and the name that follows or precedes it: "Head of News Richard Grange"."""
        runs = list(self._runs(start, end, hits))
        for first, last in reversed(runs):
            at_end = not self._text[last:end].strip(_EDGE)
            at_start = not self._untitled(start, first, hits).strip(_EDGE)
            name = _name(self._text[first:last])
            if name is None or (at_start and at_end):
                continue
            if at_end:
                yield from self._titled(start, first, hits)
                yield self._segment(Sense.NAME, first, last, name=name, led=True)
                return
            if at_start and runs[0] == (first, last):
                yield self._segment(Sense.NAME, first, last, name=name)
                yield from self._titled(last, end, hits)
                return
        yield from self._titled(start, end, hits)

    def _untitled(self, start: int, end: int, hits: list[Hit]) -> str:
        """What stands before a name, less its honorifics and abbreviations."""
        text = self._text[start:end]
        for hit in reversed(hits):
            if hit.has("name.honorifics") and start <= hit.start and hit.end <= end:
                text = text[: hit.start - start] + text[hit.end - start :]
        return re.sub(r"\w{1,7}\.", "", text)

    def _titled(self, start: int, end: int, hits: list[Hit]) -> Iterator[Segment]:
        """A job title; what follows "at" is the organisation."""
        for hit in hits:
            if hit.has("join.at") and start < hit.start and hit.end < end:
                rest = self._text[hit.end : end].strip(_EDGE)
                before = any(h.has("role.head") for h in hits if h.end <= hit.start)
                if before and rest and rest[0].isupper():
                    yield self._segment(Sense.ROLE, start, hit.start)
                    inner = [h for h in hits if h.start >= hit.end and h.has("org.head")]
                    told = self._plain(hit.end, end, inner, rest)
                    yield told if told.sense in {Sense.ORG, Sense.PLACE} else _as(told, Sense.ORG)
                    return
        segment = self._segment(Sense.ROLE, start, end)
        yield segment

    def _at(self, start: int, end: int, hits: list[Hit]) -> list[Segment]:
        """A name or an organisation, "at" or "in", and where: "Safa Msehli at IOM Geneva"."""
        for hit in hits:
            if (
                not hit.has("join.at", "join.and", "join.or")
                or hit.start <= start
                or hit.end >= end
            ):
                continue
            left = self._text[start : hit.start].strip(_EDGE)
            right = self._text[hit.end : end].strip(_EDGE)
            if not left or not right or not (right[0].isupper() or not right[0].islower()):
                continue
            if hit.has("join.and", "join.or") and not (_name(left) and _name(right)):
                continue
            words = fold(self._text[hit.start : hit.end]).split()
            if all(word in names.PARTICLES for word in words) and _name(self._text[start:end]):
                continue  # "Ibáñez de la Torre" is one name
            if hit.has("join.at") and not (_name(left) or _ACRONYM.match(left)):
                continue
            first = self._plain(start, hit.start, _within(hits, start, hit.start), left)
            second = self._plain(hit.end, end, _within(hits, hit.end, end), right)
            if hit.has("join.at") and second.sense is Sense.NAME:
                second = _as(second, Sense.ORG)
            return [first, self._hit_join(hit), second]
        return []

    def _hit_join(self, hit: Hit) -> Segment:
        label = next(c for c in ("join.or", "join.and", "join.at") if c in hit.categories)
        return self._segment(Sense.JOIN, hit.start, hit.end, label=label)

    # --- sentences -----------------------------------------------------------------------

    def _prose(self, start: int, end: int, hits: list[Hit]) -> Iterator[Segment]:
        """A sentence: its cues and desks, and what has the form of a name in it."""
        events: list[tuple[int, Segment]] = []
        for hit in hits:
            for sense, category in _IN_PROSE:
                if hit.has(category):
                    events.append((hit.start, self._segment(sense, hit.start, hit.end, prose=True)))
                    break
        for first, last in self._runs(start, end, hits):
            text = self._text[first:last]
            name = _name(text)
            if name is None or _place(text):
                continue
            led = any(0 <= first - hit.end <= 2 and hit.has(*_LEADS) for hit in hits)
            events.append(
                (first, self._segment(Sense.NAME, first, last, name=name, prose=True, led=led))
            )
        for _, segment in sorted(events, key=lambda event: event[0]):
            yield segment

    def _runs(self, start: int, end: int, hits: list[Hit]) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised words, as names are, free of words that mean something else."""
        blocked = [
            hit
            for hit in hits
            if hit.has(*_NO_NAME) and not hit.has("name.honorifics", "name.particles")
        ]
        first = last = -1
        count = 0
        at = start
        for token in _TOKEN.finditer(self._text, start, end):
            word = token.group()
            gap = self._text[at : token.start()]
            barred = any(hit.start < token.end() and token.start() < hit.end for hit in blocked)
            capital = word[0].isupper() or word[0].istitle()
            particle = fold(word.rstrip(".")) in names.PARTICLES
            broken = bool(gap.strip(" \u00a0'’")) or barred or not (capital or particle)
            if broken and count:
                yield from self._without_topics(first, last)
                first, count = -1, 0
            if not barred and capital:
                if count == 0 or first < 0:
                    first = token.start()
                count += 1
                last = token.end()
            at = token.end()
        if count:
            yield from self._without_topics(first, last)

    def _without_topics(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A run less the words of titles at its ends: "News Richard Grange"."""
        tokens = list(_TOKEN.finditer(self._text, first, last))
        topics = self._lexicon.topics
        while len(tokens) > 2 and fold(tokens[0].group()) in topics:
            tokens.pop(0)
        while len(tokens) > 2 and fold(tokens[-1].group()) in topics:
            tokens.pop()
        if len(tokens) > 2 or (
            len(tokens) == 2 and not any(fold(token.group()) in topics for token in tokens)
        ):
            yield tokens[0].start(), tokens[-1].end()


_WHOLE_PART = (
    (Sense.NOT_PRESS, "cue.not_press"),
    (Sense.OVER, "cue.boilerplate"),
    (Sense.HOURS, "cue.hours"),
)
_IN_PROSE = (
    (Sense.CUE, "cue.contact"),
    (Sense.NOT_PRESS, "cue.not_press"),
    (Sense.HOURS, "cue.hours"),
    (Sense.DESK, "cue.desk"),
    (Sense.ROLE, "role.head"),
)
_LEADS = ("cue.contact", "name.honorifics", "role.head", "join.at", "join.or", "join.and")
_NO_NAME = (
    "cue.contact", "cue.desk", "cue.hours", "cue.not_press", "label.phone", "label.mobile",
    "label.fax", "label.email", "label.web", "label.address", "label.role", "label.org",
    "role.head", "org.head", "time.weekdays", "spoken", "number.not_phone", "join.or", "join.and",
)  # fmt: skip


def _within(hits: list[Hit], start: int, end: int) -> list[Hit]:
    return [hit for hit in hits if hit.start >= start and hit.end <= end and hit.has("org.head")]


def _as(segment: Segment, sense: Sense) -> Segment:
    return replace(segment, sense=sense)


def _initial(text: str, end: int) -> bool:
    """Tell whether the full stop before `end` belongs to an abbreviation: "Jr.", "J."."""
    return (
        text[end - 1] == "."
        and end >= 2
        and text[end - 2].isalpha()
        and (end < 3 or not text[end - 3].isalpha())
    )


_ABBREVIATED = re.compile(r"(?:(?:[^\W\d_]{2,7}|[a-z])\.\s+){1,6}(?=\S+\s+\S)")  # "Mgr. ", "asp. "
_HOUSE = re.compile(r"\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/]\s?\d{1,4}[a-z]?)?")


def _streets(segments: list[Segment]) -> Iterator[Segment]:
    """A name before a house number is a street: "Alameda dos Beija-Flores, 140"."""
    for number, segment in enumerate(segments):
        following = segments[number + 1] if number + 1 < len(segments) else None
        house = (
            following is not None
            and following.sense is Sense.OTHER
            and following.after == ","
            and _HOUSE.fullmatch(following.text)
        )
        if segment.sense is Sense.NAME and house:
            yield replace(segment, sense=Sense.OTHER, name=None)
        else:
            yield segment


_RANK = re.compile(r"(?:[A-ZÄÖÜ]{2,6}['’]in|[B-DF-HJ-NP-TV-Z]{2,6})\s+(?=\S+\s+\S)")


@lru_cache(maxsize=4096)
def _name(text: str) -> Name | None:
    """The name that a text has the form of."""
    text = text.strip(_EDGE)
    if leading := _ABBREVIATED.match(text) or _RANK.match(text):
        text = text[leading.end() :]  # "PHK Jens Brück": ranks are letters that no name has
    if not text or len(text) > _LONGEST_NAME:
        return None
    try:
        name = names.parse(text)
    except InvalidNameError:
        return None
    if name.prefix and re.fullmatch(r"[^\W\d_]{3,}(?:[-'’][^\W\d_]+)*", name.full):
        return name  # "Frau Köpke-Dahl"
    return name if names.looks_like(text) or names.looks_like(name.full) else None


@lru_cache(maxsize=4096)
def _place(text: str) -> str:
    """The place that a text names, as written; "" if it names none."""
    text = text.strip(_EDGE)
    if not text or len(text) > 40:
        return ""
    return text if places.find(text) else ""


def _tail_place(text: str) -> str:
    """The place that an organisation's name ends in: "UNICEF Regional Office Amman"."""
    parts = text.split()
    for size in (3, 2, 1):
        if len(parts) > size and parts[-size][:1].isupper():
            tail = " ".join(parts[-size:])
            if _place(tail):
                return tail
    return ""
