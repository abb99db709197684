"""What somebody asks: the words, as a question of the day on which they are typed; and who is near.

The short way to an answer asks here, too, so nothing slow is loaded.
"""

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from pressdir.search.query import Query

    T = TypeVar("T")

NEAREST = 20  # who is near, at most
LONG = 200  # characters of a question that a message repeats


def query(words: "Iterable[str]") -> "Query":
    """The query that `words` mean now. Raises what `language.parse` raises."""
    from pressdir.search import language

    return language.parse(words, today=time.strftime("%Y-%m-%d", time.gmtime()))


def answers(
    search: "Callable[[Query], Sequence[T]]", words: "Sequence[str]"
) -> "tuple[Sequence[T], bool]":
    """Those who answer; where nobody does, those who are near, a typo away, and that they are.

    Raises what `language.parse` raises.
    """
    asked = query(words)
    found = search(asked)
    if found:
        return found, False
    loosened = asked.loosened()
    return (found, False) if loosened == asked else (search(loosened)[:NEAREST], True)


def said(words: "Sequence[str]") -> str:
    """The question, as a message repeats it."""
    text = " ".join(words)
    return text if len(text) <= LONG else f"{text[:LONG]}…"


def near(words: "Sequence[str]") -> str:
    """What is said before those who are near."""
    return f"no contact answers to: {said(words)}; these are near"
