"""Make the table of words that tell the language of a short press page: from the locale files.

    python tools/make_trade_words.py

A word of a list that press pages are full of (titles, desks, cues, labels, days) speaks for the one
language whose file has it, if no other file has it in any list. Languages with a script of their
own need none. Run it when words were added; a test tells when the table is behind.
"""

import re
from collections import Counter, defaultdict
from pathlib import Path

from pressdir.extract import tables
from pressdir.extract.locales import files

TARGET = Path(__file__).resolve().parent.parent / "src/pressdir/extract/trade_words.toml"
TELLING = (
    "cue.release", "cue.contact", "cue.desk", "cue.hours", "label.phone", "label.mobile",
    "label.fax", "label.email", "time.weekdays", "letter.closings", "role.head",
)  # fmt: skip
MOST = 150  # words of a language, those of the most phrases first
LEAST = 4  # letters
_WORD = re.compile(r"[^\W\d_]+")
# Latin, Cyrillic and Arabic: what several languages write with.
_SHARED = re.compile(r"[a-z\u00df-\u024f\u0259\u0400-\u04ff\u0600-\u06ff\u1e00-\u1eff]+")
_HEAD = """\
# Words of press pages that one language here has alone: made by tools/make_trade_words.py.

[words]
"""


def trade_words() -> dict[str, list[str]]:
    """The words that each language has alone, in their order."""
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    telling: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for tag in files.tags():
        for section, lists in files.load(tag).items():
            if section == "spoken" or isinstance(lists, str):
                continue  # the name of the language, and those of others
            for key, phrases in lists.items():
                words = [word for phrase in phrases for word in _WORD.findall(phrase.lower())]
                for word in words:
                    spoken[word].add(tag)
                if f"{section}.{key}" in TELLING:
                    telling[tag].update(words)
    lines = tables.load("pressdir.extract", "languages.toml")["words"].values()
    common = {word for line in lines for word in line.split()}
    found = {}
    for tag, counted in sorted(telling.items()):
        own = [
            (-count, word)
            for word, count in counted.items()
            if spoken[word] == {tag} and word not in common and len(word) >= LEAST
        ]
        kept = sorted(word for _, word in sorted(own)[:MOST] if _SHARED.fullmatch(word))
        if kept:
            found[tag] = kept
    return found


def table() -> str:
    """The text of the table."""
    return _HEAD + "".join(f'{tag} = "{" ".join(words)}"\n' for tag, words in trade_words().items())


if __name__ == "__main__":
    TARGET.write_text(table(), "utf-8", newline="\n")
