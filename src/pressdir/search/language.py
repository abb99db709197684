"""The words that somebody types, and the `Query` that they mean.

    ana harbour             both words, in any order, in any field
    "press office"          side by side
    022 555 01 42           a number in any notation
    panama, panamanian      who is there, too: a country or a city in any language
    org:harbour kind:desk   a field; org:a,b for either, org:* for any value at all
    has:mobile seen:2y      who has such a number; who was seen in the last two years
    -geneva -lang:es        not these
    @med-desk               a question that was saved under this name

Case and accents do not count, nor in which letters a name is kept or typed.
"""

from pressdir.search.query import Everything, Query
from pressdir.search.values import (
    ALIASES,
    ANY,
    ASKED,
    NoValueError,
    anywhere,
    either,
    in_field,
    may_begin,
    named,
    whereabouts,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressdir.errors import UsageError

NUMBER_ENOUGH = 7  # so many digits in words that follow each other are one number
PLACE_MOST = 5  # words of a country's or a city's name: "Democratic Republic of the Congo"
GROUPING = frozenset("().-/\u2010\u2011\u2012\u2013\u2014\u2015")  # between digits of a number
MOST = 200  # words; what is saved counts, too
LONG = 60  # characters of a word, or around it, that a message shows
SAVED = "@"


def parse(
    words: "str | Iterable[str]", *, today: str = "", saved: "Mapping[str, str] | None" = None
) -> Query:
    """The query that `words` say: one text, or the words of a command line.

    `today` (ISO 8601) is the day that `seen:2y` counts back from; `saved` are questions by name.

    Raises:
        UsageError: a field that there is not, a value that is missing or no such value, a quote
            that stays open, more words than anybody types, a saved question that asks itself.
    """
    return _Reader(today, saved or {}).query(words, ())


def written(words: "Iterable[str]") -> str:
    """The words of a command line as one text that asks the same."""
    return " ".join(map(_quoted, words))


def _quoted(part: str) -> str:
    """An argument as it is typed within a text: the shell took its quotation marks off."""
    at = 0 if '"' in part else _past_quoted(part)
    if not at or not any(map(str.isspace, part[at:].strip())):
        return part[:at] + part[at:].strip()
    values = [value.strip() for value in part[at:].split(",") if value.strip()]
    return part[:at] + ",".join([f'"{value}"' for value in values])


class _Token:
    """One word of a query, which one it is, and where it stands in the whole `text`."""

    __slots__ = ("field", "negative", "phrases", "place", "start", "text", "value", "written")

    def __init__(
        self,
        place: int,
        written: str,
        value: str,
        field: str | None = None,
        phrases: "Sequence[str]" = (),
    ) -> None:
        self.place, self.written, self.value, self.field = place, written, value, field
        self.negative = written.startswith("-") and value != written
        self.phrases, self.text, self.start = phrases, written, 0  # quoted: one, or several

    def found(self, text: str, start: int) -> "_Token":
        """The word, if it asks for something, with the place where it was found."""
        self.text, self.start = text, start
        return _checked(self)

    def error(self, message: str, hint: str) -> "UsageError":
        """The error that points at this word."""
        from pressdir.errors import UsageError

        lines = [*_pointed(self.text, self.start, len(self.written)), hint]
        said = f"{_clipped(self.written)} (word {self.place}): {_clipped(message)}"
        return UsageError(said, hint="\n".join(lines))

    @property
    def bare(self) -> bool:
        """Whether it is a word and nothing else."""
        return not (self.field or self.negative or self.phrases)

    @property
    def numeric(self) -> bool:
        """Whether it may be a part of a number that stands in several words."""
        if not self.bare:
            return False
        plain = self.value.removeprefix("+")
        digits = sum(char.isdecimal() for char in plain)
        return digits > 0 and all(char.isdecimal() or char in GROUPING for char in plain)


class _Reader:
    """It reads a question, and those that it names."""

    def __init__(self, today: str, saved: "Mapping[str, str]") -> None:
        self._today, self._saved = today, saved
        self._count = 0

    def query(self, words: "str | Iterable[str]", within: tuple[str, ...]) -> Query:
        """What `words` ask; they stand in the saved questions `within`."""
        query: Query = Everything()
        for run in _runs([*self._counted(_tokens(words))]):
            asked = self._run(run, within)
            asked = ~asked if run[0].negative else asked
            query = asked if isinstance(query, Everything) else query & asked
        return query

    def _counted(self, tokens: "Iterator[_Token]") -> "Iterator[_Token]":
        for token in tokens:
            self._count += 1 + token.value.count(",")
            if self._count > MOST:
                from pressdir.errors import UsageError

                raise UsageError(
                    f"a question has at most {MOST} words", hint="Ask with those that tell most."
                )
            yield token

    def _run(self, run: "Sequence[_Token]", within: tuple[str, ...]) -> Query:
        """What a word asks, or several that are a number or a place together."""
        first, *rest = run
        if not rest:
            return self._one(first, within)
        written = " ".join([token.value for token in run])
        if first.numeric:
            return anywhere(written)
        query = anywhere(first.value)
        for token in rest:
            query = query & anywhere(token.value)
        return either([query, *whereabouts(written)])

    def _one(self, token: _Token, within: tuple[str, ...]) -> Query:
        if token.field is None:
            name = token.value.removeprefix(SAVED).casefold()
            if token.phrases or not token.value.startswith(SAVED) or name not in self._saved:
                return anywhere(token.value)
            if name in within:
                raise token.error("this search asks itself", "Save it without its own name.")
            return self.query(self._saved[name], (*within, name))
        if token.field not in ASKED:
            raise token.error(f"no field is called {token.field}", _meant(token.field))
        values = token.phrases or token.value.split(",")
        values = [value.strip() for value in values if value.strip()]
        if not values:
            raise token.error("nothing is asked for", f"Write {token.field}:* for any value.")
        try:
            return either([in_field(token.field, value, self._today) for value in values])
        except NoValueError as error:
            raise token.error(str(error), error.hint) from error


def _tokens(words: "str | Iterable[str]") -> "Iterator[_Token]":
    """The words, numbered from 1."""
    parts = [words] if isinstance(words, str) else [*words]
    text = " ".join(parts)
    place = base = 0
    for part in parts:
        at = 0 if isinstance(words, str) or '"' in part else _past_quoted(part)
        if at:
            # The shell took the quotation marks off `org:"Two Words"`: it is one word still.
            place += 1
            field, _ = _field(part, part.startswith("-"))
            yield _Token(place, part, part[at:], field).found(text, base)
            at = len(part)
        while (at := _past_blanks(part, at)) < len(part):
            place, begun = place + 1, at
            token, at = _token(place, part, at)
            yield token.found(text, base + begun)
        base += len(part) + 1


def _past_quoted(part: str) -> int:
    """Where the value of an argument begins that is one word, whatever blanks it has; else 0."""
    field, at = _field(part, part.startswith("-"))
    return at if field and not part.startswith("//", at) and part[at:].strip() else 0


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
        return named(text[at:end]), end + 1
    return None, at


def _token(place: int, text: str, start: int) -> tuple[_Token, int]:
    """The token that begins at `start`, and where it ends."""
    word = start + (text[start] == "-")
    field, at = _field(text, word)
    phrases, end = _phrases(text, at)
    if phrases and (field or len(phrases) == 1):
        return _Token(place, text[start:end], phrases[0], field, phrases), end
    end = _past_word(text, start)
    if field and (at == end or text.startswith("//", at)):  # "org:", and https://harbour.example
        field, at = None, word
    at = start if at == end else at  # a dash alone
    value = text[at:end] if field else _bared(text[at:end])
    return _Token(place, text[start:end], value, field), end


def _bared(word: str) -> str:
    """A word without what stands around it where it was copied: "Ruiz, Ana <ana@iom.example>;".

    Nor with the star of a shell's pattern: any part of a word is found anyway.
    """
    return word.rstrip(",;>").removeprefix("<").strip(ANY) or word


def _phrases(text: str, at: int) -> tuple[list[str], int]:
    """What stands between quotation marks from `at`, several between commas; and where it ends."""
    found = []
    while text[at : at + 1] == '"' and (close := text.find('"', at + 1)) >= 0:
        found.append(text[at + 1 : close])
        at = close + 1
        if text[at : at + 2] != ',"':
            return ([], at) if text[at : at + 1].strip() else (found, at)
        at += 1
    return [], at


def _checked(token: _Token) -> _Token:
    """The token, if it asks for something."""
    if not token.phrases and token.value.startswith('"'):
        raise token.error("a quotation mark is not closed", 'Write "two words".')
    bare = token.value.removesuffix(":")
    said = " ".join(token.phrases) or token.value
    if not said.strip(" -*,") and (said.strip() != ANY or not token.field):
        raise token.error(
            "nothing is asked for", "Everybody is in: pressdir list; any value of a field: org:*"
        )
    if token.value != bare and named(bare) in ASKED:
        raise token.error("nothing is asked for", "Write what to look for, or * for any value.")
    return token


def _runs(tokens: "Sequence[_Token]") -> "Iterator[Sequence[_Token]]":
    """The tokens one by one, and those together that are a number in groups, or a place."""
    at = 0
    while at < len(tokens):
        count = _numbered(tokens, at) or _named(tokens, at) or 1
        yield tokens[at : at + count]
        at += count


def _numbered(tokens: "Sequence[_Token]", at: int) -> int:
    """How many tokens from `at` are the groups of one number."""
    end = at
    while end < len(tokens) and tokens[end].numeric:
        end += 1
    digits = sum(char.isdecimal() for token in tokens[at:end] for char in token.value)
    return end - at if end - at > 1 and digits >= NUMBER_ENOUGH else 0


def _named(tokens: "Sequence[_Token]", at: int) -> int:
    """How many tokens from `at` are the name of one country or city; of one word none."""
    end = at
    while end < min(len(tokens), at + PLACE_MOST) and tokens[end].bare:
        end += 1
    if end - at < 2 or not may_begin(tokens[at].value):
        return 0
    for stop in range(end, at + 1, -1):
        if whereabouts(" ".join([token.value for token in tokens[at:stop]])):
            return stop - at
    return 0


# --- what is said of a word that asks for nothing -----------------------------------------------


def _meant(field: str) -> str:
    """The hint for a field that there is not."""
    import difflib

    near = difflib.get_close_matches(field[:LONG], [*ASKED, *ALIASES], n=1)
    return f"Did you mean {near[0]}:?" if near else f"The fields are {', '.join(ASKED)}."


def _clipped(text: str) -> str:
    return text if len(text) <= 2 * LONG else f"{text[:LONG]}…"


def _pointed(text: str, start: int, length: int) -> list[str]:
    """The question and a line that points at a word of it, where that says more than the word.

    Not where a character may take two cells, none, or run from right to left.
    """
    plain = text.isprintable() and all(char < "\u0300" for char in text)
    if not plain or length >= len(text.strip()) or length > LONG:
        return []
    first, last = max(0, start - LONG // 2), start + length + LONG // 2
    before, behind = "…" * (first > 0), "…" * (last < len(text))
    shown = f"{before}{text[first:last]}{behind}"
    return [shown.rstrip(), " " * (len(before) + start - first) + "^" * length]
