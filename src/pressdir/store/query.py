"""Which contacts somebody asks for: words to a small algebra, and the order of the answers.

    ana harbour             both words, in any order, in any field
    "press office"          side by side
    022 555 01 42           a number in any notation
    org:harbour kind:desk   a field; org:a,b for either, org:* for any value at all
    -geneva -lang:es        not these

Case and accents do not count, and a name in other letters is found in Latin ones too. A query is a
value: join two with `&` and `|`, turn one round with `~`, ask it with `matches`.
"""

import difflib
import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import groupby
from operator import or_

from pressdir.errors import UsageError
from pressdir.model import Kind, PhoneKind, Record
from pressdir.normalise import folding

EXACT, PREFIX, WITHIN = 0, 1, 2  # how well a word fits: the whole word, its beginning, inside it


def _forms(text: str) -> tuple[str, ...]:
    """The folded `text`; and in Latin letters, when it is in others."""
    folded = folding.fold(text)
    if folded.isascii():
        return (folded,)
    return tuple(dict.fromkeys((folded, folding.romanise(text))))


forms = lru_cache(maxsize=65_536)(_forms)  # a directory says the same organisation often


FIELDS: Mapping[str, Callable[[Record], Iterable[object]]] = {
    "name": lambda record: (record.contact.name,),
    "org": lambda record: (record.contact.org,),
    "role": lambda record: (record.contact.role,),
    "location": lambda record: (record.contact.location,),
    "email": lambda record: record.contact.emails,
    "phone": lambda record: record.contact.phones,
    "lang": lambda record: record.contact.langs,
    "tag": lambda record: record.tags,
    "note": lambda record: (record.note,),
    "url": lambda record: (record.url,),
    "kind": lambda record: (record.contact.kind,),
    "uid": lambda record: (record.uid,),
}
ALIASES: Mapping[str, str] = {
    "names": "name",
    "organisation": "org",
    "organization": "org",
    "title": "role",
    "place": "location",
    "emails": "email",
    "mail": "email",
    "phones": "phone",
    "mailto": "email",
    "tel": "phone",
    "langs": "lang",
    "language": "lang",
    "tags": "tag",
    "notes": "note",
}
WHOLE = frozenset({"kind", "lang"})  # "son" shall not find every person
JOINTS: Mapping[str, str | None] = {  # how a longer value goes on: es, es-MX; None: it may not
    "lang": "-",
    "tag": None,
    "uid": "",
}
UNASKED = frozenset({"phone", "uid"})  # of bare words: `Number` looks there, or only `uid:`
ASKED = tuple(read for name, read in FIELDS.items() if name not in UNASKED)

DIGITS_ENOUGH = 3  # two digits stand in almost every number
NUMBER_ENOUGH = 7  # so many digits in words that follow each other are one number
TOKEN = re.compile(
    r'(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"(?!\S)|(?P<bare>\S+))'
)
NUMERIC = re.compile(r"\+?[\d().\-/\u2010-\u2015]+")
NEAR = 0.75  # how alike a suggestion is; at 0.6 "ana" suggests "naval"


# --- a record as a query sees it --------------------------------------------------------------


class Entry:
    """A record with its fields folded, each when it is first looked at."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._texts: dict[str, tuple[str, ...]] = {}
        self._all: tuple[str, ...] = ()

    def may_hold(self, text: str) -> bool:
        """Whether `text` can stand in a field: most records say no to most words, at once."""
        if not self._all:
            # each by itself: how a letter is spelt in ours depends on the script of its value
            values = (str(value) for read in ASKED for value in read(self.record) if value)
            self._all = ("\n".join(form for value in values for form in forms(value)),)
        return any(text in form for form in self._all)

    def texts(self, field: str) -> tuple[str, ...]:
        """The folded values of a field."""
        found = self._texts.get(field)
        if found is None:
            values = (str(value) for value in FIELDS[field](self.record) if value)
            found = self._texts[field] = tuple(form for value in values for form in forms(value))
        return found


# --- the algebra ------------------------------------------------------------------------------


class Query(ABC):
    """A question to a record."""

    @abstractmethod
    def rank(self, entry: Entry) -> int | None:
        """How well `entry` fits, the smaller the better; None when it does not."""

    def matches(self, record: Record) -> bool:
        """Whether `record` answers the question."""
        return self.rank(Entry(record)) is not None

    def __and__(self, other: "Query") -> "Query":
        return And(self, other)

    def __or__(self, other: "Query") -> "Query":
        return Or(self, other)

    def __invert__(self) -> "Query":
        return Not(self)


@dataclass(frozen=True, slots=True)
class Everything(Query):
    """Every record."""

    def rank(self, entry: Entry) -> int | None:  # noqa: ARG002  # all fit alike
        """Zero."""
        return EXACT


@dataclass(frozen=True, slots=True)
class And(Query):
    """Both."""

    left: Query
    right: Query

    def rank(self, entry: Entry) -> int | None:
        """The sum: two exact words are better than one."""
        left = self.left.rank(entry)
        if left is None:
            return None
        right = self.right.rank(entry)
        return None if right is None else left + right


@dataclass(frozen=True, slots=True)
class Or(Query):
    """Either."""

    left: Query
    right: Query

    def rank(self, entry: Entry) -> int | None:
        """The better of the two."""
        ranks = [rank for side in (self.left, self.right) if (rank := side.rank(entry)) is not None]
        return min(ranks, default=None)


@dataclass(frozen=True, slots=True)
class Not(Query):
    """Not that."""

    query: Query

    def rank(self, entry: Entry) -> int | None:
        """Zero where the query finds nothing."""
        return EXACT if self.query.rank(entry) is None else None


@dataclass(frozen=True, slots=True)
class Has(Query):
    """Some value in a field: `phone:*`."""

    field: str

    def rank(self, entry: Entry) -> int | None:
        """Zero when the field is not empty."""
        return EXACT if entry.texts(self.field) else None


@dataclass(frozen=True, slots=True)
class Text(Query):
    """A folded word or phrase, in one field or in any."""

    text: str
    field: str | None = None

    def rank(self, entry: Entry) -> int | None:
        """The best fit of all fields."""
        if self.field is None and not entry.may_hold(self.text):
            return None
        names = [self.field] if self.field else [name for name in FIELDS if name not in UNASKED]
        fits = (
            _fit(self.text, value, whole=name in WHOLE)
            for name in names
            for value in entry.texts(name)
        )
        return min((fit for fit in fits if fit is not None), default=None)


@dataclass(frozen=True, slots=True)
class Number(Query):
    """The digits of a telephone number, or of a part of one.

    `international` digits begin with the country's code; others may stand anywhere in the number.
    """

    digits: str
    international: bool = False

    def rank(self, entry: Entry) -> int | None:
        """The best fit of all numbers."""
        numbers = (phone.number.removeprefix("+") for phone in entry.record.contact.phones)
        fits = (self._fit(number) for number in numbers)
        return min((fit for fit in fits if fit is not None), default=None)

    def _fit(self, number: str) -> int | None:
        if number == self.digits:
            return EXACT
        if number.startswith(self.digits):
            return PREFIX
        if self.international or self.digits not in number:
            return None
        return PREFIX if number.endswith(self.digits) else WITHIN


@dataclass(frozen=True, slots=True)
class Whole(Query):
    """A value as it is; or, where there is a `joint`, one that goes on behind it: es, es-MX."""

    text: str
    field: str
    joint: str | None = None

    def rank(self, entry: Entry) -> int | None:
        """Exact for the value, a prefix for a longer one."""
        values = entry.texts(self.field)
        if self.text in values:
            return EXACT
        if self.joint is None:
            return None
        return PREFIX if any(value.startswith(self.text + self.joint) for value in values) else None


@dataclass(frozen=True, slots=True)
class OfKind(Query):
    """A number of a kind: `phone:mobile`."""

    kind: PhoneKind

    def rank(self, entry: Entry) -> int | None:
        """Zero when one of the numbers is of the kind."""
        kinds = {phone.kind for phone in entry.record.contact.phones}
        return EXACT if self.kind in kinds else None


def _fit(text: str, value: str, *, whole: bool = False) -> int | None:
    """How `text` stands in `value`: as a word or all of it, as a word's beginning, or inside."""
    if text == value:
        return EXACT
    at = -1 if whole else value.find(text)
    if at < 0:
        return None
    best = WITHIN
    while at >= 0:
        end = at + len(text)
        if at == 0 or not value[at - 1].isalnum():
            if end == len(value) or not value[end].isalnum():
                return EXACT
            best = PREFIX
        at = value.find(text, end)
    return best


# --- words to a query -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a query, and which one it is."""

    place: int
    written: str
    value: str
    field: str | None = None
    negative: bool = False
    phrase: bool = False

    def error(self, message: str, hint: str) -> UsageError:
        """The error that points at this word."""
        return UsageError(f"{self.written} (word {self.place}): {message}", hint=hint)

    @property
    def numeric(self) -> bool:
        """Whether it may be a part of a number that stands in several words."""
        plain = not (self.field or self.negative or self.phrase)
        return plain and bool(NUMERIC.fullmatch(self.value) and _digits(self.value))


def parse(words: str | Iterable[str]) -> Query:
    """The query that `words` say: one text, or the words of a command line.

    Raises:
        UsageError: a field that there is not, a value that is missing, a quote that stays open.
    """
    query: Query = Everything()
    for token in _joined(list(_tokens(words))):
        asked = ~_query(token) if token.negative else _query(token)
        query = asked if isinstance(query, Everything) else query & asked
    return query


def _tokens(words: str | Iterable[str]) -> Iterator[Token]:
    """The words, numbered from 1."""
    place = 0
    for part in [words] if isinstance(words, str) else words:
        first = TOKEN.match(part)
        if not isinstance(words, str) and first and _field(first) and '"' not in part:
            # The shell took the quotation marks off `org:"Two Words"`: it is one word still.
            place += 1
            yield _token(place, part, first, value=part[first.start("bare") :])
            continue
        if not part.strip():
            continue
        for match in TOKEN.finditer(part):
            place += 1
            yield _token(place, match[0], match)


def _token(place: int, written: str, match: re.Match[str], value: str | None = None) -> Token:
    """The token that `match` describes."""
    quoted, field, negative = match["quoted"], _field(match), bool(match["minus"])
    if value is None:
        value = match["bare"] if quoted is None else quoted
    if match["field"] and not field:  # https://harbour.example: a colon, but no field
        value = written[1:] if negative else written
    token = Token(place, written, value, field, negative, phrase=quoted is not None)
    if quoted is None and value.startswith('"'):
        raise token.error("a quotation mark is not closed", 'Write "two words".')
    bare = value.removesuffix(":")
    if not value.strip(" -") or (value != bare and _named(bare) in FIELDS):
        raise token.error("nothing is asked for", "Write what to look for, or * for any value.")
    return token


def _named(word: str) -> str:
    """The name in `FIELDS` that somebody means by `word`, or `word` itself."""
    word = word.casefold()
    return ALIASES.get(word, word)


def _field(match: re.Match[str]) -> str | None:
    """The field that is asked for, known or not."""
    if not match["field"] or (match["bare"] or "").startswith("//"):
        return None
    return _named(match["field"])


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, where a number that is written in groups is one."""
    for numeric, group in groupby(tokens, key=lambda token: token.numeric):
        run = list(group)
        written = " ".join(token.written for token in run)
        if numeric and len(run) > 1 and len(_digits(written)) >= NUMBER_ENOUGH:
            yield Token(run[0].place, written, written)
        else:
            yield from run


def _query(token: Token) -> Query:
    """What one token asks."""
    if token.field is None:
        return _anywhere(token.value)
    if token.field not in FIELDS:
        near = difflib.get_close_matches(token.field, [*FIELDS, *ALIASES], n=1)
        hint = f"Did you mean {near[0]}:?" if near else f"The fields are {', '.join(FIELDS)}."
        raise token.error(f"no field is called {token.field}", hint)
    if token.value == "*":
        return Has(token.field)
    values = [token.value] if token.phrase else token.value.split(",")
    queries = [_in_field(token, token.field, value.strip()) for value in values if value.strip()]
    if not queries:
        raise token.error("nothing is asked for", f"Write {token.field}:* for any value.")
    return reduce(or_, queries)


def _anywhere(value: str) -> Query:
    """A word in any field; digits in any number too."""
    text = _text(value)
    number = _number(value)
    letters = any(char.isalpha() for char in value.partition(";")[0])
    return text if letters or len(number.digits) < DIGITS_ENOUGH else text | number


def _in_field(token: Token, field: str, value: str) -> Query:
    """A value in one field."""
    match field:
        case "phone" if _number(value).digits:
            return _number(value)
        case "phone":
            return OfKind(PhoneKind(_choice(token, value, PhoneKind)))
        case "kind":
            return Whole(_choice(token, value, Kind), field)
        case _ if field in JOINTS:
            return Whole(folding.fold(value.removeprefix("urn:uuid:")), field, JOINTS[field])
        case _:
            return _text(value, field)


def _choice(token: Token, value: str, choices: Iterable[str]) -> str:
    """The one of `choices` that begins with `value`."""
    fits = [choice for choice in choices if choice.startswith(value.casefold())]
    if value.casefold() in fits:
        return value.casefold()
    if len(fits) != 1:
        raise token.error(f"no {token.field} is called {value}", f"There is {', '.join(choices)}.")
    return fits[0]


def _text(value: str, field: str | None = None) -> Query:
    """The text to look for, in its own letters or in Latin; marks alone stand for themselves."""
    wanted = [form for form in forms(value) if form] or [value.casefold()]
    return reduce(or_, [Text(form, field) for form in wanted])


def _digits(value: str) -> str:
    """The decimal digits of `value`, in whatever script, without a trunk zero in brackets."""
    value = value.replace("(0)", "")
    return "".join(str(unicodedata.decimal(char)) for char in value if char.isdecimal())


def _number(value: str) -> Number:
    """The number that `value` writes: +41 22 …, 0041 22 …, (022) … or the last digits."""
    value = unicodedata.normalize("NFKC", value.partition(";")[0])
    digits = _digits(value)
    if digits.startswith("00"):  # the exit code of most of the world
        return Number(digits[2:], international=True)
    if value.lstrip(" (").startswith("+"):
        return Number(digits, international=True)
    return Number(digits.removeprefix("0"))


# --- the answers ------------------------------------------------------------------------------


def search(
    records: Iterable[Record], query: Query, seen: Callable[[Record], str] = lambda r: r.rev
) -> list[Record]:
    """The records that answer, the best first.

    Exact words come before beginnings and those before parts of words; then people before desks;
    then who was `seen` last (a time that sorts as text); then by name.
    """
    ranked = [(rank, r) for r in records if (rank := query.rank(Entry(r))) is not None]
    ranked.sort(key=lambda pair: (folding.fold(pair[1].contact.label), pair[1].uid))
    ranked.sort(key=lambda pair: seen(pair[1]), reverse=True)
    ranked.sort(key=lambda pair: (pair[0], pair[1].contact.kind is Kind.DESK))
    return [record for _, record in ranked]


def near(records: Iterable[Record], words: Iterable[str], limit: int = 3) -> list[str]:
    """Words of names and organisations that look like `words`, as the directory writes them."""
    known = {
        folding.fold(word): word
        for record in records
        for value in (record.contact.name, record.contact.org)
        if value
        for word in str(value).split()
    }
    found = (
        difflib.get_close_matches(folding.fold(word), known, n=limit, cutoff=NEAR)
        for word in words
        if folding.fold(word) not in known
    )
    return [known[word] for matches in found for word in matches][:limit]
