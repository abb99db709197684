"""Domains that were made to be taken for another: what they do, in words, and nothing guessed.

Two domains are alike when a reader in a hurry takes one for the other: letters of another script
or letters that run together as one; the same name under another ending; a name with a hyphen in
the place of its dot, or inside a longer domain; a letter too many, too few, another or at the wrong
place. A domain is not like itself, nor like one below it: who has `iom.int` has `press.iom.int`.
"""

import pkgutil
import unicodedata
from functools import cache, lru_cache

from pressdir.normalise.domains import apart, of_owner
from pressdir.normalise.folding import fold

# ASCII that is read as other ASCII; "i" is written "I", which is a small "l" in many fonts.
_ALONE = str.maketrans("01i", "oll")
_TOGETHER = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_PUNYCODE = "xn--"
_SHORTEST_TYPO = 5  # letters of a name; of fewer, every other one is somebody's
_SURE = 8  # letters of a name, where the ending is another, too
_LONG = 12  # letters of a name in which two may be wrong
_SHORTEST = 3  # letters of a name that means something inside a longer one
# What is put beside a name to look like an office of it.
_BAIT = frozenset(
    "press presse prensa media news office info contact mail email int org un gov eu hq desk team "
    "official online secure portal login account support service communications comms global "
    "international relief emergency geneva".split()
)
_STATE = frozenset("gov gob gouv gub go gv mil ac edu nhs".split())
_LEAST_SCRIPTS = 2


@lru_cache(maxsize=4096)
def readable(domain: str) -> str:
    """The domain as it is shown: labels in punycode (RFC 3492) as the letters they stand for."""
    return ".".join(map(_decoded, domain.strip(".").lower().split(".")))


def _decoded(label: str) -> str:
    if not label.startswith(_PUNYCODE):
        return label
    try:
        return label.removeprefix(_PUNYCODE).encode("ascii").decode("punycode").lower()
    except UnicodeError:
        return label


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """What `text` looks like: equal for texts that look the same (as UTS #39 has it)."""
    table = _table()
    looks = unicodedata.normalize("NFKC", text).lower().translate(table)  # ৭ is 7, and looks like 9
    looks = fold(looks).translate(table).translate(_ALONE)
    for pair, letter in _TOGETHER:
        looks = looks.replace(pair, letter)
    return looks


@cache
def _table() -> dict[int, str]:
    """Letters that look like Latin ones, and those."""
    content = pkgutil.get_data("pressdir.normalise", "confusables.txt") or b""
    lines = (line.split(" ") for line in content.decode("utf-8").splitlines() if line[:1] != "#")
    return {
        ord(form): letter
        for letter, alike in lines
        for char in alike
        for form in {char, char.lower()}  # Cherokee folds to capitals
        if len(form) == 1
    }


def mixed(domain: str) -> str:
    """The scripts of a label that mixes them, in words; "" if none does.

    Chinese, Japanese and Korean are written with several, and with Latin among them.
    """
    for label in readable(domain).split("."):
        scripts = sorted({_script(char) for char in label if char.isalpha()} - {""})
        if len(scripts) >= _LEAST_SCRIPTS:
            return f"{label} mixes {' and '.join(scripts)} letters"
    return ""


def _script(char: str) -> str:
    """The script of a letter, by its name: "Cyrillic"; "" for those that mix by habit."""
    name = unicodedata.name(char, "").partition(" ")[0].capitalize()
    return "" if name in {"Cjk", "Hiragana", "Katakana", "Hangul", "Bopomofo", "Modifier"} else name


def likeness(asked: str, known: str) -> str:
    """How `asked` is like `known`, in words; "" if it is not, is the same or is below it."""
    asked, known = readable(asked), readable(known)
    if f".{asked}".endswith(f".{known}") or f".{known}".endswith(f".{asked}"):
        return ""
    ours, theirs = of_owner(asked), of_owner(known)
    if ours == theirs:
        return ""
    return _looks(ours, theirs) or _within(asked, theirs) or _named(ours, theirs)


def _looks(asked: str, known: str) -> str:
    """The same to the eye."""
    if skeleton(asked) != skeleton(known):
        return ""
    strange = [char for char in dict.fromkeys(asked) if not char.isascii() and char not in known]
    if not strange:
        return f"it looks like {known}"
    letters = ", ".join(f"{char} is {unicodedata.name(char, 'a letter')}" for char in strange)
    return f"it looks like {known}, but {letters}"


def _within(asked: str, known: str) -> str:
    """The other domain whole, where it does not count."""
    owner = of_owner(asked)
    looks, like = f".{skeleton(asked)}", f".{skeleton(known)}"
    if f"{like}." in looks or f"{like}-" in looks:
        return f"it begins like {known}, but belongs to whoever has {owner}"
    name, ending = apart(known)
    if len(name) < _SHORTEST:
        return ""
    label, ends = skeleton(apart(asked)[0]), skeleton(ending.replace(".", ""))
    for joint in ("-", ""):
        joined = f"{skeleton(name)}{joint}{ends}"
        if label == joined or label.startswith(f"{joined}-") or label.endswith(f"-{joined}"):
            return f"it has {known} in its name, but is not below .{ending}"
    return ""


def _named(asked: str, known: str) -> str:
    """Nearly the same name."""
    (name, ending), (other, others) = apart(asked), apart(known)
    looks, like = skeleton(name), skeleton(other)
    if looks == like:
        if _sisters(ending, others):
            return ""
        return f"it has the name of {known} under another ending"
    if len(other) >= _SHORTEST and (added := _added(name, looks, like)):
        return f"it is the name of {known} with “{added}” beside it"
    shorter = min(len(name), len(other))
    if shorter < (_SHORTEST_TYPO if ending == others else _SURE):
        return ""
    allowed = 1 + (shorter >= _LONG)
    if min(distance(name, other, allowed), distance(looks, like, allowed)) <= allowed:
        return f"it is spelt nearly like {known}"
    return ""


def _sisters(ending: str, other: str) -> bool:
    """Whether both are of a state, where offices of other countries have the same names."""
    return _of_a_state(ending) and _of_a_state(other)


def _of_a_state(ending: str) -> bool:
    head, _, country = ending.partition(".")
    return head in _STATE and len(country) == len("ch")


def _added(name: str, looks: str, known: str) -> str:
    """What stands beside a known name to make another; "" if that is no bait, or not the name."""
    parts = name.split("-")
    rest = [part for part in parts if skeleton(part) != known]
    if len(rest) < len(parts):
        return "-".join(rest) if rest and _BAIT.issuperset(rest) else ""
    for bait in _BAIT:
        beside = skeleton(bait)
        if looks in {known + beside, beside + known}:
            return bait
    return ""


def distance(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, change or swap with the next make one of the other.

    Above `most` it is only known to be more.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * len(other), list(range(len(other) + 1))
    for at, char in enumerate(one):
        older, before, row = before, row, [at + 1]
        for place, letter in enumerate(other):
            cost = min(before[place + 1] + 1, row[place] + 1, before[place] + (char != letter))
            if at and place and char == other[place - 1] and one[at - 1] == letter:
                cost = min(cost, older[place - 1] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
