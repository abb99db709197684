"""What stands between the addresses of a row: parted at separators, labels taken off the ends."""

import re
from collections.abc import Iterator, Sequence

from pressdir.extract.cutting import peeling
from pressdir.extract.locales import Hit, Hits
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, SIGNED, is_cased, name_of
from pressdir.extract.telling import tell
from pressdir.extract.telling.part import Part
from pressdir.extract.written import Written
from pressdir.normalise.patterns import waiting

_GROWN = r"(?<=[A-ZÅÄÖÆØ]):[a-zåäö]{1,4}(?![^\W\d_])"  # "IOM:n", "SVT:s": the case of an acronym


def _separator(points: str, colons: str, brackets: str, more: str) -> re.Pattern[str]:
    """What parts a row, with the signs of some scripts."""
    return waiting(
        r"(?![0-9A-Za-zÀ-ɏͰ-ӿ])(?:"  # begins with no letter: most places are passed over at once
        rf"\s*(?:[|•▪;\t\n]{points})+\s*|\s+[–—―-]+\s+|\s*[–—―](?=\s)"
        r"|\s*(?:(?<! [sdaSDA])/|/(?![oplOPL] ))\s*"  # "Lim a/l Raju" is one name
        rf"|,\s*(?!Jr|Sr|II|Ph)|(?!{_GROWN})\s*[:{colons}]\s*{more}"
        rf"|\s*[()\[\]{brackets}]\s*|\s+[«»“”\"]|[«»“”\"]\s*|\s{{3,}}"
        r"|\s*[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s*"  # pictures
        r"|(?<=[^\W\d_][^\W\d_][^\W\d_][^\W\d_])[.!?]\s+(?=[^\W\d_])"  # a sentence ends
        r")"
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
_CLOSES = {"«": "»", "„": "“", "“": "”", '"': '"'}
_CALLED = 60  # characters of a name in quotes


class Stretches:
    """The stretches of one row, which is read as a `sentence` or not."""

    def __init__(self, written: Written, *, sentence: bool) -> None:
        self._written = written
        self._text = written.text
        self._sentence = sentence
        plain = self._text.isascii() or _ELSEWHERE.isdisjoint(self._text)
        self._separator = _SEPARATOR if plain else _SEPARATOR_ELSEWHERE
        self._nicknames = list(_nicknames(written.text))

    def between(self, start: int, end: int, *, anchored: bool = False) -> Iterator[Segment]:
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
        closing = self._closing(hits, start, end, labels=labels)
        if closing:
            hits, end = hits[: -len(closing)], closing[0].start
        trailing = [peeling.phrase(self._written, hit) for hit in closing]
        part = Part(self._written, start, end, Hits(hits))
        if part.text:
            quoted = self._sentence and not self._written.cued(start)
            for segment in tell(part):
                said = segment._replace(after=separator, prose=segment.prose or quoted)
                if segment.sense is Sense.ROLE and titled_from < start:
                    said = peeling.titled_more(self._written, said, titled_from, start)
                yield said
        yield from trailing

    def _closing(self, hits: Sequence[Hit], start: int, end: int, *, labels: bool) -> Sequence[Hit]:
        """The labels and cues that end a part."""
        whole = self._text[start:end]
        left = len(hits)
        while left and not self._text[hits[left - 1].end : end].strip(EDGE):
            last = hits[left - 1]
            small = last.has("join.at") and self._text[last.start].islower()
            if not (peeling.peels(self._written, last, start, end) or (labels and small)):
                break  # but "Ana Palacios al" ends before the number
            if last.has("join.at") and not small and is_cased(whole) and name_of(whole):
                break
            if last.has(*peeling.CHANNELS) and not labels:
                break  # "l'Amérique centrale," ends in no switchboard
            end = last.start
            left -= 1
        return hits[left:]


def _nicknames(text: str) -> Iterator[tuple[int, int]]:
    """Where a name in quotes stands within somebody's name: Maria "Cora" Reyes."""
    quoted = not _QUOTES.isdisjoint(text)
    for match in _NICKNAME.finditer(text) if quoted else ():
        if name_of(match.group()):
            yield match.start("nick"), match.end("nick") + 1
