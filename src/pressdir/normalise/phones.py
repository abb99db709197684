"""A telephone number as people write it -> `Phone` in E.164.

The rule: reduce what is written to a plus, digits and an extension, without ever reading a word as
vanity letters, and take the first reading that is a VALID number of its numbering plan. A country
is never guessed: a number without its country code needs a region.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from pressdir.errors import InvalidPhoneError
from pressdir.model import Phone, PhoneKind
from pressdir.normalise.patterns import waiting

# What stands before an extension, a line a group of languages. RFC 3966 has `;ext=`.
_EXTENSION_WORDS = (
    "extension", "extensión", "extensão", "extensao", "extn", "ext", "xtn", "x",  # English, Spanish
    "poste", "post", "p",  # French
    "durchwahl", "dw", "klappe", "kl", "apparat", "app", "nebenstelle", "nst",  # German
    "interno", "interna", "int", "anexo", "interior", "ramal",
    "rama",  # Italian, Spanish, Portuguese
    "toestel", "tst", "intern",  # Dutch
    "anknytning", "anknyt", "ankn", "lokalnummer", "lokal", "lok", "alanumero", "alanro",  # Nordic
    "wewnętrzny", "wewn", "wew", "linka", "klapka", "mellék", "lokalni",  # Central Europe
    "dahili", "dah", "máy lẻ",  # Turkish, Vietnamese
    "добавочный", "доб", "внутренний", "внутр", "вн", "дод", "внутрішній", "лок", "вътр",
    "εσωτερικό", "εσωτ", "εσ",  # Greek
    "שלוחה", "تحويلة", "داخلي", "فرعي", "داخلی",  # Hebrew, Arabic, Persian
    "内線", "内线", "分机", "分機", "转", "轉", "내선", "ต่อ", "एक्सटेंशन",
)  # fmt: skip

# What joins two numbers of one person: "or" and "and".
_OR_WORDS = (
    "or", "and", "ou", "et", "oder", "und", "bzw", "o", "y", "e", "u", "oppure", "of", "en",
    "eller", "och",
    "og", "tai", "ja", "lub", "albo", "oraz", "i", "nebo", "anebo", "a", "alebo", "vagy", "és",
    "sau", "și", "ή", "και", "veya", "ve", "ili", "или", "и", "або", "та", "או", "أو", "و", "یا",
    "或", "又は", "または", "또는", "หรือ", "या", "hoặc", "atau", "au",
)  # fmt: skip

# Written with words: only the whole form of a vanity number counts.
_DIGIT, _NO_DIGIT = re.compile(r"[0-9]"), re.compile(r"[^0-9]")
_VANITY = re.compile(
    r"(?:\+?1[ .-])?\(?8(?:00|33|44|55|66|77|88)\)?[ .-][A-Z0-9]{1,12}(?:-[A-Z0-9]{1,9}){0,2}"
)

# Ranges that regulators keep for fiction; a plan calls most of them invalid.
_FICTIONAL = waiting(
    r"\+1[2-9][0-9]{2}55501[0-9]{2}"
    r"|\+44(?:"
    r"207946|113496|114496|115496|116496|117496|118496|121496|131496|141496|151496)0[0-9]{3}"
    r"|\+44(?:1914980[0-9]{3}|2896496[0-9]{3}|2920180[0-9]{3}|1632960[0-9]{3}|7700900[0-9]{3}"
    r"|8081570[0-9]{3}|3069990[0-9]{3})"
)

_KINDS = {
    PhoneNumberType.FIXED_LINE: PhoneKind.FIXED,
    PhoneNumberType.MOBILE: PhoneKind.MOBILE,
    PhoneNumberType.TOLL_FREE: PhoneKind.TOLL_FREE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: PhoneKind.UNKNOWN,
    PhoneNumberType.UNKNOWN: PhoneKind.UNKNOWN,
}  # the rest is OTHER
# Inmarsat, the global mobile satellite system, Thuraya and Emsat (ITU-T E.164 assignments).
_SATELLITE = ("+870", "+881", "+88213", "+88216")

_REGION_ALIASES = {"UK": "GB", "EL": "GR"}  # what people and the European Union write
_NON_GEOGRAPHIC = "001"
# The first digits that a number must have, all of it in groups, and how the groups are written.
Grouping = tuple[re.Pattern[str] | None, re.Pattern[str], str]
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


def _either(words: tuple[str, ...]) -> str:
    longest_first = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)


_LONGEST_WRITTEN = 200
_FEWEST_DIGITS = 4  # on Niue
_MOST_DIGITS = 19  # 15 of E.164, two of a way out, trunk zeros
_COUNTRY_CODE = 3  # digits, at the most
_SHORTEST_WHOLE = 7  # digits; fewer behind another number change its end
_LONGEST_EXTENSION = 5
_SURELY_WHOLE = 9  # digits of a number with its area
_URI = re.compile(r"\s*(?:tel|callto|fax|sms)\s*:\s*(?:/{2})?", re.IGNORECASE)
_RUN = re.compile(r"(?:\( ?)?\+?[0-9 ()/.-]*[0-9]\)?")
_EXTENSION_WORD = rf"(?i:{_either(_EXTENSION_WORDS)})(?![^\W\d_])"
_EXTENSION = re.compile(
    rf"[\s,;/(-]{{0,4}}(?:{_EXTENSION_WORD}|#)"
    r"[\s.:=#°º-]{0,4}(?:n[°º.]\s?)?(?P<ext>[0-9]{1,3}\s[0-9]{2,3}(?=\)|\Z)|[0-9]{1,7})\)?"
)
# What may change the end of the number before it: "or 24 hours" does not.
_ABBREVIATED = waiting(
    rf"\s*(?:{_EXTENSION_WORD}[\s.:]{{0,3}})?(?P<hyphen>-\s?)?[0-9][0-9 .-]{{0,9}}"
    r"(?:\([^()0-9]*\)\s*)?"
)
_TAIL = re.compile(r"[^0-9]{0,80}")
_LEAD = re.compile(r"[^0-9+(]{0,60}")
_TRUNK = re.compile(r"\( ?0 ?\)")
_NANP_SHAPE = waiting(r"\+[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}")
_JOINED = re.compile(r"[|;,&/]|\s\+|[^\W\d_]")  # what `_OR` cannot be without
_OR = waiting(
    # a comma before "ext." does not part two numbers
    rf"\s{{0,5}}(?:[|;,&](?!\s{{0,5}}(?:{_EXTENSION_WORD}|phone-context))"
    rf"|\s(?:{_either(_OR_WORDS)})(?=[\s+(0-9-])|/(?=\s{{0,5}}(?:\+|00))|\s(?=\+))",
    re.IGNORECASE,
)
# Hungarian and Turkish name the extension behind its digits: "…-174, 3120-as mellék"
_EXTENSION_FIRST = re.compile(
    r"[,;/(]\s{0,3}(?P<ext>[0-9]{1,5})(?:-[^\W\d_]{2,3})?\s{1,3}(?P<word>mellék|dahili)e?\s{0,3}\Z"
)
_DASHED_END = re.compile(r"\s{1,3}-\s{1,3}(?=[0-9]{2,4}\s{0,3}\Z)")  # "2813 555 140 - 141 - 142"
_GROUP = re.compile(r"[0-9]{1,15}")
_PLUSES = re.compile(r"\+{2,}")
_NANP_EXTENDED = re.compile(
    r"((?:\+?1[ .-]{0,2})?\(?[2-9][0-9]{2}\)?[ .-]{1,2}[2-9][0-9]{2}[ .-][0-9]{4})-([0-9]{2,5})"
)
_AREA_LAST = waiting(r"([1-9][0-9]{4,7})-(0[1-9][0-9]{1,2})")  # as Persian writes it
_SWITCHBOARD = re.compile(r".*[-/ ]0")  # "515 22-0": an extension is dialled in the place of the 0
_ALTERNATIVE = re.compile(r"\s*/\s*(?=-?[0-9][0-9 .-]*\Z)")


class _Written(NamedTuple):
    """A written number, taken apart."""

    run: str = ""  # digits and the signs between them
    extension: str | None = None


def parse(text: str, region: str | None = None, *, kind: PhoneKind | None = None) -> Phone:
    """Give the one number that `text` writes.

    `region` (ISO 3166-1 alpha-2) is used for a number without country code only. `kind` is what the
    number's label says; without it the numbering plan is asked.

    Raises:
        InvalidPhoneError: `text` is no valid number, or its country is not known.
    """
    if len(text) > _LONGEST_WRITTEN:
        raise InvalidPhoneError(f"{text[:40]!r}…: too long for a telephone number")
    code = region_code(region)
    written = _split(text)
    found = _dialled(written, code, kind)
    if found is None:
        raise _refusal(text, written.run, code)
    return found


@lru_cache(maxsize=8192)
def _dialled(written: _Written, region: str | None, kind: PhoneKind | None = None) -> Phone | None:
    """The number that is written; the numbering plan is asked for its kind where none is given."""
    run, extension = written
    if (
        extension
        and _SWITCHBOARD.fullmatch(run)
        and (through := _number(run[:-1] + extension, region))
    ):
        return Phone(through, None, kind or _plan_kind(through))
    number = _number(run, region)
    return Phone(number, extension, kind or _plan_kind(number)) if number else None


def _refusal(text: str, written: str, region: str | None) -> InvalidPhoneError:
    if not any(char.isdigit() for char in written):
        return InvalidPhoneError(f"{text!r}: not a telephone number")
    if region is None and not written.lstrip("( ").startswith(("+", "00")):
        return InvalidPhoneError(
            f"{text!r}: the country of this number is not known",
            hint="Write it with its country code (+41 …), or name the region.",
        )
    where = "" if region is None else f" in {region}"
    return InvalidPhoneError(f"{text!r}: no such number{where}", hint=_changed(written, region))


def _changed(written: str, region: str | None) -> str:
    """What the number is since its numbering plan changed; "" where it did not."""
    from pressdir.normalise import renumbered  # noqa: PLC0415  # it asks us which numbers exist

    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return ""
    old = Phone(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    if new := renumbered.today(old):
        return f"Since {new.change.date} it is {new.phone} ({new.change.name})."
    return ""


def region_code(region: str | None) -> str | None:
    """Give the ISO 3166-1 code that `region` means; None for none.

    Raises:
        InvalidPhoneError: It is no region that has telephone numbers.
    """
    if not region:
        return None
    code = region.strip().upper()
    code = _REGION_ALIASES.get(code, code)
    if code not in phonenumbers.SUPPORTED_REGIONS:
        raise InvalidPhoneError(
            f"{region!r}: not a region with telephone numbers",
            hint="Give an ISO 3166-1 code of two letters, such as CH.",
        )
    return code


# --- from what is written to digits ---------------------------------------------------------


def _settle(text: str) -> str:
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_SETTLE)
    if "++" in text:
        text = _PLUSES.sub("+", text)
    return _EXTENSION_FIRST.sub(r" \g<word> \g<ext>", text)


def _split(text: str) -> _Written:
    """Take a written number apart: the run of its digits and signs, and its extension."""
    settled = _settle(text)
    if uri := _URI.match(settled):
        return _split_uri(settled[uri.end() :])
    if ";" in settled and settled.lstrip().startswith("+"):
        return _split_uri(settled)
    vanity = settled.strip()
    if _VANITY.fullmatch(vanity) and not vanity[-1].isdigit():
        dialled: str = phonenumbers.convert_alpha_characters_in_number(vanity)
        return _Written(f"+{dialled}" if dialled.startswith("1") else dialled)
    lead = _LEAD.match(settled)
    start = lead.end() if lead else 0
    run = _RUN.match(settled, start)
    if run is None:
        return _Written()
    digits, end = run[0], run.end()
    if settled.startswith("+", end) and "+" not in digits:
        digits, end = f"{digits}+", end + 1  # as right-to-left text has it: "962 6 …+"
    if longer := _NANP_EXTENDED.fullmatch(digits):
        return _Written(longer[1], longer[2])
    extension = _EXTENSION.match(settled, end)
    if extension:
        end = extension.end()
    # "070 123 45 67 (Axel)": words that follow are no vanity letters, digits would be a number more
    if not _TAIL.fullmatch(settled, end):
        return _Written()
    return _Written(digits, "".join(extension["ext"].split()) if extension else None)


def _split_uri(target: str) -> _Written:
    """Read what follows `tel:` (RFC 3966 section 3)."""
    subscriber, *parameters = _settle(unquote(target)).split(";")
    values = dict(parameter.lower().strip().partition("=")[::2] for parameter in parameters)
    context = values.get("phone-context", "")
    if context.startswith("+") and not subscriber.strip().startswith("+"):
        subscriber = context + subscriber
    run, extension = _split(subscriber)
    return _Written(run, _NO_DIGIT.sub("", values.get("ext", "")) or extension)


# --- from digits to a number ------------------------------------------------------------------


def _number(written: str, region: str | None) -> str | None:
    """Give E.164 for the first reading of `written` that is valid."""
    for reading, country in _readings(written, region):
        if number := _valid(reading, country):
            return number
    return None


def _readings(written: str, region: str | None) -> Iterator[tuple[str, str | None]]:
    """Yield what the digits may mean, likeliest first, each with the region it needs."""
    digits = _NO_DIGIT.sub("", written)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return
    if "+" in written:
        yield from _with_plus(written, digits, region)
        return
    if digits.startswith("00"):
        yield from _international(_without_trunk(written)[2:])
        yield from _international(digits[2:])
    if region is not None:
        yield digits, region
        if turned := _AREA_LAST.fullmatch(written):
            yield turned[2] + turned[1], region
    elif digits.startswith("011") and len(digits) >= 13:
        yield f"+{digits[3:]}", None  # North America's way out, too long for a number at home


def _with_plus(written: str, digits: str, region: str | None) -> Iterator[tuple[str, str | None]]:
    without_trunk = _without_trunk(written)
    groups = _GROUP.findall(written) if written.endswith("+") else []
    if groups and len(groups[-1]) <= _COUNTRY_CODE < len(groups[0]):
        yield from _international("".join(reversed(groups)))  # "1234 560 6 962+"
    yield from _international(without_trunk.removeprefix("00"))
    if without_trunk != digits:
        yield from _international(digits)  # Italy keeps its zero: +39 (0)6 …
    if groups:
        yield from _international("".join(reversed(groups)))
    if region is not None:
        # With the country's own code it is whole, and wrong: nothing comes before it.
        if not digits.startswith(str(phonenumbers.country_code_for_region(region))):
            yield digits, region
    elif _NANP_SHAPE.fullmatch(written.replace(" ", "")):
        yield f"+1{digits}", None  # "+212-297-5088": a plus before an American number


def _without_trunk(written: str) -> str:
    """The digits less a zero that is dialled within the country alone, as in +44 (0)20."""
    return _NO_DIGIT.sub("", _TRUNK.sub("", written))


def _international(digits: str) -> Iterator[tuple[str, None]]:
    yield f"+{digits}", None
    if digits.startswith("521") and len(digits) == 13:
        yield f"+52{digits[3:]}", None  # Mexico dropped the 1 of its mobiles in 2019


@lru_cache(maxsize=8192)
def _valid(reading: str, region: str | None) -> str | None:
    try:
        number = phonenumbers.parse(reading, region)
    except phonenumbers.NumberParseException:
        return None
    written: str = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if phonenumbers.is_valid_number(number) or _FICTIONAL.fullmatch(written):
        return written
    return None


# --- several numbers in one run -----------------------------------------------------------------


def parse_many(
    text: str, region: str | None = None, *, kind: PhoneKind | None = None
) -> tuple[Phone, ...]:
    """Give the numbers of one written run, abbreviated ones completed: `963-6934/7164`.

    A slash inside one number (`089/179 14-287`) separates nothing. What is no number is left out.

    Raises:
        InvalidPhoneError: there is no valid number in `text`, or its country is not known.
    """
    if len(text) > _LONGEST_WRITTEN:
        raise InvalidPhoneError(f"{text[:40]!r}…: too long for telephone numbers")
    code = region_code(region)
    found: list[Phone] = []
    base = _Written()
    for piece in _pieces(_settle(text), code):
        written = _split(piece)
        # "+221 33 855 01 44 / 77 550 18 12": the second is of the first one's country
        near = code or (region_of(found[-1]) if found else None)
        number = _dialled(written, near, kind) if _stands_alone(written, base) else None
        if number is None and base.run and (tail := _ABBREVIATED.fullmatch(piece)):
            written = _completed(base, written, behind_hyphen=tail["hyphen"] is not None)
            number = _dialled(written, code, kind)
        elif number is None and piece.strip() == written.run and ends_alike(base.run, written.run):
            written = _completed(base, written, behind_hyphen=False)
            number = _dialled(written, code, kind)
        if number is None:
            continue
        base = written
        if number not in found:
            found.append(number)
    if not found:
        raise _refusal(text, text, code)
    return tuple(found)


def _pieces(settled: str, region: str | None) -> Iterator[str]:
    for part in _OR.split(settled) if _JOINED.search(settled) else (settled,):
        yield from _slashed(part, region)


def _slashed(part: str, region: str | None) -> Iterator[str]:
    """Cut alternatives off the end of `part`: "2410 0059/60", but not "0341/696290"."""
    tails: list[str] = []
    while (cut := _last_slash(part)) and _separates(
        part[: cut.start()], part[cut.end() :], part, region
    ):
        tails.append(part[cut.end() :])
        part = part[: cut.start()]
    yield part
    yield from reversed(tails)


def _last_slash(part: str) -> re.Match[str] | None:
    if dashed := _DASHED_END.search(part):
        return dashed
    slash = part.rfind("/")
    return _ALTERNATIVE.match(part, len(part[:slash].rstrip())) if slash > 0 else None


def _separates(head: str, tail: str, whole: str, region: str | None) -> bool:
    digits = _count(tail)
    if tail.startswith("-") or _number(_split(whole).run, region) is None:
        return True
    # The whole reads as one. Only a short tail behind a full number is an alternative.
    short = digits <= 2 or _ends_nearly_so(head, tail)
    return short and _number(_split(head).run, region) is not None


def _ends_nearly_so(head: str, tail: str) -> bool:
    """Tell whether a tail differs from a number's end in two digits at most: "23125117/118"."""
    written, other = (re.sub(r"[^0-9]", "", each) for each in (head, tail))
    common = len(other) - 2
    near = 0 < common <= _LONGEST_EXTENSION - 3 and len(written) >= _SURELY_WHOLE
    return near and written[-len(other) :][:common] == other[:common]


def _stands_alone(written: _Written, base: _Written) -> bool:
    """Tell whether `written` is a number by itself rather than the changed end of `base`."""
    if not base.run or "+" in written.run:
        return True
    return _count(written.run) >= _SHORTEST_WHOLE and not ends_alike(base.run, written.run)


_WITH_AREA = re.compile(r"\(0?\d{2,3}\) ?\d{4,5}-\d{4}")
_LOCAL = re.compile(r"\d{4,5}-\d{4}")


def ends_alike(base: str, tail: str) -> bool:
    """Tell whether `tail` is grouped as the end of `base` is: "(495) 555-01-74", "555-01-75"."""
    whole, shape = _grouping(base), _grouping(tail)
    longer = len(whole) > len(shape) and not whole[-len(shape) - 1].isdigit()
    alike = longer and whole.endswith(shape)
    return (alike or _is_local(base, tail)) and not tail.startswith("0")


def _is_local(base: str, tail: str) -> bool:
    """Tell whether `tail` goes behind the area code of `base`: "(61) 3550-1420", "99555-1421"."""
    own, other = _WITH_AREA.fullmatch(base.strip()), _LOCAL.fullmatch(tail.strip())
    return bool(own and other)


def _grouping(run: str) -> str:
    return _DIGIT.sub("9", run.strip())


def _completed(base: _Written, tail: _Written, *, behind_hyphen: bool) -> _Written:
    """Put `tail` in the place of the extension, the last group or the last digits of `base`."""
    digits = _NO_DIGIT.sub("", tail.run)
    if _is_local(base.run, tail.run):
        return _Written(base.run[: base.run.index(")") + 1] + digits)
    if base.extension and len(digits) <= _LONGEST_EXTENSION:
        return _Written(base.run, digits)
    if behind_hyphen and "-" in base.run:
        return _Written(base.run[: base.run.rindex("-") + 1] + digits)
    kept = _count(base.run) - len(digits)
    places = [place for place, char in enumerate(base.run) if char.isdigit()]
    return _Written(base.run[: places[kept]] + digits) if 0 < kept < len(places) else tail


def _count(run: str) -> int:
    return sum(map(str.isdigit, run))


# --- what is known of a number ------------------------------------------------------------------


def international(phone: Phone) -> str:
    """Give the number as one shows it: `+41 22 555 01 42 ext. 5`."""
    return in_groups(str(phone))


def in_groups(phone: str) -> str:
    """Give what `international` does of a number as `str()` gives it."""
    number, _, extension = phone.partition(";ext=")
    end, groupings = _plan(number[1:4])
    if groupings is not None and len(number) > end:
        number = f"{number[:end]} {_grouped(number[end:], groupings)}"
    return f"{number} ext. {extension}" if extension else number


@cache
def _plan(begin: str) -> tuple[int, tuple[Grouping, ...] | None]:
    """Where the country code ends that a number begins with, and how the rest is grouped."""
    for end in range(1, len(begin) + 1):  # E.164: no country code is the beginning of another
        groupings = _groupings(int(begin[:end]))
        if groupings is not None:
            return end + 1, groupings
    return 0, None


def _grouped(national: str, groupings: Iterable[Grouping]) -> str:
    for leading, pattern, groups in groupings:
        fits = leading is None or leading.match(national)
        if fits and (found := pattern.fullmatch(national)):
            return groups.format(*found.groups(""))
    return national


@cache
def _groupings(code: int) -> tuple[Grouping, ...] | None:
    """How numbers of a country code are grouped abroad: what `format_number` looks up each time."""
    region = phonenumbers.region_code_for_country_code(code)
    plan = (
        PhoneMetadata.metadata_for_nongeo_region(code)
        if region == _NON_GEOGRAPHIC
        else PhoneMetadata.metadata_for_region(region)
    )
    if plan is None:
        return None
    return tuple(
        (
            re.compile(each.leading_digits_pattern[-1]) if each.leading_digits_pattern else None,
            re.compile(each.pattern or ""),
            re.sub(r"\\(\d)", lambda found: f"{{{int(found[1]) - 1}}}", each.format or ""),
        )
        for each in plan.intl_number_format or plan.number_format
    )


def exists(phone: Phone) -> bool:
    """Whether the numbering plan of today has such a number, or keeps it for fiction."""
    return _exists(phone.number)


@lru_cache(maxsize=8192)
def _exists(number: str) -> bool:
    known: bool = phonenumbers.is_valid_number(_parsed(number))
    return known or _FICTIONAL.fullmatch(number) is not None


def region_of(phone: Phone) -> str | None:
    """Give the region (ISO 3166-1) that the number belongs to; None for +800, +870 and the like."""
    return _region_of(phone.number)


@lru_cache(maxsize=8192)
def _region_of(number: str) -> str | None:
    region: str | None = phonenumbers.region_code_for_number(_parsed(number))
    if region is None and _FICTIONAL.fullmatch(number):
        return "GB"  # the plan knows no region for what Ofcom keeps for fiction
    return None if region == _NON_GEOGRAPHIC else region


def certain_region(phone: Phone) -> str | None:
    """Give the region of the number where its country code belongs to one alone, or tells more."""
    return region_told(phone.number)


def region_told(number: str) -> str | None:
    """Give what `certain_region` does, of a number in E.164."""
    sharing = _sharing(number[1:4])
    return sharing[0] if len(sharing) == 1 else _region_of(number) if sharing else None


@cache
def _sharing(begin: str) -> tuple[str, ...]:
    """The regions of the country code that a number begins with."""
    # E.164: no country code is the beginning of another
    found = (regions_for(int(begin[:end])) for end in range(1, len(begin) + 1))
    return next(filter(None, found), ())


def plan_kind(phone: Phone) -> PhoneKind:
    """Give what the numbering plan says the number rings."""
    return _plan_kind(phone.number)


@lru_cache(maxsize=8192)
def _plan_kind(number: str) -> PhoneKind:
    if number.startswith(_SATELLITE):
        return PhoneKind.SATELLITE
    return _KINDS.get(phonenumbers.number_type(_parsed(number)), PhoneKind.OTHER)


@cache
def regions_for(country_code: int) -> tuple[str, ...]:
    """Give the regions that share `country_code`, the main one first; none for +800."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(country_code, ())
    return tuple(region for region in regions if region != _NON_GEOGRAPHIC)


@lru_cache(maxsize=8192)
def _parsed(number: str) -> PhoneNumber:
    """Take E.164 apart; what somebody wrote into a file need be no number of any country."""
    try:
        return phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return PhoneNumber(country_code=0, national_number=0)
