"""The short way to an answer: `find WORDS` from the index, before anything slow is loaded.

What it does not answer (options, another format, nobody found, no index yet, a question with a
fault) it leaves to the command itself, which answers all. Both print the same. So nothing here may
load Typer, rich, phonenumbers, or even `re`: each takes longer than the answer.
"""

import os

from pressdir.cli import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressdir.search.lookup import Found

COMMAND = "find"
COMPLETING = "_PRESSDIR_COMPLETE"


def answer(arguments: "Sequence[str]") -> str | None:
    """What the command would print; None where the command itself has to be asked."""
    words = _words(arguments)
    path = places.contact_file() if words else None
    found = _found(path, words) if path else []
    if not found:
        return None
    from pressdir.cli import tabular

    return tabular.contacts([tabular.unpacked(each.shown) for each in found])


def _words(arguments: "Sequence[str]") -> list[str]:
    """The words of a plain question, in the order in which the command reads them."""
    if COMPLETING in os.environ or arguments[:1] != [COMMAND]:
        return []
    words: list[str] = []
    minus: list[str] = []
    for word in arguments[1:]:
        if word.startswith("-") and not excludes(word):
            return []  # an option
        (minus if excludes(word) else words).append(word)
    return [*words, *minus]


def excludes(argument: str) -> bool:
    """Whether `argument` is `-word`; an option of one letter has nothing behind it."""
    return argument.startswith("-") and not argument.startswith("--") and len(argument) > 2


def _found(path: str, words: "Sequence[str]") -> "Sequence[Found]":
    """Who answers; nobody where there is no index, or the question has a fault."""
    from pressdir.search import language, lookup

    index = lookup.opened(places.index_file(path), places.identity(path))
    if not index:
        return []
    try:
        return index.search(language.parse(words))
    except _faults():
        return []
    finally:
        index.close()


def _faults() -> tuple[type[Exception], ...]:
    """What an index or a question can be at fault with. Asked for when something was."""
    from pressdir.errors import UsageError

    return UsageError, ValueError, LookupError
