"""How the index answers each class of queries: ANSWERS, which `ranked` asks.

Each gives the ranks that `Query.rank` would give to the contacts, without asking them: words and
values are looked for in the lists, and what these only narrow down is asked of those who are left.
"""

from pressdir.search.query import (
    SPOKEN,
    WHOLE,
    Among,
    And,
    Between,
    Domain,
    Everything,
    Has,
    Not,
    Number,
    Or,
    Query,
    Sounded,
    Text,
    Typo,
    Value,
    Whole,
)
from pressdir.search.ranking import EXACT, PREFIX, WITHIN, guessed, weighed
from pressdir.search.sections import LINE, PLACE
from pressdir.search.typos import allowed, cuts, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from pressdir.search.postings import Postings, Ranks

FEW = 300  # contacts that are asked themselves quicker than the index is asked about everybody
RARE = 10  # letters that a digit in a word is worth: few words have one


def _best(ranks: "Ranks", numbers: "Iterable[int]", rank: int) -> None:
    """Say that `numbers` fit so well, unless they fit better."""
    for number in numbers:
        if ranks.get(number, rank) >= rank:
            ranks[number] = rank


def _everything(index: "Postings", _: Everything) -> "Ranks":
    return dict.fromkeys(index.everybody(), EXACT)


def _and(index: "Postings", query: And) -> "Ranks":
    """The rarest first; when few are left, they are asked the rest themselves."""
    first, *rest = sorted(_all_of(query), key=_tells, reverse=True)
    ranks = ranked(index, first)
    for each in rest:
        if len(ranks) > FEW:
            others = ranked(index, each)
        else:
            asked = ((number, each.rank(entry)) for number, entry in index.entries(ranks))
            others = {number: rank for number, rank in asked if rank is not None}
        ranks = {number: ranks[number] + others[number] for number in ranks.keys() & others.keys()}
    return ranks


def _all_of(query: Query) -> "Iterator[Query]":
    if isinstance(query, And):
        yield from _all_of(query.left)
        yield from _all_of(query.right)
    else:
        yield query


def _tells(query: Query) -> int:
    """How much `query` tells: long words and digits are rare; what is no word, most may answer."""
    if isinstance(query, Or):
        return min(_tells(query.left), _tells(query.right))
    if isinstance(query, Number):
        return len(query.digits) + RARE
    if isinstance(query, Typo):
        return 1  # it takes longest
    if isinstance(query, Text) and query.field not in WHOLE:
        return len(query.text) + RARE * any(char.isdigit() for char in query.text)
    return 0


def _or(index: "Postings", query: Or) -> "Ranks":
    ranks, others = ranked(index, query.left), ranked(index, query.right)
    return {**ranks, **{n: min(rank, ranks.get(n, rank)) for n, rank in others.items()}}


def _not(index: "Postings", query: Not) -> "Ranks":
    out = ranked(index, query.query)
    return {number: EXACT for number in index.everybody() if number not in out}


def _has(index: "Postings", query: Has) -> "Ranks":
    return dict.fromkeys(index.held(query.field), EXACT)


def _text(index: "Postings", query: Text) -> "Ranks":
    text, field = query.text, query.field
    fields = (field,) if field else SPOKEN
    ranks: Ranks = {}
    for each in fields:
        if each in WHOLE:
            _best(ranks, index.valued(each, text), weighed(EXACT, each))
    if field in WHOLE:
        return ranks
    parts = pieces(text)
    if parts == [text]:
        for word, of, numbers in index.spoken(text, fields):
            fit = EXACT if word == text else PREFIX if word.startswith(text) else WITHIN
            _best(ranks, numbers, weighed(fit, of))
        return ranks
    for number, entry in index.entries(_holding(index, parts, fields)):
        rank = query.rank(entry)
        if rank is not None:
            _best(ranks, (number,), rank)
    return ranks


def _holding(
    index: "Postings", parts: "Sequence[str]", fields: "Collection[str]"
) -> "Collection[int]":
    """Those who have all parts of a text in some word: a few more than have the text."""
    if not parts:
        return index.everybody()
    sets = []
    for place, part in enumerate(parts):
        inner = 0 < place < len(parts) - 1
        words = index.spoken(part, fields)
        sets.append({n for word, _, numbers in words if word == part or not inner for n in numbers})
    return set.intersection(*sets)


def _sounded(index: "Postings", query: Sounded) -> "Ranks":
    """Those with a key that may be the word, or a word that may be it in Latin letters."""
    ranks: Ranks = {}
    for word, place in {*_sounding(index, query.text)}:
        for field, numbers in index.holders(place, query.fields):
            rank = query.sounding(word, field)
            if rank is not None:
                _best(ranks, numbers, rank)
    return ranks


def _sounding(index: "Postings", text: str) -> "Iterator[tuple[str, int]]":
    """Words that may sound so, and the places of their postings; some may not."""
    scripts = index.scripts()
    if text.isascii() and not scripts:
        return
    from pressdir.normalise.sounds import typed

    sound = typed(text)
    if text.isascii():
        for heard in [heard for script in scripts for heard in sound.heard(script)]:
            yield from index.listed("sounds", LINE + heard.start.encode())
        return
    for key in sound.keys:
        yield from index.listed("sounds", LINE + key.encode() + PLACE)
    from pressdir.normalise.sounds.keeping import anchored

    letters, left = anchored(text)
    for each in left:
        yield from index.anchored(letters, each)


def _typo(index: "Postings", query: Typo) -> "Ranks":
    """Those who have the word; and words that are near, which have some part of it in its place."""
    ranks = _text(index, query)
    most, long = allowed(query.text), len(query.text)
    near: dict[str, int] = {}
    for part, begins, ends in cuts(query.text, most):
        wanted = LINE * begins + part.encode() + PLACE * ends
        near.update(index.alike(wanted, long - most, long + most))
    for word, place in near.items():
        edits = query.edits(word)
        if edits is not None:
            for field, numbers in index.holders(place, query.fields):
                _best(ranks, numbers, guessed(edits, field))
    return ranks


def _valued(index: "Postings", query: Value, start: str) -> "Ranks":
    """Those who have a value that begins so and fits."""
    return _fitting(query, index.beginning(query.field, start))


def _fitting(query: Value, values: "Iterable[tuple[str, Sequence[int]]]") -> "Ranks":
    ranks: Ranks = {}
    for value, who in values:
        fit = query.fit(value)
        if fit is not None:
            _best(ranks, who, weighed(fit, query.field))
    return ranks


def _whole(index: "Postings", query: Whole) -> "Ranks":
    return _valued(index, query, query.text)


def _between(index: "Postings", query: Between) -> "Ranks":
    return _valued(index, query, query.start)


def _among(index: "Postings", query: Among) -> "Ranks":
    return _valued(index, query, "")


def _number(index: "Postings", query: Number) -> "Ranks":
    return _fitting(query, index.containing(query.field, query.digits))


def _domain(index: "Postings", query: Domain) -> "Ranks":
    return _fitting(query, index.containing(query.field, query.text))


ANSWERS: "Mapping[type[Query], Callable[[Postings, Any], Ranks]]" = {
    Everything: _everything,
    And: _and,
    Or: _or,
    Not: _not,
    Has: _has,
    Text: _text,
    Sounded: _sounded,
    Typo: _typo,
    Whole: _whole,
    Among: _among,
    Between: _between,
    Number: _number,
    Domain: _domain,
}


def ranked(index: "Postings", query: Query) -> "Ranks":
    """How well each contact fits that answers, by its number."""
    return ANSWERS[type(query)](index, query)
