"""`pressdir export`: contacts for other programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.asking.overlaid import Overlaid
from pressdir.cli.book import seen
from pressdir.cli.lane import questions
from pressdir.cli.options import Database, DryRun, Words
from pressdir.cli.showing import output
from pressdir.cli.showing.forms import Data
from pressdir.errors import ExitCode, NotFoundError, UsageError
from pressdir.model import Record, Release, disclosed

if TYPE_CHECKING:
    from pressdir.cli.asking.overlaid import Shown
    from pressdir.cli.showing.destination import Told
    from pressdir.formats.vcard import Target
    from pressdir.store.parts import Parts


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
    force: Annotated[
        bool,
        typer.Option("--force", help="Write over cards of the folder that somebody changed, too."),
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing unless another vCard reader reads the same."),
    ] = False,
    dry_run: DryRun = False,
    with_private: Annotated[
        bool,
        typer.Option("--with-private", help="With what is yours alone; into a file, for yourself."),
    ] = False,
    db: Database = None,
) -> None:
    """Write contacts as vCards, jCards, JSContact, CSV, TSV or JSON.

    Those that match all WORDs, or all there are. google and outlook are the tables that these
    import, mutt are aliases. As pages of HTML, for people instead of programs: pressdir sheet,
    pressdir directory.

    A card of the folder that another program changed since the last export stays: it is told what
    is lost otherwise, and exit code 4 says so. `pressdir import DIR` takes such changes in, --force
    writes over them.

    Examples:
      pressdir export --output contacts.vcf
      pressdir export org:harbour --to csv > harbour.csv
      pressdir export --to google --output google.csv
      pressdir export --to mutt --output ~/.mutt/aliases
      pressdir export --output contacts.vcf --check
      pressdir export --for outlook --split cards.zip
      pressdir export kind:person --split ~/.contacts/press --prune
      pressdir export --split ~/.contacts/press --prune -n
    """
    from pressdir import formats
    from pressdir.cli.showing.destination import Destination, Told, put, write

    if split and out:
        raise UsageError("--split and --output are two places", hint="Leave out one of them.")
    place = Destination(split or out, split is not None, prune, force, dry_run, with_private)
    place.check()
    if (split or program) and to is not Data.VCARD:
        option = "--split writes vCards" if split else "--for is about vCards"
        raise UsageError(f"{option}, not {to}", hint="Leave out --to.")
    target = _target(program, version)
    number = target.version if target else (version or Version.V3).value
    if check and (to is not Data.VCARD or number != Version.V3):
        raise UsageError("--check reads vCards 3.0 alone", hint="Leave out --to and --version.")
    with seen(db, private=with_private) as store:
        releases = store.releases()
        first, found = _found(store, words, releases)
        if target and target.single and not place.split and len(first) > 1:
            raise UsageError(
                f"{target.name} takes one contact a file",
                hint=f"Add --split cards.zip; or its table: --to {program}.",
            )
        settings = formats.Settings(releases, number, target=program or "")
        form = formats.Format(to.value)
        usual = not (words or split or check) and settings == formats.Settings(releases)
        if usual and place.is_file and to is Data.VCARD and (parts := _parts(store)):
            told, kept = Told(), 0
            write(_wholesale(parts, releases, told), told, place)
        else:
            told = Told(map(disclosed, chain(first, found)))
            records: Iterable[Record] = told
            if check:
                records = list(told)
                _check(records, formats.dump(records, form, settings), target)
            kept = put(records, told, form, settings, place)
    output.say_unsure(told.unsure)
    if told.extended and place.path and to is Data.VCARD and not program and number == Version.V3:
        whose = "1 contact has" if told.extended == 1 else f"{told.extended} contacts have"
        output.say(f"{whose} a number with an extension; for Android telephones: --for android")
    if dry_run:
        output.say("dry run: nothing was written")
    if kept:
        raise typer.Exit(ExitCode.CONFLICT)


def _found(
    store: "Shown", words: Words, releases: Mapping[str, Release]
) -> tuple[list[Record], Iterator[Record]]:
    """The first two contacts that are meant, and the others.

    Raises:
        NotFoundError: there are none.
    """
    from pressdir.search import scan

    found: Iterable[Record] = store.each()
    if words:
        found = scan.search(found, questions.query(words), releases)
    rest = iter(found)
    first = list(islice(rest, 2))
    if not first:
        raise NotFoundError(questions.nobody(words)) if words else whom.nobody_yet(store)
    return first, rest


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


def _check(records: Sequence[Record], text: str, target: "Target | None") -> None:
    """Raise a CardError if another reader understands the cards otherwise."""
    from pressdir.formats.vcard import check, targets

    check.check(records, text, (target or targets.ANY).extension)


def _parts(store: "Shown") -> "Parts | None":
    """The contacts as rows; None where they are to be looked at one by one."""
    return None if isinstance(store, Overlaid) else store.parts()


def _wholesale(parts: "Parts", releases: Mapping[str, Release], told: "Told") -> Iterator[bytes]:
    """The cards of a whole directory, counted in `told`."""
    from pressdir.cli.showing import wholesale

    for data, *counts in wholesale.cards(parts, releases):
        told.add(*counts)
        yield data
