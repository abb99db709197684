"""The numbers of one written run: where one ends and what the next leaves out."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from pressdir.model import Phone, PhoneKind
from pressdir.normalise.patterns import waiting
from pressdir.normalise.phones.dialling import dialled, e164
from pressdir.normalise.phones.plan import region_of
from pressdir.normalise.phones.written import (
    EXTENSION_WORD,
    NO_DIGIT,
    Written,
    count,
    either,
    split,
)

# What joins two numbers of one person: "or" and "and".
_OR_WORDS = (
    "or", "and", "ou", "et", "oder", "und", "bzw", "resp", "o", "y", "e", "u", "oppure", "of", "en",
    "eller", "och",
    "og", "tai", "ja", "lub", "albo", "oraz", "i", "nebo", "anebo", "a", "alebo", "vagy", "és",
    "sau", "și", "ή", "και", "veya", "ve", "ili", "или", "и", "або", "та", "או", "أو", "و", "یا",
    "或", "又は", "または", "또는", "หรือ", "या", "hoặc", "atau", "au",
)  # fmt: skip
_DIGIT = waiting(r"[0-9]")
_SHORTEST_WHOLE = 7  # digits; fewer behind another number change its end
_LONGEST_EXTENSION = 5
_SURELY_WHOLE = 9  # digits of a number with its area
# What may change the end of the number before it: "or 24 hours" does not.
_ABBREVIATED = waiting(
    rf"\s*(?:{EXTENSION_WORD}[\s.:]{{0,3}})?(?P<hyphen>-\s?)?[0-9][0-9 .-]{{0,9}}"
    r"(?:\([^()0-9]*\)\s*)?"
)
_JOINED = re.compile(r"[|;,&/、]|\s\+|[^\W\d_]")  # what `_OR` cannot be without
_OR = waiting(
    # a comma before "ext." does not part two numbers
    rf"\s{{0,5}}(?:[|;,&、](?!\s{{0,5}}(?:{EXTENSION_WORD}|phone-context))"
    rf"|\s(?:{either(_OR_WORDS)})\.?(?=[\s+(0-9-])|/(?=\s{{0,5}}(?:\+|00))|\s(?=\+))",
    re.IGNORECASE,
)
_AREA = waiting(r"\s*\(?0[0-9]{1,5}\)?\s*")  # alone, before a stroke
_DASHED_END = re.compile(r"\s{1,3}-\s{1,3}(?=[0-9]{2,4}\s{0,3}\Z)")  # "2813 555 140 - 141 - 142"
_FARTHEST = 9  # from one number to the next that is written as its end
_DIALLED_THROUGH = frozenset({"AT"})  # "01/310-88-80/59": a direct number behind a stroke
_DIALLED_INSIDE = frozenset({"TR"})  # "355 01 42 / 118": an extension behind a stroke
_SHORTEST_UNALIGNED = 3  # digits; one or two may be the last of any group
_GROUP = waiting(r"[0-9]+")
_DIRECT = frozenset({"DE", "AT"})  # "906 22 - 17": the direct number behind a dash
_WHOLE_GROUP = waiting(r"[0-9]{6}\Z")
_RANGE = waiting(
    rf"(?P<first>.*[0-9])-(?P<last>[0-9]{{1,2}})\s*(?P<more>{EXTENSION_WORD}[\s.:]{{0,3}}[0-9]{{1,5}})?"
)
_ALTERNATIVE = waiting(
    rf"\s*/\s*(?=-?[0-9][0-9 .-]*"
    rf"(?:{EXTENSION_WORD}[\s.]{{0,2}}[0-9]{{1,{_LONGEST_EXTENSION}}})?\Z)"
)
LISTED = re.compile(  # "010-55501420 55501421": each goes behind the area code
    r"\(?0[0-9]{1,3}[)-]{1,2}(?:[0-9]{7}(?: [0-9]{7}){1,5}|[0-9]{8}(?: [0-9]{8}){1,5})"
)
# China joins the extension with a hyphen: "021-55501420-215".
_CHINESE_EXTENDED = waiting(
    r"(?P<number>(?:\(?0\d{2,3}\)?|\+86[- ]?\(?0?\d{2,3}\)?)[- ]?\d{7,8})-(?P<ext>\d{2,5})"
)
_WITH_AREA = waiting(r"\(0?\d{2,3}\) ?\d{4,5}-\d{4}")
_LOCAL = waiting(r"(?:9[ .])?\d{4,5}-\d{4}")  # "9 9555-7710"


def numbers(text: str, region: str | None, kind: PhoneKind | None) -> tuple[Phone, ...]:
    """The numbers of a settled text, each once; what one leaves out, the one before has."""
    found: list[Phone] = []
    base = Written()
    if LISTED.fullmatch(text):
        text = text.replace(" ", ", ")
    if (region == "CN" or text.startswith("+86")) and (
        longer := _CHINESE_EXTENDED.fullmatch(text.strip())
    ):
        text = f"{longer['number']} ext {longer['ext']}"
    for piece in _pieces(text, region):
        written = split(piece)
        # "+221 33 855 01 44 / 77 550 18 12": the second is of the first one's country
        near = region or (region_of(found[-1]) if found else None)
        number = dialled(written, near, kind) if _stands_alone(written, base) else None
        if number is None and base.run and not _is_aligned(base, written):
            if near in _DIALLED_INSIDE and found and not found[-1].extension:
                found[-1] = replace(found[-1], extension=written.run)
            continue
        if number is None and base.run and (tail := _ABBREVIATED.fullmatch(piece)):
            written = _completed(base, written, behind_hyphen=tail["hyphen"] is not None)
            number = dialled(written, region, kind)
        elif number is None and _is_tail(piece, written) and ends_alike(base.run, written.run):
            written = _completed(base, written, behind_hyphen=False)._replace(
                extension=written.extension
            )
            number = dialled(written, region, kind)
        if number is None:
            if not found and _AREA.fullmatch(piece):
                return ()  # what follows is no number without it: "04121 / 906 22-17 25335"
            continue
        base = written
        if number not in found:
            found.append(number)
    return tuple(found)


def _is_tail(piece: str, written: Written) -> bool:
    """Tell whether a piece is a number's end and nothing else, but for an extension behind it."""
    return piece.strip() == written.run or written.extension is not None


def _pieces(settled: str, region: str | None) -> Iterator[str]:
    for part in _OR.split(settled) if _JOINED.search(settled) else (settled,):
        yield from _slashed(part, region)


def _slashed(part: str, region: str | None) -> Iterator[str]:
    """Cut alternatives off the end of `part`: "2410 0059/60", but not "0341/696290"."""
    tails: list[str] = []
    while (cut := _last_slash(part, region)) and _separates(
        part[: cut.start()], part[cut.end() :], part, region
    ):
        tails.append(part[cut.end() :])
        part = part[: cut.start()]
    if found := _ranged(part, region):
        more = found["more"] or ""  # "0-5394-1234-5 ext. 11": of both
        part = f"{found['first']} {more}".rstrip()
        tails.append(
            f"{found['first'][: -len(found['last'])]}{found['last']} {more}"
            if more
            else found["last"]
        )
    yield part
    yield from reversed(tails)


def _ranged(part: str, region: str | None) -> re.Match[str] | None:
    """Where the last digits of a second number begin, and the whole is none: "0 2255 0142-3".

    One digit behind six without a gap is never of the number itself: "051-5550142-4".
    """
    found = _RANGE.fullmatch(part) if "-" in part else None
    if found is None:
        return None
    grown = len(found["last"]) == 1 and _WHOLE_GROUP.search(found["first"]) is not None
    if not grown and e164(split(part).run, region) is not None:
        return None
    last = NO_DIGIT.sub("", found["first"])[-len(found["last"]) :]
    if not 0 < int(found["last"]) - int(last) <= _FARTHEST:
        return None  # "(02) 2312-4001-15": an extension
    return found if e164(split(found["first"]).run, region) is not None else None


def _last_slash(part: str, region: str | None) -> re.Match[str] | None:
    dashed = _DASHED_END.search(part)
    if dashed and (region not in _DIRECT or e164(split(part).run, region) is None):
        return dashed
    slash = part.rfind("/")
    return _ALTERNATIVE.match(part, len(part[:slash].rstrip())) if slash > 0 else None


def _separates(head: str, tail: str, whole: str, region: str | None) -> bool:
    tail = split(tail).run or tail  # an extension is no part of its number
    if region in _DIALLED_THROUGH and e164(split(whole).run, region) is not None:
        return False
    digits = count(tail)
    if tail.startswith("-") or e164(split(whole).run, region) is None:
        return True
    # The whole reads as one. Only a short tail behind a full number is an alternative.
    short = digits <= 2 or _ends_nearly_so(head, tail)
    return short and e164(split(head).run, region) is not None


def _ends_nearly_so(head: str, tail: str) -> bool:
    """Tell whether a tail differs from a number's end in two digits at most: "23125117/118"."""
    written, other = (re.sub(r"[^0-9]", "", each) for each in (head, tail))
    common = len(other) - 2
    near = 0 < common <= _LONGEST_EXTENSION - 3 and len(written) >= _SURELY_WHOLE
    return near and written[-len(other) :][:common] == other[:common]


def _stands_alone(written: Written, base: Written) -> bool:
    """Tell whether `written` is a number by itself rather than the changed end of `base`."""
    if not base.run or "+" in written.run:
        return True
    return count(written.run) >= _SHORTEST_WHOLE and not ends_alike(base.run, written.run)


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


def _is_aligned(base: Written, tail: Written) -> bool:
    """Tell whether `tail` can be in the place of whole groups of `base`, or of its last digits.

    "355 01 42 / 43" and "/ 01 43" can, "/ 118" would begin within a group.
    """
    digits = count(tail.run)
    if base.extension or digits < _SHORTEST_UNALIGNED or digits >= _SHORTEST_WHOLE:
        return True
    sizes = [len(group) for group in _GROUP.findall(base.run)][::-1]
    return digits < sizes[0] or digits in itertools.accumulate(sizes)


def _completed(base: Written, tail: Written, *, behind_hyphen: bool) -> Written:
    """Put `tail` in the place of the extension, the last group or the last digits of `base`."""
    digits = NO_DIGIT.sub("", tail.run)
    if _is_local(base.run, tail.run):
        return Written(base.run[: base.run.index(")") + 1] + digits)
    if base.extension and len(digits) <= _LONGEST_EXTENSION:
        return Written(base.run, digits)
    if behind_hyphen and "-" in base.run:
        return Written(base.run[: base.run.rindex("-") + 1] + digits)
    kept = count(base.run) - len(digits)
    places = [place for place, char in enumerate(base.run) if char.isdigit()]
    return Written(base.run[: places[kept]] + digits) if 0 < kept < len(places) else tail
