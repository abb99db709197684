"""`pressdir export`: contacts for other programs."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.book import book
from pressdir.cli.lane import questions
from pressdir.cli.options import Database, Words
from pressdir.cli.showing import files, output
from pressdir.cli.showing.forms import Data
from pressdir.errors import NotFoundError, UsageError, WriteError
from pressdir.model import Record, Release

FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")  # what every file system takes as it is


class Version(StrEnum):
    """Of a vCard."""

    V3 = "3.0"  # RFC 2426: what phones and mail programs read
    V4 = "4.0"  # RFC 6350


def export(
    words: Words = None,
    to: Annotated[Data, typer.Option(help="The format.")] = Data.VCARD,
    version: Annotated[Version, typer.Option(help="Of vCards.")] = Version.V3,
    out: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="A file instead of the terminal.",
            show_default=False,
        ),
    ] = None,
    split: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="A folder that gets one vCard file a contact.", show_default=False
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing unless another vCard reader reads the same."),
    ] = False,
    db: Database = None,
) -> None:
    """Write contacts as vCards, jCards, JSContact, CSV, TSV or JSON.

    Those that match all WORDs, or all there are. google and outlook are the tables that these
    import, mutt are aliases. As pages of HTML, for people instead of programs: pressdir sheet,
    pressdir directory.

    Examples:
      pressdir export --output contacts.vcf
      pressdir export org:harbour --to csv > harbour.csv
      pressdir export --to google --output google.csv
      pressdir export --to mutt --output ~/.mutt/aliases
      pressdir export --output contacts.vcf --check
      pressdir export kind:person --version 4.0 --split cards/
    """
    from pressdir.search import scan

    if split and (out or to is not Data.VCARD):
        raise UsageError("--split writes vCards into a folder", hint="Leave out --output and --to.")
    if check and (to is not Data.VCARD or version is not Version.V3):
        raise UsageError("--check reads vCards 3.0 alone", hint="Leave out --to and --version.")
    with book(db) as store:
        releases = store.releases()
        found: Iterable[Record] = store.each()
        if words:
            found = scan.search(found, questions.query(words), releases)
        first = next(found := iter(found), None)
        if first is None:
            raise NotFoundError(questions.nobody(words)) if words else whom.nobody_yet(store)
        told = _Told(chain([first], found))
        records: Iterable[Record] = told
        if check:
            records = list(told)
            _check(records, output.dumped(records, releases, to, version))
        if split:
            written = _split(records, releases, version, split)
            said = f"{split}: {written} written, {told.count - written} as they were"
        elif out and str(out) != "-":
            pieces = output.pieces(records, releases, to, version)
            files.replaced(out, (piece.encode("utf-8") for piece in pieces))
            said = f"{out}: {told.count} contacts"
        else:
            output.print_pieces(output.pieces(records, releases, to, version), to)
            said = ""
    output.say_unsure(told.unsure)
    if said:
        output.say(said)


class _Told:
    """Contacts on their way, counted."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records
        self.count = self.unsure = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.count += 1
            self.unsure += bool(record.unsure)
            yield record


def _check(records: Sequence[Record], text: str) -> None:
    """Raise a CardError if another reader understands the cards otherwise."""
    from pressdir.formats.vcard.check import check

    check(records, text)


def _split(
    records: Iterable[Record], releases: Mapping[str, Release], version: Version, folder: Path
) -> int:
    """Write each contact to a file of its own, as vdir has it; how many files are new or other."""
    written = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder}: cannot be made ({error.strerror})") from error
    for record in records:
        data = output.dumped([record], releases, Data.VCARD, version).encode("utf-8")
        written += files.replaced(folder / f"{_file_name(record.uid)}.vcf", [data])
    return written


def _file_name(uid: str) -> str:
    """The uid; its hash when it is one that somebody wrote to climb out of the folder."""
    return uid if FILE_NAME.fullmatch(uid) else hashlib.sha256(uid.encode()).hexdigest()
