"""The words that somebody types, and the `Query` that they mean.

    ana harbour             both words, in any order, in any field
    "press office"          side by side
    022 555 01 42           a number in any notation
    org:harbour kind:desk   a field; org:a,b for either, org:* for any value at all
    -geneva -lang:es        not these

Case and accents do not count, and a name in other letters is found in Latin ones too.
"""

from pressdir.search.query import (
    FIELDS,
    Everything,
    Has,
    Number,
    OfKind,
    Or,
    Query,
    Text,
    Whole,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressdir.errors import UsageError

ALIASES = {
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
JOINTS = {"lang": "-", "tag": None, "uid": ""}  # how a longer value goes on; None: it may not
DIGITS_ENOUGH = 3  # two digits stand in almost every number
NUMBER_ENOUGH = 7  # so many digits in words that follow each other are one number
GROUPING = frozenset("().-/\u2010\u2011\u2012\u2013\u2014\u2015")  # between digits of a number


def parse(words: "str | Iterable[str]") -> Query:
    """The query that `words` say: one text, or the words of a command line.

    Raises:
        UsageError: a field that there is not, a value that is missing, a quote that stays open.
    """
    query: Query = Everything()
    for token in _joined(list(_tokens(words))):
        asked = ~_query(token) if token.negative else _query(token)
        query = asked if isinstance(query, Everything) else query & asked
    return query


class _Token:
    """One word of a query, and which one it is."""

    __slots__ = ("field", "negative", "phrase", "place", "value", "written")

    def __init__(
        self,
        place: int,
        written: str,
        value: str,
        field: str | None = None,
        *,
        phrase: bool = False,
    ) -> None:
        self.place, self.written, self.value, self.field = place, written, value, field
        self.negative = written.startswith("-") and value != written
        self.phrase = phrase

    def error(self, message: str, hint: str) -> "UsageError":
        """The error that points at this word."""
        from pressdir.errors import UsageError

        return UsageError(f"{self.written} (word {self.place}): {message}", hint=hint)

    @property
    def numeric(self) -> bool:
        """Whether it may be a part of a number that stands in several words."""
        if self.field or self.negative or self.phrase:
            return False
        plain = self.value.removeprefix("+")
        digits = sum(char.isdecimal() for char in plain)
        return digits > 0 and all(char.isdecimal() or char in GROUPING for char in plain)


def _tokens(words: "str | Iterable[str]") -> "Iterator[_Token]":
    """The words, numbered from 1."""
    place = 0
    for part in [words] if isinstance(words, str) else words:
        if not isinstance(words, str) and '"' not in part:
            field, at = _field(part, part.startswith("-"))
            if field and not part[at:].startswith("//") and part[at:].strip():
                # The shell took the quotation marks off `org:"Two Words"`: it is one word still.
                place += 1
                yield _checked(_Token(place, part, part[at:], field))
                continue
        at = 0
        while (at := _past_blanks(part, at)) < len(part):
            place += 1
            token, at = _token(place, part, at)
            yield token


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _past_word(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _field(text: str, at: int) -> tuple[str | None, int]:
    """The field that `text` names from `at`, and where its value begins."""
    end = at
    while end < len(text) and text[end].isalpha():
        end += 1
    if end > at and text[end : end + 1] == ":":
        return _named(text[at:end]), end + 1
    return None, at


def _token(place: int, text: str, start: int) -> tuple[_Token, int]:
    """The token that begins at `start`, and where it ends."""
    word = start + (text[start] == "-")
    field, at = _field(text, word)
    close = text.find('"', at + 1) if text[at : at + 1] == '"' else -1
    if close >= 0 and not text[close + 1 : close + 2].strip():
        written, value = text[start : close + 1], text[at + 1 : close]
        return _checked(_Token(place, written, value, field, phrase=True)), close + 1
    end = _past_word(text, start)
    if field and (at == end or text.startswith("//", at)):  # "org:", and https://harbour.example
        field, at = None, word
    at = start if at == end else at  # a dash alone
    return _checked(_Token(place, text[start:end], text[at:end], field)), end


def _checked(token: _Token) -> _Token:
    """The token, if it asks for something."""
    if not token.phrase and token.value.startswith('"'):
        raise token.error("a quotation mark is not closed", 'Write "two words".')
    bare = token.value.removesuffix(":")
    if not token.value.strip(" -") or (token.value != bare and _named(bare) in FIELDS):
        raise token.error("nothing is asked for", "Write what to look for, or * for any value.")
    return token


def _named(word: str) -> str:
    """The name in `FIELDS` that somebody means by `word`, or `word` itself."""
    word = word.casefold()
    return ALIASES.get(word, word)


def _joined(tokens: "Sequence[_Token]") -> "Iterator[_Token]":
    """The tokens, where a number that is written in groups is one."""
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].numeric:
            end += 1
        run = tokens[at:end]
        written = " ".join([token.written for token in run])
        if len(run) > 1 and len(_digits(written)) >= NUMBER_ENOUGH:
            yield _Token(run[0].place, written, written)
        else:
            yield from run
        if end < len(tokens):
            yield tokens[end]
        at = end + 1


def _query(token: _Token) -> Query:
    """What one token asks."""
    if token.field is None:
        return _anywhere(token.value)
    if token.field not in FIELDS:
        raise token.error(f"no field is called {token.field}", _meant(token.field))
    if token.value == "*":
        return Has(token.field)
    values = [token.value] if token.phrase else token.value.split(",")
    queries = [_in_field(token, token.field, value.strip()) for value in values if value.strip()]
    if not queries:
        raise token.error("nothing is asked for", f"Write {token.field}:* for any value.")
    return _either(queries)


def _meant(field: str) -> str:
    """The hint for a field that there is not."""
    import difflib

    near = difflib.get_close_matches(field, [*FIELDS, *ALIASES], n=1)
    return f"Did you mean {near[0]}:?" if near else f"The fields are {', '.join(FIELDS)}."


def _either(queries: "Sequence[Query]") -> Query:
    first, *rest = queries
    for query in rest:
        first = Or(first, query)
    return first


def _anywhere(value: str) -> Query:
    """A word in any field; digits in any number too."""
    text = _text(value)
    number = _number(value)
    letters = any(char.isalpha() for char in value.partition(";")[0])
    return text if letters or len(number.digits) < DIGITS_ENOUGH else text | number


def _in_field(token: _Token, field: str, value: str) -> Query:
    """A value in one field."""
    if field == "phone":
        number = _number(value)
        return number if number.digits else OfKind(_choice(token, value))
    if field == "kind":
        return Whole(_choice(token, value), field)
    if field in JOINTS:
        from pressdir.normalise.folding import fold

        return Whole(fold(value.removeprefix("urn:uuid:")), field, JOINTS[field])
    return _text(value, field)


def _choice(token: _Token, value: str) -> str:
    """The kind, of contacts or of numbers, that begins with `value`."""
    from pressdir.model import Kind, PhoneKind

    choices = [str(kind) for kind in (PhoneKind if token.field == "phone" else Kind)]
    fits = [choice for choice in choices if choice.startswith(value.casefold())]
    if value.casefold() in fits:
        return value.casefold()
    if len(fits) != 1:
        raise token.error(f"no {token.field} is called {value}", f"There is {', '.join(choices)}.")
    return fits[0]


def _text(value: str, field: str | None = None) -> Query:
    """The text to look for, in its own letters or in Latin; marks alone stand for themselves."""
    from pressdir.normalise.folding import forms

    wanted = [form for form in forms(value) if form] or [value.casefold()]
    return _either([Text(form, field) for form in wanted])


def _digits(value: str) -> str:
    """The decimal digits of `value`, in whatever script, without a trunk zero in brackets."""
    digits = [char for char in value.replace("(0)", "") if char.isdecimal()]
    return "".join([str(int(digit)) for digit in digits])


def _number(value: str) -> Number:
    """The number that `value` writes: +41 22 …, 0041 22 …, (022) … or the last digits."""
    value = value.partition(";")[0]
    if not value.isascii():
        import unicodedata

        value = unicodedata.normalize("NFKC", value)
    digits = _digits(value)
    if digits.startswith("00"):  # the exit code of most of the world
        return Number(digits[2:], international=True)
    if value.lstrip(" (").startswith("+"):
        return Number(digits, international=True)
    return Number(digits.removeprefix("0"))
