"""What goes on with a number: its extension, further extensions, and other numbers' endings."""

import re
from collections.abc import Sequence

from pressdir.extract.finders.phones.labels import JOINING, is_fax_behind
from pressdir.extract.finders.phones.signs import BLANK, DASH, WHOLE
from pressdir.extract.locales import Hit
from pressdir.normalise.patterns import waiting
from pressdir.normalise.phones import ends_alike

_SHORTENED = "'’׳°º"  # the sign of a word that is cut short
_EXTENSION_TAIL = waiting(
    rf"[{_SHORTENED}]?[{BLANK}\u3000:：.(（#{DASH}]{{0,4}}"  # "poste n° 142", "של' 142"
    rf"(?:\d{{1,6}}(?![{DASH}.:{BLANK}]?\d)|\d{{2,5}}(?=-\d{{1,2}}(?!\d))"  # "ext. 201-3"
    rf"|\d{{1,3}}[{BLANK}]\d{{2,3}}(?=\)))"
)
_EXTENSION_FIRST = waiting(
    rf"(?:[,;(]|[{BLANK}][/(])[{BLANK}]?\d{{1,5}}(?:-[^\W\d_]{{2,3}})?[{BLANK}]"
)  # Hungarian
_GOES_ON = waiting(rf"[{BLANK}{DASH}./]{{1,3}}\d")
_SHORT_WORD = re.compile(
    rf"[{BLANK}]?,?[{BLANK}]?[x#转轉][{BLANK}.]?\d{{1,6}}\b"
    rf"|,[{BLANK}]p\.[{BLANK}]?\d{{2,5}}\b"  # a poste of Quebec
    rf"|[{BLANK}]?,?[{BLANK}]?w\.[{BLANK}]?\d{{2,4}}\b(?![{BLANK}]?r\.)"  # not "w. 2024 r."
)
_BEFORE_WORD = waiting(r"\d\s?/\s?\d{1,5}\Z")  # "555 01 32/118 dahili"
_ENDING = waiting(rf"(?:-[^\W\d_]{{2,3}})?[{BLANK}]")  # "/ 118-as mellék"
_OTHERS = re.compile(rf"[{BLANK}]?[/|,;]?[{BLANK}]?[{DASH}]\d{{2,5}}(?![\d.,:]?\d)")
_COUNT_BEHIND = waiting(rf"[{BLANK}][{DASH}][{BLANK}]\d{{1,2}}\Z")
_NEXT = waiting(
    rf"[{BLANK}]?(?:[/,;&]|(?P<word>[^\W\d_]{{1,4}}))[{BLANK}]?(?P<digits>\d{{2,5}})"
    rf"(?![\d.,:/{BLANK}{DASH}]?\d)"
)
# "5106 (weekdays), 5453 (weekends)": a remark behind each ending.
_REMARKED = re.compile(
    rf"[{BLANK}]?[(（][^()（）\d]{{1,12}}[)）][{BLANK}]?[,、/][{BLANK}]?\d{{3,4}}(?=[{BLANK}]?[(（][^()（）\d]{{1,12}}[)）])"
)
_MOST_DIGITS = 5  # of an extension
_LAST = re.compile(rf"\d{{2,{_MOST_DIGITS}}}\Z")
_SAME_END = re.compile(
    rf"[{BLANK}]*(?:[,;/|•·、，]|(?P<word>[^\W\d_]{{1,8}}))[{BLANK}]*"
    rf"(?P<tail>\d[\d .{DASH}]{{3,20}}\d)(?![\d.,{BLANK}{DASH}]?\d)"
)


def end_of(text: str, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Take in what goes on with a number: an extension, and further endings.

    "ext. 214", "доб. 214", "or 2202", "-117 | -118", "(495) 555-01-74, 555-01-75".
    """
    counted = _COUNT_BEHIND.search(text, start, end)
    if counted and text[end : end + 1].isspace() and text[end + 1 : end + 2].isalpha():
        joined = any(hit.start == end + 1 and hit.has(*JOINING) for hit in hits)
        end = end if joined else counted.start()  # "555 01 42 - 24 hours"
    whole, end = end, _with_extension(text, end, hits)
    while end > whole and (following := _next_extension(text, end, hits)):
        end = following
    while more := _OTHERS.match(text, end):
        end = more.end()
    while remarked := _REMARKED.match(text, end):
        end = remarked.end()
    while tail := _same_end(text, start, end, hits):
        end = _with_extension(text, tail, hits)  # "555-0174 and 555-0175, ext. 12"
    return end


def _next_extension(text: str, end: int, hits: Sequence[Hit]) -> int:
    """Where a further extension ends that has as many digits as the one before: "4251 / 2424"."""
    more, last = _NEXT.match(text, end), _LAST.search(text, max(0, end - _MOST_DIGITS), end)
    if more is None or last is None or len(more["digits"]) != len(last.group()):
        return 0
    joins = any(hit.start == more.start("word") and hit.has(*JOINING) for hit in hits)
    return more.end() if joins or not more["word"] else 0


def _same_end(text: str, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Where a further ending ends that is grouped as the number's own: "или 555-01-75"."""
    more = _SAME_END.match(text, end)
    if more is None or is_fax_behind(text, more.end(), hits):
        return 0
    joins = [hit for hit in hits if hit.start == more.start("word") and hit.has(*JOINING)]
    if more["word"] and not joins:
        return 0
    return more.end() if ends_alike(text[start:end], more["tail"]) else 0


def _with_extension(text: str, end: int, hits: Sequence[Hit]) -> int:
    for hit in hits:
        gap = text[end : hit.start] if hit.start >= end else None
        if (
            gap
            and hit.has("label.extension")
            and (
                _EXTENSION_FIRST.fullmatch(gap)
                or (_ENDING.fullmatch(gap) and _BEFORE_WORD.search(text[max(0, end - 12) : end]))
            )
        ):
            return hit.end
        if gap is None or len(gap) > 4 or gap.strip(" ,;./|()–-\u00a0\u3000，、（）"):
            continue
        if hit.has("label.extension", "join.or") and (tail := _EXTENSION_TAIL.match(text, hit.end)):
            whole = sum(map(str.isdigit, tail.group())) > 4 or "(" in tail.group()
            if not hit.has("label.extension") and (whole or _GOES_ON.match(text, tail.end())):
                continue  # "or (559) 955-0143", "of 06 - 51": no extension, another number
            return tail.end()
    short = _SHORT_WORD.match(text[end : end + 12])
    return end + short.end() if short else end


def is_extended(text: str, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Tell whether a whole number has an extension: a word for it, not "1024 x 768"."""
    words = [hit for hit in hits if start < hit.start < end and hit.has("label.extension")]
    whole = words and sum(map(str.isdigit, text[start : words[0].start])) >= WHOLE
    return bool(whole) and words[0].end - words[0].start > 1


def in_plain_words(text: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    """The run with any language's word for an extension as "ext."."""
    written, at = "", start
    for hit in hits:
        if start < hit.start and hit.end < end and hit.has("label.extension"):
            written += f"{text[at : hit.start].rstrip(' (,;-–')} ext. "
            at = hit.end
    return written + text[at:end].lstrip(f" .:{_SHORTENED}") if written else text[start:end]
