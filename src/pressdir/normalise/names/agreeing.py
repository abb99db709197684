"""Whether an address may be a person's, by the letters that it is made of."""

import re
from functools import lru_cache
from typing import NamedTuple

from pressdir.normalise.folding import fold, romanise
from pressdir.normalise.names.titles import bared
from pressdir.normalise.names.writing import PARTICLES, settle
from pressdir.normalise.patterns import waiting

_LOOSE = tuple(
    pair.split("=")
    for pair in (
        "kh=h ph=f th=t tz=ts ck=k dj=j gj=j sch=sh ou=u oo=u ue=u ee=i ae=a oe=o aa=a ij=i yo=io "
        "yu=iu ya=ia ye=e y=i j=i w=v q=k x=ks c=k z=s"
    ).split()
)
_VOWELS = waiting(r"[aeiouyvwh]")  # and the h of kh, sh, th
_ONE_CONSONANT = str.maketrans("cqz", "kks")
_SKELETAL = re.compile(r"[\u0590-\u06FF]")  # Arabic and Hebrew write no short vowels
# Azerbaijani "Rəhimova" is rahimova in mailboxes, Uzbek "Yo'ldoshev" yuldoshev.
_OTHERWISE = (re.compile("ə"), "a"), (re.compile("(?<=[a-z])o'(?=[a-z])"), "u")
_LETTERS = re.compile(r"[a-z]+")
_LONGEST_LOCAL = 40
_MOST_TOKENS = 7
_SURELY_CUT = 5  # letters of a word that leave no doubt which word was cut


def in_any_order(name: str) -> tuple[str, ...]:
    """Give the folded words of a name, sorted: a mail's header often has the family first."""
    return tuple(sorted(fold(name).split()))


@lru_cache(maxsize=2048)  # asked of the same pair from many sides
def agreement(name: str, local_part: str) -> float:
    """Tell how well an address's `local_part` fits a person's `name`, from 0 to 1.

    1.0 is a surname and something of another name (`jgallo`, `kasinaot`, `mahoneyd`); 0.5 is one
    name alone, or initials; 0.4 is a surname inside of more letters; 0 is nothing in common.
    """
    parts = tuple(_LETTERS.findall(romanise(local_part)[:_LONGEST_LOCAL]))
    words = _words(name)
    if not parts or not words:
        return 0.0
    best = max(_score(words, parts), _initials(words, parts))
    if best < 1:
        best = max(best, _score(tuple(map(loosened, words)), tuple(map(loosened, parts))))
    if best < 1 and _SKELETAL.search(name):
        best = max(best, _skeletal(words, parts))
    if best < 1 and (other := _otherwise(name)):
        best = max(best, agreement(other, local_part))
    return best


def _otherwise(name: str) -> str:
    """The name with the letters that are also written as another vowel; "" if it has none."""
    written = other = settle(name).lower()
    for sign, vowel in _OTHERWISE:
        other = sign.sub(vowel, other)
    return other if other != written else ""


def are_initials(name: str, local_part: str) -> bool:
    """Tell whether an address is made of a name's initials: "mlf" of Martin Lerberg Fossum."""
    return _initials(_words(name), tuple(_LETTERS.findall(romanise(local_part)))) > 0


@lru_cache(maxsize=2048)
def _words(name: str) -> tuple[str, ...]:
    rest = bared(settle(name)).rest
    return tuple(_LETTERS.findall(romanise(rest).replace("'", "")))[:_MOST_TOKENS]


@lru_cache(maxsize=4096)
def loosened(word: str) -> str:
    """Give a Latin word as its several spellings have it in common: `mohammed`, `alexandr`."""
    for spelt, plain in _LOOSE:
        word = word.replace(spelt, plain)
    return re.sub(r"(.)\1", r"\1", word)


def _score(words: tuple[str, ...], parts: tuple[str, ...]) -> float:
    fit = _fit(words, parts, 0, 0, {})
    if fit is None:
        return _inside(words, parts)
    if fit.words >= 2:
        return 1.0 if fit.full or fit.cut >= _SURELY_CUT else 0.0
    alone = fit.full or fit.cut
    return 0.5 if fit.full or alone >= _SURELY_CUT else 0.0


class _Fit(NamedTuple):
    """How letters of an address are made of a name's words, summed over its pieces."""

    full: int = 0  # letters that stand for whole words of three letters and more
    cut: int = 0  # letters of words that are cut short
    words: int = 0  # how many words, particles not counted

    @property
    def rank(self) -> tuple[int, int, int]:
        return (self.full + self.cut, self.full, self.words)


def _fit(
    words: tuple[str, ...],
    parts: tuple[str, ...],
    used: int,
    place: int,
    known: dict[tuple[int, int], _Fit | None],
) -> _Fit | None:
    """Make all letters of `parts`, from the letter numbered `place`, of words not yet used."""
    if place == sum(map(len, parts)):
        return _Fit()
    if (used, place) in known:
        return known[used, place]
    best: _Fit | None = None
    rest = _rest(parts, place)
    for index, word in enumerate(words):
        if used & 1 << index:
            continue
        for length in _lengths(word, rest):
            further = _fit(words, parts, used | 1 << index, place + length, known)
            if further is None:
                continue
            fit = _joined(word, length, further)
            if best is None or fit.rank > best.rank:
                best = fit
    known[used, place] = best
    return best


def _rest(parts: tuple[str, ...], place: int) -> str:
    """Give the letters from `place` to the end of its part: no word goes over a dot."""
    for part in parts:
        if place < len(part):
            return part[place:]
        place -= len(part)
    return ""


def _lengths(word: str, rest: str) -> tuple[int, ...]:
    """Give how many letters `rest` may take from the start of `word`: all it can, two, one."""
    common = 0
    for one, other in zip(word, rest, strict=False):
        if one != other:
            break
        common += 1
    return tuple(length for length in sorted({common, 2, 1}, reverse=True) if 0 < length <= common)


def _joined(word: str, length: int, further: _Fit) -> _Fit:
    whole = length == len(word) and length > 2
    return _Fit(
        further.full + (length if whole else 0),
        further.cut + (0 if whole or length == 1 else length),
        further.words + (word not in PARTICLES),
    )


def _initials(words: tuple[str, ...], parts: tuple[str, ...]) -> float:
    """Compare the words' initials in order, the last word with two letters if need be: `smo`."""
    letters = "".join(parts)
    if not words or not 3 <= len(letters) <= 4:
        return 0.0  # two letters are anybody's: ir@, pr@; Bengali has no spelling in Latin
    initials = "".join(word[0] for word in words)
    return 0.5 if letters in {initials, words[0][0] + words[-1][:2]} else 0.0


def _inside(words: tuple[str, ...], parts: tuple[str, ...]) -> float:
    """Look for a surname among letters that the name does not explain."""
    for word in words[1:] or words:
        for part in parts:
            if len(word) < _SURELY_CUT or word not in part:
                continue
            if word == part and any(_bends(words[0], other) for other in parts):
                return 0.9  # "Vedrani Lukšić": a given name in another case
            if part.startswith(words[0][0] + word):
                return 0.8  # `rmonsalvegaviria`: the second surname is not in the name
            others = [other for other in parts if other != part]
            if any(_begins(word, other) for word in words for other in others):
                return 0.8
            return 0.2 if others else 0.4  # "john.connor" is another Connor
    return 0.0


def _bends(word: str, part: str) -> bool:
    """Tell whether two forms differ in no more than their last letter: "dijani" and "dijana"."""
    return len(word) >= _SURELY_CUT and len(word) == len(part) and word[:-1] == part[:-1]


def _begins(word: str, part: str) -> bool:
    return word == part or (len(part) == 1 and word.startswith(part))


def _skeletal(words: tuple[str, ...], parts: tuple[str, ...]) -> float:
    """Compare consonants only, each part with each word."""
    skeletons = {skeleton for word in words if len(skeleton := _skeleton(word)) > 1}
    hits = [skeleton for part in parts if (skeleton := _skeleton(part)) in skeletons]
    if len(hits) > 1:
        return 0.9
    return 0.5 if hits and len(hits[0]) > 2 else 0.0


def _skeleton(word: str) -> str:
    consonants = _VOWELS.sub("", word.removeprefix("al")).translate(_ONE_CONSONANT)
    return re.sub(r"(.)\1+", r"\1", consonants)
