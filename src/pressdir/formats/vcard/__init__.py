"""vCard: 3.0 (RFC 2426), which every address book reads, and 4.0 (RFC 6350).

Writing keeps to the spellings that real programs read; reading takes what real programs write, 2.1
included, and keeps what it does not know, to be written out again.
"""

from pressdir.formats.vcard import said
from pressdir.formats.vcard.parse import has_one, is_one
from pressdir.formats.vcard.read import load, of_nobody, record_of, too_large
from pressdir.formats.vcard.targets import TARGETS, Target
from pressdir.formats.vcard.write import VERSIONS, dump, properties

__all__ = [
    "TARGETS",
    "VERSIONS",
    "Target",
    "dump",
    "has_one",
    "is_one",
    "load",
    "of_nobody",
    "properties",
    "record_of",
    "said",
    "too_large",
]
