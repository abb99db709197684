"""Places: a name in any language -> its country, city and time zone.

The rule: a place is looked up, never guessed. The table holds the countries, their capitals,
the larger cities and towns that press offices sit in, each as many languages write it; of
homonyms the more populous counts, unless the page's language or a country behind it says else.
"""

import itertools
import pkgutil
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

LONGEST = 300  # characters that `regions_in` reads
_LONGEST_NAME = 60  # characters; what is longer is no place
_WORDS = 6  # of a name: "Democratic Republic of the Congo" has five
_LONGEST_UNSPACED = 8  # characters of a name in a script without blanks
_LONGEST_ENDING = 4  # letters of a case ending: "Budapest-en", "Tukholma-ssa", "Berlin-ében"
_SHORTEST_STEM = 4
# What a nominative has beyond its stem: "Warszaw-a", "Αθήν-α", "Vilni-us".
_NOMINATIVES = frozenset(
    [*"aeioyаеоыйьяиαηοιი", *"as es is os us ia ie ия ая ий ος ης ας ες οι ια".split(), ""]
)
_LONGEST_NOMINATIVE = 2
_NO_RANK = 3
_ACRONYM = 4  # letters of a name that counts in capitals only: "USA", "США"
_HEAD = 2  # characters that lines are taken from the table by
_LIKELY = 5  # a homonym that speaks the page's language may be this many times smaller

# Languages whose place names change their endings, so that text is read with `inflected`.
INFLECTING = frozenset(
    "be bg bs cs el et eu fi hr hu hy ka kk la lt lv mk pl ru sk sl sq sr tr az uk".split()
)

_JOINTS = r".'’‘ʼʻ`\-‐‑·"
_WORD = waiting(rf"[^\W_]+(?:[{_JOINTS}][^\W_]+)*")
_FIRST = waiting(  # what it begins with stands first: so it is found fast
    rf"[^\W_a-zà-öø-ÿа-яё](?<![\w{_JOINTS}][^\W_])[^\W_]*(?:[{_JOINTS}][^\W_]+)*"
)
_SPLIT = re.compile(r"[\-‐‑‒–—·]")
_DROPPED = re.compile(r"[.'\",]")
_UNSPACED = waiting(
    r"[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
_LEAST_UNSPACED = "\u0e01"
_CURRENCY = tuple("$€£")  # "US$" is money
_SUM = waiting(r"(?<=[A-Z]{3})[ \u00a0]?\d{1,3}(?:[ \u00a0,.']\d{3})+(?!\d)")  # "NIS 1,450,000"
_HANGUL = waiting(r"[\uac00-\ud7af]{2}")
_SYLLABLES_ENOUGH = 3  # of a place within a Korean word
_GREEK_OR_CYRILLIC = waiting(r"[\u0370-\u052f]")
_HIDING = waiting(r"[\u0370-\u06ff]")  # scripts in which names bend or join what stands before
_SEMITIC = re.compile(r"[\u0590-\u06ff]")
_PREFIXES = {"لل": "ال"} | dict.fromkeys("وبلفكבלמוהש", "")  # what is cut -> what stands instead
_CAPITALLESS = re.compile(r"[\u10d0-\u10ff]")  # Georgian: Unicode's small letters, its only ones
_COMMA = re.compile(r"\s*[,(]\s*")
_STATE = waiting(r",\s*((?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.|[A-Z]{2,3}\b)")

Kind = Literal["country", "city", "state"]


class Place(NamedTuple):
    """A place. `name` is its canonical English name, `local` the spelling that was found."""

    name: str
    kind: Kind
    region: str  # ISO 3166-1 alpha-2
    zone: str | None  # IANA; of a country or state, where nearly all its people have one zone
    population: int
    local: str


class _Row(NamedTuple):
    """A line of the table: the places that a key may mean, the likeliest first."""

    key: str
    ids: tuple[int, ...]
    spelling: str  # of an inflected form its nominative; else the one whose capitals count
    weak: bool  # often a person's name or a word
    form: bool  # inflected
    nominative: bool  # how a language that inflects names calls the place


class _Table(NamedTuple):
    """The file as it is: taking all its lines apart took longer than reading a page."""

    regions: dict[str, tuple[str, frozenset[str]]]  # -> the capital's zone, official languages
    places: list[bytes]
    names: bytes  # lines sorted by key


def key_of(name: str) -> str:
    """The form in which names are compared: folded, hyphens as blanks, no dots and apostrophes."""
    folded = fold(name)
    if folded.isalnum():  # one word, as most are
        return folded
    return " ".join(_DROPPED.sub("", _SPLIT.sub(" ", folded)).split())


@cache
def _table() -> _Table:
    content = pkgutil.get_data("pressdir.normalise", "places.txt") or b""
    regions, _, rest = content.partition(b"\n\n")  # `split` would go through all the names
    places, _, names = rest.partition(b"\n\n")
    facts = {}
    for line in regions.decode().split("\n"):
        region, zone, languages = line.split("\t")
        facts[region] = zone, frozenset(languages.split())
    return _Table(facts, places.split(b"\n"), names)


@lru_cache(maxsize=4096)
def _lines(head: str) -> list[str]:
    """The lines of names that begin with `head`, sorted."""
    names = _table().names

    def line(at: int) -> bytes:
        return names[names.rfind(b"\n", 0, at) + 1 : names.index(b"\n", at)]

    first = head.encode()
    start = bisect_left(range(len(names)), first, key=line)
    end = bisect_left(range(len(names)), first + b"\xff", key=line)
    return names[start:end].decode().removesuffix("\n").split("\n")


def _parse(line: str) -> _Row:
    key, ids, *spelling = line.split("\t")
    digits = ids.lstrip("~!+")
    marks = ids.removesuffix(digits)
    numbers = tuple(int(number) for number in digits.split(","))
    return _Row(key, numbers, "".join(spelling), "~" in marks, "!" in marks, "+" in marks)


@lru_cache(maxsize=8192)
def _row(key: str) -> _Row | None:
    lines = _lines(f"{key}\t"[:_HEAD])
    at = bisect_left(lines, f"{key}\t")
    if key and at < len(lines) and lines[at].startswith(f"{key}\t"):
        return _parse(lines[at])
    return None


@lru_cache(maxsize=8192)
def _words_from(word: str) -> int:
    """How many words the longest name in the table has that begins with a word as written."""
    if not _begins_well(word):
        return 0
    key = key_of(word)
    lines = _lines(f"{key}\t"[:_HEAD])
    most = 0
    for at in range(bisect_left(lines, f"{key}\t"), len(lines)):
        if not lines[at].startswith((f"{key}\t", f"{key} ")):
            break
        most = max(most, lines[at].partition("\t")[0].count(" ") + 1)
    return min(most, _WORDS)


def _stem_rows(stem: str) -> Iterator[_Row]:
    """The rows whose key is `stem` and a short ending, but for people's names and acronyms."""
    lines = _lines(stem[:_HEAD])
    for at in range(bisect_left(lines, stem), len(lines)):
        if not lines[at].startswith(stem):
            return
        if lines[at].index("\t") <= len(stem) + _LONGEST_NOMINATIVE:
            row = _parse(lines[at])
            if not row.weak and not row.spelling:
                yield row


@lru_cache(maxsize=4096)
def _place(number: int) -> tuple[Place, bool]:
    """A place of the table, and whether it is a major one."""
    name, kind, region, zone, population, major = _table().places[number].decode().split("\t")
    known: Kind = "country" if kind == "country" else "city" if kind == "city" else "state"
    return Place(name, known, region, zone or None, int(population), name), major == "m"


def capital_zone(region: str) -> str | None:
    """The IANA zone of the capital of `region` (ISO 3166-1 alpha-2), None where it has none."""
    zone, _ = _table().regions.get(region.upper(), ("", frozenset()))
    return zone or None


@lru_cache(maxsize=512)
def country(region: str) -> Place | None:
    """The country whose code is `region` (ISO 3166-1 alpha-2); None where there is none."""
    asked = f"\tcountry\t{region.upper()}\t".encode()
    lines = enumerate(_table().places)
    return next((_place(number)[0] for number, line in lines if asked in line), None)


def find(name: str, *, lang: str | None = None, inflected: bool = False) -> Place | None:
    """The place that `name` means, in whatever language it is written; None when none is known.

    In scripts with capitals a name begins with one. `lang` (BCP 47) decides between homonyms.
    With `inflected`, case endings are cut, and `Place.local` is the nominative: "Киеве" gives
    "Киев". What follows a comma only counts as the name's country: "Geneva, Switzerland".
    """
    name = name.strip(" \t\n,;:()[]")
    if not name or len(name) > _LONGEST_NAME:
        return None
    row = _row(key_of(name))
    called = row and (row.nominative or (lang and not _inflects(lang)))
    bent = _bent(name) if inflected and not called else ()
    if found := bent or _exact(name):
        return _best(found, lang)
    head, comma, _ = name.partition(",")
    hits = _hits(name, lang=lang, inflected=inflected) if comma else []
    if hits and hits[0].start == 0 and hits[0].end == len(head):
        return next(iter(_settle(name, hits)), None)
    return None


def is_surely(name: str) -> bool:
    """Tell whether `name` is a place's and hardly a person's or a word: "Brno", not "Sofia"."""
    row = _row(key_of(name)) if _begins_well(name) else None
    return row is not None and not row.weak and not row.spelling


@lru_cache(maxsize=2048)  # a publisher's pages have their foot and their contacts in common
def regions_in(text: str, *, lang: str | None = None) -> tuple[Place, ...]:
    """The places named in a short text, in order; beyond `LONGEST` characters nothing is read.

    A name that is also a person's ("Sofia") counts only where no other name stands beside it.
    Endings are cut when `lang` inflects its names, and in Cyrillic and Greek.
    """
    return tuple(_settle(text[:LONGEST], _hits(text[:LONGEST], lang=lang)))


class _Hit(NamedTuple):
    start: int
    end: int
    places: tuple[Place, ...]


@lru_cache(maxsize=8192)  # "The" begins a sentence, and is looked up, a hundred times a page
def _exact(name: str) -> tuple[Place, ...]:
    """The places that are called `name`, the likeliest first."""
    row = _row(key_of(name)) if _begins_well(name) else None
    if not row:
        return _unprefixed(name)
    if row.form or (row.spelling and not _cased_like(name, row.spelling)):
        return ()
    return _of(row, name)


def _bent(name: str) -> tuple[Place, ...]:
    """What an inflected name means: it is a known form, or has an ending that is cut off."""
    if not _begins_well(name):
        return ()
    key = key_of(name)
    if (row := _row(key)) and row.form:
        return _of(row, row.spelling)
    head = re.split(r"['’ʼ]", name)[0]
    if head != name and (row := _row(key_of(head))) and not row.form:
        return _of(row, head)
    return _uncut(name, key)


def _uncut(name: str, key: str) -> tuple[Place, ...]:
    """The major place whose name begins as `key` does: its own name, before one that inflects."""
    best: tuple[int, tuple[Place, ...]] = (_NO_RANK, ())
    for length in range(1, min(_LONGEST_ENDING, len(key) - _SHORTEST_STEM) + 1):
        stem = key[:-length]
        for row in _stem_rows(stem):
            ending = row.key[len(stem) :]
            place, major = _place(row.ids[0])
            if major and ending in _NOMINATIVES and (row.nominative or not ending):
                rank = 0 if row.key == key_of(place.name) else 1 if row.nominative else 2
                if rank < best[0]:
                    best = rank, _of(row, name[: len(stem)] + ending)[:1]
    return best[1]


def _unprefixed(name: str) -> tuple[Place, ...]:
    """A name of Arabic or Hebrew with its prepositions cut: "in Geneva" is one word."""
    if _SEMITIC.match(name):
        for prefix, article in _PREFIXES.items():
            rest = name.removeprefix(prefix)
            row = _row(key_of(article + rest)) if rest != name and len(rest) > 2 else None
            if row:
                return _of(row, article + rest)
    return ()


def _of(row: _Row, local: str) -> tuple[Place, ...]:
    return tuple(_place(number)[0]._replace(local=local) for number in row.ids)


def _begins_well(name: str) -> bool:
    """Tell whether the first letter is a capital, where its script has capitals."""
    first = next((char for char in name if char.isalpha()), "")
    return bool(first) and (not first.islower() or bool(_CAPITALLESS.match(first)))


def _cased_like(name: str, spelling: str) -> bool:
    """Tell whether the words of `name` have capitals where those of `spelling` do."""
    if is_acronym(spelling):
        return is_acronym(name)
    words = zip(name.split(), spelling.split(), strict=False)
    return all(word[0].isupper() >= model[0].isupper() for word, model in words)


def is_acronym(name: str) -> bool:
    """Tell whether a name counts in capitals only, like "USA": "Us" is a word."""
    letters = _DROPPED.sub("", name)
    return len(letters) <= _ACRONYM and letters.isupper()


def _inflects(lang: str | None) -> bool:
    return (lang or "").partition("-")[0].lower() in INFLECTING


def _best(found: tuple[Place, ...], lang: str | None) -> Place | None:
    if not found:
        return None
    language = (lang or "").partition("-")[0].lower()
    spoken = [
        place
        for place in found
        if language in _table().regions.get(place.region, ("", frozenset()))[1]
        and place.population * _LIKELY >= found[0].population
    ]
    return spoken[0] if spoken else found[0]


def _hits(text: str, *, lang: str | None, inflected: bool = False) -> list[_Hit]:
    """The names of places in `text`, the longest at each place."""
    inflected = inflected or _inflects(lang)
    found: list[_Hit] = []
    at = 0
    while first := _FIRST.search(text, at):
        at = first.end()
        word = first.group()
        if word >= _LEAST_UNSPACED and _UNSPACED.match(word):
            found += _inside(word, first.start())
            continue
        most = _most_words(word, inflected=inflected)
        run = [first][:most]
        while 0 < len(run) < most and (following := _WORD.search(text, run[-1].end())):
            run.append(following)
        while run:
            if hit := _at(text, run, inflected=inflected):
                found.append(hit)
                at = hit.end
                break
            run.pop()
    return [hit._replace(places=_led(hit.places, lang)) for hit in found]


def _most_words(word: str, *, inflected: bool) -> int:
    """How many words a name may have that begins with a word; endings and prefixes may hide one."""
    if inflected or _HIDING.match(word):
        return _WORDS if _begins_well(word) else 0
    return _words_from(word)


def _led(places: tuple[Place, ...], lang: str | None) -> tuple[Place, ...]:
    """The homonyms, with the one that suits the language in front."""
    best = _best(places, lang)
    return tuple(sorted(places, key=lambda place: place != best))


def _at(text: str, run: list[re.Match[str]], *, inflected: bool) -> _Hit | None:
    """The place that a run of words names, when nothing but blanks stands between them."""
    start, end = run[0].start(), run[-1].end()
    name = text[start:end]
    found = _exact(name)
    bends = inflected or _GREEK_OR_CYRILLIC.match(name) is not None
    if not (found or bends) or text[end : end + 1] in _CURRENCY or _SUM.match(text, end):
        return None
    between = (text[left.end() : right.start()] for left, right in itertools.pairwise(run))
    if any(gap.strip(" .\t\u00a0") for gap in between):
        return None
    if found:
        personal = _is_weak(name, found[0]) and _beside_a_name(text, start, end)
        return None if personal else _Hit(start, end, found)
    if bends:
        row = _row(key_of(name))
        if len(run) == 1 or (row and row.form):
            found = _bent(name)
    return _Hit(start, end, found) if found else None


def _is_weak(name: str, place: Place) -> bool:
    """Tell whether a name is often a person's, as written or in Latin letters: "Милан"."""
    rows = (_row(key_of(each)) for each in (name, place.name))
    return any(row is not None and row.weak for row in rows)


def _beside_a_name(text: str, start: int, end: int) -> bool:
    """Tell whether a capitalised word, that is no acronym, stands directly beside the span."""
    before = re.search(r"([^\W_]+)[ \u00a0]$", text[:start])
    behind = re.match(r"[ \u00a0]([^\W_]+)", text[end:])
    return any(
        match and match.group(1)[0].isupper() and not match.group(1).isupper()
        for match in (before, behind)
    )


def _inside(run: str, offset: int) -> Iterator[_Hit]:
    """The places in a run of a script that writes no blanks, or joins its particles."""
    at = 0
    while at < len(run):
        for length in range(min(_LONGEST_UNSPACED, len(run) - at), 1, -1):
            if at and length < _SYLLABLES_ENOUGH and _HANGUL.match(run, at - 1):
                continue  # 해파리 is a jellyfish, and no 파리: Korean parts its words by blanks
            row = _row(key_of(run[at : at + length]))
            if row and _UNSPACED.match(row.key) and (length > 2 or _place(row.ids[0])[1]):
                local = run[at : at + length]
                yield _Hit(offset + at, offset + at + length, _of(row, local))
                at += length - 1
                break
        at += 1


def _settle(text: str, hits: list[_Hit]) -> list[Place]:
    """One place for each hit: a country or state behind a comma says which homonym is meant."""
    settled: list[Place] = []
    told: set[str] = set()  # the regions that the hit may lie in, when the one before says so
    for hit, following in itertools.zip_longest(hits, hits[1:]):
        places = tuple(place for place in hit.places if not told or place.region in told)
        told = set()
        wider: tuple[Place, ...] = ()
        named = following and _COMMA.fullmatch(text[hit.end : following.start])
        if named:
            wider = tuple(place for place in following.places if place.kind != "city")
        elif coded := _STATE.match(text, hit.end):
            row = _row(f",{key_of(coded.group(1))}")
            wider = _of(row, coded.group(1)) if row else ()
            if hit.places[0].region in {coded.group(1), *(place.region for place in wider)}:
                wider = ()  # "Berlin, DE": the country's own code, and not Delaware
        regions = {place.region for place in wider}
        if not wider or places[0].kind != "city":
            settled.append(places[0])
        elif meant := [place for place in places if place.region in regions]:
            settled.append(meant[0])
            told = {meant[0].region} if named else told
        elif not named:
            settled.append(wider[0])
    return settled
