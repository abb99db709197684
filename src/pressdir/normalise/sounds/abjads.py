"""Scripts that leave short vowels out: SCRIPTS.

A key holds the consonants, and behind them what vowel letters stand before each and at the end:
none do in محمد, and Muhammad, Mohamed and Mohammed may be it. A Latin spelling fits if it has the
consonants, and a vowel for each vowel letter: سالم is Salem, and سليم is not. Beginnings do not
count: too many names have them.
"""

from pressdir.normalise.sounds import SERVANT, once, singly, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

A, Y, W = 1, 2, 4  # vowel letters: alif, ya, waw, or their like
NONE = 0
GAPS = "OAYEWVXU"  # how a key writes which of them stand somewhere: by their sum
WAYS = 8  # readings of a word, at most
CARRIED = {"a": A, "e": A, "i": Y, "o": W | A, "u": W, "y": Y, "w": W, "v": W, "j": Y}
ASKED = {"y": Y, "w": W, "v": W, "j": Y}  # Latin letters that somebody writes for a letter alone
SHORT = 3  # letters that are a name without its article


class Spelling:
    """A Latin word as it may be written."""

    __slots__ = ("_allowed", "_asked", "_vowels", "start")

    def __init__(self, start: str, gaps: "Sequence[str]") -> None:
        self.start = start
        self._vowels = [bool(gap) for gap in gaps]
        self._allowed = [_sum(gap, CARRIED) for gap in gaps]
        self._asked = [_sum(gap, ASKED) for gap in gaps]
        if gaps[0]:
            self._allowed[0] |= A  # which carries any vowel at the beginning
        for edge in (0, -1):
            self._allowed[edge] |= Y if "e" in gaps[edge] else NONE

    def fits(self, key: str) -> bool:
        """Whether the vowels are those of the key, as far as it has any."""
        if len(key) - len(self.start) != len(self._allowed):
            return False  # it has more consonants
        written = [GAPS.index(gap) for gap in key[len(self.start) :]]
        last = len(written) - 1
        return not any(
            gap & ~allowed or asked & ~gap or (vowel and not gap and place in {0, last})
            for place, (gap, allowed, asked, vowel) in enumerate(
                zip(written, self._allowed, self._asked, self._vowels, strict=True)
            )
        )

    def begins(self, key: str) -> bool:  # noqa: ARG002
        """Never."""
        return False


def _sum(gap: str, letters: "Mapping[str, int]") -> int:
    total = NONE
    for each in gap:
        total |= letters.get(each, NONE)
    return total


class Abjad:
    """A script, by what its letters may be, and what Latin letters may be.

    `letters` are words of a letter, `=`, and its readings with `|` between: consonants in capitals,
    a, y, w for vowel letters, or nothing; behind `<` and `>` how the first and the last are read.
    `latin` are words of a spelling, `=`, and its consonants or vowels; `others` are spellings, `=`,
    and another that may be meant by them.
    """

    anchors = "mnr"  # the others are read otherwise, or left out, as the l of the article is

    def __init__(self, letter: str, letters: str, *, latin: str, others: str = "") -> None:
        self._letter = letter
        self._letters = letters
        self.latin, self.others = latin, others

    def keys(self, word: str) -> "Sequence[str]":
        """The keys of a word."""
        return [key for each in self.said(word) for key in self._keys(each)]

    def meant(self, word: str) -> "Sequence[str]":
        """The keys of a word as it is."""
        return self.keys(word)

    def parts(self, word: str) -> "Iterator[tuple[str, ...]]":
        """The word."""
        yield (word,)

    def said(self, word: str) -> "Iterator[str]":
        """The word, and without what may be left out."""
        yield word

    def written(self, word: str) -> "Iterator[str]":
        """The Latin word, and how it is written without what is not written."""
        yield word
        yield from singly(self.others, word)

    def heard(self, word: str) -> "Sequence[Spelling]":
        """The word as it may be written."""
        found = {}
        for way in self.written("".join(filter(str.isalpha, word))):
            consonants, gaps = self._consonants(way)
            if consonants:
                found[consonants, *gaps] = Spelling(f"{self._letter}{consonants}", gaps)
        return [*found.values()]

    def anchored(self, key: str) -> str:
        """The anchors that all Latin spellings of a key have, each once in a row."""
        consonants = key[1 : len(key) // 2]
        return once("".join([each for each in consonants.lower() if each in self.anchors]))

    def _keys(self, word: str) -> "Iterator[str]":
        letters = table(self._letters)
        ways: list[tuple[str, ...]] = [()]
        for place, char in enumerate(word):
            edge = "<" if place == 0 else ">" if place == len(word) - 1 else ""
            read = letters.get(edge + char) or letters.get(char, ("",))
            ways = [(*way, each) for way in ways for each in read][:WAYS]
        for way in ways:
            consonants, gaps = "", [NONE]
            for each in way:
                if each.isupper():
                    consonants += each
                    gaps.append(NONE)
                elif each:
                    gaps[-1] |= CARRIED[each] if each != "a" else A
            if consonants:
                yield f"{self._letter}{consonants}{''.join([GAPS[gap] for gap in gaps])}"

    def _consonants(self, word: str) -> tuple[str, list[str]]:
        """The consonants of a Latin word, and the vowels before each and behind the last."""
        latin = table(self.latin)
        consonants, gaps, at = "", [""], 0
        while at < len(word):
            size = next(size for size in (3, 2, 1) if word[at : at + size] in latin)
            (read,) = latin[word[at : at + size]]
            at += size
            for each in read:
                if each.islower():
                    gaps[-1] += each
                elif gaps[-1] or consonants[-1:] != each:  # a doubled one is written once
                    consonants += each
                    gaps.append("")
        return consonants, gaps


class Arabic(Abjad):
    """It writes the article in one word with the name, and reads it together with what precedes."""

    ARTICLE = "ال"
    ARTICLES = ("al", "el", "ul", "oul", "ol", "il")

    def said(self, word: str) -> "Iterator[str]":
        """The word, and without the article, which may stand behind Abd."""
        yield word
        if word.startswith(self.ARTICLE) and len(word) - len(self.ARTICLE) >= SHORT:
            yield word.removeprefix(self.ARTICLE)
        elif word.startswith(SERVANT + self.ARTICLE):
            yield word.replace(self.ARTICLE, "", 1)

    def written(self, word: str) -> "Iterator[str]":
        """The word; without the article, and without an h or e at the end that nobody writes."""
        if word[-3:-1] == "ou":  # long in the last syllable: Mahmoud; short in Mouhamed
            word = f"{word[:-3]}w{word[-1]}"
        for each in super().written(word):
            yield each
            if each.endswith(("ah", "eh", "e")):
                yield each[:-1]
            yield from self._bare(each)

    def _bare(self, word: str) -> "Iterator[str]":
        start = "abd" if word.startswith("abd") else ""
        for article in self.ARTICLES:
            rest = word.removeprefix(start)
            if rest.startswith(article) and (start or len(rest) - len(article) >= SHORT):
                yield start + rest.removeprefix(article)


LATIN = """
a=a e=e i=i o=o u=u y=y w=w v=v b=B c=K d=D f=F g=G h=H j=J k=K l=L m=M n=N p=B q=K r=R s=S t=T
x=KS z=Z kh=X gh=G sh=C ch=C tch=C sch=C th=T dh=D dj=J ph=F zh=Z ck=K tz=Z oo=w ee=y
"""
ARABIC = Arabic(
    "A",
    """
    ا=a ٱ=a ب=B ت=T ث=T|S ج=J|G ح=H خ=X د=D ذ=Z|D ر=R ز=Z س=S ش=C ص=S ض=D|Z ط=T ظ=Z|D ع= غ=G ف=F
    ق=K|G ك=K ل=L م=M ن=N ه=H و=w ي=y ى=y ة=T ء= پ=B چ=C ژ=Z|J گ=G ک=K ی=y ۀ=a ے=y ہ=H ە=a ٹ=T ڈ=D
    ڑ=R ں=N ھ=H ۆ=w ێ=y ڕ=R ڵ=L ڤ=w ڭ=G ې=y ټ=T ډ=D ړ=R ږ=G|Z ښ=X|C ګ=G څ=S ځ=Z ڼ=N <ع=a >ه=H|a
    >ہ=H|a >ة=a|T >ى=a|y
    """,
    latin=LATIN,
)
HEBREW = Abjad(
    "H",
    """
    א=a ב=B ג=G ד=D ה=H ו=w ז=Z ח=H|X ט=T י=y כ=K|X ך=K|X ל=L מ=M ם=M נ=N ן=N ס=S ע= פ=P|F ף=F|P
    צ=Q ץ=Q ק=K ר=R ש=C|S ת=T <ע=a >ה=a|H
    """,
    latin=f"{LATIN} ch=X sh=C sch=C tch=Q p=P j=y tz=Q ts=Q dj=G dh=D gh=G ee=ei",
    others="v=b z=tz zv=tzb j=g ah=a c=ts",
)
SCRIPTS: "Mapping[str, Abjad]" = {"A": ARABIC, "H": HEBREW}
