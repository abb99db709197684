"""Labels and cues at the ends of a part: which of them peel off, and which are part of a name."""

from pressdir.extract.locales import Hit
from pressdir.extract.segments import MINE, Segment, Sense
from pressdir.extract.shapes import EDGE, is_cased, place_of
from pressdir.extract.telling.sentences import is_spoken
from pressdir.extract.written import Written

# Phrases that are no part of what they stand beside, wherever that is.
CHANNELS = (
    "label.phone", "label.mobile", "label.fax", "label.email", "label.extension", "label.direct",
    "label.switchboard", "label.whatsapp", "label.web",
)  # fmt: skip
_JOINS = ("join.or", "join.and", "join.at", "join.each")
# Phrases that are labels where nothing else stands in their part: "Organisation: …".
_HEADS = ("label.address", "label.name", "label.role", "label.org", "label.language")
_PEELED = (*CHANNELS, *_HEADS, MINE, "cue.contact", *_JOINS)
_COLONS = (":", "：")
_COMPOUNDING = frozenset({"da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "sv"})
_CUT_SHORT = (".", ":", "：")  # behind a letter that is a label


def peels(written: Written, hit: Hit, start: int, end: int) -> bool:
    """Tell whether a phrase at an end of a part is a label or a cue, and no part of a name."""
    if not hit.has(*_PEELED) or (hit.has(MINE) and is_spoken(written.text, hit.start)):
        return False
    if _is_post(written, hit, end) or _ends_title(written, hit, start, end):
        return False
    if _begins_title(written, hit, end) or _begins_name(written, hit, end):
        return False
    rest = (written.text[start : hit.start] + written.text[hit.end : end]).strip(EDGE)
    if hit.has("org.head") and written.text[hit.start : hit.end].isupper():
        return not rest  # "cyan AG"
    behind = written.text[hit.end : end].strip(EDGE)
    if _is_letter(written, hit) and not hit.has(*_JOINS) and behind:
        return False  # "w Łodzi" is in a town
    joins = hit.has("join.or", "join.and") and not written.text[start : hit.start].strip(EDGE)
    named = hit.has("name.honorifics", "name.particles") and not joins
    if hit.has("role.head") and not written.text[end : end + 2].lstrip().startswith(":"):
        return False  # "Spokesperson:" is a label, "Spokesperson" a title
    if _labels_next(written, hit, end):
        return True
    if named or not hit.has(*CHANNELS, *_JOINS, "cue.contact", MINE):
        return not rest  # "Organization: …" is a label, "World Health Organization" is none
    return not hit.has("cue.desk")


def phrase(written: Written, hit: Hit) -> Segment:
    """The segment of a phrase that peels off: a cue, a label, or what joins two things."""
    category = next(c for c in _PEELED if c in hit.categories)
    if category in CHANNELS and hit.has(*_JOINS) and _joins_on(written, hit):
        category = next(c for c in _JOINS if c in hit.categories)
    segment = written.segment
    if category in {"cue.contact", MINE}:
        label = MINE if category == MINE else ""
        return segment(Sense.CUE, hit.start, hit.end, label=label)
    sense = Sense.JOIN if category in _JOINS else Sense.LABEL
    return segment(sense, hit.start, hit.end, label=category)


def title_from(written: Written, hit: Hit) -> int:
    """Where a title that a cue may begin begins, or else what stands behind the cue.

    A request begins none: "Please contact | Press Officer Ann Lee".
    """
    words = written.text[hit.start : hit.end].split()
    cue = hit.has("cue.contact") and is_cased(words[-1]) and words[-1][0].isupper()
    joined = written.text[hit.end : hit.end + 1] == " " and written.text[hit.start].isupper()
    return hit.start if cue and joined else hit.end


def titled_more(written: Written, role: Segment, first: int, start: int) -> Segment:
    """A title with the cue before it: "Media Liaison" of "Media Liaison Officer Ms Lee"."""
    base = written.row.start
    apart = written.text[start : role.start - base].strip()
    whole = _is_compound(written, written.text[first:start].strip())
    if apart or whole or not role.text[:1].isupper():
        return role
    return role._replace(start=base + first, text=written.text[first : role.end - base])


def _ends_title(written: Written, hit: Hit, start: int, end: int) -> bool:
    """Tell whether a cue is the end of a title right before it: "specialist for media"."""
    if not hit.has("cue.contact") or written.text[end : end + 2].lstrip().startswith(":"):
        return False
    before = written.within(start, hit.start)
    gap = written.text[before[-1].end : hit.start] if before else ""
    return gap == " " and before[-1].has("role.head") and is_cased(written.text[start:end])


def _begins_title(written: Written, hit: Hit, end: int) -> bool:
    """Tell whether a cue is the beginning of a title: "Media Liaison Officer"."""
    if not hit.has("cue.contact") or not is_cased(written.text[hit.start : hit.end]):
        return False
    behind = written.within(hit.end, end)
    if not behind or written.text[hit.end : behind[0].start] != " ":
        return False
    if _is_compound(written, written.text[hit.start : hit.end]):
        return False
    titled = all(each.has("role.head") for each in behind)
    return titled and written.only(behind, hit.end, end)


def _begins_name(written: Written, hit: Hit, end: int) -> bool:
    """Tell whether a short word with a capital is the first of a name: "Ni Luh Arsani", "B. Kos".

    What joins is written small but where a line begins; a letter is a label before a number only.
    """
    text = written.text
    word, behind = text[hit.start : hit.end], text[hit.end : end].lstrip(". ")
    if not (behind[:1].isupper() and is_cased(behind) and text[hit.end : hit.end + 1] in " ."):
        return False
    if len(word.rstrip(".")) == 1:
        initial = word[0].isupper() and hit.has(*CHANNELS) and not hit.has(*_JOINS)
        return initial and behind[1:2].isalpha()  # "M. A." is a degree
    begins = not text[: hit.start].strip(EDGE)
    if place_of(behind.strip(EDGE)):
        return False  # "…; En Bogotá, Fabio Alarcón"
    return word.istitle() and not begins and hit.categories <= frozenset(_JOINS)


def _is_compound(written: Written, cue: str) -> bool:
    """Tell whether a cue ends in itself: "Pressekontakt | Kommunikationschef"."""
    return " " not in cue and not _COMPOUNDING.isdisjoint(written.lexicon.languages)


def _is_letter(written: Written, hit: Hit) -> bool:
    """Tell whether a phrase is one letter, and no sign says that it is a word cut short."""
    behind = written.text[hit.end : hit.end + 2].lstrip()[:1]
    return hit.end - hit.start == 1 and behind not in _CUT_SHORT


def _joins_on(written: Written, hit: Hit) -> bool:
    """Tell whether a letter joins what is a word: "Ana e Rui", "w Łodzi", but "E rui@x.org"."""
    return _is_letter(written, hit) and written.text[hit.end : hit.end + 2].strip()[:1].isupper()


def _is_post(written: Written, hit: Hit, end: int) -> bool:
    """Tell whether a word begins the name of somebody's office: "Office of the Minister"."""
    behind = written.within(hit.end, end)[:2] if hit.has("org.head") else ()
    if len(behind) < len(("of", "Minister")):
        return False
    joined, post = behind
    close = not written.text[hit.end : joined.start].strip()
    return close and joined.has("join.at") and post.has("role.head", "name.honorifics")


def _labels_next(written: Written, hit: Hit, end: int) -> bool:
    """Tell whether a word behind a blank is the label of what comes: "苏婉 单位：宣传部"."""
    apart = written.text[hit.start - 1 : hit.start].isspace() and hit.has(*_HEADS)
    if not apart or written.text[hit.end : end].strip():
        return False
    return written.text[end : end + 1] in _COLONS and not is_cased(written.text[:end])
