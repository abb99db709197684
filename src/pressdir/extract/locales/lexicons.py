"""The phrases of a page's languages, found in a text: with blanks between words, and without."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pressdir.extract.locales.files import load
from pressdir.extract.locales.language import AUDIENCE, SIGN_UP, UNSPACED, language
from pressdir.extract.locales.vocabulary import MOST_KNOWN, NONE, Vocabulary
from pressdir.extract.locales.words import PLAIN_WORD, WORD, compared, squeezed
from pressdir.normalise.folding import fold

_WEEKDAY = frozenset({"time.weekdays"})
_PUBLIC = "public"
_CALLED = (("org", "head"), ("role", "head"))
_COMPOUND = 4  # letters behind a word for the public that make it another: "Bürger|meister"
_LONGEST_ALONE = 40  # characters of what is said in a word or two
_EDGE = " :：-–—.•*"
_WHOLE = frozenset({"cue.desk", "org.head", "org.office"})  # none of these goes over a comma


class Hit(NamedTuple):
    """A phrase found: `text[start:end]`, and the categories it stands in ("label.phone")."""

    categories: frozenset[str]
    start: int
    end: int

    def has(self, *categories: str) -> bool:
        """Tell whether the phrase stands in one of `categories`."""
        return not self.categories.isdisjoint(categories)


class Hits(tuple[Hit, ...]):  # noqa: SLOT001 - a tuple can have none
    """The phrases of a text in order, the longest at each place, none overlapping."""

    categories: frozenset[str]  # of all of them: most texts are asked for what they have not

    def __init__(self, found: Iterable[Hit]) -> None:  # noqa: ARG002 - read by tuple.__new__
        self.categories = NONE.union(*[hit.categories for hit in self])

    def has(self, *categories: str) -> bool:
        """Tell whether one of the phrases stands in one of `categories`."""
        return not self.categories.isdisjoint(categories)


class Lexicon:
    """The phrases of some languages, ready to be found."""

    def __init__(self, languages: Iterable[str], *, invites: bool = False) -> None:
        """The same for a page that `invites` the press: on it, words for signing up offer it that.

        On others they are for the public: "Registration: 555 01 42".
        """
        self.languages = tuple(languages)
        parts = [language(tag) for tag in self.languages]
        meaning = frozenset({"cue.contact" if invites else "cue.not_press"})
        self._vocabulary = Vocabulary(parts, meaning)
        self._signed = frozenset().union(*(part.signed for part in parts))
        self._plain = [part.begun for part in parts if not part.signed]
        self.topics = frozenset().union(*(part.topics for part in parts))
        self.namers = frozenset().union(*(part.namers for part in parts))
        self._issuers = frozenset().union(*(part.issuers for part in parts))
        self._no_name = frozenset().union(*(part.no_name for part in parts))
        self.venues = frozenset().union(*(part.venues for part in parts))
        self._no_first = frozenset().union(*(part.no_first for part in parts))
        self._press = frozenset().union(*(part.press for part in parts))
        self.spoken: dict[str, str] = {}
        self._known: dict[str, Hits] = {}
        self._unspaced: dict[str, frozenset[str]] = {}
        for part in parts:
            self.spoken |= part.spoken
            for phrase, categories in part.unspaced.items():
                told = categories | meaning if categories >= SIGN_UP else categories
                self._unspaced[phrase] = self._unspaced.get(phrase, NONE) | told
        self._longest_first = sorted(self._unspaced, key=len, reverse=True)

    @property
    def declines(self) -> bool:
        """Tell whether in one of the languages what a title is of may have the form of a name."""
        return bool(self._vocabulary.cases)

    def bars_name(self, words: Sequence[str]) -> str:
        """The first of `words` that no person's name has there, as written; "" if all may be."""
        lowered = [word.casefold() for word in words]
        if lowered and lowered[0] in self._no_first:
            return words[0]
        return next((w for w, low in zip(words, lowered, strict=True) if low in self._no_name), "")

    def is_topic(self, word: str) -> bool:
        """Tell whether a word is one of titles and desks, which a name may stand beside."""
        return fold(word) in self.topics or (
            bool(self._signed) and unicodedata.normalize("NFC", word.casefold()) in self.topics
        )

    def hits(self, text: str) -> Hits:
        """The phrases in `text`."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._known[text] = Hits(self._find(text))
        return found

    def likely(self, texts: Iterable[str], category: str) -> list[str]:
        """Those of some texts that may have a phrase in a listed category: the others have none.

        Most of those in ASCII have not the letters that it takes, which are found far sooner than
        words; to fold others takes as long as finding the words.
        """
        looked_at = list(texts)
        if letters := self._vocabulary.letters_of(category):
            plain = {text: squeezed(text) for text in looked_at if text.isascii()}
            here = frozenset(filter("\n".join(plain.values()).__contains__, letters))
            looked_at = [
                text
                for text in looked_at
                if text not in plain or any(each in plain[text] for each in here)
            ]
        return [
            text for text in looked_at if self._is_unspaced(text) or self._may_have(text, category)
        ]

    def _is_unspaced(self, text: str) -> bool:
        """Tell whether a text has letters of a script that phrases are found anywhere in."""
        return bool(self._unspaced) and not text.isascii() and UNSPACED.search(text) is not None

    def _may_have(self, text: str, category: str) -> bool:
        """The same by the words of a text: a tenth of the time that finding all phrases takes."""
        pattern = PLAIN_WORD if text.isascii() else WORD
        words = list(map(compared, pattern.findall(text)))
        return self._vocabulary.may_be_among(words, category)

    def is_compound(self, phrase: str) -> bool:
        """Tell whether a phrase is of several words, or one that only ends in a listed one."""
        word = compared(phrase)
        if " " in phrase or not (word in self._vocabulary.firsts or phrase in self._unspaced):
            return True
        return self._vocabulary.ends_in_body(word)

    def nominative(self, word: str) -> str | None:
        """What a whole organisation in another case is called by itself: "domes" is "dome"."""
        return self._vocabulary.nominative(word)

    def nominatives(self, word: str) -> Iterator[str]:
        """What a noun may be in a dictionary, as it is written: "kancelejas" is "kanceleja"."""
        return self._vocabulary.nominatives(word)

    def begins_issuer(self, text: str) -> bool:
        """Tell whether a text may begin with words that say who sends a release: a quick look."""
        first = WORD.match(text)
        return first is not None and (
            compared(first.group()) in self._issuers or text[0] in self._issuers
        )

    def _find(self, text: str) -> list[Hit]:
        found = self._spaced(text, PLAIN_WORD if text.isascii() else WORD)
        if self._is_unspaced(text):
            found += self._inside(text, found)
            found.sort(key=lambda hit: hit.start)
        return found

    def _spaced(self, text: str, pattern: re.Pattern[str]) -> list[Hit]:
        """Phrases of words with blanks between them."""
        written = pattern.findall(text)
        tokens = list(map(compared, written))
        listed = self._vocabulary
        firsts, joins, cases = listed.firsts, bool(listed.joins), bool(listed.cases)
        signed = bool(self._signed) and not text.isascii()
        found, after = [], 0
        spans: list[tuple[int, int]] = []
        for at, word in enumerate(tokens):
            known = word in firsts
            if at < after or not (known or joins or cases):
                continue
            length, categories = listed.longest(tokens, at) if known else (1, NONE)
            if length > 1 and "," in text and not _WHOLE.isdisjoint(categories):
                spans = spans or [match.span() for match in pattern.finditer(text)]
                if whole := _before_comma(text, spans[at : at + length]):
                    length, categories = listed.longest(tokens[: at + whole], at)
            if length == 1 and self._signed and self._is_another(word, written[at]):
                categories = NONE
            elif signed and length == 1 and categories == _WEEKDAY and written[at].isascii():
                categories = NONE  # "Thu Trang" is somebody; the day is "thứ"
            if not categories and joins and "-" not in written[at]:
                categories = listed.joined(text, written[at], word, begins=at == 0)
            elif not categories and joins:
                categories = listed.hyphened(written[at])
            if not categories and cases:
                categories = listed.in_case(word, capital=written[at][0].isupper())
            if categories:
                found.append((categories, at, at + length - 1))
            after = at + length
        if not found:
            return []
        matches = itertools.islice(pattern.finditer(text), found[-1][2] + 1)
        spans = spans or [match.span() for match in matches]
        return [Hit(told, spans[first][0], spans[last][1]) for told, first, last in found]

    def _is_another(self, word: str, written: str) -> bool:
        """Tell whether a word with signs is only spelt like one of the phrases without them."""
        if written.isascii() or any(word in begun for begun in self._plain):
            return False
        return unicodedata.normalize("NFC", written.casefold().rstrip(".")) not in self._signed

    def _inside(self, text: str, taken: list[Hit]) -> list[Hit]:
        """Phrases of scripts without blanks, the longest first."""
        folded = text.casefold()
        if len(folded) != len(text):
            return []
        free = bytearray(b"\x01") * len(text)
        for hit in taken:
            free[hit.start : hit.end] = bytes(hit.end - hit.start)
        found = []
        present = set(folded)
        for phrase in self._longest_first:
            if phrase[0] not in present:
                continue
            at = folded.find(phrase)
            while at >= 0:
                end = at + len(phrase)
                if all(free[at:end]):
                    free[at:end] = bytes(end - at)
                    found.append(Hit(self._unspaced[phrase], at, end))
                at = folded.find(phrase, end)
        return found

    def is_press(self, text: str) -> bool:
        """Tell whether a text is nothing but the word for the press: "Media", "报道"."""
        return len(text) <= _LONGEST_ALONE and fold(text.strip(_EDGE)) in self._press

    def speaks_to(self, whom: str, text: str) -> bool:
        """Tell whether a word for some audience stands in a text: for the "press", the "public".

        What a body or a title is called by speaks to nobody: "Bürgermeisterin", "Câmara Municipal".
        """
        folded, speaking = fold(text), _speaking(self.languages, whom)
        if speaking.search(folded) is None:
            return False
        called = _called(self.languages) if whom == _PUBLIC else None
        return called is None or speaking.search(called.sub("\n", folded)) is not None


def _before_comma(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """How many of the words stand before a comma and a last word that begins what is next.

    "Director of Communications, Office of …"; 0 where there is none.
    """
    (_, before), (last, _) = spans[-2:]
    parted = "," in text[before:last] and text[last].isupper()
    return len(spans) - 1 if parted else 0


@lru_cache(maxsize=512)  # 5 kB each, and 2 ms to make: in mixed folders hundreds of kinds come by
def _speaking(languages: tuple[str, ...], whom: str) -> re.Pattern[str]:
    """The beginnings of words for an audience; without capitals they may stand within a word.

    "للصحفيين" and "לתקשורת" have their prepositions grown on, and Chinese has no blanks.
    """
    words = sorted({fold(word) for tag in languages for word in load(tag)[AUDIENCE][whom]})
    ends = {True: r"(?![^\W_])", False: ""}
    written = {word: re.escape(word.rstrip(".")) + ends[word.endswith(".")] for word in words}
    cased = [written[word] for word in words if word != word.upper()]
    others = [written[word] for word in words if word == word.upper()]
    begun = [rf"(?<![^\W_])(?:{'|'.join(cased)})"] if cased else []
    return re.compile("|".join([*begun, *others]))


@lru_cache(maxsize=64)
def _called(languages: tuple[str, ...]) -> re.Pattern[str] | None:
    """Titles and words for a body with a word for the public in them; None where none has one.

    "citizens" by itself stays a word for them, though a party may be called so.
    """
    speaking, found = _speaking(languages, _PUBLIC), set()
    for tag in languages:
        for section, category in _CALLED:
            for phrase in map(fold, load(tag).get(section, {}).get(category, ())):
                match = speaking.search(phrase)
                if match and (" " in phrase or len(phrase) - match.end() >= _COMPOUND):
                    found.add(phrase)
    if not found:
        return None
    longest = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})")


@lru_cache(maxsize=64)
def lexicon(languages: tuple[str, ...], *, invites: bool = False) -> Lexicon:
    """The lexicon of `languages`, for a page that `invites` the press or not; each is read once."""
    return Lexicon(languages, invites=invites)
