"""Numbers that a numbering plan has changed: what an old one is today.

A country that gives its numbers more digits makes every release before that day wrong. The rules
are dated and in `plan_changes.toml`; each is a function of the old digits. A number that is valid
today is never touched: somebody else may have it.
"""

import pkgutil
import re
import tomllib
from datetime import date
from functools import cache
from typing import NamedTuple

from pressdir.model import Phone
from pressdir.normalise.phones.plan import exists

PACKAGE = "pressdir.normalise.phones"
TABLE = "plan_changes.toml"


class Change(NamedTuple):
    """One change of one plan, and the day from which it held."""

    name: str
    date: date
    code: str  # of the country, as in +229
    rules: tuple[tuple[re.Pattern[str], str], ...]
    examples: tuple[str, ...]

    def applied(self, digits: str) -> str | None:
        """What the digits behind the country code became; None where nothing changed."""
        for old, new in self.rules:
            if match := old.fullmatch(digits):
                return match.expand(new)
        return None


class Renumbered(NamedTuple):
    """A number of today, and the change that made it of an old one (the last, if several did)."""

    phone: Phone
    change: Change

    @property
    def rule(self) -> str:
        """The change in words."""
        return f"numbering plan of {self.change.date.isoformat()}: {self.change.name}"


def today(phone: Phone) -> Renumbered | None:
    """What `phone` is today, if plans have changed it; None where it is valid, or nobody knows."""
    if exists(phone):
        return None
    number, last = phone.number, None
    for change in changes():  # in the order of their days: an old number may have changed twice
        code = f"+{change.code}"
        if number.startswith(code) and (digits := change.applied(number.removeprefix(code))):
            number, last = code + digits, change
    found = Phone(number, phone.extension, phone.kind)
    return Renumbered(found, last) if last and exists(found) else None


@cache
def changes() -> tuple[Change, ...]:
    """All changes that are known, in the order of their days."""
    table = tomllib.loads((pkgutil.get_data(PACKAGE, TABLE) or b"").decode())
    found = [
        Change(
            each["name"],
            each["date"],
            each["code"],
            tuple((re.compile(old, re.ASCII), new) for old, new in each["rules"]),
            tuple(each["examples"]),
        )
        for each in table["change"]
    ]
    return tuple(sorted(found, key=lambda change: change.date))
