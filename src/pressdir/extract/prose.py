"""Whether a row is running text, or a line that says how to reach somebody."""

import re

from pressdir.extract.rows import SHORT
from pressdir.extract.shapes import EDGE, TOKEN, is_cased
from pressdir.extract.written import Written
from pressdir.model import Gap
from pressdir.normalise.patterns import waiting

PARAGRAPH = 200  # characters of running text: no contact line without an address is as long
_COLUMNS = re.compile(r"\s[|•·]\s")  # set between the parts of a line, never in a sentence
_PARTED = re.compile(r"[,:;|/–]")
_SENTENCE_WORDS = 5  # small words that no phrase accounts for
_SENTENCE_SHARE = 0.3
_STOPS = ".!?。！？।؟።။”」』"
_UNENDED = _STOPS + ",;:"
_QUOTATION = frozenset('“”„«»"')
_SHORTEST_SENTENCE = 14  # signs, where no blanks part the words
_MANY_WORDS = 14  # words an anchor, in scripts without capitals
_FEW_WORDS = 4  # a script without blanks
_SIGNS = 60
_DIGITS = waiting(r"\d{2}[\d ./()-]{4}")
_LEAST_WORD = 4  # letters of a small word that no name of an office has: "of", "ya"
_PLAIN = 4  # small words of a short sentence: "Patients can ring the line on …"
_WORDS_AN_ANCHOR = 7  # name, title, organisation and label: a contact line has no more


def is_sentence(written: Written, anchors: int) -> bool:
    """Tell whether the row, with so many anchors, is running text and no contact line."""
    if _COLUMNS.search(written.text):
        return False
    if not is_cased(written.text):
        return _is_uncased_sentence(written, anchors)
    if not anchors and len(written.text) > PARAGRAPH and written.text[-1] in ".!?…":
        return True
    if not anchors and _quotes(written):
        return True
    small = words = 0
    for token in TOKEN.finditer(written.text):
        words += 1
        if token.group()[0].islower():
            hit = written.over(token.start())
            small += hit is None or hit.has("join.at", "name.particles")
    plain = not _PARTED.search(written.text) and written.text[-1:] == "." and small >= _PLAIN
    if anchors and words <= _WORDS_AN_ANCHOR * anchors and not plain:
        return False
    if written.text[-1:] in ".!?…" and words >= _SENTENCE_WORDS and small > 1 and not anchors:
        return not _is_organisation(written)
    enough = small >= _SENTENCE_WORDS and small >= _SENTENCE_SHARE * words
    return enough and (anchors > 0 or not is_title(written))


def _is_organisation(written: Written) -> bool:
    """Tell whether the row is an organisation's name: "Wizara ya Mambo ya Ndani ya Nchi."."""
    first = written.hits[0] if written.hits else None
    if first is None or first.start or not first.has("org.head"):
        return False
    small = [word for word in TOKEN.findall(written.text) if word[0].islower()]
    return max(map(len, small)) < _LEAST_WORD and len(set(small)) == 1


def _quotes(written: Written) -> bool:
    """Tell whether the row ends as a sentence does that says something of somebody: "…” dedi."."""
    ends = written.text[-1:] == "." and not _QUOTATION.isdisjoint(written.text)
    return ends and any(hit.has("cue.quoted") for hit in written.hits)


def is_title(written: Written) -> bool:
    """Tell whether the row is a long job title: "Šefica Službe za odnose s …".

    It is one for the press, or stands right above a number or an address.
    """
    first = written.hits[0] if written.hits else None
    if first is None or not first.has("role.head") or written.text[: first.start].strip(EDGE):
        return False
    if written.text[-1:] in _UNENDED:
        return False
    return _is_above_reach(written) or written.lexicon.speaks_to("press", written.text)


def _is_above_reach(written: Written) -> bool:
    """Tell whether the line below is one of a contact block, with a number or an address."""
    below = written.page.lines[written.row.last + 1 : written.row.last + 2]
    near = [line.text for line in below if line.gap is Gap.BREAK and len(line.text) <= SHORT]
    return bool(near) and ("@" in near[0] or _DIGITS.search(near[0]) is not None)


def _is_uncased_sentence(written: Written, anchors: int) -> bool:
    """The same in a script without capitals: it ends as sentences do, or goes on and on."""
    words, signs = len(written.text.split()), len(written.text)
    if anchors:
        return words > _MANY_WORDS * anchors or (words < _FEW_WORDS and signs > _SIGNS * anchors)
    if any(hit.has("cue.quoted") for hit in written.hits) and signs >= _SHORTEST_SENTENCE:
        return True
    ends = written.text[-1] in _STOPS or any(stop in written.text for stop in "。।")
    return ends and (words >= _SENTENCE_WORDS or signs >= _SHORTEST_SENTENCE)
