"""Countries: a name, an adjective or a code, in any language -> ISO 3166-1 code.

It loads at once, because a look-up waits for it; `places` knows far more, and takes its time.
"""

import os

from pressdir.normalise.folding import fold

ALIKE = {"uk": ["GB"], "el": ["GR"]}  # codes that others use: ISO 3166-1 reserves UK; the EU has EL
ACRONYMS = frozenset({"usa", "uae", "drc", "rdc"})  # that count among other words
ASKED = "~"  # before the codes of a name that counts as a country's only when it is given as one
PLURALS = ("s", "es")  # libyans, libyens, libios, holandeses
_JOINTS = str.maketrans({"-": " ", "·": " ", ".": None, "'": None, '"': None, ",": None})


def key_of(name: str) -> str:
    """The form in which names are compared: folded, hyphens as blanks, no dots and apostrophes."""
    return " ".join(fold(name).translate(_JOINTS).split())


def codes(name: str) -> tuple[str, ...]:
    """The countries that `name` means, where it is given as a country's: "PA", "UK", "libyen"."""
    return _codes(_found(name).removeprefix(ASKED))


def mentioned(words: str) -> tuple[str, ...]:
    """The countries that `words` mean among others, where they might be no country's."""
    found = _found(words)
    return () if found.startswith(ASKED) else _codes(found)


def begins(words: str) -> bool:
    """Whether the name of a country begins with these words, and goes on."""
    return f"\n{key_of(words)} ".encode() in _table()


def _found(name: str) -> str:
    """What stands behind a name, or behind the singular of it."""
    key = key_of(name)
    keys = (key, *(key.removesuffix(ending) for ending in PLURALS if key.endswith(ending)))
    return next((found for each in keys if (found := _line(each))), "")


def _line(key: str) -> str:
    table = _table()
    at = table.find(f"\n{key}\t".encode()) if key else -1
    return table[at + 1 : table.index(b"\n", at + 1)].decode().partition("\t")[2] if at >= 0 else ""


def _codes(found: str) -> tuple[str, ...]:
    return tuple(found.split())


def _table() -> bytes:
    if not _read:
        with open(os.path.join(os.path.dirname(__file__), "countries.txt"), "rb") as file:
            _read.append(file.read())
    return _read[0]


_read: list[bytes] = []
