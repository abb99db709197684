"""What is asked of the directory, as a value: join two with `&` and `|`, turn one round with `~`.

A query is asked of an `Entry`, which is a contact as texts: every value folded, in its own letters
and in Latin ones. A smaller rank is a better fit; None is none.
"""

from pressdir.search.ranking import EXACT, PREFIX, WITHIN, best, fit_in, guessed, weighed
from pressdir.search.typos import allowed, edits_between, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    class Entry(Protocol):
        """A contact as a query sees it."""

        def texts(self, field: str) -> Sequence[str]:
            """Give the folded values of a field; the digits of `phone`, country code first."""

        def may_hold(self, text: str) -> bool:
            """Whether `text` can stand in a field: most entries say no to most words, at once."""


# Bare words look in `SPOKEN` alone. `release` has the titles of the releases that a contact stands
# in, `seen` the day on which it was last seen. Nobody types what is `UNSAID`: what its phones ring
# (`number`), the countries that it says it speaks for (`covers`), its releases (`digest`), and the
# cities that its place names in whatever language (`city`).
SPOKEN = (
    "name", "org", "role", "location", "email", "lang", "tag", "note", "url", "kind", "release",
)  # fmt: skip
FIELDS = (
    *SPOKEN[:5], "phone", *SPOKEN[5:], "country", "domain", "seen", "uid", "number",
    "covers", "digest", "city",
)  # fmt: skip
UNSAID = frozenset({"number", "covers", "digest", "city"})
WHOLE = frozenset({"kind", "lang"})  # "son" shall not find every person
SOUNDED_IN = ("name", "org", "location")  # where words may sound alike
GUESSED_IN = ("name", "org", "role", "location", "email")  # where bare words may have a typo


class Query:
    """A question. Two of one class that ask the same are equal."""

    __slots__: tuple[str, ...] = ()

    def rank(self, entry: "Entry") -> int | None:
        """How well `entry` fits, the smaller the better; None when it does not."""
        raise NotImplementedError

    def loosened(self) -> "Query":
        """The question that forgives typos; an equal one where there is nothing to forgive."""
        return self

    def __and__(self, other: "Query") -> "Query":
        return And(self, other)

    def __or__(self, other: "Query") -> "Query":
        return Or(self, other)

    def __invert__(self) -> "Query":
        return Not(self)

    def _parts(self) -> tuple[object, ...]:
        names = (name for each in type(self).__mro__ for name in getattr(each, "__slots__", ()))
        return tuple(getattr(self, name) for name in names)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Query) or type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash((type(self).__name__, *self._parts()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._parts()!r}"


class Everything(Query):
    """Everybody."""

    __slots__ = ()

    def rank(self, entry: "Entry") -> int | None:  # noqa: ARG002  # all fit alike
        """Zero."""
        return EXACT


class And(Query):
    """Both."""

    __slots__ = ("left", "right")

    def __init__(self, left: Query, right: Query) -> None:
        self.left, self.right = left, right

    def rank(self, entry: "Entry") -> int | None:
        """The sum: two exact words are better than one."""
        left = self.left.rank(entry)
        if left is None:
            return None
        right = self.right.rank(entry)
        return None if right is None else left + right

    def loosened(self) -> Query:
        """Both, with typos forgiven."""
        return And(self.left.loosened(), self.right.loosened())


class Or(Query):
    """Either."""

    __slots__ = ("left", "right")

    def __init__(self, left: Query, right: Query) -> None:
        self.left, self.right = left, right

    def rank(self, entry: "Entry") -> int | None:
        """The better of the two."""
        return best(side.rank(entry) for side in (self.left, self.right))

    def loosened(self) -> Query:
        """Either, with typos forgiven."""
        return Or(self.left.loosened(), self.right.loosened())


class Not(Query):
    """Not that."""

    __slots__ = ("query",)

    def __init__(self, query: Query) -> None:
        self.query = query

    def rank(self, entry: "Entry") -> int | None:
        """Zero where the query finds nothing."""
        return EXACT if self.query.rank(entry) is None else None


class Has(Query):
    """Some value in a field: `phone:*`."""

    __slots__ = ("field",)

    def __init__(self, field: str) -> None:
        self.field = field

    def rank(self, entry: "Entry") -> int | None:
        """Zero when the field is not empty."""
        return EXACT if entry.texts(self.field) else None


class Text(Query):
    """A folded word or phrase, in one field or in any of `SPOKEN`."""

    __slots__ = ("field", "text")

    def __init__(self, text: str, field: str | None = None) -> None:
        self.text, self.field = text, field

    def rank(self, entry: "Entry") -> int | None:
        """The best fit of all fields."""
        if self.field is None and not entry.may_hold(self.text):
            return None
        return best(
            weighed(fit, name)
            for name in ((self.field,) if self.field else SPOKEN)
            for value in entry.texts(name)
            if (fit := fit_in(self.text, value, whole=name in WHOLE)) is not None
        )

    def loosened(self) -> Query:
        """The words of the text, each with as many typos as its length allows."""
        words = pieces(self.text)
        if self.field in WHOLE or not any(map(allowed, words)):
            return self
        query: Query | None = None
        for word in words:
            each = Typo(word, self.field) if allowed(word) else Text(word, self.field)
            query = And(query, each) if query else each
        return query or self


class Typo(Text):
    """A word, or one that is a few slips of the keys away from it."""

    __slots__ = ()

    def rank(self, entry: "Entry") -> int | None:
        """The best fit; the fewer the slips the better, and none is best."""
        as_written = super().rank(entry)
        if as_written is not None:
            return as_written
        return best(
            guessed(edits, field)
            for field in self.fields
            for value in entry.texts(field)
            for word in pieces(value)
            if (edits := self.edits(word)) is not None
        )

    @property
    def fields(self) -> "tuple[str, ...]":
        """Where the word is looked for."""
        return (self.field,) if self.field else GUESSED_IN

    def edits(self, word: str) -> int | None:
        """How far `word`, which may be meant, is away; None where it is too far, or has a digit."""
        return edits_between(self.text, word, allowed(self.text)) if word.isalpha() else None

    def loosened(self) -> Query:
        """The same: a typo is forgiven once."""
        return self


class Sounded(Text):
    """A word that sounds so, written in other letters: muhammad is محمد, and Юлия is julia."""

    __slots__ = ("doubtful",)

    def __init__(self, text: str, field: str | None = None, *, doubtful: bool = False) -> None:
        super().__init__(text, field)
        self.doubtful = doubtful  # whether those are meant, too, of whom that is doubtful

    def rank(self, entry: "Entry") -> int | None:
        """As far behind as a part of a word; as a typo, where it is doubtful."""
        return best(
            self.sounding(word, field)
            for field in self.fields
            for value in entry.texts(field)
            if self.foreign or value[:1].isupper()  # only keys are written so
            for word in pieces(value)
        )

    @property
    def fields(self) -> "tuple[str, ...]":
        """Where the word is looked for."""
        return (self.field,) if self.field else SOUNDED_IN

    @property
    def foreign(self) -> bool:
        """Whether it is not in Latin letters, so that words in these may be meant."""
        return not self.text.isascii()

    def sounding(self, word: str, field: str) -> int | None:
        """The rank of a word of a field, if it sounds so."""
        from pressdir.normalise.sounds import typed

        sound = typed(self.text)
        if not sound.says(word):
            return None
        if not sound.doubtful(word):
            return weighed(WITHIN, field)
        return guessed(1, field) if self.doubtful else None

    def loosened(self) -> Query:
        """Those, too, of whom it is doubtful."""
        return Sounded(self.text, self.field, doubtful=True)


class Value(Query):
    """A value of a field, of which `fit` says whether it is meant."""

    __slots__ = ("field",)

    def __init__(self, field: str) -> None:
        self.field = field

    def rank(self, entry: "Entry") -> int | None:
        """The best fit of the field's values."""
        return best(
            weighed(fit, self.field)
            for value in entry.texts(self.field)
            if (fit := self.fit(value)) is not None
        )

    def fit(self, value: str) -> int | None:
        """How well a value fits."""
        raise NotImplementedError


class Whole(Value):
    """A value as it is; or, where there is a `joint`, one that goes on behind it: es, es-MX."""

    __slots__ = ("joint", "text")

    def __init__(self, text: str, field: str, joint: str | None = None) -> None:
        super().__init__(field)
        self.text, self.joint = text, joint

    def fit(self, value: str) -> int | None:
        """Exact for the value, a prefix for a longer one."""
        if value == self.text:
            return EXACT
        if self.joint is not None and value.startswith(self.text + self.joint):
            return PREFIX
        return None


class Among(Value):
    """One of these values."""

    __slots__ = ("values",)

    def __init__(self, values: "Iterable[str]", field: str) -> None:
        super().__init__(field)
        self.values = frozenset(values)

    def fit(self, value: str) -> int | None:
        """Exact for each of them."""
        return EXACT if value in self.values else None


class Number(Value):
    """The digits of a telephone number, or of a part of one.

    `international` digits begin with the country's code; others may stand anywhere in the number.
    """

    __slots__ = ("digits", "international")

    def __init__(self, digits: str, *, international: bool = False) -> None:
        super().__init__("phone")
        self.digits, self.international = digits, international

    def fit(self, value: str) -> int | None:
        """How the digits stand in a number; the last ones are as good as the first."""
        if value == self.digits:
            return EXACT
        if value.startswith(self.digits):
            return PREFIX
        if self.international or self.digits not in value:
            return None
        return PREFIX if value.endswith(self.digits) else WITHIN


class Domain(Value):
    """The domain of an address: `iom.int`, or one below it; of a single label any with it."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__("domain")
        self.text = text

    def fit(self, value: str) -> int | None:
        """Exact for the domain, a prefix for one below, within for any other with the label."""
        if value == self.text:
            return EXACT
        if value.endswith(f".{self.text}"):
            return PREFIX
        return WITHIN if "." not in self.text and self.text in value.split(".") else None


class Between(Value):
    """A day, from the first to the last, both included: ISO 8601, so that texts compare."""

    __slots__ = ("first", "last")

    def __init__(self, first: str, last: str, field: str = "seen") -> None:
        super().__init__(field)
        self.first, self.last = first, last

    @property
    def start(self) -> str:
        """What all these days begin with."""
        at = 0
        while at < len(self.first) and self.last.startswith(self.first[: at + 1]):
            at += 1
        return self.first[:at]

    def fit(self, value: str) -> int | None:
        """Exact for each of the days."""
        return EXACT if self.first <= value <= self.last else None
