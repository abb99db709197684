"""How well words fit, as a rank: the smaller the better; and the order of answers.

The rank comes first; then people before desks; then whom one calls oneself; then who was seen last,
and in more releases; then the alphabet.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol, TypeVar

    class Ranked(Protocol):
        """A contact that answers, as far as its place depends on it."""

        rank: int  # of the query
        desk: bool
        uid: str
        seen: str  # the day, ISO 8601
        count: int  # of releases
        label: str  # folded

    R = TypeVar("R", bound=Ranked)

EXACT, PREFIX, WITHIN = 0, 1, 2  # how well a word fits: the whole word, its beginning, inside it

# A name outranks a place, and the least that stands in either outranks a note.
CALLED, SAID = frozenset({"name", "org", "email", "phone"}), frozenset({"note", "url", "release"})
STEP = 2  # between one fit and the next: room for those who are not called so
BEHIND = 3 * STEP  # the ranks of what is said of somebody begin here
GUESSED = 2 * BEHIND  # and those of words with a typo here


def weighed(fit: int, field: str) -> int:
    """The rank of a fit in a field."""
    return STEP * fit + (0 if field in CALLED else BEHIND if field in SAID else 1)


def is_faint(rank: int) -> bool:
    """Whether a bare word fits only inside a word, of what somebody is not called by."""
    return rank in {weighed(WITHIN, "role"), weighed(WITHIN, "note")}


def guessed(edits: int, field: str) -> int:
    """The rank of a word in a field that is so many edits away."""
    return GUESSED + weighed(edits, field)


def best(ranks: "Iterable[int | None]") -> int | None:
    """The smallest rank, if there is any."""
    return min((rank for rank in ranks if rank is not None), default=None)


def fit_in(text: str, value: str, *, whole: bool = False) -> int | None:
    """How `text` stands in `value`: as a word or all of it, as a word's beginning, or inside."""
    if text == value:
        return EXACT
    at = -1 if whole else value.find(text)
    if at < 0:
        return None
    fit = WITHIN
    while at >= 0:
        end = at + len(text)
        if at == 0 or not value[at - 1].isalnum():
            if end == len(value) or not value[end].isalnum():
                return EXACT
            fit = PREFIX
        at = value.find(text, end)
    return fit


def best_first(found: "list[R]", used: "Mapping[str, float] | None" = None) -> "list[R]":
    """Those who answer, in order."""
    use = used or {}
    found.sort(key=lambda each: (each.label, each.uid))
    found.sort(key=lambda each: (each.seen, each.count), reverse=True)
    found.sort(key=lambda each: (each.rank, each.desk, -use.get(each.uid, 0.0)))
    return found
