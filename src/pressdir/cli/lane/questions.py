"""What somebody asks: the words, as a question of the day on which they are typed; and who is near.

The short way to an answer asks here, too, so nothing slow is loaded.
"""

from pressdir.cli import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    from pressdir.search.query import Query

    T = TypeVar("T")

NEAREST = 20  # who is near, at most
NAMED = 8  # searches that a hint names
OPERATORS = frozenset({"AND", "OR", "NOT", "&", "&&", "|", "||", "!"})
JOINED = "All words count; write org:a,b for either, and -word for not."
LONG = 200  # characters of a question that a message repeats


def query(words: "Sequence[str]", saved: "Mapping[str, str] | None" = None) -> "Query":
    """The query that `words` mean now. Raises what `language.parse` raises.

    `saved` are questions by name: if they are not given, those that are kept.
    """
    from pressdir.search import language

    if saved is None and any("@" in word for word in words):
        from pressdir.cli.own_files import searches

        saved = searches.load()
    return language.parse(words, today=clock.today(), saved=saved)


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


def is_odd(argument: str) -> bool:
    """Whether an argument may have a word that `unknown` has a hint for."""
    return "@" in argument or any(word in OPERATORS for word in argument.split())


def said(words: "Sequence[str]") -> str:
    """The question, as a message repeats it."""
    text = " ".join(words)
    return text if len(text) <= LONG else f"{text[:LONG]}…"


def unknown(words: "Sequence[str]") -> str:
    """A hint for whoever asks a saved search that there is not, or with signs; "" for others."""
    from pressdir.cli.own_files import searches

    if any(word in OPERATORS for word in " ".join(words).split()):
        return JOINED
    named = [word.lstrip("-").removeprefix("@") for word in words if word.lstrip("-")[:1] == "@"]
    known = searches.load()
    if all(name.casefold() in known or not searches.is_name(name.casefold()) for name in named):
        return ""
    return kept(known)


def kept(known: "Mapping[str, str]") -> str:
    """A hint with the names of the searches that are kept."""
    names = [f"@{name}" for name in sorted(known)]
    more = [f"and {len(names) - NAMED} more"] if len(names) > NAMED else []
    return f"Kept: {', '.join([*names[:NAMED], *more])}" if names else "No search is kept."


def nobody(words: "Sequence[str]") -> str:
    """What is said where nobody answers."""
    return f"no contact answers to: {said(words)}"


def near(words: "Sequence[str]") -> str:
    """What is said before those who are near."""
    return f"{nobody(words)}; these are near"


def excludes(argument: str) -> bool:
    """Whether `argument` is `-word`; an option of one letter has nothing behind it."""
    return argument.startswith("-") and not argument.startswith("--") and len(argument) > 2
