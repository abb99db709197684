"""A number as people write it, taken apart: digits and the signs between them, and an extension."""

import re
from typing import NamedTuple

import phonenumbers

from pressdir.normalise.escaped import unquoted

# What stands before an extension, a line a group of languages. RFC 3966 has `;ext=`.
_EXTENSION_WORDS = (
    "extension", "extensión", "extensão", "extensao", "extn", "ext", "xtn", "x",  # English, Spanish
    "poste", "post", "p",  # French
    "durchwahl", "dw", "klappe", "kl", "apparat", "app", "nebenstelle", "nst",  # German
    "interno", "interna", "int", "anexo", "interior", "ramal",
    "rama",  # Italian, Spanish, Portuguese
    "toestel", "tst", "intern",  # Dutch
    "anknytning", "anknyt", "ankn", "lokalnummer", "lokal", "lok", "alanumero", "alanro",  # Nordic
    "wewnętrzny", "wewn", "wew", "w", "linka", "klapka", "mellék", "lokalni",  # Central Europe
    "dahili", "dah", "daxili", "máy lẻ",  # Turkish, Azerbaijani, Vietnamese
    "добавочный", "доб", "внутренний", "внутр", "вн", "дод", "внутрішній", "лок", "вътр",
    "εσωτερικό", "εσωτ", "εσ",  # Greek
    "שלוחה", "تحويلة", "داخلي", "فرعي", "داخلی",  # Hebrew, Arabic, Persian
    "内線", "内线", "分机", "分機", "转", "轉", "내선", "ต่อ", "एक्सटेंशन",
)  # fmt: skip
NO_DIGIT = re.compile(r"[^0-9]")
# Written with words: only the whole form of a vanity number counts.
_VANITY = re.compile(
    r"(?:\+?1[ .-])?\(?8(?:00|33|44|55|66|77|88)\)?[ .-][A-Z0-9]{1,12}(?:-[A-Z0-9]{1,9}){0,2}"
)

# The zeros of scripts whose numbers the press writes: Arabic, Persian, N'Ko, the Indic ones, Thai,
# Lao, Tibetan, Myanmar, Khmer, Mongolian, full-width.
_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10,
)  # fmt: skip
_DIGITS = {zero + value: str(value) for zero in _ZEROS for value in range(10)}
_HYPHENS = dict.fromkeys(
    [0xAD, *range(0x2010, 0x2016), 0x2043, 0x2212, 0x30FC, 0xFE58, 0xFE63, 0xFF0D], "-"
)
_BLANKS = dict.fromkeys(
    [9, 10, 11, 12, 13, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "
)
_IGNORABLE = dict.fromkeys(
    [0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
_SIGNS = {
    0xFF0B: "+", 0xFE62: "+", 0xFF08: "(", 0xFF09: ")", 0xFF0E: ".", 0xFF0F: "/", 0x2044: "/",
    0x2215: "/", 0xB7: ".", 0x2022: ".", 0x2219: ".", 0x22C5: ".", 0xFF1A: ":",
    0xFF1B: ";", 0xFF1D: "=", 0xFF03: "#", 0xFF5C: "|",
}  # fmt: skip
_SETTLE = _IGNORABLE | _DIGITS | _HYPHENS | _BLANKS | _SIGNS


def either(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    longest_first = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)


_URI = re.compile(r"\s*(?:tel|callto|fax|sms)\s*:\s*(?:/{2})?", re.IGNORECASE)
_RUN = re.compile(r"(?:\( ?)?\+?[0-9 ()/.-]*[0-9]\)?")
EXTENSION_WORD = rf"(?i:{either(_EXTENSION_WORDS)})(?![^\W\d_])"
_EXTENSION = re.compile(
    rf"[\s.,;/(-]{{0,4}}(?:{EXTENSION_WORD}|#)"
    r"[\s.:=#°º-]{0,4}(?:n[°º.]\s?)?(?P<ext>[0-9]{1,3}\s[0-9]{2,3}(?=\)|\Z)"
    r"|[0-9]{2}-[0-9]{2}(?=\)|[\s,;]|\Z)|[0-9]{1,7})\)?"  # "доб. 23-14"
)
_RANGE = 10
_TAIL = re.compile(r"[^0-9]{0,80}")
_LEAD = re.compile(r"[^0-9+(]{0,60}")
# Hungarian and Turkish name the extension behind its digits: "…-174, 3120-as mellék"
_EXTENSION_FIRST = re.compile(
    r"[,;/(]\s{0,3}(?P<ext>[0-9]{1,5})(?:-[^\W\d_]{2,3})?\s{1,3}(?P<word>mellék|dahili)e?\s{0,3}\Z"
)
# Brazil's place for the two digits of a company that carries the call: "(0xx11) 3555-0142".
_CARRIER = re.compile(r"(?<![0-9])0 ?(?:[xX]{2}|\*\*) ?(?=[1-9][0-9][ )-])")
_PLUSES = re.compile(r"\+{2,}")
_NANP_EXTENDED = re.compile(
    r"((?:\+?1[ .-]{0,2})?\(?[2-9][0-9]{2}\)?[ .-]{1,2}[2-9][0-9]{2}[ .-][0-9]{4})-([0-9]{2,5})"
)


class Written(NamedTuple):
    """A written number, taken apart."""

    run: str = ""  # digits and the signs between them
    extension: str | None = None


def settle(text: str) -> str:
    """The text with one kind of digits, hyphens and blanks, and an extension behind its word."""
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_SETTLE)
    if "0" in text:
        text = _CARRIER.sub("0", text)
    if "++" in text:
        text = _PLUSES.sub("+", text)
    return _EXTENSION_FIRST.sub(r" \g<word> \g<ext>", text)


def split(text: str) -> Written:
    """Take a written number apart: the run of its digits and signs, and its extension."""
    settled = settle(text)
    if uri := _URI.match(settled):
        return _split_uri(settled[uri.end() :])
    if ";" in settled and settled.lstrip().startswith("+"):
        return _split_uri(settled)
    vanity = settled.strip()
    if _VANITY.fullmatch(vanity) and not vanity[-1].isdigit():
        dialled: str = phonenumbers.convert_alpha_characters_in_number(vanity)
        return Written(f"+{dialled}" if dialled.startswith("1") else dialled)
    lead = _LEAD.match(settled)
    start = lead.end() if lead else 0
    run = _RUN.match(settled, start)
    if run is None:
        return Written()
    digits, end = run[0], run.end()
    if settled.startswith("+", end) and "+" not in digits:
        digits, end = f"{digits}+", end + 1  # as right-to-left text has it: "962 6 …+"
    if longer := _NANP_EXTENDED.fullmatch(digits):
        return Written(longer[1], longer[2])
    extension = _EXTENSION.match(settled, end)
    if extension and _is_range(extension["ext"]):
        return Written()  # "ext. 23-25": several, and none of four digits
    if extension:
        end = extension.end()
    # "070 123 45 67 (Axel)": words that follow are no vanity letters, digits would be a number more
    if not _TAIL.fullmatch(settled, end):
        return Written()
    return Written(digits, NO_DIGIT.sub("", extension["ext"]) if extension else None)


def _is_range(extension: str) -> bool:
    """Tell whether two numbers are the first and the last of several: "23-25", but not "23-14"."""
    first, _, last = extension.partition("-")
    return bool(last) and 0 < int(last) - int(first) < _RANGE


def _split_uri(target: str) -> Written:
    """Read what follows `tel:` (RFC 3966 section 3)."""
    subscriber, *parameters = settle(unquoted(target)).split(";")
    values = dict(parameter.lower().strip().partition("=")[::2] for parameter in parameters)
    context = values.get("phone-context", "")
    if context.startswith("+") and not subscriber.strip().startswith("+"):
        subscriber = context + subscriber
    run, extension = split(subscriber)
    return Written(run, NO_DIGIT.sub("", values.get("ext", "")) or extension)


def count(run: str) -> int:
    """How many digits a run has."""
    return sum(map(str.isdigit, run))
