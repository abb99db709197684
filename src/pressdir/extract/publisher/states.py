"""Names that stand over the organisation whose page it is: its state, a carrier, the menu."""

import re
from functools import cache

from pressdir.extract import tables
from pressdir.normalise.folding import fold

_MOST_WORDS = 7
_LONGEST = 60
_HOST = re.compile(
    r"[\w-]{2,40}(?:\.[\w-]{2,20}){0,2}\.(?:[^\W\d_A-Z]{2,20}|[A-Z]{2,4})"
)  # no "Fjord.Digital"
_SEPARATOR = re.compile(r"\s[-–—|/·•]\s")


def is_state(text: str) -> bool:
    """Tell whether a text is the name of a state or of its government: "Republika Slovenija"."""
    if len(text) > _LONGEST:
        return False
    name = fold(text)
    before, behind, alone = _states()
    if name in alone:
        return True
    if not 1 < len(name.split()) <= _MOST_WORDS:
        return False
    return name.startswith(before) or name.endswith(behind)


def less_state(text: str) -> str:
    """A letterhead less the state that it begins with; "" if it is nothing else."""
    parted = _SEPARATOR.search(text, 0, _LONGEST)
    head, rest = (text[: parted.start()], text[parted.end() :]) if parted else (text, "")
    return rest.strip() if is_state(head) else text


def is_carrier(name: str) -> bool:
    """Tell whether a name is of a service that carries others' releases."""
    return fold(name) in _carriers()


def is_over_others(name: str) -> bool:
    """Tell whether a name is a state's, a carrier's, or the address of a site."""
    return is_carrier(name) or is_state(name) or is_host(name)


def is_host(name: str) -> bool:
    """Tell whether a name is nothing but the address of a site: "harbour.example"."""
    return _HOST.fullmatch(name) is not None


def is_skip(text: str) -> bool:
    """Tell whether a text begins a site, or is its link past that: "Home", "Skip to content"."""
    name = fold(text[:_LONGEST])
    return name.startswith(_skips()) or name in _homes()


@cache
def _skips() -> tuple[str, ...]:
    return tuple(map(fold, tables.load(__package__, "states.toml")["skips"]))


@cache
def _homes() -> frozenset[str]:
    return frozenset(map(fold, tables.load(__package__, "states.toml")["homes"]))


@cache
def _carriers() -> frozenset[str]:
    return frozenset(map(fold, tables.load(__package__, "states.toml")["carriers"]))


@cache
def _states() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """How a state's name begins, how it ends, and what is one whole."""
    told = tables.load(__package__, "states.toml")
    before = tuple(f"{fold(phrase)} " for phrase in told["before"])
    behind = tuple(f" {fold(phrase)}" for phrase in told["behind"])
    return before, behind, frozenset(map(fold, told["alone"]))
