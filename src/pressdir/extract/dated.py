"""The day that a release is of, as its first lines say: "GENEVA, 12 June 2008 – ", "19.9.2007".

A date counts where a dateline stands: it begins its line, behind a town at most, and the line ends
there or the release begins. "12 June 2008, 10 a.m." is when something is to be, and says nothing.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from pressdir.extract.locales import Lexicon, files
from pressdir.extract.shapes import place_of
from pressdir.model import Page
from pressdir.normalise import dates
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

TOP = 16  # lines in which a release says so
REACH = 140  # characters of a line that are looked at
SHORT = 40  # characters of a line that may say something else behind its date
_PLACE = 45  # characters before a date
_FEW_WORDS = 5
_ALIKE = 3  # letters in which two cases of a month begin alike at least
_YEARS = 12
# Whose months are those of another calendar, or stand in another order than the year's.
_OTHERS = frozenset({"ky", "mn", "ne", "ps"})
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = rf"(?P<y>{_A_YEAR.pattern})(?!\d)"
_WORD = r"(?P<word>[^\W\d_]{3,14})\.?"
_FORMS = tuple(
    map(
        waiting,
        (
            rf"(?<!\d){_YEAR}(?P<sign>[-./])(?P<m>\d\d?)(?P=sign)(?P<d>\d\d?)(?!\d)",
            rf"(?<![\d.])(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?{_YEAR}",
            rf"(?<![\d/-])(?P<one>\d\d?)(?P<sign>[/-])(?P<two>\d\d?)(?P=sign){_YEAR}",
            r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d\d?)\s?[月월]\s?(?P<d>\d\d?)\s?[日일]",
            (
                rf"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th|er|º|\.|-a)?\s(?:of |de |d['’]\s?)?{_WORD},?"
                rf"\s(?:del? )?{_YEAR}"
            ),
            rf"{_WORD}\s(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s{_YEAR}",
            rf"(?<!\d){_YEAR}(?:\.|\sm\.|\. gada)\s(?:gada )?{_WORD}\s(?P<d>\d\d?)",
        ),
    )
)
_ENDS_PLACE = (",", "(", "–", "—", "-", "|", "/")
_ARTICLES = frozenset("the le den am el a an dne dnia den la".split())
_YEAR_WORDS = waiting(r"\s?(?:г\.?|года|р\.?|року|roku|r\.|m\.|d\.|г)(?=\W|\Z)")
_BEGINS = waiting(r"\s*(?:\Z|[)\]]|\.?\s?[-–—]|[(|:]|\.\s|/[^\W\d])")
_TIME = waiting(r"\d{1,2}\s?[:.h]\s?\d\d|\d\s?(?:a\.?m|p\.?m|Uhr|óra)\b", re.IGNORECASE)


def day_of(page: Page, lexicon: Lexicon) -> str | None:
    """The day as `YYYY-MM-DD`; None where no line of the first ones is a dateline's."""
    for line in page.lines[:TOP]:
        text = line.text[:REACH]
        if line.label or not _A_YEAR.search(text):
            continue
        for form in _FORMS:
            match = form.search(text)
            if match and _is_dateline(line.text, match, lexicon) and (day := _day(match, lexicon)):
                return day
    return None


def _is_dateline(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a date stands where a release says when it is of."""
    before, behind = text[: match.start()].lstrip("([«\"'*•- "), text[match.end() :]
    if len(before) > _PLACE or ":" in before or any(map(str.isdigit, before)):
        return False
    words = before.split()
    while words and (
        words[-1].casefold() in _ARTICLES or lexicon.hits(words[-1]).has("time.weekdays")
    ):
        words.pop()
    place = " ".join(words)
    if words and not (place.endswith(_ENDS_PLACE) or place_of(place)):
        return False
    behind = _YEAR_WORDS.sub("", behind, count=1) if _YEAR_WORDS.match(behind) else behind
    if len(words) > _FEW_WORDS or _TIME.search(behind[:SHORT]):
        return False
    return _BEGINS.match(behind) is not None or (len(text) <= SHORT and "," not in behind)


def _day(match: re.Match[str], lexicon: Lexicon) -> str | None:
    found = match.groupdict()
    if "word" in found:
        month = month_of(found["word"], lexicon.languages)
    elif "one" in found:
        return _either(int(found["one"]), int(found["two"]), int(found["y"]), lexicon)
    else:
        month = int(found["m"])
    return dates.day(int(found["y"]), month, int(found["d"]))


def _either(one: int, two: int, year: int, lexicon: Lexicon) -> str | None:
    """The day of "12/06/2008": the day comes first; in English one number must tell."""
    told = one > _YEARS or two > _YEARS or one == two
    if lexicon.languages[0] == "en" and not told:
        return None
    return dates.day(year, one, two) if two > _YEARS else dates.day(year, two, one)


@lru_cache(maxsize=256)
def month_of(word: str, languages: tuple[str, ...]) -> int:
    """The number of a month, whatever its case; 0 where the word is none, or may be two."""
    key = fold(word)
    for tag in languages:
        if tag not in _OTHERS and (number := _among(key, _months(tag))):
            return number
    return 0


def _among(key: str, months: Iterable[str]) -> int:
    """Which of the months a word is, or begins as no other does."""
    alike = [_common(key, month) for month in months]
    best = max(alike, default=0)
    if best < min(_ALIKE, len(key)) or alike.count(best) > 1:
        return 0
    month = [*months][alike.index(best)]
    rest = max(len(key), len(month)) - best
    return alike.index(best) + 1 if best == len(key) or rest <= _ALIKE + 1 else 0


def _common(word: str, other: str) -> int:
    pairs = zip(word, other, strict=False)
    most = min(len(word), len(other))
    return next((at for at, (one, two) in enumerate(pairs) if one != two), most)


@lru_cache(maxsize=64)
def _months(tag: str) -> tuple[str, ...]:
    """The months of a year, as a file of a language has them first, in order."""
    named = (fold(month) for month in files.load(tag)["time"]["months"][:_YEARS])
    return tuple(month.removeprefix("de ").removeprefix("d'") for month in named)
