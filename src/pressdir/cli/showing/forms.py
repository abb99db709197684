"""The forms in which contacts are printed, as one names them behind `--format`."""

from enum import StrEnum


class Output(StrEnum):
    """How contacts are printed: a table, or a member of `pressdir.formats.Format`."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    VCARD = "vcard"


class Data(StrEnum):
    """What contacts are exported as: `pressdir.formats.WRITERS`."""

    VCARD = "vcard"
    JCARD = "jcard"
    JSCONTACT = "jscontact"
    CSV = "csv"
    TSV = "tsv"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    MUTT = "mutt"
    JSON = "json"
    JSONL = "jsonl"


class Incoming(StrEnum):
    """What contacts are imported from: `pressdir.formats.READERS`."""

    VCARD = "vcard"
    JCARD = "jcard"
    JSCONTACT = "jscontact"
    CSV = "csv"
    TSV = "tsv"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    MUTT = "mutt"
    MAIL = "mail"
    JSON = "json"
    JSONL = "jsonl"
