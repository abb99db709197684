"""The words by which press pages say what a thing is: one TOML file a language.

A `Lexicon` joins the languages of a page and finds their phrases in its text. A phrase is matched
by its words: without case, diacritics, dots and hyphens, so that "Tél.", "TEL" and "tel" are one.
Where a script writes no blanks, a phrase is matched anywhere.
"""

from typing import Final

from pressdir.extract.locales.lexicons import Hit, Hits, Lexicon, lexicon

__all__ = ["ENGLISH", "Hit", "Hits", "Lexicon", "lexicon"]

ENGLISH: Final = "en"  # its labels stand on pages in every language
