"""Numbers of other countries that end as somebody's does: theirs are the same from the first digit.

What is hashed of a number is its end, for texts seldom say the country. Where a text says it, and
who is asked for is known in plain words, a number of another country is nobody's trace.
"""

import re
from collections.abc import Iterable, Iterator

from pressdir.cli.changing.person import Subject, Trace, erasures_of

INTERNATIONAL = re.compile(r"(?:\+|\b00)[1-9](?:[ \u00a0()./\u2010-\u2013-]{0,3}\d){6,}")


def without(found: Iterable[Trace], subject: Subject) -> Iterator[Trace]:
    """The traces, less those in others' data that are there for such a number alone."""
    whole = {_digits(each) for each in subject.person.numbers if each.startswith("+")}
    says = erasures_of(subject.person).mentions

    def theirs(number: re.Match[str]) -> str:
        written = _digits(number[0])
        return number[0] if any(written.startswith(each) for each in whole) else " "

    for each in found:
        judged = each.place == "of another" and whole and says(each.text)
        if not judged or says(INTERNATIONAL.sub(theirs, each.text)):
            yield each


def _digits(number: str) -> str:
    """The digits from the country's code, without an extension and a trunk zero in brackets."""
    bare = number.partition(";")[0].replace("(0)", "")
    return "".join(filter(str.isdecimal, bare)).removeprefix("00")
