"""`pressdir export`: contacts for other programs."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.book import book
from pressdir.cli.lane import questions
from pressdir.cli.options import Database, Words
from pressdir.cli.showing import files, output
from pressdir.cli.showing.forms import Data
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.formats import Settings
    from pressdir.formats.vcard import Target


class Version(StrEnum):
    """Of a vCard."""

    V3 = "3.0"  # RFC 2426: what phones and mail programs read
    V4 = "4.0"  # RFC 6350


class Program(StrEnum):
    """Whom vCards are for: the keys of `pressdir.formats.vcard.TARGETS`."""

    APPLE = "apple"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    ANDROID = "android"
    THUNDERBIRD = "thunderbird"
    NEXTCLOUD = "nextcloud"
    KDE = "kde"


def export(
    words: Words = None,
    to: Annotated[Data, typer.Option(help="The format.")] = Data.VCARD,
    version: Annotated[
        Version | None, typer.Option(help="Of vCards: 3.0, or else 4.0.", show_default=False)
    ] = None,
    program: Annotated[
        Program | None,
        typer.Option("--for", help="The program that vCards are for.", show_default=False),
    ] = None,
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
            metavar="DIR",
            help="A folder, or a .zip, that gets one vCard file a contact.",
            show_default=False,
        ),
    ] = None,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Of the folder, remove cards of contacts that are no more."),
    ] = False,
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
      pressdir export --for outlook --split cards.zip
      pressdir export kind:person --split ~/.contacts/press --prune
    """
    from pressdir import formats
    from pressdir.search import scan

    if (split or program) and to is not Data.VCARD:
        option = "--split writes vCards" if split else "--for is about vCards"
        raise UsageError(f"{option}, not {to}", hint="Leave out --to.")
    if split and out:
        raise UsageError("--split and --output are two places", hint="Leave out one of them.")
    zipped = split is not None and split.suffix.casefold() == ".zip" and not split.is_dir()
    if prune and (split is None or zipped):
        raise UsageError("--prune is about a folder of cards", hint="Say which, with --split DIR.")
    target = _target(program, version)
    number = target.version if target else (version or Version.V3).value
    if check and (to is not Data.VCARD or number != Version.V3):
        raise UsageError("--check reads vCards 3.0 alone", hint="Leave out --to and --version.")
    with book(db) as store:
        releases = store.releases()
        found: Iterable[Record] = store.each()
        if words:
            found = scan.search(found, questions.query(words), releases)
        first = list(islice(found := iter(found), 2))
        if not first:
            raise NotFoundError(questions.nobody(words)) if words else whom.nobody_yet(store)
        if target and target.single and not split and len(first) > 1:
            raise UsageError(
                f"{target.name} takes one contact a file",
                hint=f"Add --split cards.zip; or its table: --to {program}.",
            )
        settings = formats.Settings(releases, number, target=program or "")
        form = formats.Format(to.value)
        told = _Told(chain(first, found))
        records: Iterable[Record] = told
        if check:
            records = list(told)
            _check(records, formats.dump(records, form, settings), target)
        if split:
            said = _split(records, settings, split, zipped=zipped, prune=prune)
            said = said or f"{split}: {told.count} contacts"
        elif out and str(out) != "-":
            pieces = formats.written(records, form, settings)
            files.replaced(out, (piece.encode("utf-8") for piece in pieces))
            said = f"{out}: {told.count} contacts"
        else:
            output.print_pieces(formats.written(records, form, settings), to)
            said = ""
    output.say_unsure(told.unsure)
    if said:
        output.say(said)


def _target(program: Program | None, version: Version | None) -> "Target | None":
    """How `program` wants its cards.

    Raises:
        UsageError: it wants them in another version.
    """
    if program is None:
        return None
    from pressdir.formats import vcard

    target = vcard.TARGETS[program]
    if version and version != target.version:
        raise UsageError(
            f"{target.name} reads vCards {target.version} best",
            hint="Leave out --version or --for.",
        )
    return target


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


def _check(records: Sequence[Record], text: str, target: "Target | None") -> None:
    """Raise a CardError if another reader understands the cards otherwise."""
    from pressdir.formats.vcard import check, targets

    check.check(records, text, (target or targets.ANY).extension)


def _split(
    records: Iterable[Record], settings: "Settings", place: Path, *, zipped: bool, prune: bool
) -> str:
    """Write each contact to a file of its own, and say how many."""
    from pressdir.cli.showing import singly

    cards = _cards(records, settings, readable=zipped)
    if zipped:
        singly.into_zip(place, cards)
        return ""
    tally = singly.into_folder(place, cards, prune=prune)
    said = f"{place}: {tally.written} written, {tally.same} as they were"
    if prune:
        said += f", {tally.removed} removed"
    for name in tally.foreign:
        output.say(f"{place / name}: kept, since somebody changed it")
    return said


def _cards(
    records: Iterable[Record], settings: "Settings", *, readable: bool
) -> Iterator[tuple[str, bytes]]:
    """A name of a file and a card for each contact."""
    from pressdir import formats
    from pressdir.formats.vcard import naming

    taken: set[str] = set()
    for record in records:
        contact, uid = record.contact, record.uid
        name = naming.of_contact(contact, taken) if readable else naming.of_uid(uid)
        yield name, formats.dump([record], formats.Format.VCARD, settings).encode("utf-8")
