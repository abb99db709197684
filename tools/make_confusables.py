"""Make the table of letters that look like Latin ones, for `pressdir.normalise.lookalikes`.

    pip install confusable-homoglyphs
    python tools/make_confusables.py

They are those of Unicode's confusables (UTS #39), through confusable-homoglyphs; NOTICE has the
terms. Of these we need the single letters that a domain or a name can hold: in lower case, and as
NFKC leaves them. What Unicode keeps apart and people do not, at the size of a mail's header,
stands in `KNOWN`. A line is a letter or digit, and all that look like it.
"""

import string
import unicodedata
from pathlib import Path

from confusable_homoglyphs.confusables import confusables_data

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "pressdir" / "normalise" / "confusables.txt"
KNOWN = {
    "b": "вьƅ",
    "e": "єɛε",
    "h": "нհ",
    "k": "кκĸқ",
    "m": "мᴍ",
    "n": "пηлո",
    "t": "тτᴛ",
    "r": "ґ",
    "w": "шω",
    "3": "зʒ",
}


def alike(letter: str) -> set[str]:
    """What looks like an ASCII letter or digit, and is none."""
    given = {each["c"] for each in confusables_data.get(letter, ())}
    return {char for char in given if len(char) == 1 and _can_stand(char)}


def _can_stand(char: str) -> bool:
    settled = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    return not char.isascii() and settled == char and unicodedata.category(char)[0] in "LN"


def main() -> None:
    """Write the table; a letter that looks like two is taken for the first."""
    told: set[str] = set()
    lines = ["# Unicode confusables (UTS #39), with additions: tools/make_confusables.py"]
    for letter in string.ascii_lowercase + string.digits:
        found = sorted((alike(letter) | set(KNOWN.get(letter, ""))) - told)
        told |= set(found)
        if found:
            lines.append(f"{letter} {''.join(found)}")
    TARGET.write_text("\n".join([*lines, ""]), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
