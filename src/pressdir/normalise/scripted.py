"""Addresses that a page keeps from robots, and its scripts write for people.

Each function undoes what one kind of site builder does, as far as the page alone says it.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping

from pressdir.normalise.escaped import unescaped
from pressdir.normalise.patterns import waiting

LONGEST = 8000  # characters of a script that writes an address; what is longer has another purpose
MOST = 60  # assignments in it
_SCHEME = "mailto:"
# The letters between which TYPO3 moves each character, round and round (its own three ranges).
_ROUNDS = (("+", ":"), ("@", "Z"), ("a", "z"))
_MOST_STEPS = 27
_STRING = r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\""
_TERM = rf"(?:{_STRING}|[A-Za-z_$][\w$]*)"
_SUM = rf"{_TERM}(?:\s*\+\s*{_TERM})*"
_STATEMENT = waiting(
    rf"(?<![\w$.])(?P<name>[A-Za-z_$][\w$]*)\s*(?P<adds>\+?)=\s*(?P<value>{_SUM})"
    rf"|document\.write(?:ln)?\(\s*(?P<writes>{_SUM})\s*\)"
    rf"|\.innerHTML\s*\+?=\s*(?P<shows>{_SUM})"
)
_TERMS = waiting(_TERM)
_ESCAPE = waiting(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))")
_ADDRESS = waiting(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}")
_HIDES = waiting(r"display:\s?none")


def shifted(token: str) -> str:
    """The mailto link whose letters are moved a few places on; empty where the token is none.

    How far is told beside some tokens only: it is read off the scheme that all begin with. TYPO3
    goes round within its ranges; older scripts take the next sign, whatever that is.
    """
    token = token.replace("\\", "")
    if not len(_SCHEME) < len(token) < LONGEST:
        return ""
    for steps in range(1, _MOST_STEPS):
        for turn in (-steps, steps):
            for step in (_round, _next):
                if "".join(step(sign, turn) for sign in token[: len(_SCHEME)]) == _SCHEME:
                    return "".join(step(sign, turn) for sign in token)
    return ""


def _next(sign: str, steps: int) -> str:
    return chr(max(0, ord(sign) + steps))


def _round(sign: str, steps: int) -> str:
    for first, last in _ROUNDS:
        if first <= sign <= last:
            size = ord(last) - ord(first) + 1
            return chr(ord(first) + (ord(sign) - ord(first) + steps) % size)
    return sign


def in_halves(attributes: Mapping[str, str | None]) -> str:
    """The address whose halves Joomla keeps in base64, as `first` and `last`; empty if none."""
    try:
        halves = [
            base64.b64decode(attributes.get(name) or "", validate=True).decode()
            for name in ("first", "last")
        ]
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return "@".join(halves) if all(halves) else ""


def put_together(script: str) -> tuple[str, bool]:
    """The address that a script adds up from strings, and whether it hides what follows it.

    Only sums of strings and of names for such sums are understood: `a = 'press' + '@'`.
    """
    if len(script) > LONGEST or ("write" not in script and "innerHTML" not in script):
        return "", False
    shown = "".join(_shown(script))
    found = _ADDRESS.findall(unescaped(shown))
    hides = _HIDES.search(shown) is not None and "</span" not in shown
    return (found[-1] if found else ""), hides


def _shown(script: str) -> Iterator[str]:
    """What the script writes onto the page, piece by piece."""
    known: dict[str, str] = {}
    for count, match in enumerate(_STATEMENT.finditer(script)):
        if count > MOST:
            return
        if name := match["name"]:
            before = known.get(name, "") if match["adds"] else ""
            known[name] = (before + _added(match["value"], known))[:LONGEST]
        else:
            yield _added(match["writes"] or match["shows"], known)


def _added(terms: str, known: Mapping[str, str]) -> str:
    found = ""
    for term in _TERMS.findall(terms):
        found += _ESCAPE.sub(_plain, term[1:-1]) if term[0] in "'\"" else known.get(term, "")
        if len(found) > LONGEST:
            return ""
    return found


def _plain(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else escape[3]
