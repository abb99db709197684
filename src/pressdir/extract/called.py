"""What somebody is called, where the page has the name in another case: "z Anną Kowalską".

A sentence bends the names in it: "z Anną Kowalską", "к Ивану Петрову", "Kiss Annánál". One is
called what stands elsewhere on the page, or what the mailbox says, or what a form can only
be of. Where none of these tells it, the name stays as it is written: a name that is bent is better
than one that nobody has.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pressdir.extract import tables
from pressdir.normalise.folding import fold, romanise
from pressdir.normalise.patterns import waiting

_WORDS = waiting(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_PARTS = waiting(r"[a-z]{3,}")  # of a mailbox
_BEFORE = 70  # characters in which what governs a name may stand
_BETWEEN = 3  # words between that and the name
_LEAST = 2  # letters of a stem
_APART = waiting(r"[,;:()|!?]|[^\W\d_]{4,}\.\s")  # behind which nothing is governed from before
_PATRONYMIC = (
    "вич",
    "вна",
    "ична",
    "вичу",
    "вичем",
    "вне",
    "вной",
    "вну",
    "вні",
    "вною",
    "ичне",
    "ичной",
    "ичну",
)
_APOSTROPHES = "'’"
_UNCHANGED = "*"
_SEXES = (("women", "women_given"), ("men", "men_given"))


class _Ending(NamedTuple):
    """An ending of a name as written, and that of what somebody is called."""

    written: str
    called: str
    sure: bool  # no name ends so when one calls somebody
    common: bool  # many do


class _Form(NamedTuple):
    """What somebody may be called."""

    words: tuple[str, ...]
    sure: bool
    common: bool


class _Cases(NamedTuple):
    """How a language bends names."""

    before: frozenset[str]
    endings: tuple[tuple[tuple[_Ending, ...], tuple[_Ending, ...]], ...]  # families, given names
    apostrophe: frozenset[str]


@cache
def _cases(lang: str) -> _Cases | None:
    table = _table().get(lang)
    if table is None:
        return None
    return _Cases(
        frozenset(map(fold, table.get("before", ()))),
        tuple(
            (_endings(table[family]), _endings(table[given]))
            for family, given in _SEXES
            if family in table and given in table
        ),
        frozenset(table.get("apostrophe", ())),
    )


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tables.load("pressdir.extract", "name_cases.toml")


def _endings(written: Iterable[str]) -> tuple[_Ending, ...]:
    found = []
    for each in written:
        ending, _, called = each.lstrip("!?").partition(" ")
        found.append(_Ending(ending, called, each[0] == "!", each[0] == "?"))
    return tuple(found)


def called(name: str, before: str, page: str, mailboxes: Sequence[str], lang: str) -> str:
    """What somebody is called whose name is written as `name`, on a page in `lang`.

    `before` is the text before the name, `mailboxes` are the local parts of the addresses.
    """
    cases = _cases(lang)
    words = tuple(name.split())
    if cases is None or len(words) < 2:
        return name
    if cases.apostrophe:
        return _less_suffix(name, cases.apostrophe)
    forms = [form for form in _forms(words, cases) if form.words != words]
    if not forms:
        return name
    parts = {part for local in mailboxes for part in _PARTS.findall(romanise(local))}
    carried = [(_carried(words, form.words, parts), form) for form in forms]
    if any(carries < 0 for carries, _ in carried):
        return name  # the mailbox has it as it is written
    best = max(carried, key=lambda one: one[0])
    if best[0] > 0:
        return " ".join(best[1].words)
    sure = [form for form in forms if form.sure]
    governed = [form for form in forms if _governs(before, cases.before, form)]
    told = [form for form in (*governed, *forms) if _is_told(form.words, page)]
    told = [form for form in told if form in governed or not form.common]
    chosen = (told or sure or governed)[:1]
    alone = told or len({form.words for form in sure or governed}) == 1
    return " ".join(chosen[0].words) if chosen and alone else name


def governs(word: str, lang: str) -> bool:
    """Tell whether a name behind a word is in another case: behind "к", "su", "kontaktujte"."""
    cases = _cases(lang)
    return cases is not None and fold(word) in cases.before


def _less_suffix(name: str, suffixes: frozenset[str]) -> str:
    """A name less what stands behind an apostrophe at its end: "Mehmet Tunç'a"."""
    at = max(name.rfind(sign) for sign in _APOSTROPHES)
    return name[:at] if at > 0 and name[at + 1 :] in suffixes else name


def _forms(words: Sequence[str], cases: _Cases) -> Iterator[_Form]:
    """What somebody may be called, by the endings of the family and the given names."""
    turned = len(words) > 2 and words[-1].endswith(_PATRONYMIC)
    family, given = (words[0], words[1:]) if turned else (words[-1], words[:-1])
    for of_family, of_given in cases.endings:
        bent = [_bent(word, of_given) for word in given]
        last = _bent(family, of_family)
        if last is None or None in bent:
            continue
        told = [each for each in bent if each is not None]
        order = [last, *told] if turned else [*told, last]
        changed = [form for form in order if form.words[0] not in words]
        yield _Form(
            tuple(form.words[0] for form in order),
            any(form.sure for form in changed),
            any(form.common for form in changed),
        )


def _bent(word: str, endings: Iterable[_Ending]) -> _Form | None:
    """What a word is of; of a double name each half."""
    if "-" in word:
        halves = [_bent(half, endings) for half in word.split("-")]
        told = [half for half in halves if half is not None]
        if len(told) < len(halves):
            return None
        joined = "-".join(half.words[0] for half in told)
        return _Form((joined,), any(h.sure for h in told), any(h.common for h in told))
    lowered = word.lower()
    for ending in endings:
        if ending.written == _UNCHANGED:
            return _Form((word,), sure=False, common=False)
        stem = len(word) - len(ending.written)
        least = _LEAST if ending.called != ending.written else 1  # "Ким" stays so
        if stem >= least and lowered.endswith(ending.written):
            called = ending.called.upper() if word.isupper() else ending.called
            return _Form((word[:stem] + called,), ending.sure, ending.common)
    return None


def _carried(written: Sequence[str], called: Sequence[str], parts: set[str]) -> int:
    """How many words of a form that are not written so the mailboxes have; -1 if those written."""
    changed = [pair for pair in zip(written, called, strict=True) if pair[0] != pair[1]]
    if any(_plain(one) in parts and _plain(other) not in parts for one, other in changed):
        return -1
    return sum(_plain(other) in parts for _, other in changed)


def _plain(word: str) -> str:
    return romanise(word).replace("-", "").replace("'", "")


def _is_told(words: Sequence[str], page: str) -> bool:
    """Tell whether the page has these words one behind the other."""
    return re.search(rf"(?<!\w){' '.join(map(re.escape, words))}(?!\w)", page) is not None


def _governs(before: str, words: frozenset[str], form: _Form) -> bool:
    """Tell whether a word before the name governs another case."""
    clause = _APART.split(before[-_BEFORE:].replace("\n", " "))[-1]
    behind = [fold(match.group()) for match in _WORDS.finditer(clause)]
    return not form.common and not words.isdisjoint(behind[-_BETWEEN - 1 :])
