"""Contacts as pages of HTML for people who do not use a terminal. Pure: the moment is given.

`sheet` is for paper: who can answer now, by their local time, with room for a pen. `directory` is
for a screen: all of them, with a search. Each page is one file that asks nobody for anything: its
style and script stand in it and are named by their hash in its Content-Security-Policy, which
allows nothing else. It is read without its script, too.

Documents are written by strangers: `markup` makes text of whatever comes from them. A page goes to
others: `handed` decides what of a contact goes along. `entries` is what both pages show of one.
"""

from collections.abc import Callable, Mapping

from pressdir.handouts import directory, sheet
from pressdir.handouts.handed import Book

__all__ = ["PAGES", "Book"]

PAGES: Mapping[str, Callable[[Book], str]] = {"sheet": sheet.page, "directory": directory.page}
