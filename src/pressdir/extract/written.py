"""A row as it is read: its text, and the phrases of the lexicon in it."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pressdir.extract.locales import Hit, Hits, Lexicon
from pressdir.extract.rows import Row, gutters
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, TOKEN, is_cased
from pressdir.model import Page
from pressdir.normalise import names
from pressdir.normalise.folding import romanise
from pressdir.normalise.patterns import waiting

# Words of these categories are never part of a person's name.
_NO_NAME = (
    "cue.contact", "cue.desk", "cue.hours", "cue.not_press", "cue.release",
    "cue.invitation",
    "label.phone", "label.mobile", "label.fax", "label.email", "label.web", "label.address",
    "label.role", "label.org",
    "role.head", "org.head", "office.of", "time.weekdays", "spoken", "number.not_phone", "join.or",
    "join.and",
)  # fmt: skip
_IN_NAMES = ("name.honorifics", "name.particles")
_WORD_BEFORE = re.compile(  # and "van der" behind it
    r"(?<![^\W\d_])([^\W\d_a-z][^\W\d_]{1,30})[ \u00a0]{1,2}((?:[a-z]{1,5}[ \u00a0]){0,3})\Z"
)
STRONG = 0.9  # agreement of a name and a mailbox that leaves no doubt
_LABEL = 6  # letters of a domain that are no chance
_VENUE = 30  # characters in which a word for where something is ends
_LONGEST_WORD = 48  # with the particles behind it
_COLONS = (":", "：")
_MOST_MAILBOXES = 200  # of a page whose names are compared with them
_PRONOUNS = frozenset({"ihnen", "sie"})  # that German writes with a capital
_SHORTEST_RUN = 3  # words, of which the first is no name
_HEAD = 80  # characters of a heading
_COMPANIES = (" Co.", " Inc.", " Corp.", " Ltd.", " Cie.")
_OPENING, _CLOSING = "«„“(", "»“”)"
# What somebody is called besides, within the name: 'Rosa "Ching" Salonga'.
_CALLED = waiting(r"[\"“„«]([^\W\d_]{2,15})[\"”“»](?= [^\W\d_])")
_INSERTED = '/"“„«'  # signs of what stands within a name
_FILIAL = waiting(r"(?:a/[lp]|[sd]/o) ")
_INITIALED = re.compile(r"(?:[^\W\d_]\.){1,2}[^\W\d_]{3}")  # initials, and a word grown on
_ARTICLE = 5  # characters of a blank, an article and a blank


class Known(NamedTuple):
    """What is known of a page before its rows are read: its words, and what mailboxes say."""

    lexicon: Lexicon
    locals: frozenset[str]  # what stands before the signs, in Latin letters
    labels: frozenset[str]  # of the domains behind them
    gutters: frozenset[int]  # places of the page where blanks set columns apart


class Written:
    """A row with its phrases; `text` is the page's, line breaks as blanks, gutters as tabs."""

    def __init__(self, page: Page, row: Row, number: int, known: Known) -> None:
        self.page = page
        self.row = row
        self.number = number
        self.lexicon = known.lexicon
        self.text = gutters.shown(row.text(page), row.start, known.gutters)
        self.hits = _less_particles(self.text, known.lexicon.hits(self.text))
        self.locals = known.locals
        self.labels = known.labels
        self._named = _named(self.text, self.hits, known.locals)
        if self._named:
            self.hits = Hits(hit for hit in self.hits if hit.start not in self._named)
        self._starts = [hit.start for hit in self.hits]
        cued = self.hits if self.hits.has("cue.contact") else ()
        self._first_cue = next((hit.end for hit in cued if hit.has("cue.contact")), None)
        self._known: dict[tuple[int, int], Sequence[tuple[int, int]]] = {}
        self.offered = False  # by a heading above
        self.header = known.lexicon.hits(row.label) if row.label else []
        self.in_address = any(hit.has("label.address") for hit in self.header)

    def is_somebody(self, words: str) -> bool:
        """Tell whether a mailbox is made of the first of the words and the last: "ann.lee"."""
        given, *_, family = words.split()
        return given != family and _has(self.locals, given, family)

    def has_mailbox(self, name: str, least: float = STRONG) -> bool:
        """Tell whether a mailbox of the page agrees with a name: surely, or as far as `least`."""
        few = len(self.locals) <= _MOST_MAILBOXES  # else it would be everybody's with everybody
        return few and any(names.agreement(name, each) >= least for each in self.locals)

    def is_label(self, letters: str) -> bool:
        """Tell whether the domain of a mailbox begins with letters: two words or more of it."""
        return len(letters) >= _LABEL and any(each.startswith(letters) for each in self.labels)

    def is_venue(self, at: int) -> bool:
        """Tell whether a place stands after a word for where something is: "Where: …"."""
        head, colon, _ = self.text[:_VENUE].partition(":")
        if not colon or len(head) >= at or head.strip(EDGE).casefold() not in self.lexicon.venues:
            return False
        return not any(hit.has("cue.contact") for hit in self.within(len(head), at))

    def segment(self, sense: Sense, start: int, end: int, **more: Any) -> Segment:  # noqa: ANN401 - the fields of Segment
        """A segment of `text[start:end]`, less what only surrounds it."""
        while start < end and self.text[start] in EDGE:
            start += 1
        while end > start and self.text[end - 1] in EDGE and not _initial(self.text, end):
            if self.text[end - 1] in _CLOSING and _is_open(self.text[start : end - 1]):
                break
            end -= 1
        base = self.row.start
        text = self.text[start:end]
        return Segment(sense, base + start, base + end, text, self.number, **more)

    def closes(self, start: int, at: int) -> bool:
        """Tell whether the sign at `at` closes a quote that was opened behind `start`."""
        return self.text[at] in _CLOSING and self.text[at] != ")" and _is_open(self.text[start:at])

    def within(self, start: int, end: int) -> tuple[Hit, ...]:
        """The phrases of `text[start:end]`."""
        found = self.hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if found and found[-1].end > end:
            last, phrase = found[-1], self.text[found[-1].start : end]
            ended = self.text[end : last.end] == "." and (" " in phrase or not is_cased(phrase))
            # the full stop is the sentence's
            return (*found[:-1], last._replace(end=end)) if ended else found[:-1]
        return found

    def over(self, at: int) -> Hit | None:
        """The phrase that covers the place `at`, if one does."""
        number = bisect_right(self._starts, at) - 1
        return self.hits[number] if number >= 0 and at < self.hits[number].end else None

    def _barred(self, at: int) -> bool:
        """Tell whether the word at a place means something that no name has in it."""
        hit = self.over(at)
        return hit is not None and _bars(hit.categories)

    def cued(self, at: int) -> bool:
        """Tell whether a cue stands before `at`: what follows is offered."""
        return self.offered or (self._first_cue is not None and self._first_cue <= at)

    @property
    def heads_offer(self) -> bool:
        """Tell whether the row is a heading that offers whoever stands below it."""
        return self._first_cue is not None and self.text[-1:] in _COLONS and len(self.text) <= _HEAD

    def only(self, hits: Sequence[Hit], start: int, end: int) -> bool:
        """Tell whether nothing but the phrases stands in `text[start:end]`."""
        at = start
        for hit in hits:
            if self.text[at : hit.start].strip(EDGE):
                return False
            at = hit.end
        return not self.text[at:end].strip(EDGE)

    def mostly(self, hits: Sequence[Hit], start: int, end: int) -> bool:
        """Tell whether the phrases are the better part, and nobody is named beside them."""
        covered = sum(hit.end - hit.start for hit in hits)
        whole = len(self.text[start:end].strip(EDGE))
        return 2 * covered >= whole or not any(self.runs(start, end))

    def runs(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Stretches of capitalised words, as names are, free of words that mean something else."""
        if (start, end) not in self._known:  # several rules ask for the same ones
            self._known[start, end] = tuple(self._runs(start, end))
        return self._known[start, end]

    def _runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        first = last = last_end = within = alone = -1  # `alone`: where the first word ends
        inserted = any(sign in self.text for sign in _INSERTED)
        for token in TOKEN.finditer(self.text, start, end):
            word = token.group()
            if inserted and first >= 0:
                within = max(within, self._inserted(token))
            if token.start() < within:
                last_end = within
                continue
            capital = word[0].isupper() or word[0].istitle()
            if not capital and first < 0:
                continue
            stops = self._stops(token, begun=first >= 0)
            if first >= 0:
                gap = self.text[last_end : token.start()].strip(" \u00a0'’")
                if gap or stops or not (capital or self._joins(token)):
                    if last > alone:
                        yield from self._less_topics(first, last)
                    first = -1
            if capital and not stops:
                last = token.end()
                if first < 0:
                    first, alone = token.start(), last
                    if _INITIALED.match(word):
                        alone = first  # "Б.Оюунчимэг" is two words
            last_end = token.end()
        if first >= 0 and last > alone:
            yield from self._less_topics(first, last)

    def _inserted(self, token: re.Match[str]) -> int:
        """Where what stands within a name ends: "Siva Kumar a/l Raju" is one; -1 for no such."""
        at = token.start()
        within = _FILIAL.match(self.text, at) or _CALLED.match(self.text, at - 1)
        return within.end() if within else -1

    def _stops(self, token: re.Match[str], *, begun: bool) -> bool:
        """Tell whether a word ends what has the form of a name, or keeps it from beginning."""
        if not (self._barred(token.start()) or self._barred(token.end() - 1)):
            return False
        hit = self.over(token.start()) if begun else None
        return hit is None or not self.is_family(hit)

    def is_family(self, hit: Hit) -> bool:
        """Tell whether a title with a capital within a name is a family: "Kovácsné Bíró Ágnes".

        So it is where titles are written small, and the given name comes last.
        """
        if self.lexicon.languages[:1] != ("hu",) or hit.categories != {"role.head"}:
            return False
        behind = self.text[hit.end : hit.end + 2]
        return self.text[hit.start].isupper() and behind[:1] == " " and behind[1:].isupper()

    def _joins(self, token: re.Match[str]) -> bool:
        """Tell whether a small word may be inside a name: "van", but "in" before "der" only."""
        ahead = self.text[token.end() : token.end() + _ARTICLE].split(maxsplit=1)
        return names.joins(token.group(), ahead[0] if ahead else "")

    def bars_name(self, start: int, end: int) -> bool:
        """Tell whether a word keeps `text[start:end]` from being a name, and no mailbox has it."""
        words = [match.group() for match in TOKEN.finditer(self.text, start, end)]
        barring = self.lexicon.bars_name(words)
        return bool(barring) and not any(romanise(barring) in each for each in self.locals)

    def _beside_barred(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """What stands before or behind a word that no name has, if a mailbox has it for a name."""
        tokens = list(TOKEN.finditer(self.text, first, last))
        barred = [at for at, t in enumerate(tokens) if self.lexicon.bars_name(["", t.group()])]
        if barred and self.locals:
            for piece in (tokens[: barred[0]], tokens[barred[-1] + 1 :]):
                words = " ".join(token.group() for token in piece)
                if len(piece) > 1 and self.is_somebody(words):
                    yield piece[0].start(), piece[-1].end()

    def _behind_barred(self, first: int, last: int) -> int:
        """Where the name begins in a sentence that has a word before it: "steht Ihnen Ines Falk".

        0 where the first word alone does not keep the rest from being a name.
        """
        tokens = list(itertools.islice(TOKEN.finditer(self.text, first, last), _SHORTEST_RUN))
        if len(tokens) < _SHORTEST_RUN or not self.text[:first].strip():
            return 0
        word, following = tokens[0].group(), tokens[1].start()
        pronoun = word.casefold() in _PRONOUNS and not self.bars_name(following, last)
        return following if pronoun else 0

    def _last_title(self, first: int, last: int) -> int:
        """Where the title of a name begins that stands behind other words: "Kombes Drs. Adi Nur".

        0 where there is none.
        """
        titles = [hit for hit in self.within(first, last) if hit.has("name.honorifics")]
        titles = [hit for hit in titles if self.text[hit.end - 1] == "." and hit.start > first]
        return titles[-1].start if titles and titles[-1].end < last else 0

    def _less_topics(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A run less the words of titles at its ends: "News Richard Grange"."""
        if self.bars_name(first, last):
            if rest := self._behind_barred(first, last):
                yield rest, last
                return
            yield from self._beside_barred(first, last)
            return
        if titled := self._last_title(first, last):
            first = titled
        tokens = [
            (self.lexicon.is_topic(t.group()) and t.start() not in self._named, t)
            for t in TOKEN.finditer(self.text, first, last)
        ]
        while len(tokens) > 2 and tokens[0][0]:
            tokens.pop(0)
        while len(tokens) > 2 and tokens[-1][0]:
            tokens.pop()
        words = 2 if _INITIALED.match(tokens[0][1].group()) else len(tokens)
        if words > 2 or (words == 2 and not any(topic for topic, _ in tokens)):
            yield tokens[0][1].start(), tokens[-1][1].end()


@lru_cache(maxsize=4096)
def _bars(categories: frozenset[str]) -> bool:
    """Tell whether a phrase of such categories keeps a word out of a name."""
    return not categories.isdisjoint(_NO_NAME) and categories.isdisjoint(_IN_NAMES)


def _less_particles(text: str, hits: Hits) -> Hits:
    """The phrases less small words of names that another language shares a page with.

    "Juan dela Cruz": "dela" is "share" in Swedish.
    """
    if not hits.has("cue.boilerplate"):
        return hits
    return Hits(
        hit
        for hit in hits
        if not (
            hit.has("cue.boilerplate")
            and text[hit.start : hit.end] in names.PARTICLES
            and text[hit.end : hit.end + 2].strip().istitle()
        )
    )


def _named(text: str, hits: Sequence[Hit], mailboxes: Collection[str]) -> frozenset[int]:
    """Where words stand that mean something, but are somebody's: "Anna Richter" and anna.richter@.

    Both words stand in the mailbox, and the word before is not one of those that mean something;
    particles may stand between them: "Ann van der Laan" and a.vanderlaan@.
    """
    found, free = set(), 0  # `free`: where the last phrase ends that is no particle
    for hit in hits:
        if text[hit.start].isupper() and _is_named(text, free, hit, mailboxes):
            found.add(hit.start)
        if not _are_particles(text[hit.start : hit.end]):
            free = hit.end
    return frozenset(found)


def _are_particles(words: str) -> bool:
    """Tell whether words may stand between a given name and a family's: "van der", "de la"."""
    return words.islower() and names.PARTICLES.issuperset(words.split())


def _is_named(text: str, start: int, hit: Hit, mailboxes: Collection[str]) -> bool:
    """Tell whether a mailbox has the word and the one before it, which no phrase covers."""
    word = text[hit.start : hit.end]
    if not word.isalpha() or not _bars(hit.categories):
        return False
    before = _WORD_BEFORE.search(text, max(start, hit.start - _LONGEST_WORD), hit.start)
    if before is None:
        return False
    given, between = before.groups()
    if not between:
        return _has(mailboxes, given, word)
    whole = between.replace("\u00a0", "").replace(" ", "") + word
    return _are_particles(between) and any(
        _has(mailboxes, one, family) for one in (given, given[0]) for family in (word, whole)
    )


def _has(mailboxes: Collection[str], given: str, family: str) -> bool:
    """Tell whether a mailbox is made of both words: "ann.lee", "lee_ann"."""
    one, other = romanise(given), romanise(family)
    pairs = ((one, other), (other, one))
    return any(f"{a}{sign}{b}" in mailboxes for a, b in pairs for sign in "._-")


def _is_open(text: str) -> bool:
    """Tell whether a quote is opened in the text and not closed: "Театр «Тихий берег"."""
    closing = _CLOSING if "„" in text else _CLOSING.replace("“", "")  # “so” or „so“
    return max(map(text.rfind, _OPENING)) > max(map(text.rfind, closing))


def _initial(text: str, end: int) -> bool:
    """Tell whether the full stop before `end` belongs to an initial or a company: "J.", "Inc."."""
    if text[end - 1] == "." and text[max(0, end - 5) : end].endswith(_COMPANIES):
        return True
    stop = text[end - 1] == "." and end > 1 and text[end - 2].isalpha()
    return stop and (end < 3 or not text[end - 3].isalpha())
