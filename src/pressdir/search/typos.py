"""Slips of the keys: a letter too many, too few, another one, or two in the wrong order.

    edits_between("kesler", "kessler", 1)     1

A word of four letters may have one of them, of eight two. Whoever has a list of words need not
measure them all: `cuts` says which parts of the word at least one of must stand as it is.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ONE, TWO = 4, 8  # letters of a word that may have so many edits
LONGEST = 40  # letters: what is longer is no word that somebody types


def pieces(text: str) -> list[str]:
    """The words of a folded text: runs of letters and digits."""
    return text.translate(_breaks).split()


class _Breaks(dict[int, int]):
    """What is no part of a word becomes a blank."""

    def __missing__(self, code: int) -> int:
        self[code] = kept = code if chr(code).isalnum() else 32
        return kept


_breaks = _Breaks()


def allowed(word: str) -> int:
    """How many edits are forgiven in a word; none where it has a digit."""
    if not ONE <= len(word) <= LONGEST or not word.isalpha():
        return 0
    return 1 if len(word) < TWO else 2


def edits_between(word: str, other: str, most: int) -> int | None:
    """The fewest edits that make one word of the other; None where they are more than `most`."""
    letters, others = {*word}, {*other}
    if (
        abs(len(word) - len(other)) > most
        or max(len(letters - others), len(others - letters)) > most
    ):  # an edit brings one letter and takes one away
        return None
    return next((edits for edits in range(most + 1) if _within(word, other, edits)), None)


def _within(word: str, other: str, edits: int) -> bool:
    """Whether so many edits are enough: at the first difference each of the four is tried."""
    if word == other:
        return True
    if not edits or abs(len(word) - len(other)) > edits:
        return False
    at = 0
    for mine, its in zip(word, other, strict=False):
        if mine != its:
            break
        at += 1
    word, other, left = word[at:], other[at:], edits - 1
    return (
        _within(word[1:], other[1:], left)
        or _within(word[1:], other, left)
        or _within(word, other[1:], left)
        or (word[:2] == other[1::-1] and _within(word[2:], other[2:], left))
    )


def cuts(word: str, edits: int) -> "Iterator[tuple[str, bool, bool]]":
    """Parts of `word`, and whether each begins and ends a word.

    A word within so many edits has one of them in that place. Cut into one part more than there
    are edits, some part is whole: the first at the beginning, the last at the end. But two letters
    in the wrong order may be the last of a part and the first of the next, so each seam is also
    looked at with them in order.
    """
    ends = [len(word) * part // (edits + 1) for part in range(edits + 2)]
    for place in range(edits + 1):
        yield word[ends[place] : ends[place + 1]], place == 0, place == edits
    seams = ends[1:-1]
    for seam in seams:
        turned = f"{word[: seam - 1]}{word[seam]}{word[seam - 1]}{word[seam + 1 :]}"
        if edits == 1:
            yield turned, True, True
        elif seam == seams[0]:
            yield turned[:seam], True, False
        else:
            yield turned[seam:], False, True
