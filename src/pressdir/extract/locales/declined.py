"""Nouns in another case: "Sądu" is of "sąd", "Прокуратури" of "прокуратура", "Δήμου" of "δήμος".

An office that a title belongs to stands in the genitive, with a capital, and has the form of a
name: "Rzecznik Prasowy / Sądu Okręgowego". The lists have nouns as a dictionary has them, so a word
that no list has is asked for what it would be there. Words are compared ones: without signs.
"""

from collections.abc import Iterable, Iterator, Mapping

_LEAST = 4  # letters of a stem, or one more of the noun; but for courts, councils, offices
_SHORT = frozenset({"sad", "sud", "rad", "суд", "рад", "дум", "zyr", "dom"})
_GIVEN = frozenset({"vlade", "владе"})  # of the government, and a man's name

# How a noun ends in a dictionary, and in the cases in which offices stand behind titles.
_Pattern = tuple[str, tuple[str, ...]]
_SOUTH_SLAVIC: tuple[_Pattern, ...] = (
    ("", ("a", "u", "om")), ("a", ("e", "i", "u", "om")), ("o", ("a", "u")), ("e", ("a", "u")),
)  # fmt: skip
_CYRILLIC: tuple[_Pattern, ...] = (
    ("", ("а", "у", "ом", "ем", "е")), ("а", ("ы", "и", "е", "у", "ои")), ("о", ("а", "у", "ом")),
    ("е", ("я", "ю", "ем", "а", "у")), ("я", ("и", "ю", "еи")), ("ь", ("и", "я", "ю")),
    ("и", ("я", "ю", "е")), ("ец", ("ца",)),
)  # fmt: skip
_TURKIC: tuple[_Pattern, ...] = (  # behind the "-i" of what is somebody's: "Belediyesi"
    ("", ("nin", "nun", "ne", "na", "nde", "nda", "nden", "ndan")),
)
_PATTERNS: Mapping[str, tuple[_Pattern, ...]] = {
    "pl": (
        ("", ("u", "a", "owi", "em", "ie")), ("a", ("y", "i", "ie", "e")), ("o", ("a", "u", "em")),
        ("e", ("a", "u")), ("ek", ("ku", "ka")), ("ad", ("edu", "edzie", "edem")),
        ("iec", ("ca",)),
    ),
    "cs": (
        ("", ("u", "a", "em", "e", "i")), ("a", ("y", "e", "u", "ou")), ("o", ("a", "u", "e")),
        ("e", ("i",)), ("ek", ("ku",)), ("ec", ("ce", "ci")),
    ),
    "sk": (
        ("", ("u", "a", "om", "e", "i")), ("a", ("y", "e", "u", "ou")), ("o", ("a", "u", "om")),
        ("ok", ("ku",)), ("ec", ("ce", "ci")),
    ),
    "sl": _SOUTH_SLAVIC, "hr": _SOUTH_SLAVIC, "bs": _SOUTH_SLAVIC,
    "sr": (*_SOUTH_SLAVIC, *_CYRILLIC, ("а", ("е",))),
    "ru": _CYRILLIC,
    "be": _CYRILLIC,
    "uk": (
        ("", ("у", "а", "ом", "ові", "і")), ("а", ("и", "і", "у", "ою")), ("о", ("а", "у", "ом")),
        ("я", ("і", "ю", "ею")), ("ь", ("і", "я", "ю")),
    ),
    "lt": (
        ("as", ("o", "ui", "e")), ("a", ("os", "oje")), ("e", ("es", "ei", "eje")),
        ("ius", ("iaus",)), ("is", ("io", "iui")),
    ),
    "lv": (("s", ("a", "u", "am")), ("is", ("a", "am")), ("a", ("as", "ai")), ("e", ("es", "ei"))),
    "et": (("", ("i", "u", "e", "a")),),
    "ro": (
        ("", ("ului", "ul")), ("u", ("ului",)), ("a", ("ei",)), ("ie", ("iei",)),
        ("e", ("ei", "ii")), ("tate", ("tatii",)), ("are", ("arii",)),
    ),
    "fi": (
        ("", ("n", "lle", "lta")), ("nki", ("ngin",)), ("us", ("uksen",)), ("os", ("oksen",)),
        ("to", ("on",)), ("kko", ("kolle", "kolta", "kon")),
    ),
    "hu": (("", ("tol", "nel", "nal", "hez", "hoz", "nek", "nak", "vel", "val", "re", "ra", "t")),),
    "az": _TURKIC, "tr": _TURKIC,
    "sq": (("e", ("es", "en")), ("a", ("es", "en")), ("i", ("it", "in"))),
    "el": (
        ("οσ", ("ου",)), ("ο", ("ου",)), ("η", ("ησ",)), ("α", ("ασ",)), ("μα", ("ματοσ",)),
    ),
}  # fmt: skip


def declines(tags: Iterable[str]) -> tuple[_Pattern, ...]:
    """The patterns of those of the languages that decline."""
    return tuple(dict.fromkeys(each for tag in tags for each in _PATTERNS.get(tag, ())))


def nominatives(word: str, patterns: Iterable[_Pattern]) -> Iterator[str]:
    """What a word may be in a dictionary, if it is a noun in another case."""
    for nominative, cases in patterns if word not in _GIVEN else ():
        if word.endswith(cases):
            for case in cases:
                stem = word[: -len(case)]
                long = len(stem) >= _LEAST or len(stem + nominative) > _LEAST
                if word.endswith(case) and (long or stem in _SHORT):
                    yield stem + nominative
