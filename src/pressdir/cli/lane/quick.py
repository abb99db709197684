"""The short way to an answer: from the index, before anything slow is loaded.

What it does not answer (other options, no index yet, a question with a fault) it leaves to the
command itself, which answers all. Both print the same. So nothing here may load
Typer, rich, phonenumbers, or even `re`: each takes longer than the answer.
"""

import os
import sys

from pressdir.cli.lane import questions
from pressdir.cli.own_files import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeVar

    from pressdir.cli.lane.addresses import Entry
    from pressdir.search.lookup import Found, Index
    from pressdir.search.query import Query

    T = TypeVar("T")

NOBODY = 1  # `errors.ExitCode.NOTHING`


def answer(arguments: "Sequence[str]") -> str | None:
    """What the command would print; None where the command itself has to be asked."""
    if not arguments or arguments[0] not in ANSWERS:
        return None
    return ANSWERS[arguments[0]](arguments[1:])


def _find(arguments: "Sequence[str]") -> str | None:
    """The table of who answers."""
    words = _words(arguments)
    path = places.contact_file() if words else None
    answered = _searched(path, lambda search: questions.answers(search, words)) if path else None
    if not answered or (not answered[0] and any(map(questions.is_odd, words))):
        return None  # the command has a hint for it
    found, near = answered
    from pressdir.cli.showing import tabular
    from pressdir.cli.showing.text import visible

    if not found:
        _say(visible(f"pressdir: {questions.nobody(words)}"))
        sys.exit(NOBODY)
    if near:
        _say(visible(questions.near(words)))
    return tabular.contacts([tabular.unpacked(each.shown) for each in found])


def _query(arguments: "Sequence[str]") -> str | None:
    """The addresses of who answers, for a mail program."""
    from pressdir.cli.lane import addresses

    program, words = _option(arguments, ("--format", "-f"), "mutt")
    if program not in addresses.FORMATS:
        return None
    path = places.contact_file()
    known = entries(path, _words(words)) if path else None
    return (addresses.FORMATS[program](known) or None) if known else None


def _complete(arguments: "Sequence[str]") -> str:
    """What a shell is offered, a line each."""
    from pressdir.cli.lane import completing

    shell, *words = arguments or [""]
    line, seen = [*words, "", ""][:2]
    quote = ""
    if shell == "bash":
        words, quote = completing.in_bash(line)
    file, words = completing.told(words)
    path = os.path.expanduser(file) or places.contact_file()  # noqa: PTH111  # pathlib is slow

    def offered(index: "Index") -> "Sequence[str]":
        return completing.offered(index, words)

    texts = _asked(path, offered, own="") if path else None  # nothing private: people look on
    if not texts:
        return ""
    nothing = [""] if shell in completing.MIND and completing.shrinks(texts, words[-1]) else []
    if shell == "bash":
        texts = completing.for_readline(texts, words[-1], seen, quote)
    return "".join([f"{text}\n" for text in (*nothing, *texts)])


# --- what the commands may ask, too ---------------------------------------------------------------


def entries(path: str, words: "Sequence[str]", *, private: bool = True) -> "Iterable[Entry] | None":
    """What mail programs are told of those who answer; None where the index cannot say."""
    from pressdir.cli.lane import addresses

    if not "".join(words).strip():
        return None
    found = _searched(path, lambda search: search(questions.query(words)), private=private)
    if found is None:
        return None
    people = sorted(found, key=lambda each: each.desk)
    return [addresses.unpacked(each.shown) for each in people]


# --- how ------------------------------------------------------------------------------------------


def _words(arguments: "Sequence[str]") -> list[str]:
    """The words of a plain question, in the order in which the command reads them."""
    words: list[str] = []
    minus: list[str] = []
    for word in arguments:
        if word.startswith("-") and not questions.excludes(word):
            return []  # an option
        (minus if questions.excludes(word) else words).append(word)
    return [*words, *minus]


def _option(
    arguments: "Sequence[str]", names: "Sequence[str]", usual: str
) -> "tuple[str, Sequence[str]]":
    """The value of an option that stands before the words, and what stands behind it."""
    first, *rest = arguments or [""]
    if first in names and rest:
        return rest[0], rest[1:]
    name, equals, value = first.partition("=")
    return (value, rest) if equals and name == names[0] else (usual, arguments)


def _searched(
    path: str, ask: "Callable[[Callable[[Query], Sequence[Found]]], T]", *, private: bool = True
) -> "T | None":
    """What `ask` finds with the index; None where there is none, or the question has a fault."""
    from pressdir.cli.own_files import usage

    if not usage.allowed(path):
        return None  # the settings must be read
    own = _own(path) if private else ""
    if own is None:
        return None  # likewise
    used = usage.used(path)
    return _asked(path, lambda index: ask(lambda query: index.search(query, used)), own)


def _own(path: str) -> str | None:
    """The state of what is private; "" where there is nothing, None where the command must ask."""
    folder = places.overlays()
    if not folder:
        return folder
    from pressdir.cli.own_files import overlays

    return overlays.state(folder, path)


def _asked(path: str, question: "Callable[[Index], T]", own: str) -> "T | None":
    """What the index of the contact file answers; None where it cannot.

    `own` is the state of what is private, which is joined to it.
    """
    from pressdir.search import lookup

    index = lookup.opened(places.index_file(path), places.index_state(path), own)
    if not index:
        return None
    try:
        return question(index)
    except _faults():
        return None
    finally:
        index.close()


def _say(text: str) -> None:
    """Tell the person, in UTF-8 whatever the locale says."""
    try:
        sys.stderr.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))
        sys.stderr.buffer.flush()
    except (AttributeError, OSError):  # nobody listens
        return


def _faults() -> tuple[type[Exception], ...]:
    """What an index or a question can be at fault with. Asked for when something was."""
    from pressdir.errors import UsageError

    return UsageError, ValueError, LookupError


ANSWERS: "Mapping[str, Callable[[Sequence[str]], str | None]]" = {
    "find": _find,
    "query": _query,
    "__complete": _complete,
}
