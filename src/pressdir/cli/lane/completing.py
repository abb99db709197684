"""What a shell is offered for the word that is being typed: names, fields, and values of fields.

Asked by the scripts of `pressdir completion`, through the hidden command `__complete`:

    __complete bash LINE WORD    the line up to the cursor, and what readline takes for the word
    __complete OTHER WORD...     the words as they are meant, the last one not yet whole

Whatever is offered begins with what was typed, case and accents aside. A shell types what all have
in common, so nothing is left out up to `MANY`; of more there are words for each letter that may
come next, as many as fit a screen. An empty line is offered, too, where that would take letters
away, to the shells that mind. It loads at once, because a person waits at every key.
"""

from itertools import islice, zip_longest

from pressdir.cli.lane import addresses
from pressdir.normalise.folding import fold, forms  # noqa: TID253  # every answer needs it
from pressdir.search.postings import StoredEntry
from pressdir.search.sections import LINE
from pressdir.search.typos import pieces
from pressdir.search.values import ASKED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pressdir.search.lookup import Index

MIND = frozenset({"bash", "zsh"})
MANY = 100  # more are no help: then words of names are offered
SOME = 48  # of them, where those are more than many, too
FEW = 300  # contacts whose names are read sooner than the words of all are asked whose they are
LOOKED = 400  # words that are asked so, at most
LISTS = {name: name for name in ("kind", "lang", "tag", "country", "domain")} | {"phone": "number"}
PARTS = ("org", "role", "location")  # of an `addresses.Entry`, behind the label
QUOTES = frozenset("'\"")
ESCAPED = frozenset('"\\$`')  # by a backslash between double quotes
PLAIN = frozenset("_-./:=@%+,")  # beside letters and digits, without a sense to bash
BLANKS = frozenset(" \t\n")


def offered(index: "Index", words: "Sequence[str]") -> list[str]:
    """What the last of `words` may become."""
    if not words:
        return []
    *before, word = words
    minus = "-" if word.startswith("-") else ""
    field, colon, value = word.removeprefix("-").partition(":")
    if colon and field in ASKED:
        done, comma, last = value.rpartition(",")
        start = f"{minus}{field}:{done}{comma}"
        return [f"{start}{each}" for each in sorted({*_values(index, field, last)})]
    fields = [f"{minus}{each}:" for each in ASKED if each.startswith(field)]
    if minus:
        return fields
    names = sorted({*_names(index, before, word)})
    return [*names, *(fields if word or not names else ())]


def told(words: list[str]) -> tuple[str, list[str]]:
    """The contact file that the words name, or ""; and the words behind the command."""
    file, at = "", 0
    for place, word in enumerate(words[:-1]):
        if word == "--db":
            file = words[place + 1]
        elif word.startswith("--db="):
            file = word.removeprefix("--db=")
    while at < len(words) - 1 and words[at].startswith("-"):
        at += 2 if words[at] == "--db" else 1
    return file, words[at + 1 :]


def shrinks(texts: "Sequence[str]", word: str) -> bool:
    """Whether `word` would lose letters if all that the texts have in common took its place.

    So it is with "dvor" where there are Dvorak and Dvořák.
    """
    return len(texts) > 1 and len(_common(texts)) < len(word)


def _common(texts: "Sequence[str]") -> str:
    first, last = min(texts), max(texts)
    at = 0
    while at < min(len(first), len(last)) and first[at] == last[at]:
        at += 1
    return first[:at]


# --- names ----------------------------------------------------------------------------------------


def _names(index: "Index", before: "Sequence[str]", word: str) -> "Iterator[str]":
    """Names that begin with `word`, or words of names: where it is not the first, or many do."""
    parts = pieces(fold(word))
    if word and not parts:
        return
    holding, words = _holding(index, parts, "name", "org")
    desks = holding["org"] and holding["org"] & {*index.valued("kind", "desk")}
    numbers = (holding["name"] | desks) - index.gone
    given = [part for text in before if not text.startswith("-") for part in pieces(fold(text))]
    who = _called(index, given) if given else set()
    if 0 < len(who) <= FEW:  # a part of the name stands there: the next one
        left = [label for label, *_ in _entries(index, who) if _askable(label)]
        left = [label for label in left if all(_inner(label, part) for part in given)]
        nexts = [each for label in left for each in _inner(label, word)]
        if nexts:
            yield from nexts
            return
    if len(numbers) > MANY:
        some = len(words) > MANY or len(who) > FEW
        yield from _some(index, parts, "name", who) if some else words
        return
    labels = [label for label, *_ in _entries(index, numbers) if _askable(label)]
    labels = [label for label in labels if _begins(label, word) or _inner(label, word)]
    if len({*labels}) == 1:
        yield from labels
    else:
        for label in labels:
            yield from [label] if _begins(label, word) else _inner(label, word)


def _called(index: "Index", given: "Sequence[str]") -> set[int]:
    """The contacts in whose names these words stand, or others that begin so; not all, if many."""
    found = []
    for part in given:
        numbers: set[int] = set()
        for place, (_, _, holders) in enumerate(index.spoken(part, ("name",), begins=True)):
            if place > LOOKED:
                break
            numbers.update(holders)
        found.append(numbers)
    return set.intersection(*found) - index.gone


def _some(
    index: "Index", parts: "Sequence[str]", field: str, among: "Collection[int]" = ()
) -> "Iterator[str]":
    """Words of a field that begin so: short ones, in turn for each letter that may come next.

    Those of `among`, if that is anybody.
    """
    if len(parts) != 1:
        return
    (part,) = parts
    ways: dict[str, list[tuple[str, int]]] = {}
    for word, place in index.listed("words", LINE + part.encode()):  # short words come first
        ways.setdefault(word[len(part) : len(part) + 1], []).append((word, place))
    rounds = zip_longest(*ways.values())
    left = islice((each for some in rounds for each in some if each), LOOKED)
    whole = frozenset(among)
    theirs = (
        word
        for word, place in left
        if any(
            not (whole.isdisjoint(numbers) if whole else index.gone.issuperset(numbers))
            for _, numbers in index.holders(place, (field,))
        )
    )
    yield from islice(theirs, SOME)


def _askable(label: str) -> bool:
    """Whether a query that is just this label asks for it: no field, no open quote."""
    return ":" not in label and label.count('"') % 2 == 0


def _begins(text: str, word: str) -> bool:
    start = fold(word)
    return any(form.startswith(start) for form in forms(text))


def _inner(text: str, word: str) -> list[str]:
    """The words of `text` that begin so."""
    return [each for each in text.split() if _begins(each, word)]


# --- values of fields -----------------------------------------------------------------------------


def _values(index: "Index", field: str, word: str) -> "Iterator[str]":
    """The values of a field that begin with `word`."""
    start = fold(word)
    if field in LISTS:
        known = [value for value, _ in index.beginning(LISTS[field], start)]
        known += [each for new in index.new for each in _stored(new).texts(LISTS[field])]
        fits = {value for value in known if value.startswith(start)}
        yield from fits if len(fits) <= MANY else ()
    elif field in PARTS:
        parts = pieces(start)
        holding, words = _holding(index, parts, field)
        numbers = holding[field] - index.gone
        if len(numbers) > MANY:
            yield from words if len(words) <= MANY else _some(index, parts, field)
            return
        place = PARTS.index(field)
        texts = (entry[1:4][place] for entry in _entries(index, numbers))
        yield from (text for text in texts if text and _begins(text, word))


def _stored(parts: "Sequence[str]") -> StoredEntry:
    return StoredEntry(parts[-1])


# --- what the index holds -------------------------------------------------------------------------


def _holding(
    index: "Index", parts: "Sequence[str]", *fields: str
) -> tuple[dict[str, set[int]], set[str]]:
    """The contacts with words in each field that begin so; those words, in the first field.

    There are no such words where there are several parts. More than `MANY` are not counted.
    """
    if not parts:
        return {field: {*index.held(field)} for field in fields}, set()
    found: list[dict[str, set[int]]] = []
    words = set()
    for part in parts:
        holding: dict[str, set[int]] = {field: set() for field in fields}
        for word, field, numbers in index.spoken(part, holding, begins=True):
            if len(parts) > 1 or len(holding[field]) <= MANY:
                holding[field].update(numbers)
            if field == fields[0]:
                words.add(word)
            if len(parts) == 1 and len(words) > MANY < len(holding[fields[0]]):
                break
        found.append(holding)
    each = {field: set.intersection(*[of[field] for of in found]) for field in fields}
    return each, words if len(parts) == 1 else set()


def _entries(index: "Index", numbers: "Iterable[int]") -> "Iterator[addresses.Entry]":
    """What is known of contacts, and of those that changed since."""
    for shown in index.shown(numbers):
        yield addresses.unpacked(shown)


# --- how bash says it -----------------------------------------------------------------------------


def in_bash(line: str) -> tuple[list[str], str]:
    """The words behind the program as bash means them, and the quotation mark that is open."""
    words, quote, escape = [""], "", False
    for char in line:
        if escape:
            words[-1] += char if not quote or char in ESCAPED else f"\\{char}"
            escape = False
        elif char == "\\" and quote != "'":
            escape = True
        elif char == quote:
            quote = ""
        elif not quote and char in QUOTES:
            quote = char
        elif not quote and char in BLANKS:
            words.append("")
        else:
            words[-1] += char
    return [*filter(None, words[1:-1]), words[-1]], quote


def for_readline(texts: "Iterable[str]", word: str, seen: str, quote: str) -> list[str]:
    """The texts as they take the place of what readline has `seen` of `word`.

    It parts words at `:` and `=`, too, and takes for one what stands behind a quotation mark.
    """
    meant = in_bash(f"- {quote}{seen}")[0][-1]
    start = word[: len(word) - len(meant)] if word.endswith(meant) else ""
    return [_quoted(text[len(start) :], quote) for text in texts if text.startswith(start)]


def _quoted(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        escaped = "".join([f"\\{char}" if char in ESCAPED else char for char in text])
        return escaped.replace("!", "\"'!'\"")  # which nothing else keeps from being history
    return "".join([char if char.isalnum() or char in PLAIN else f"\\{char}" for char in text])
