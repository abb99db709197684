"""What a writer is told beside the records, and a reader beside the content."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pressdir.model import Release

VERSION = "3.0"  # of a vCard: some programs refuse 4.0, none refuses 3.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How records are to be written; each format takes from it what concerns it."""

    releases: Mapping[str, Release] = field(default_factory=dict)  # the known ones, by digest
    version: str = VERSION  # of a vCard, "3.0" or "4.0"
    also: Mapping[str, object] = field(default_factory=dict)  # keys that each row of JSON ends with
    target: str = ""  # the program that vCards are for, one of `vcard.TARGETS`, which has a version


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody says of a file of contacts beside what it says itself."""

    columns: Mapping[str, str] = field(default_factory=dict)  # fields, by heading or number
    region: str | None = None  # whose national numbers are meant where no column says it
    recipients: bool = False  # of mails those too that they went to
