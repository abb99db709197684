"""The word that names a number: "Tel.", "Fax", "mobil", before it, in brackets or right behind."""

import re
from collections.abc import Sequence

from pressdir.extract.finders.phones.signs import BLANK, DASH, EDGE
from pressdir.extract.locales import Hit
from pressdir.model import PhoneKind
from pressdir.normalise.patterns import waiting

KINDS = {
    "label.mobile": PhoneKind.MOBILE,
    "label.whatsapp": PhoneKind.MOBILE,
    "label.fax": PhoneKind.FAX,
}
PHONE_LABELS = (
    "label.phone",
    "label.mobile",
    "label.direct",
    "label.switchboard",
    "label.whatsapp",
    "cue.hours",
)
_MINE = "letter.mine"  # "reach me"
JOINING = ("join.or", "join.and")
_FAX = "label.fax"
_NAMING = (*PHONE_LABELS, _FAX, "label.extension", "number.not_phone", _MINE)
_TURNED_LABEL = waiting(
    rf"[{BLANK}]{{1,3}}([\u0590-\u06ff][\u0590-\u06ff {DASH}]{{1,30}}?)[{BLANK}]?[:：]?\Z"
)
_TURNED_LABELS = ("label.fax", "label.mobile", "label.switchboard", "label.phone")
_OWN_LABELS = ("label.mobile", "label.phone")
_REACH = 48  # characters: "Téléphone portable (heures de bureau) : "
# "Telephone (journalists only) 020 …", "Tel. newsroom: 020 …": whom or when a label is for.
_NAMED_FOR = waiting(
    r"[\s.]{0,3}(?:\([^()\d]{1,30}\)|(?:\([^()]{1,24}\)|(?:[^\W\d_]+\s?){1,3})\s?:)\s*\Z"
)
_JOINT = waiting(r"[\s.:()\[\]|/,;–—\-*_#№°º'’׳=>+：（）／，、；｜՝։፡፣፤፥፦៖၊]{0,8}\Z")
_AFTER = re.compile(rf"[{BLANK}]?[(\[（]([^()\[\]（）\n]{{1,40}})[)\]）]")
_BEHIND = waiting(rf"(?:['’-]?[^\W\d_]{{1,4}})?[{BLANK}](?=[^\W\d_])")  # "0142 nömrəsi"
_RUNG = waiting(  # "03-5555-0142までお電話", "02-555-0142로 연락": to ring there is said behind
    rf"\)?[{BLANK}]?(?:(?:まで|へ|に|番まで)[{BLANK}]?(?:お電話|お問|ご連絡|ご一報|お申)"
    rf"|번?(?:으?로|에|까지)[{BLANK}](?:연락|문의|전화|신청|회신))"
)
_ANOTHERS = waiting(rf"[{BLANK}.]{{0,3}}(?:[:：=]|[+(\d]|\Z)")  # what stands behind another's label
_CLAUSE = 120  # characters: "by fax to the press office of the Ministry in Madrid on 91 …"
# Three words or more between "fax" and its number: "to the mayor on", not "tel" in a row of both.
_TO_WHOM = waiting(r"[ \t]+([^\W\d_][^\d@.,;:!?\s]*)(?:[ \t]+[^\d@.,;:!?\s]+){2,}[ \t]*\Z")
_SMALL = 3  # letters of a word that leads to any number: "on", "au", "auf"
_LEAST_BEHIND = 4  # letters of a label that may stand behind its number: "T" is the next one's
_SIX = waiting(r"(?:\d\D{0,3}){6}")  # digits: "555 01 42 (fax 555 01 49)"


def of(text: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    """The category of the word that names the run, or ""."""
    found = ""
    at = start
    for hit in reversed(hits):
        if hit.end > at or not hit.has(*_NAMING) or _is_given_name(text, hit):
            continue
        if start - hit.start > _REACH or not (
            _JOINT.match(text[hit.end : at]) or _NAMED_FOR.match(text[hit.end : at])
        ):
            break
        between = text[hit.end : at]
        if found and hit.has("label.fax") and not between.strip(" \u00a0"):
            return "label.fax"  # "par télécopie au 04 …": the preposition adds nothing
        found = _stronger(found, hit, joined="/" in between)
        if not found:
            break
        at = hit.start
    if _is_faxed(text, start, hits):
        return "label.fax"
    found = found or _behind(text, start, end, hits)
    for hit in _remarks(text, end, hits):
        named = _stronger("", hit, joined=False)
        if named == "number.not_phone" and found:
            continue  # "Tel. 555 01 42 (9-17 h)"
        if named and (not found or found == "label.phone"):
            return named
    return found


def is_fax_behind(text: str, end: int, hits: Sequence[Hit]) -> bool:
    """Tell whether brackets right behind a number say that it is a fax: "555 0143 (fax)"."""
    return any(hit.has(_FAX) for hit in _remarks(text, end, hits))


def _remarks(text: str, end: int, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The phrases in brackets right behind a number; in "(fax 555 01 49)" they name another."""
    after = _AFTER.match(text, end)
    if after is None or _SIX.search(after[1]):
        return ()
    return [hit for hit in hits if after.start() < hit.start < after.end()]


def _is_faxed(text: str, start: int, hits: Sequence[Hit]) -> bool:
    """Tell whether a sentence says to whom one sends a fax at a number: "by fax to the mayor on …".

    "fax" is the last way to reach anybody that its clause tells: neither "or call us on" nor a
    label of the number's own follows. "office" in between is a place, "on" says nothing.
    """
    before = [hit for hit in hits if hit.end <= start]
    fax = next((hit for hit in reversed(before) if hit.has(_FAX)), None)
    if fax is None or start - fax.end > _CLAUSE:
        return False
    clause = _TO_WHOM.match(text[fax.end : start])
    return (
        clause is not None
        and clause[1][0].islower()
        and not any(
            hit.has(*JOINING) or _labels(hit, text, start) for hit in before if hit.start >= fax.end
        )
    )


def _is_given_name(text: str, hit: Hit) -> bool:
    """Tell whether a unit before a comma is a name's last word: "Thu Hà, +84 …", and no hectare."""
    if not hit.has("number.not_phone") or text[hit.end : hit.end + 1] != ",":
        return False
    before = text[max(0, hit.start - _REACH) : hit.start].rstrip(" ").rpartition(" ")[2]
    return text[hit.start : hit.end].istitle() and before.istitle()


def _labels(hit: Hit, text: str, start: int) -> bool:
    """Tell whether a word right before a number is its label: "tel", not "on" or an "office in"."""
    return (
        hit.has(*_OWN_LABELS)
        and hit.end - hit.start > _SMALL
        and _JOINT.match(text[hit.end : start]) is not None
    )


def _behind(text: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    """The category of the word right behind a number, in whose sentence it comes first.

    "0312 555 01 42 numaralı telefondan", "055 555 01 42 mobil nömrəsi ilə"; a word that a colon, a
    number or the line's end follows is of the next number. But from right to left a line may be
    written the other way round: the number, the label and its colon.
    """
    turned = _TURNED_LABEL.match(text, end) if not text[:start].strip(EDGE) else None
    for hit in hits if turned else ():
        if turned and turned.start(1) <= hit.start and hit.end >= turned.end(1):
            return next((each for each in _TURNED_LABELS if hit.has(each)), "")
    if _RUNG.match(text, end):
        return "label.phone"
    gap = _BEHIND.match(text, end)
    for hit in hits if gap else ():
        if gap and hit.start == gap.end() and hit.end - hit.start >= _LEAST_BEHIND:
            named = next((each for each in _OWN_LABELS if hit.has(each)), "")
            return named if named and not _ANOTHERS.match(text, hit.end) else ""
    return ""


def _stronger(found: str, hit: Hit, *, joined: bool) -> str:
    """What a word adds to the label found nearer to the number."""
    if hit.has("label.fax"):
        return "label.phone" if found and joined and found != "label.fax" else found or "label.fax"
    if hit.has("number.not_phone") and not hit.has("label.phone", "label.mobile", *JOINING):
        return found or "number.not_phone"
    for category in ("label.mobile", "label.whatsapp", "label.direct", "label.switchboard"):
        if hit.has(category):
            return "label.phone" if found == "label.fax" and joined else found or category
    if hit.has("label.phone"):
        if found == "label.fax":
            return "label.phone" if joined else found
        return found or "label.phone"
    if hit.has("cue.hours", "label.extension", _MINE):
        return found or ("cue.hours" if hit.has("cue.hours") else "label.phone")
    return found
