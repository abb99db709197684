"""An e-mail address as people write it -> `EmailAddress`.

The rule: undo what typography, mark-up and the fear of robots did to an address, and let
email-validator judge what remains. Nothing is guessed: a text that holds no address, or several,
or one that the page hides, is an error.
"""

import codecs
import re
import unicodedata

from pressdir.errors import InvalidEmailError
from pressdir.model import EmailAddress
from pressdir.normalise.escaped import unescaped, unquoted
from pressdir.normalise.patterns import waiting

# The at sign as people spell it so that robots do not see it, a line a group of languages.
_AT_WORDS = (
    "at", "et",  # English and everybody; Croatian, Turkish and Indonesian as heard
    "ät", "æt", "klammeraffe", "affenschwanz",  # German, Danish
    "arobase", "arobas", "arrobe", "chez",  # French
    "arroba", "arrova", "abildua", "a bildua",  # Spanish, Portuguese, Catalan, Galician; Basque
    "chiocciola", "chiocciolina",  # Italian
    "apenstaartje", "apestaartje", "aapstert",  # Dutch, Afrikaans
    "snabel-a", "snabela", "alfa-krøl", "alfakrøl", "krøllalfa", "alfakrøll", "alfa-krull",
    "alfakrull",
    "at-merkki", "ät-merkki", "miukumauku", "ätt",  # Finnish, Estonian
    "małpa", "malpa",  # Polish
    "zavináč", "zavinac", "zavináć",  # Czech, Slovak
    "kukac",  # Hungarian
    "afna", "manki", "ludo a", "лудо а", "мајмун", "majmun",  # Slovene, Croatian, Serbian
    "собака", "собачка", "сабака", "равлик", "эт", "ет",  # Russian, Belarusian, Ukrainian
    "кльомба", "маймунско а",  # Bulgarian
    "arond", "a rond", "coadă de maimuță", "coada de maimuta",  # Romanian
    "παπάκι", "παπακι",  # Greek
    "kuyruklu a", "eta", "ĉe",  # Turkish, Lithuanian, Esperanto
    "hjá", "hja", "hos", "pri", "при", "kod", "pie", "prie", "juures",  # as "at" is said of a house
    "שטרודל", "כרוכית", "آت", "ات",  # Hebrew, Arabic, Persian
    "ag", "a bildua", "abildua", "a còng", "kwenye",  # Irish, Basque, Vietnamese, Swahili
    "ऐट", "एट", "अ‍ॅट", "অ্যাট", "แอท", "แอต",  # Hindi, Marathi, Bengali, Thai
    "アット", "アットマーク", "골뱅이", "앳", "艾特", "小老鼠",  # Japanese, Korean, Chinese
    "@",
)  # fmt: skip

_DOT_WORDS = (
    "dot", "punkt", "point", "punto", "ponto", "punt", "prik", "punktum", "piste",
    "kropka", "tečka", "tecka", "bodka", "pont", "pika", "pikë", "točka", "tocka", "tačka",
    "punct", "punctul", "nokta", "taškas", "punkts", "titik",
    "точка", "тачка", "крапка", "кропка", "τελεία", "τελεια",
    "ponc", "pwynt", "puntu", "tikka", "punktur", "chấm", "nukta", "წერტილი", "կետ",
    "डॉट", "ডট", "ดอท", "จุด",
    "נקודה", "نقطة", "نقطه", "ドット", "点", "點", "점", "닷",
    ".",
)  # fmt: skip

# These stand for the at sign without brackets, too: they mean nothing else in running text.
_PLAIN_AT_WORDS = (
    "arobase", "arroba", "chiocciola", "apenstaartje", "snabel-a", "snabela", "krøllalfa",
    "zavináč", "małpa",
)  # fmt: skip

# A known ending tells a plain reading from a reversed or a rot13 one. Not a list of what is valid.
_KNOWN_ENDINGS = frozenset(
    """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt
    bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er
    es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr
    ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk
    lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf
    ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc
    sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv
    tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
    com org net int edu gov mil info biz name pro aero asia bet cat coop jobs mobi museum tel travel
    post africa agency berlin bayern brussels bzh cymru corsica eus gal hamburg koeln london media
    news ngo ong paris press quebec ruhr saarland scot swiss tirol vlaanderen wales wien amsterdam
    foundation charity global international online site app dev xyz
    example test invalid localhost
    """.split()
)
# RFC 2606 keeps these for documents like ours: an address there is well-formed, and nobody's.
_RESERVED_ENDINGS = frozenset({"test", "invalid", "localhost"})

# Endings of files that are no top-level domains: `icon@2x.png` is a picture.
_ASSET_ENDINGS = frozenset(
    """
    png jpg jpeg jpe gif svg webp avif ico bmp tif tiff heic psd css js mjs jsx ts tsx scss json xml
    htm html php asp aspx jsp woff woff2 ttf eot otf mp3 mp4 webm ogg wav flac m4a m4v avi mkv pdf
    doc docx xls xlsx ppt pptx odt rtf csv txt gz tgz rar exe dll
    """.split()
)

_STRICT = re.compile(
    r"([A-Za-z0-9_][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)*)"
    r"@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+([A-Za-z]{2,63}))"
)
_LONGEST = 254  # octets, RFC 5321 4.5.3.1.3
_LONGEST_LOCAL = 64  # RFC 5321 4.5.3.1.1
_LONGEST_WRITTEN = 1000  # an address in its mark-up; a text beyond that is not an address

_ENTITY = waiting(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,10}[0-9]{0,2});")
_SCHEME = waiting(r"\s*mailto\s*:", re.IGNORECASE)
_LABEL = waiting(r"[^@:]{0,40}:\s*")  # "E-mail: ", "✉ Courriel : "
_BRACKETED = waiting(r"<\s*([^<>\s]{1,320}\s?[@＠]\s?[^<>\s]{1,320})\s*>")
_HIDDEN = waiting(r"\[?\s*e-?mail\s+protected\s*\]?", re.IGNORECASE)
_ROUND_AT = waiting(r"\s*@\s*")
_ROUND_DOT = waiting(r"\s+\.\s+")
_EDGES = (
    " \t\r\n\f\v\u00a0\"'`´“”„‟«»‹›‘’‚()[]{}<>.,;:!?*|…·•–—-\\/"
    "、。，；：！？）（」「』『】【》《〉〈"
)
_LEFT_EDGES = _EDGES.replace("/", "")  # a local part may begin with a slash, a domain never ends so

_IGNORABLE = dict.fromkeys(
    [
        0xAD,
        0x34F,
        0x61C,
        0x180E,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ]
)  # soft hyphen, zero-width and direction marks
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0xFE6B: "@", 0x3000: " ", 0xA0: " ", 0x202F: " ", 0xFF61: ".",
    0x2010: "-", 0x2011: "-",  # unbreakable hyphens; RFC 5321 knows one hyphen only
}  # fmt: skip
_SETTLE = _IGNORABLE | _FULL_WIDTH


def _either(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


_OPEN, _CLOSE = r"[(\[{<]\s{0,2}", r"\s{0,2}[)\]}>]"
_AT_MASK = (
    rf"(?:\s{{0,3}}{_OPEN}(?i:{_either(_AT_WORDS)}){_CLOSE}\s{{0,3}}"
    r"|(?<=\w\w)\(a\)(?=\w\w)"  # Finnish and Danish; with blanks it counts paragraphs
    r"|(?:\s|(?<=[^\W_]))[-_*]{1,2}(?i:at)[-_*]{1,2}\s?)"
)
_DOT_MASK = rf"\s{{0,3}}{_OPEN}(?i:{_either(_DOT_WORDS)}){_CLOSE}\s{{0,3}}"
_DOT_WORD = rf"\s{{1,3}}(?i:{_either(_DOT_WORDS[:-1])})\s{{1,3}}"
_DOT = rf"(?:\.|{_DOT_MASK}|{_DOT_WORD})"
_PLAIN_AT = rf"\s{{1,3}}(?i:{_either(_PLAIN_AT_WORDS)})\s{{1,3}}"
_BARE_AT = r"\s{1,3}(?i:at|ät)\s{1,3}"
_LOCAL = (
    rf"(?<![\w.%+-])[^\W_][\w.%+-]{{0,63}}(?:(?:{_DOT_MASK}|{_DOT_WORD})[\w%+-]{{1,40}}){{0,4}}"
)
_DOMAIN_LABEL = r"[^\W_](?:[\w-]{0,60}[^\W_])?"
_DOMAIN_ENDING = r"[^\W\d_][\w-]{0,60}[^\W_]"
_ARTICLES = r"(?!(?i:the|a|an|this|that|each|every|one|any|our|his|her|its|their|my)\s)"

OBFUSCATED: re.Pattern[str] = waiting(
    rf"{_LOCAL}(?:"
    rf"(?:{_AT_MASK}|{_PLAIN_AT})(?:{_DOMAIN_LABEL}{_DOT}){{1,5}}"
    # "at" is a word of English: it counts only where every dot is spelt out, too
    rf"|{_BARE_AT}{_ARTICLES}(?:{_DOMAIN_LABEL}(?:{_DOT_MASK}|{_DOT_WORD})){{1,5}}"
    rf"){_DOMAIN_ENDING}"
)
"""Finds addresses in running text that are hidden from robots; what it matches is for `parse`."""

MASKS = frozenset(map(str.casefold, ("a", *_AT_WORDS, *_DOT_WORDS)))
"""What brackets stand around in one, casefolded, for the at sign or for a dot."""

DOTS = frozenset(map(str.casefold, _DOT_WORDS))
"""What stands for a dot in one behind a bare "at", with brackets or without, casefolded."""

_ANY_AT = waiting(rf"{_AT_MASK}|{_PLAIN_AT}|{_BARE_AT}")
_ANY_DOT = waiting(rf"{_DOT_MASK}|{_DOT_WORD}")


def parse(text: str) -> EmailAddress:
    """Give the one address that `text` writes.

    The domain comes back in lower case and in Unicode, the local part as written. Names of RFC 2606
    (`.example`, `.test`) are well-formed.

    Raises:
        InvalidEmailError: `text` is no address, several, or one that the page hides.
    """
    return _plain(text) or _read(text)


def _plain(text: str) -> EmailAddress | None:
    """Judge the common case at a fortieth of the cost; None leaves the judgement to the library."""
    match = _STRICT.fullmatch(text)
    if match is None or len(text) > _LONGEST or "--" in text:
        return None
    local, domain, ending = match.groups()
    if len(local) > _LONGEST_LOCAL or ending.lower() not in _KNOWN_ENDINGS:
        return None
    return EmailAddress(f"{local}@{domain.lower()}")


def _read(text: str) -> EmailAddress:
    if len(text) > _LONGEST_WRITTEN:
        raise InvalidEmailError(f"{text[:40]!r}…: too long for an e-mail address")
    if "://" in text:
        raise InvalidEmailError(f"{text[:80]!r}: a web address, not an e-mail address")
    written = _settle(text)
    if _HIDDEN.fullmatch(written):
        raise InvalidEmailError(
            f"{text!r}: the page hides this address",
            hint="Look it up in a browser and add it by hand.",
        )
    try:
        plain = _check(_unmask(written))
    except InvalidEmailError as error:
        decoded = _decode(written)
        if decoded is None:
            raise InvalidEmailError(f"{text!r}: not an e-mail address ({error})") from error
        return decoded
    if _ending(plain) in _KNOWN_ENDINGS:
        return plain
    return _decode(written, generic_only=True) or plain


def _settle(text: str) -> str:
    """Take off scheme, label, brackets and punctuation; give one form to signs and letters."""
    text = text.translate(_SETTLE)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescaped(entity[0]), text).translate(_SETTLE)
    if scheme := _SCHEME.match(text):
        text = unquoted(text[scheme.end() :].partition("?")[0]).translate(_SETTLE)
    elif "@" not in text and "%40" in text:
        text = unquoted(text)
    if bracketed := _BRACKETED.search(text):
        text = bracketed[1]
    elif label := _LABEL.match(text):
        text = text[label.end() :]
    return text.lstrip(_LEFT_EDGES).rstrip(_EDGES + "_")


def _unmask(written: str) -> str:
    if "@" not in written or OBFUSCATED.fullmatch(written):
        written = _ANY_DOT.sub(".", _ANY_AT.sub("@", written, count=1))
    return _ROUND_DOT.sub(".", _ROUND_AT.sub("@", written))


def _check(address: str) -> EmailAddress:
    """Have email-validator judge `address`."""
    local, sign, domain = address.rpartition("@")
    if not sign:
        raise InvalidEmailError("it has no at sign")
    if "@" in local:
        raise InvalidEmailError("it has several at signs")
    # The library refuses reserved endings: it is shown a stand-in of the same length.
    stem, _, ending = domain.rpartition(".")
    reserved = ending.lower() if ending.lower() in _RESERVED_ENDINGS else ""
    shown = f"{stem}.{'x' * len(ending)}" if reserved else domain
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415  # see `_plain`

    try:
        checked = validate_email(f"{local}@{shown}", check_deliverability=False, strict=True)
    except EmailNotValidError as error:
        raise InvalidEmailError(str(error).rstrip(".")) from error
    domain = checked.domain.lower()
    if reserved:
        domain = f"{domain.rpartition('.')[0]}.{reserved}"
    ending = domain.rpartition(".")[2]
    if ending in _ASSET_ENDINGS or len(ending) < 2:
        raise InvalidEmailError(f"no domain ends in .{ending}")
    # The library puts the names of RFC 2142 (info, news …) in lower case; we keep what is written.
    return EmailAddress(f"{unicodedata.normalize('NFC', local)}@{domain}")


def _decode(written: str, *, generic_only: bool = False) -> EmailAddress | None:
    """Read `written` backwards or by rot13, if that gives a known ending."""
    if not written.isascii() or written.rpartition(".")[2].lower() in _ASSET_ENDINGS:
        return None  # "icon@2x.png" is rot13 for a name in Catalonia
    for decoded in (written[::-1].strip(_EDGES), codecs.decode(written, "rot13")):
        try:
            address = _check(_unmask(decoded))
        except InvalidEmailError:
            continue
        ending = _ending(address)
        # Two letters end too many plain addresses backwards: "ed.roe@city.berlin".
        if ending in _KNOWN_ENDINGS and (len(ending) > 2 or not generic_only):
            return address
    return None


def _ending(address: EmailAddress) -> str:
    return address.domain.rpartition(".")[2]


def unmask_cloudflare(hex_text: str) -> str:
    """Give the address that a `data-cfemail` attribute hides: the first byte is XORed to the rest.

    Raises:
        InvalidEmailError: `hex_text` is not such an attribute.
    """
    try:
        key, *masked = bytes.fromhex(hex_text.strip())
        address = bytes(byte ^ key for byte in masked).decode("utf-8")
    except ValueError as error:
        raise InvalidEmailError(
            f"{hex_text[:80]!r}: not an address hidden by Cloudflare"
        ) from error
    if "@" not in address or not address.isprintable():
        raise InvalidEmailError(f"{hex_text[:80]!r}: hides no e-mail address")
    return address
