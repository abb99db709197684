"""Make the table of languages that `pressdir.normalise.languages` reads.

    pip install babel
    python tools/make_languages.py

Names come from the Unicode CLDR (through babel); NOTICE has its terms. A line is a subtag of
BCP 47, the name in English, and, where it is another, how the language calls itself. There are
those with two letters, and those that CLDR has a locale of.
"""

from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

TARGET = Path(__file__).resolve().parent.parent / "src/pressdir/normalise/languages.txt"
CODE = 2  # letters of a subtag of ISO 639-1
PRIMARY = 3  # letters of the longest
EXTRA = {"prs": ("Dari", "دری")}  # CLDR has it as a kind of Persian


def main() -> None:
    """Write the table."""
    own = {tag: Locale(tag) for tag in locale_identifiers() if len(tag) <= PRIMARY}
    lines = []
    for tag, name in Locale("en").languages.items():
        if tag in own or len(tag) == CODE:
            itself = own[tag].languages.get(tag, "") if tag in own else ""
            lines.append([tag, name, *([itself] if itself and itself != name else [])])
    lines += [[tag, *names] for tag, names in EXTRA.items()]
    text = "".join(f"{line}\n" for line in sorted("\t".join(line) for line in lines))
    TARGET.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
