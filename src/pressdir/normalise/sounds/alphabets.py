"""Scripts that are spelt letter by letter: SCRIPTS."""

from pressdir.normalise.folding import romanise
from pressdir.normalise.sounds import SPELLINGS, key_of, once, singly, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST = 40  # signs of a word that is looked at
CONSONANTS = "bcdfghjklmnpqrstvwxyz"


class Alphabet:
    """A script; `others` are letters of it that have another spelling, too."""

    def __init__(self, letter: str, others: str = "") -> None:
        self._letter, self._others, self._anchors = letter, others, ""

    def keys(self, word: str) -> "Sequence[str]":
        """The key of a word, and another where a letter has two spellings."""
        return self.keys_of(map(self.spelt, [word, *singly(self._others, word)]))

    def meant(self, word: str) -> "Sequence[str]":
        """The keys of a word that somebody typed: all of it."""
        return self.keys(word)

    def parts(self, word: str) -> "Iterator[Sequence[str]]":
        """The word, which is one in Latin, too."""
        yield (word,)

    def spelt(self, word: str) -> str:
        """The word in Latin letters."""
        return romanise(word)

    def keys_of(self, spelt: "Iterable[str]") -> "Sequence[str]":
        """The keys of Latin spellings, as far as we know the letters."""
        words = ("".join(filter(str.isalpha, each)) for each in spelt)
        keys = [key_of(self._letter, each) for each in words if each.isascii()]
        return [*dict.fromkeys([key for key in keys if len(key) > 1])]

    @property
    def anchors(self) -> str:
        """The consonants that no rule touches."""
        if not self._anchors:
            rules, others, left_out = SPELLINGS[self._letter]
            lost = {*left_out}
            for this, thats in (*table(rules).items(), *table(others).items()):
                lost.update(*(_changed(this, that) for that in thats))
            self._anchors = "".join([each for each in CONSONANTS if each not in lost])
        return self._anchors

    def anchored(self, key: str) -> str:
        """The anchors that all spellings of a key have, each once in a row."""
        return once("".join([each for each in key[1:].lower() if each in self.anchors]))


def _changed(this: str, that: str) -> str:
    """The consonants that a rule takes away, adds or puts elsewhere."""
    changed = "".join([each for each in CONSONANTS if this.count(each) != that.count(each)])
    kept, left = (
        [each for each in side if each in CONSONANTS and each not in changed]
        for side in (this, that)
    )
    return changed if kept == left else this + that


class Read(Alphabet):
    """A script that a library spells; it is loaded when the first word of such a script is met."""

    def spelt(self, word: str) -> str:
        """The word in Latin letters."""
        from anyascii import anyascii

        return anyascii(word).lower()


class Kana(Read):
    """Signs for syllables; a name is often written in one piece, the family's first."""

    SMALL = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー")  # which go with the sign before

    def keys(self, word: str) -> "Sequence[str]":
        """The keys of a word, and of what begins with any sign within but the last."""
        begin = [at for at, sign in enumerate(word[:MOST]) if at == 0 or sign not in self.SMALL]
        return self.keys_of(
            [self.spelt(word[at:]) for at in begin if at == 0 or at < len(word) - 1]
        )

    def meant(self, word: str) -> "Sequence[str]":
        """The key of all of it."""
        return super().keys(word)


SCRIPTS: "Mapping[str, Alphabet]" = {
    "C": Alphabet("C", "г=h щ=sht ъ=a"),
    "G": Alphabet("G"),
    "K": Alphabet("K"),
    "R": Alphabet("R"),
    "J": Kana("J"),
    "D": Read("D"),
    "L": Read("L"),
    "T": Read("T"),
    "E": Read("E"),
}
