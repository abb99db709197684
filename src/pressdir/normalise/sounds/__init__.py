"""How words sound, so that a name is found in whatever letters it was typed or written.

    typed("mariya").says("CMARIA")   whether who is kept under this key is meant: Мария is
    typed("мария").says("mariya")    the other way round: typed in its letters, kept in Latin ones

A script can be spelt in Latin, and there are rules of what other spellings are usual: the two make
a key, the same for all that sound alike. Keys are in capitals, which folded text never has, behind
the letter of their script. They serve to compare, and are never shown.

Here are the rules, which each look-up needs; `keeping` has the keys of what is kept.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Protocol

    class Heard(Protocol):
        """What a Latin word may be in a script."""

        start: str  # of the keys that it may be

        def fits(self, key: str) -> bool:
            """Whether a key that begins so is the word."""

        def begins(self, key: str) -> bool:
            """Whether the word is the beginning of a key that begins so."""


# By the letter of a script: rules, `this=that`, one after the other, of a word between `<` and `>`;
# likewise what may be meant instead, each by itself, before the rules; and letters that are not
# heard, unless they come first. A rule that takes two sounds for one costs some precision, in names
# of this script alone.
SPELLINGS = {
    # Ukrainian и and Russian ы are y, and so is й: all of them are i here, and so is the j of those
    # who write Julija. ё is e to most, so yo and io are e, too.
    "C": (
        """
        shch=s sch=s tsch=c tch=c sh=s ch=c ts=c tz=c cz=c x=ks dzh=x dz=x zh=z kh=h dj=d ph=f w=v
        ck=k q=k gue=ge gui=gi ou=u oo=u ee=i y=i j=i ii=i ie=e io=e ander=andr
        """,
        "ch=kh dj=dzh j=dzh|zh sc=shch c=k",
        "",
    ),
    # χ is ch, kh, h and x; before e and i γ is g, gh and y. β, v and b stay apart.
    "G": (
        """
        ph=f kh=h ch=h th=q x=ks mp=b mb=b nt=d nd=d gk=g ng=g nk=g gg=g gh=g ck=k c=k w=o ou=u
        oo=u ai=e ee=i oi=i ei=i y=i j=i ii=i gia=ia gio=io giu=iu geo=io eu=ev au=av ef=ev af=av
        """,
        "",
        "",
    ),
    "K": (
        """
        kh=h gh=g zh=z sh=s tch=c ch=c ts=c tz=c dz=z ph=p th=t q=k x=h w=v dj=j y=i ck=k
        """,
        "",
        "",
    ),
    "R": (
        """
        kh=h gh=g zh=z sh=s tch=c ch=c ts=c tz=c dz=z dj=j ph=p th=t q=k x=h w=v ou=u oo=u y=i ii=i
        ie=e <vo=<o
        """,
        "j=y",
        "",
    ),
    # Kana as anyascii has them: each by itself, a doubled consonant as t, no long vowels.
    "J": (
        """
        iya=ya iyu=yu iyo=yo shy=sh chy=ch jy=j tk=k tp=p tch=ch tsh=sh si=shi sya=sha syu=shu
        syo=sho tya=cha tyu=chu tyo=cho zya=ja zyu=ju zyo=jo zi=ji di=ji du=zu fu=hu tu=tsu ti=chi
        mb=nb mp=np oh=o ou=o oo=o uu=u wo=o v=b l=r
        """,
        "",
        "",
    ),
    # What anyascii writes of Indic letters: no a that is not written, nasals as m, breathing as h.
    "D": (
        """
        mh=ng sh=s chh=c ch=c ow=o kh=k gh=g th=t dh=d bh=b ph=p f=p z=j w=v q=k x=ks ck=k ee=i
        oo=u ou=u au=o ai=e ei=e <ri=<r kri=kr pri=pr mri=mr gri=gr hri=hr vri=vr tri=tr dri=dr
        md=nd mt=nt mk=nk mg=ng mc=nc mj=nj ms=ns y>=i> <iu=<yu
        """,
        "ou=o",
        "a",
    ),
    # Tamil writes k and g, t and d, p and b, c and s with one letter each.
    "L": (
        """
        zh=l sh=s ch=s j=s c=s th=t dh=t d=t kh=k gh=k g=k h=k bh=p b=p ph=p f=p w=v q=k x=ks ee=i
        oo=u ou=u ai=e ei=e y=i ii=i
        """,
        "",
        "a",
    ),
    "T": (
        """
        kh=k g=k th=t d=t ph=p bh=p b=p ch=c j=c sh=s z=s ng=n r=n l=n v=w x=ks
        """,
        "",
        "aeiouyh",
    ),
    "E": (
        """
        tz=ts ph=f q=k ck=k c=k ia=ya ie=ye ai=ay ei=ey oo=u ou=u ee=i x=ks
        """,
        "",
        "ei",
    ),
    # The state writes Gim, I, Bak; people write Kim, Lee, Park, and each family as it likes.
    "N": (
        """
        sch=s sh=s ch=j eui=i ui=i wh=hw weo=wo wu=u woo=u yeo=yu you=yu yoo=yu eo=u eu=u ou=u oo=u
        oh>=o> uh>=u> ah>=a> eh>=e> ohn>=on> ahn>=an> ay>=e> ae=e ai=e oi=oe oe=we ee=i ie=i k=g
        c=g q=g t=d p=b r=l v=b f=b
        """,
        "",
        "",
    ),
    "Z": (
        """
        lyu=lu nyu=nu lv=lu nv=nu lue=lve nue=nve lve=lue nve=nue
        """,
        "",
        "",
    ),
}
ABJADS = "AH"  # scripts that leave vowels out have rules of their own
DOUBTFUL = frozenset("T")  # scripts whose spelling in Latin tells little of the sound
ALIKE = frozenset("Z")  # and those of which many signs sound the same
ENOUGH = 4  # letters of a key, of which a beginning tells something
SERVANT = "عبد"  # Abd, which is said together with the name behind it
MOST = 32_768  # words that are remembered
_tables: "dict[str, Mapping[str, Sequence[str]]]" = {}
_typed: "dict[str, Typed]" = {}


def typed(word: str) -> "Typed":
    """What a folded word says; remembered, for it is asked of many words."""
    found = _typed.get(word)
    if found is None:
        if len(_typed) >= MOST:
            _typed.clear()
        found = _typed[word] = Typed(word)
    return found


class Typed:
    """A folded word that somebody typed, in letters of one script."""

    __slots__ = ("_heard", "_known", "keys", "letter", "word")

    def __init__(self, word: str) -> None:
        self.word, self.letter, self.keys = word, "", frozenset[str]()
        self._heard: dict[str, Sequence[Heard]] = {}  # by script
        self._known: dict[str, bool] = {}
        if not word.isascii():
            from pressdir.normalise.sounds import keeping

            self.letter = keeping.letter_of(word[0])
            self.keys = frozenset(keeping.meant(word))

    def heard(self, letter: str) -> "Sequence[Heard]":
        """What it may be in a script, if it is in Latin letters."""
        found = self._heard.get(letter)
        if found is None:
            found = self._heard[letter] = heard(letter, self.word)
        return found

    def says(self, word: str) -> bool:
        """Whether it is meant by a word that is kept: a key, or one in Latin letters."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[word] = self._says(word)
        return found

    def _says(self, word: str) -> bool:
        if not word.isascii() or not word.isalpha():
            return False
        if not word[0].isupper():
            return any(
                each.fits(key)
                for each in (heard(self.letter, word) if self.letter else ())
                for key in self.keys
                if key.startswith(each.start)
            )
        if self.letter:
            return word in self.keys
        return any(
            each.fits(word) or each.begins(word)
            for each in self.heard(word[0])
            if word.startswith(each.start)
        )

    def doubtful(self, word: str) -> bool:
        """Whether it is doubtful that a word says it which says it."""
        if self.letter:
            return self.letter in DOUBTFUL or (word[0] in ALIKE and len(self.word) == 1)
        return word[0] in DOUBTFUL


# --- what a Latin word may be ---------------------------------------------------------------------


class Spelt:
    """A Latin word as it may be spelt."""

    __slots__ = ("start",)

    def __init__(self, start: str) -> None:
        self.start = start

    def fits(self, key: str) -> bool:
        """Whether it is all of the key."""
        return key == self.start

    def begins(self, key: str) -> bool:
        """Whether it is long enough to be meant by its beginning."""
        return len(self.start) > ENOUGH and key.startswith(self.start)


def heard(letter: str, word: str) -> "Sequence[Heard]":
    """What a folded Latin word may be in a script: as it is, and as else it may be read."""
    if letter in ABJADS:
        from pressdir.normalise.sounds.abjads import SCRIPTS

        return SCRIPTS[letter].heard(word)
    words = [word, *singly(SPELLINGS[letter][1], word)]
    keys = dict.fromkeys([key_of(letter, each) for each in words])
    return [Spelt(key) for key in keys if len(key) > 1]


def key_of(letter: str, word: str) -> str:
    """What all usual spellings of a Latin word in a script have in common, in capitals."""
    rules, _, left_out = SPELLINGS[letter]
    word = f"<{word}>"
    for this, (that, *_) in table(rules).items():
        if this in word:
            word = word.replace(this, that)
    word = once(word.strip("<>"))
    if left_out:
        word = word[:1] + "".join([char for char in word[1:] if char not in left_out])
    return letter + word.upper()


def once(word: str) -> str:
    """The word with each letter once where it stands several times in a row."""
    return "".join([char for at, char in enumerate(word) if not at or char != word[at - 1]])


def table(text: str) -> "Mapping[str, Sequence[str]]":
    """What words of `this=that` say; there may be several thats, with `|` between."""
    found = _tables.get(text)
    if found is None:
        words = (word.partition("=") for word in text.split())
        found = _tables[text] = {this: that.split("|") for this, _, that in words}
    return found


def singly(rules: str, word: str) -> "Sequence[str]":
    """What each rule by itself makes of a word that it says something of."""
    known = table(rules).items()
    return [word.replace(this, that) for this, thats in known if this in word for that in thats]
