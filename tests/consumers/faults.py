"""What each consumer shows otherwise than we mean it, and why: its own faults, each said once.

A fault that has gone makes a test fail, so this list is true of the versions in `consumers.py`.
`THE_CARD` stands for a card that the consumer refuses as a whole.
"""

from collections.abc import Mapping
from typing import NamedTuple

THE_CARD = "the card"
BOTH = ("3.0", "4.0")
OLD = ("3.0",)
NEW = ("4.0",)


class Fault(NamedTuple):
    """A field that a consumer reads wrong on some of the cards in `hard.py`."""

    field: str
    versions: tuple[str, ...]
    cards: tuple[str, ...]
    why: str


SHOWS_SEMICOLON = r"of `\;` in a text it shows the backslash"
SHOWS_ESCAPES = "of an escaped text it shows the backslashes"
SPLITS_AT_BACKSLASH = r"it takes `\\;` for an escaped semicolon, so two components become one"
SPLITS_AT_ESCAPED = r"it parts components at `\;`, too, and knows no `\\\\` before it"
READS_A_LINE = "it reads a line as it stands: escapes are shown, and folded lines are cut"
MAKES_NEWLINE = r"it takes `\\n` for a backslash and a line end"
CUTS_AT_SEMICOLON = "it cuts a text of 4.0 at a bare semicolon, which RFC 6350 allows"
NOT_IN_VALUES = "it looks for BEGIN and END within lines"

FAULTS: Mapping[str, tuple[Fault, ...]] = {
    "vobject": (),
    "vobjectx": (),
    "khard": (),
    "ez-vcard": (),
    "radicale": (
        Fault("phones", NEW, ("numbers",), r"it stores a tel: URI with `\;`, by the rules of 3.0"),
    ),
    "ical.js": (
        Fault("fn", OLD, ("parts with signs",), SHOWS_SEMICOLON),
        Fault("title", OLD, ("backslashes", "semicolons"), SHOWS_SEMICOLON),
        Fault("note", OLD, ("note", "read twice"), SHOWS_SEMICOLON),
        Fault("n", BOTH, ("backslashes",), SPLITS_AT_BACKSLASH),
        Fault("locality", BOTH, ("backslashes",), SPLITS_AT_BACKSLASH),
    ),
    "kcontacts": (
        Fault("fn", OLD, ("parts with signs",), SHOWS_SEMICOLON),
        Fault("title", OLD, ("backslashes", "semicolons"), SHOWS_SEMICOLON),
        Fault("note", OLD, ("note", "read twice"), SHOWS_SEMICOLON),
        Fault("n", BOTH, ("backslashes",), SPLITS_AT_BACKSLASH),
        Fault("locality", BOTH, ("backslashes",), SPLITS_AT_BACKSLASH),
        Fault("org", BOTH, ("backslashes",), MAKES_NEWLINE),
        Fault("title", NEW, ("backslashes",), MAKES_NEWLINE),
        Fault("note", NEW, ("note",), MAKES_NEWLINE),
    ),
    "sabre": (
        Fault("fn", BOTH, ("parts with signs",), SHOWS_ESCAPES),
        Fault("title", OLD, ("backslashes", "commas", "semicolons"), SHOWS_ESCAPES),
        Fault("title", NEW, ("backslashes", "commas"), SHOWS_ESCAPES),
        Fault("note", OLD, ("languages", "note", "read twice"), SHOWS_ESCAPES),
        Fault("note", NEW, ("note", "read twice"), SHOWS_ESCAPES),
        Fault("n", BOTH, ("backslashes",), SPLITS_AT_BACKSLASH),
        Fault("locality", BOTH, ("backslashes",), SPLITS_AT_BACKSLASH),
    ),
    "horde": (
        Fault("n", BOTH, ("backslashes", "parts with signs"), SPLITS_AT_ESCAPED),
        Fault("org", BOTH, ("backslashes", "named desk", "semicolons"), SPLITS_AT_ESCAPED),
        Fault("locality", BOTH, ("backslashes", "semicolons"), SPLITS_AT_ESCAPED),
        Fault("title", BOTH, ("backslashes",), MAKES_NEWLINE),
        Fault("note", BOTH, ("note",), MAKES_NEWLINE),
    ),
    "abook": (
        Fault("fn", BOTH, ("backslashes", "long", "parts with signs"), READS_A_LINE),
        Fault("emails", BOTH, ("addresses",), READS_A_LINE),
        Fault("note", OLD, ("languages", "note", "read twice"), READS_A_LINE),
        Fault("note", NEW, ("note", "read twice"), READS_A_LINE),
    ),
    "evolution": (
        Fault("fn", NEW, ("parts with signs",), CUTS_AT_SEMICOLON),
        Fault("title", NEW, ("backslashes", "semicolons"), CUTS_AT_SEMICOLON),
        Fault("note", NEW, ("note", "read twice"), CUTS_AT_SEMICOLON),
        Fault("phones", NEW, ("numbers",), "it cuts a tel: URI before its extension"),
    ),
    "vcf": (
        Fault("fn", BOTH, ("backslashes", "parts with signs"), SHOWS_ESCAPES),
        Fault("title", OLD, ("backslashes", "commas", "semicolons"), SHOWS_ESCAPES),
        Fault("title", NEW, ("backslashes", "commas"), SHOWS_ESCAPES),
        Fault("note", OLD, ("languages", "note", "read twice"), SHOWS_ESCAPES),
        Fault("note", NEW, ("note", "read twice"), SHOWS_ESCAPES),
        Fault("n", BOTH, ("parts with signs",), "it leaves components to be cut at any semicolon"),
        Fault("locality", BOTH, ("semicolons",), "as above"),
        Fault(THE_CARD, BOTH, ("an end in a value",), NOT_IN_VALUES),
    ),
    "vcard4": (
        Fault("fn", NEW, ("parts with signs",), "of a bare semicolon it makes a comma"),
        Fault("title", NEW, ("backslashes", "semicolons"), "as above"),
        Fault("note", NEW, ("note", "read twice"), "as above"),
        Fault("n", NEW, ("backslashes",), MAKES_NEWLINE),
        Fault("org", NEW, ("backslashes",), SHOWS_ESCAPES),
        Fault(THE_CARD, NEW, ("an end in a value",), NOT_IN_VALUES),
    ),
    "belcard": (
        Fault("fn", NEW, ("backslashes", "parts with signs"), SHOWS_ESCAPES),
        Fault(THE_CARD, NEW, ("languages",), "its grammar of LANG has no scripts: zh-Hans"),
    ),
}
