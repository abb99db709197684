"""The one country that a page's money, its bank accounts or its registers prove.

Money is a sign before a sum or a word behind one. An account is an IBAN (ISO 13616), whose check
digits hold. A register is named before a number in it: "SIRET 130 021 397 00018", "CNPJ: 12.345".
"""

import itertools
import re
from collections.abc import Iterable, Mapping
from functools import cache

from pressdir.extract.regions import priors
from pressdir.normalise import plans
from pressdir.normalise.patterns import waiting

FOOT = 2500  # characters at the end of a page in which accounts and registers stand
_WORLDWIDE = ("$", "€", "£", "¥", "US$", "USD", "EUR", "GBP")  # what others count in, too
_LETTER = re.compile(r"[\w$]")  # before a sign, part of a word or of another sign
# Of what a plain letter stands for, a sum shows itself: "R18 million", "R250 000", but not "R132".
_GREAT_SUM = (
    r"\d{1,3}(?:[.,]\d{1,3})?[ \u00a0-]?(?:million|billion|bn|m)(?![\w-])"
    r"|\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)"
)
# The words behind a sum: "142 millones de soles", "3,500 Kenya shillings".
_SUM = waiting(r"\d[ \u00a0]([^\W\d_]{2,16})(?:[ \u00a0](?:de |d['’])?([^\W\d_]{2,16}))?")
IBAN = r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?"  # as a part of a pattern
_ACCOUNT = waiting(rf"(?<![A-Z0-9]){IBAN}(?![A-Z0-9])")
_NUMBER = (
    r"(?![^\W\d_])[\s.:/#]{0,4}(?:(?i:n|nr|no|núm)[.°º:]{0,2}\s?)?(?:[A-Z]{1,3}[ -]?)?"
    r"(?=\d[\d./ -]{4})"
)


def money(text: str) -> str | None:
    """The country whose money a page counts in, if it counts in no other's."""
    counted = _signs(text)
    if not counted.isdisjoint(_WORLDWIDE):
        return None
    return _only(priors.monies(), counted | _words(text))


def account(text: str) -> str | None:
    """The country of the bank accounts at the end of a page, if it is one."""
    found = {iban[:2] for iban in _ACCOUNT.findall(text[-FOOT:]) if _checked(iban)}
    region = found.pop() if len(found) == 1 else None
    return region if region and plans.calling_code(region) else None


def register(text: str) -> str | None:
    """The country whose registers the end of a page has numbers of, if it is one."""
    return _only(priors.registers(), {match[1] for match in _registers().finditer(text[-FOOT:])})


def _only(lands: Mapping[str, Iterable[str]], found: set[str]) -> str | None:
    told = [land for land, signs in lands.items() if not found.isdisjoint(signs)]
    return told[0] if len(told) == 1 else None


def _checked(iban: str) -> bool:
    """Tell whether the check digits hold (ISO 7064, MOD 97-10)."""
    bare = iban.replace(" ", "")
    turned = bare[4:] + bare[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _signs(text: str) -> set[str]:
    """The signs of money that sums are written with, which no letter precedes."""
    signs, letters = _sums()
    sums = itertools.chain(signs.finditer(text), letters.finditer(text))
    return {each[1] for each in sums if not _LETTER.match(text[each.start() - 1 : each.start()])}


def _words(text: str) -> set[str]:
    """The words for money that stand behind a sum."""
    named = _named()
    told = {each for pair in _SUM.findall(text) for each in (*pair, " ".join(pair))}
    return told & named


@cache
def _sums() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a sum begins in the money of any country: with its sign, or with a plain letter.

    Apart from each other, both are found fast.
    """
    signs = {*_WORLDWIDE, *itertools.chain(*priors.signs().values())}
    letters = {sign for sign in signs if len(sign) == 1 and sign.isascii() and sign.isalpha()}
    return (
        re.compile(rf"({_either(signs - letters)})[ \u00a0]?\d"),
        re.compile(rf"([{''.join(sorted(letters))}])(?={_GREAT_SUM})"),
    )


@cache
def _named() -> frozenset[str]:
    """The words for the money of one country."""
    return frozenset(itertools.chain(*priors.words().values()))


@cache
def _registers() -> re.Pattern[str]:
    """The name of a register, and a number behind it."""
    known = set(itertools.chain(*priors.registers().values()))
    return re.compile(rf"(?<!\w)({_either(known)}){_NUMBER}")


def _either(signs: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(signs, key=lambda sign: (-len(sign), sign))))
