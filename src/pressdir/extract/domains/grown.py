"""Words of a page that a domain is, though they have no capitals to show that they are a name.

"mukarovpes.example" and "the Mukarov pes"; "eduskunta.example" and "eduskuntaan".
"""

from collections.abc import Iterator, Sequence

from pressdir.extract.domains.spelling import SHORTEST, SURE, latin
from pressdir.extract.locales import Lexicon
from pressdir.extract.shapes import EDGE
from pressdir.extract.small_words import SMALL_WORDS
from pressdir.normalise.patterns import waiting

_MOST_LETTERS = 6  # of a label of first letters
_PARTED = waiting(r"[.,;:!?|()@\d]")
_LONG_LABEL = 8  # letters of a label that are no chance
_LONGEST_ENDING = 4  # letters of a case
_LIGATURES = 2  # letters that a domain may have more than the word: "ä" is "ae"


def side_by_side(text: str, label: str) -> str | None:
    """Words that side by side are the label, whatever their letters: "Mukarov pes"."""
    letters = label.replace("-", "")
    if len(letters) < _LONG_LABEL:
        return None
    found = []
    for words in _lines_of_words(text):
        for first in _beginning(words, letters):
            rest = letters
            for last in range(first, len(words)):
                word = latin(words[last])
                if not word or not rest.startswith(word):
                    break
                rest = rest[len(word) :]
                if not rest and last > first and words[first][0].isupper():
                    found.append(" ".join(words[first : last + 1]).strip(EDGE))
    return max(found, key=lambda name: not name.isupper(), default=None)


def less_ending(text: str, label: str, lexicon: Lexicon) -> str | None:
    """The word for a body that is the label, but for its case: "eduskunta" of "eduskuntaan"."""
    if len(label) < _LONG_LABEL:
        return None
    for words in _lines_of_words(text):
        for at in _beginning(words, label[:SURE]):
            word = words[at].strip(EDGE)
            lengths = range(len(label) - _LIGATURES, len(word))
            length = next((n for n in lengths if latin(word[:n]) == label), 0)
            ending = word[length:]
            bent = length and 0 < len(ending) <= _LONGEST_ENDING and ending.isalpha()
            if bent and lexicon.hits(word[:length].capitalize()).has("org.head"):
                return word[:length]
    return None


def lettered(text: str, label: str, lexicon: Lexicon) -> str | None:
    """The words for a body whose first letters a label is: "ministère de la Culture" at "mc".

    Small words between them do not count; as it is called by itself before another case of it.
    """
    if not SHORTEST <= len(label) <= _MOST_LETTERS:
        return None
    bent = None
    for words in _lines_of_words(text):
        great = [at for at, word in enumerate(words) if word.lower() not in SMALL_WORDS]
        firsts = "".join(latin(words[at][:1])[:1] or " " for at in great)
        at = firsts.find(label)
        while at >= 0:
            name = " ".join(words[great[at] : great[at + len(label) - 1] + 1]).strip(EDGE)
            hits = lexicon.hits(name) if _PARTED.search(name) is None else ()
            if hits and not hits[0].start and hits[0].has("org.head") and hits[0].end < len(name):
                return name
            bent = bent or (name if hits and hits[0].has("office.of") else None)
            at = firsts.find(label, at + 1)
    return bent


def _lines_of_words(text: str) -> Iterator[list[str]]:
    return (line.split() for line in text.split("\n"))


def _beginning(words: Sequence[str], letters: str) -> Iterator[int]:
    """Where words may begin what `letters` begin: a first look at their first letters."""
    for at, word in enumerate(words):
        first = word.lstrip(EDGE)[:1].lower()
        if first == letters[0] or not first.isascii():
            told = latin(word)
            if told and (letters.startswith(told) or told.startswith(letters)):
                yield at
