"""What an organisation is called by itself, where a German sentence bends its name."""

import itertools

from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher.naming import is_headed

_ADJECTIVES = (  # how they end in the cases behind "des", "der" and "dem": "Sächsischen"
    "schen", "lichen", "igen", "alen", "ellen", "ären", "einten", "iven",
)  # fmt: skip
_NEUTER = (
    "ministerium", "amt", "institut", "museum", "werk", "zentrum", "haus", "theater", "archiv",
    "parlament", "gericht", "kreuz", "komitee", "büro", "sekretariat", "orchester", "netzwerk",
)  # fmt: skip
_MASCULINE = (
    "verband", "bund", "verein", "rat", "tag", "hof", "fonds", "dienst", "kreis", "landkreis",
    "club", "klub", "bundestag", "rechnungshof", "konzern", "verlag", "beirat", "ausschuss",
)  # fmt: skip


def nominative(name: str, lexicon: Lexicon) -> str:
    """A name as it is called by itself: "Landkreis Seebach" of "des Landkreises Seebach".

    "Sächsisches Museum" is that of "des Sächsischen Museums", "Sächsische Kanzlei" of "der …".
    """
    if "de" not in lexicon.languages:
        return name
    words = name.split(" ")
    adjectives = [*itertools.takewhile(lambda word: word.endswith(_ADJECTIVES), words)]
    head, *rest = words[len(adjectives) :] or [""]
    called = _less_s(head, lexicon)
    if not (adjectives and is_headed(called, lexicon)):
        return " ".join((*adjectives, called, *rest))
    return " ".join((*(word[:-2] + _ending(called) for word in adjectives), called, *rest))


def _less_s(head: str, lexicon: Lexicon) -> str:
    """A word for an organisation less the ending of its genitive."""
    if head[-1:] != "s" or is_headed(head, lexicon):
        return head
    return next((word for word in (head[:-2], head[:-1]) if is_headed(word, lexicon)), head)


def _ending(head: str) -> str:
    """How an adjective ends before a noun, where no article stands."""
    low = head.lower()
    if low.endswith(_NEUTER):
        return "es"
    return "er" if low.endswith(_MASCULINE) else "e"
