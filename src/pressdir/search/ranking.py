"""The order of answers.

How well the words fit comes first; then people before desks; then whom one calls oneself; then who
was seen last, and in more releases; then the alphabet.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
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


def best_first(found: "list[R]", used: "Mapping[str, float] | None" = None) -> "list[R]":
    """Those who answer, in order."""
    use = used or {}
    found.sort(key=lambda each: (each.label, each.uid))
    found.sort(key=lambda each: (each.seen, each.count), reverse=True)
    found.sort(key=lambda each: (each.rank, each.desk, -use.get(each.uid, 0.0)))
    return found
