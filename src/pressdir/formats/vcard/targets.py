"""What programs want that the usual card does not give them: TARGETS, each with its reason.

Only what was measured on the program, or read in its source, stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pressdir.formats.settings import VERSION


@dataclass(frozen=True, slots=True)
class Target:
    """How a card is to be spelled for a program."""

    name: str
    version: str = VERSION
    single: bool = False  # one contact a file
    charset: bool = False  # the charset is said on each line with other letters than ASCII
    extension: str = " ext. "  # what stands before the extension of a number in 3.0
    tags_noted: bool = False  # tags as a line of the note, too
    zone_noted: bool = False  # the time zone as a line of the note instead of a property


ANY = Target("")
TARGETS: Mapping[str, Target] = {
    "apple": Target("Apple Contacts"),  # syncs 3.0 alone; X-ABSHOWAS is its own word
    "google": Target("Google Contacts"),  # reads 3.0; CATEGORIES become labels
    # Of a file with several cards it takes the first. It reads a card by the code page of Windows
    # where the line says no charset.
    "outlook": Target("Outlook", single=True, charset=True),
    # Refuses 4.0. Of a number it keeps digits, `*`, `#`, and `p` as a pause, so any other extension
    # runs into the number. It passes over CATEGORIES.
    "android": Target("Android", extension="p", tags_noted=True),
    "thunderbird": Target("Thunderbird", "4.0"),  # of 3.0 it shows `\;` with its backslash
    "nextcloud": Target("Nextcloud", "4.0"),  # the same reader, ical.js
    # The same fault, and a named time zone becomes UTC.
    "kde": Target("KDE", "4.0", zone_noted=True),
}
