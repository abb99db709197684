"""The name that the cells of a row write, whole or in parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pressdir.errors import InvalidNameError
from pressdir.model import Name
from pressdir.normalise import names
from pressdir.normalise.folding import fold

_EASTERN = "\u1100"  # Hangul and what is behind it: names without a blank, the family's first


@dataclass(frozen=True, slots=True)
class Written:
    """A name, and the cells that say more than it, by what they are called."""

    name: Name | None = None
    kept: Mapping[str, str] = field(default_factory=dict)


def name_of(cells: Mapping[str, str], *, family_first: bool = False) -> Written:
    """The name of the cells "name", "given", "family", "additional", "prefix", "suffix"."""
    given, family = cells.get("given", ""), cells.get("family", "")
    additional = cells.get("additional", "")
    if not (given or family):
        full = cells.get("name") or additional
        return _whole(full, cells) if full else Written()
    family, suffix = _credentials(family, cells.get("suffix", ""))
    said = "Name" if "name" in cells else "File As"
    full = cells.get("name") or cells.get("file_as", "")
    shown = _joined(given, additional, family, family_first=family_first)
    if shown == given and " " in given:  # all of it in the first column, as people do
        return _whole(full if _words(full) == _words(given) else given, cells)
    kept = {said: full} if full else {}
    if _words(full) == _words(shown):
        shown, kept = _turned(full), {}
    name = Name(shown, family, given, additional, cells.get("prefix", ""), suffix)
    return Written(_in_small(name), kept)


def _credentials(family: str, suffix: str) -> tuple[str, str]:
    """The family's name and what stands behind it ("O'Neill, PhD"), as people write themselves."""
    bare, comma, behind = family.partition(",")
    if not comma or suffix:
        return family, suffix
    try:
        parsed = names.parse(f"X {family}")
    except InvalidNameError:
        return family, suffix
    own = parsed.suffix and _words(parsed.suffix) == _words(behind)
    return (bare.strip(), parsed.suffix) if own else (family, suffix)


def _whole(full: str, cells: Mapping[str, str]) -> Written:
    """A name that one cell has; what is no person's is a name as it stands."""
    try:
        name = names.parse(full)
    except InvalidNameError:
        return Written(Name(full))
    if prefix := cells.get("prefix", "") or name.prefix:
        name = replace(name, prefix=prefix)
    if suffix := cells.get("suffix", "") or name.suffix:
        name = replace(name, suffix=suffix)
    said = _words(f"{name.full} {name.prefix} {name.suffix}")
    same = _words(full) <= said or "".join(full.split()) == name.full  # of Han, without the blank
    return Written(name, {} if same else {"Name": full})


def _joined(given: str, additional: str, family: str, *, family_first: bool) -> str:
    """The parts in the order in which one says them."""
    if family[:1] >= _EASTERN and given[:1] >= _EASTERN:
        return family + given
    order = (family, given, additional) if family_first else (given, additional, family)
    return " ".join(filter(None, order))


def _turned(full: str) -> str:
    """A name with a comma ("Ruiz, Ana") as one says it."""
    if "," not in full:
        return full
    try:
        return names.parse(full).full
    except InvalidNameError:
        return full


def _in_small(name: Name) -> Name:
    """A name whose surname is written in capitals, as lists have it, in small letters."""
    if not (name.family.isupper() and len(name.family) > 2):
        return name
    try:
        small = names.parse(name.full)
    except InvalidNameError:
        return name
    if fold(small.full) != fold(name.full):
        return name
    shown = {fold(word): word for word in small.full.split()}
    family = " ".join(shown.get(fold(word), word) for word in name.family.split())
    given = " ".join(shown.get(fold(word), word) for word in name.given.split())
    return replace(name, full=small.full, family=family, given=given)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).replace(",", " ").replace(".", " ").split())
