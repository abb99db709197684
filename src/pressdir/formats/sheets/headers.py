"""What a column holds, as far as its heading tells; the words are in headers.toml."""

import pkgutil
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from pressdir.model import PhoneKind
from pressdir.normalise.folding import fold

LONGEST = 80  # letters of a heading: what is longer is a sentence
LABELS = frozenset({"type", "label", "typ", "tipo"})  # "Phone 1 - Type" says what "Phone 1" is
# Words of which any makes a column one of addresses or numbers, and of which kind. A fax is also a
# phone, so that the narrower word is asked first.
_KINDS = (
    ("fax", PhoneKind.FAX),
    ("mobile", PhoneKind.MOBILE),
    ("pager", PhoneKind.OTHER),
    ("toll_free", PhoneKind.TOLL_FREE),
    ("satellite", PhoneKind.SATELLITE),
    ("phones", None),
)
_SIGNS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\b\d{1,3}º?\b")
_PIECES = re.compile(r"\s*[/,&|]\s*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GROUP = re.compile(r"(e mail|email|phone|telephone|tel)\s?(\d{1,2}) (\w+)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading says of its column."""

    field: str  # one of ours, a part of a name, "either", "title", "country", "labels" …
    kind: PhoneKind | None = None  # of numbers
    group: str = ""  # "phone 1": the column of labels has the same


def key(heading: str) -> str:
    """The heading without case, accents and signs."""
    return " ".join(_SIGNS.sub(" ", fold(_CAMEL.sub(" ", heading))).split())


@lru_cache(maxsize=512)
def meaning(heading: str) -> Meaning | None:
    """What `heading` says; None when it is no word that we know."""
    written = key(heading) if len(heading) <= LONGEST else ""
    if not written:
        return None
    grouped = _GROUP.fullmatch(written)
    group = f"{grouped[1]} {grouped[2]}" if grouped else ""
    if grouped and grouped[3] in LABELS:
        return Meaning("labels", group=group)
    bare = " ".join(_NUMBER.sub(" ", written).split())
    for each in (written, bare, bare.removesuffix(" value")):
        if field := _whole().get(each):
            return Meaning(field, _kind(each) if field == "phones" else None, group)
    return _by_words(bare, group) or _of_pieces(heading)


def is_of_another(heading: str) -> bool:
    """Whether a heading says that what is below it reaches somebody else, or nobody."""
    return len(heading) <= LONGEST and _pattern("nobody").search(key(heading)) is not None


def kind_of(label: str) -> PhoneKind | None:
    """What a label beside a number says of it: "Mobile", "* Work Fax"."""
    return _kind(key(label)) if len(label) <= LONGEST else None


@cache
def is_family_first(heading: str) -> bool:
    """Whether the language of a heading for a part of the name puts the family's first."""
    return key(heading) in {key(each) for each in _table()["order"]["family_first"]}


@cache
def nothing() -> frozenset[str]:
    """What stands in cells where there is nothing to say."""
    return frozenset(_table()["nothing"]["cells"])


def _of_pieces(heading: str) -> Meaning | None:
    """What a heading says that has several words for one thing: "Organisation / Media house"."""
    fields = {_whole().get(key(piece)) for piece in _PIECES.split(heading)} - {None}
    field = fields.pop() if len(fields) == 1 else None
    return Meaning(field) if field and _PIECES.search(heading) else None


def _by_words(bare: str, group: str) -> Meaning | None:
    if _pattern("nobody").search(bare):
        return None
    if _pattern("emails").search(bare):
        return Meaning("emails", group=group)
    for name, kind in _KINDS:
        if _pattern(name).search(bare):
            return Meaning("phones", kind, group)
    return None


def _kind(written: str) -> PhoneKind | None:
    return next((kind for name, kind in _KINDS if _pattern(name).search(written)), None)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((pkgutil.get_data(__package__, "headers.toml") or b"").decode())


@cache
def _whole() -> dict[str, str]:
    return {key(word): field for field, words in _table()["whole"].items() for word in words}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A pattern that finds any of the words `name`."""
    return re.compile("|".join(map(_piece, _table()["words"][name])))


def _piece(word: str) -> str:
    before, after = word.startswith("*"), word.endswith("*")
    start, end = "" if before else r"\b", "" if after else r"\b"
    return f"{start}{re.escape(key(word))}{end}"
