"""What is asked of the directory, as a value: join two with `&` and `|`, turn one round with `~`.

A query is asked of an `Entry`, which is a contact as texts: every value folded, in its own letters
and in Latin ones. A smaller rank is a better fit; None is none.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class Entry(Protocol):
        """A contact as a query sees it."""

        def texts(self, field: str) -> Sequence[str]:
            """Give the folded values of a field."""

        def numbers(self) -> Sequence[str]:
            """Give the digits of the telephone numbers, country code first."""

        def number_kinds(self) -> Sequence[str]:
            """Give what the numbers ring: members of `model.PhoneKind`."""

        def may_hold(self, text: str) -> bool:
            """Whether `text` can stand in a field: most entries say no to most words, at once."""


EXACT, PREFIX, WITHIN = 0, 1, 2  # how well a word fits: the whole word, its beginning, inside it
SPOKEN = ("name", "org", "role", "location", "email", "lang", "tag", "note", "url", "kind")
FIELDS = (*SPOKEN[:5], "phone", *SPOKEN[5:], "uid")  # bare words look in `SPOKEN` alone
WHOLE = frozenset({"kind", "lang"})  # "son" shall not find every person


class Query:
    """A question. Two of one class that ask the same are equal."""

    __slots__: tuple[str, ...] = ()

    def rank(self, entry: "Entry") -> int | None:
        """How well `entry` fits, the smaller the better; None when it does not."""
        raise NotImplementedError

    def __and__(self, other: "Query") -> "Query":
        return And(self, other)

    def __or__(self, other: "Query") -> "Query":
        return Or(self, other)

    def __invert__(self) -> "Query":
        return Not(self)

    def _parts(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

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


class Or(Query):
    """Either."""

    __slots__ = ("left", "right")

    def __init__(self, left: Query, right: Query) -> None:
        self.left, self.right = left, right

    def rank(self, entry: "Entry") -> int | None:
        """The better of the two."""
        ranks = [rank for side in (self.left, self.right) if (rank := side.rank(entry)) is not None]
        return min(ranks, default=None)


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
        held = entry.numbers() if self.field == "phone" else entry.texts(self.field)
        return EXACT if held else None


class Text(Query):
    """A folded word or phrase, in one field or in any of `SPOKEN`."""

    __slots__ = ("field", "text")

    def __init__(self, text: str, field: str | None = None) -> None:
        self.text, self.field = text, field

    def rank(self, entry: "Entry") -> int | None:
        """The best fit of all fields."""
        if self.field is None and not entry.may_hold(self.text):
            return None
        names = (self.field,) if self.field else SPOKEN
        fits = [
            fit
            for name in names
            for value in entry.texts(name)
            if (fit := fit_in(self.text, value, whole=name in WHOLE)) is not None
        ]
        return min(fits, default=None)


class Number(Query):
    """The digits of a telephone number, or of a part of one.

    `international` digits begin with the country's code; others may stand anywhere in the number.
    """

    __slots__ = ("digits", "international")

    def __init__(self, digits: str, *, international: bool = False) -> None:
        self.digits, self.international = digits, international

    def rank(self, entry: "Entry") -> int | None:
        """The best fit of all numbers."""
        fits = [fit for number in entry.numbers() if (fit := self.fit(number)) is not None]
        return min(fits, default=None)

    def fit(self, number: str) -> int | None:
        """How the digits stand in `number`; the last ones are as good as the first."""
        if number == self.digits:
            return EXACT
        if number.startswith(self.digits):
            return PREFIX
        if self.international or self.digits not in number:
            return None
        return PREFIX if number.endswith(self.digits) else WITHIN


class Whole(Query):
    """A value as it is; or, where there is a `joint`, one that goes on behind it: es, es-MX."""

    __slots__ = ("field", "joint", "text")

    def __init__(self, text: str, field: str, joint: str | None = None) -> None:
        self.text, self.field, self.joint = text, field, joint

    def rank(self, entry: "Entry") -> int | None:
        """The best fit of the field's values."""
        fits = [fit for each in entry.texts(self.field) if (fit := self.fit(each)) is not None]
        return min(fits, default=None)

    def fit(self, value: str) -> int | None:
        """Exact for the value, a prefix for a longer one."""
        if value == self.text:
            return EXACT
        if self.joint is not None and value.startswith(self.text + self.joint):
            return PREFIX
        return None


class OfKind(Query):
    """A number of a kind: `phone:mobile`."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def rank(self, entry: "Entry") -> int | None:
        """Zero when one of the numbers is of the kind."""
        return EXACT if self.kind in entry.number_kinds() else None


def fit_in(text: str, value: str, *, whole: bool = False) -> int | None:
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
