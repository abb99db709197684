"""The forms in which texts are compared: folded, and in Latin letters.

The rule: `fold` drops what people drop when they type a name from memory (case, accents, kinds of
quote and hyphen), and keeps the script. `romanise` spells other scripts in Latin, in one way of
several in use, so it serves to compare and never to show.
"""

import unicodedata

LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i",
    "ħ": "h", "ŧ": "t", "ŋ": "ng", "ĸ": "k", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
    "ɛ": "e", "ɔ": "o", "ɲ": "n", "ʻ": "'", "ʼ": "'", "ʹ": "'", "ˈ": "'",
}  # fmt: skip
_SIGNS = (
    dict.fromkeys("‘’‚‛`´′‵＇ʽʾʿ", "'")
    | dict.fromkeys("“”„‟«»″〝〞＂‹›", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－⁃־", "-")
)
# Letters that NFKD would take apart: am, Thai and Lao, and two of Lao with a silent h.
_WHOLE = frozenset("\u0e33\u0eb3\u0edc\u0edd")
# Accents and vowel points. The marks of Indic and Thai script are letters, and stay.
MARKS = (
    (0x300, 0x36F), (0x483, 0x487), (0x591, 0x5BD), (0x5BF, 0x5C7), (0x610, 0x61A), (0x640, 0x640),
    (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6ED), (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
)  # fmt: skip


def _is_mark(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in MARKS)


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_WORD = 40  # characters of a text whose folding is remembered
_LONG = 4000  # characters of a text in which each comes many times
_FEW = 250  # kinds of characters: more than the letters and signs of two scripts
_MOST = 32_768  # of them


def _fold_char(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if char in _WHOLE:
        return char
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in {"Cf", "Cs"}:
        return ""
    if category == "Cc" or category.startswith("Z"):
        return " "
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    kept = "".join(
        LETTERS.get(each, _SIGNS.get(each, each)) for each in plain if not _is_mark(each)
    )
    return unicodedata.normalize("NFC", kept)


_folds = _Folds()


def fold(text: str) -> str:
    """Give `text` without case, accents and typography, white space settled; its script stays."""
    return _known[text] if len(text) <= _WORD else _folded(text)


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = text.translate(_folds) if len(text) < _LONG else _translated(text)
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.lower().replace("`", "'").split())


def _translated(text: str) -> str:
    """A long text with each character folded, one kind after the other: most fold to themselves.

    What a character folds to folds to itself, so that the order does not count.
    """
    kinds = set(text)
    if len(kinds) > _FEW:
        return text.translate(_folds)
    for char in kinds:
        if (folded := _folds[ord(char)]) != char:
            text = text.replace(char, folded)
    return text


class _Known(dict[str, str]):
    """What texts fold to: words come again and again. `functools` would take long to load."""

    def __missing__(self, text: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        folded = self[text] = _folded(text)
        return folded


_known = _Known()


def forms(text: str) -> tuple[str, ...]:
    """Give the forms by which `text` is found: folded; and in Latin letters, if it is in others."""
    if text.isascii():
        return (_folded(text),)  # quicker than remembering it
    folded = fold(text)
    if folded.isascii():
        return (folded,)
    return tuple(dict.fromkeys((folded, romanise(text))))


# --- other scripts in Latin letters --------------------------------------------------------


def _pairs(table: str) -> dict[str, str]:
    """Read a table of `letter=spelling` words; a letter alone is not spelt."""
    return {
        letter: spelling for letter, _, spelling in (word.partition("=") for word in table.split())
    }


_CYRILLIC = _pairs(
    """
    а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh
    ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz
    ѓ=gj ќ=kj ѕ=dz ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h
    """
)
_GREEK = _pairs(
    """
    α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch
    ψ=ps ω=o
    """
)
_GREEK_PAIRS = _pairs("ου=ou αυ=av ευ=ev μπ=b ντ=nt γγ=ng γκ=gk γχ=nch")
_ARABIC = _pairs(
    """
    ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh
    ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ى=a ة=a ء= ؤ=w ئ=y پ=p چ=ch ژ=zh گ=g ک=k ی=y ۀ=h ے=e ہ=h ٹ=t
    ڈ=d ڑ=r ں=n ھ=h
    """
)
_HEBREW = _pairs(
    """
    א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts
    ק=k ר=r ש=sh ת=t
    """
)
_GEORGIAN = _pairs(
    """
    ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh
    ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h
    """
)
_ARMENIAN = _pairs(
    """
    ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n
    շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev
    """
)
_LATIN = str.maketrans(_CYRILLIC | _GREEK | _ARABIC | _HEBREW | _GEORGIAN | _ARMENIAN)


def romanise(text: str) -> str:
    """Give the folded `text` in Latin letters, as far as its script is one of those we spell.

    Arabic and Hebrew come out without their short vowels; Chinese, Japanese, Korean and the Indic
    scripts stay as they are.
    """
    if text.isascii():
        return fold(text)
    lowered = unicodedata.normalize("NFC", text).lower()
    lowered = lowered.replace("ու", "u")  # one vowel of Armenian, written with two letters
    if any("Ͱ" <= char <= "Ͽ" or "ἀ" <= char <= "῿" for char in lowered):
        lowered = _without_tonos(lowered)
        for pair, spelling in _GREEK_PAIRS.items():
            lowered = lowered.replace(pair, spelling)
    folded = fold(lowered.translate(_LATIN))
    # letters with an accent that no table has (ѐ, ӂ) lose it in folding, and are spelt then
    return folded if folded.isascii() else fold(folded.translate(_LATIN))


def _without_tonos(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if not _is_mark(each)))
