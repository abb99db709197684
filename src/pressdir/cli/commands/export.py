"""`pressdir export`: contacts for other programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from pressdir.cli.showing import files, output, tabular
from pressdir.cli.showing.forms import Data
from pressdir.errors import ExitCode, NotFoundError, UsageError
from pressdir.model import Record, Release, disclosed

if TYPE_CHECKING:
    from pressdir.cli.asking.overlaid import Shown
    from pressdir.cli.showing.vdir import Fate
    from pressdir.formats import Format, Settings
    from pressdir.formats.vcard import Target
    from pressdir.store.parts import Parts


TOLD = 20  # cards that are kept, told one by one
OF_YOURS = "; what is private is among it: keep the file for yourself"


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
    from pressdir.search import scan

    if split and out:
        raise UsageError("--split and --output are two places", hint="Leave out one of them.")
    place = Place(split or out, split is not None, prune, force, dry_run, with_private)
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
        found: Iterable[Record] = store.each()
        if words:
            found = scan.search(found, questions.query(words), releases)
        first = list(islice(found := iter(found), 2))
        if not first:
            raise NotFoundError(questions.nobody(words)) if words else whom.nobody_yet(store)
        if target and target.single and not place.split and len(first) > 1:
            raise UsageError(
                f"{target.name} takes one contact a file",
                hint=f"Add --split cards.zip; or its table: --to {program}.",
            )
        settings = formats.Settings(releases, number, target=program or "")
        form = formats.Format(to.value)
        usual = not (words or split or check) and settings == formats.Settings(releases)
        if usual and place.is_file and to is Data.VCARD and (parts := _parts(store)):
            told, kept = _Told(), 0
            _write(_wholesale(parts, releases, told), told, place)
        else:
            told = _Told(map(disclosed, chain(first, found)))
            records: Iterable[Record] = told
            if check:
                records = list(told)
                _check(records, formats.dump(records, form, settings), target)
            kept = _put(records, told, form, settings, place)
    output.say_unsure(told.unsure)
    if told.extended and place.path and to is Data.VCARD and not program and number == Version.V3:
        whose = "1 contact has" if told.extended == 1 else f"{told.extended} contacts have"
        output.say(f"{whose} a number with an extension; for Android telephones: --for android")
    if dry_run:
        output.say("dry run: nothing was written")
    if kept:
        raise typer.Exit(ExitCode.CONFLICT)


@dataclass(frozen=True, slots=True)
class Place:
    """Where contacts go, and what may happen there."""

    path: Path | None
    split: bool  # one file a contact
    prune: bool
    force: bool
    dry_run: bool
    private: bool  # what is somebody's alone is among it

    @property
    def folder(self) -> Path | None:
        """The folder that gets the files, if it is one."""
        path = self.path if self.split else None
        zipped = path and path.suffix.casefold() == ".zip" and not path.is_dir()
        return None if zipped else path

    @property
    def is_file(self) -> bool:
        """Whether it is one file, and not the terminal."""
        return not self.split and self.path is not None and str(self.path) != "-"

    def check(self) -> None:
        """Raise a UsageError if options do not go together."""
        if (self.prune or self.force) and not self.folder:
            option = "--prune" if self.prune else "--force"
            hint = "Say which, with --split DIR."
            raise UsageError(f"{option} is about a folder of cards", hint=hint)
        path = None if self.split else self.path
        if self.private and (
            path is None or str(path) == "-" or (path.exists() and not path.is_file())
        ):
            raise UsageError("--with-private writes a file alone", hint="Say which, with --output.")


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

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records = records
        self.count = self.unsure = self.extended = 0

    @property
    def many(self) -> str:
        """How many there were, in words."""
        return f"{self.count} contact{'' if self.count == 1 else 's'}"

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.add(1, bool(record.unsure), any(each.extension for each in record.contact.phones))
            yield record

    def add(self, count: int, unsure: int, extended: int) -> None:
        """Count some more."""
        self.count += count
        self.unsure += unsure
        self.extended += extended


def _check(records: Sequence[Record], text: str, target: "Target | None") -> None:
    """Raise a CardError if another reader understands the cards otherwise."""
    from pressdir.formats.vcard import check, targets

    check.check(records, text, (target or targets.ANY).extension)


def _parts(store: "Shown") -> "Parts | None":
    """The contacts as rows; None where they are to be looked at one by one."""
    return None if isinstance(store, Overlaid) else store.parts()


def _wholesale(parts: "Parts", releases: Mapping[str, Release], told: _Told) -> Iterator[bytes]:
    """The cards of a whole directory, counted in `told`."""
    from pressdir.cli.showing import wholesale

    for data, *counts in wholesale.cards(parts, releases):
        told.add(*counts)
        yield data


def _put(
    records: Iterable[Record], told: _Told, form: "Format", settings: "Settings", place: Place
) -> int:
    """Write `records`, which are counted on their way, and tell it; how many cards were kept."""
    from pressdir import formats

    if place.folder:
        return _into_folder(place.folder, records, settings, place)
    if not (place.split or place.is_file):
        pieces = formats.written(records, form, settings)
        if place.dry_run:
            size = sum(len(piece.encode("utf-8")) for piece in pieces)
            output.say(f"{told.many} would be printed, {size} bytes")
        else:
            output.print_pieces(pieces, Data(form.value))
        return 0
    data = (
        _zipped(records, settings)
        if place.split
        else (piece.encode("utf-8") for piece in formats.written(records, form, settings))
    )
    _write(data, told, place)
    return 0


def _write(data: Iterable[bytes], told: _Told, place: Place) -> None:
    """Write a file of contacts, which are counted on their way, and tell it."""
    path = place.path or Path()
    if place.dry_run:
        output.say(f"{path}: {files.foreseen(path, data)}, {told.many}")
    else:
        files.replaced(path, data, private=place.private)
        output.say(f"{path}: {told.many}{OF_YOURS * place.private}")


def _zipped(records: Iterable[Record], settings: "Settings") -> Iterator[bytes]:
    """A ZIP with a card a contact, each called as people would."""
    from pressdir.cli.showing import singly
    from pressdir.formats.vcard import naming

    taken: set[str] = set()
    return singly.zipped(
        (naming.of_contact(each.contact, taken), _card(each, settings)) for each in records
    )


def _card(record: Record, settings: "Settings") -> bytes:
    from pressdir import formats

    return formats.dump([record], formats.Format.VCARD, settings).encode("utf-8")


def _into_folder(
    folder: Path, records: Iterable[Record], settings: "Settings", place: Place
) -> int:
    """Write a card a contact, named by its UID, and tell it; how many were kept as they are."""
    from pressdir.cli.showing import vdir
    from pressdir.formats.vcard import naming

    cards = (
        vdir.Card(naming.of_uid(each.uid), _card(each, settings), each.contact.label)
        for each in records
    )
    tally: Counter[vdir.Act] = Counter()
    rows = []
    fates = vdir.written(folder, cards, prune=place.prune, force=place.force, dry_run=place.dry_run)
    for fate in fates:
        tally[fate.act] += 1
        if fate.act in {vdir.Act.KEPT, vdir.Act.LEFT} and tally[fate.act] <= TOLD:
            _tell(folder / fate.name, fate)
        if place.dry_run and fate.act is not vdir.Act.SAME:
            rows.append((fate.act.value, fate.name, fate.who))
    if rows:
        output.write(tabular.table(("WHAT", "FILE", "CONTACT"), rows))
    written = tally[vdir.Act.NEW] + tally[vdir.Act.CHANGED]
    would = "would be " if place.dry_run else ""
    said = f"{folder}: {written} {would}written, {tally[vdir.Act.SAME]} as they were"
    if place.prune:
        said += f", {tally[vdir.Act.REMOVED]} {would}removed"
    kept = tally[vdir.Act.KEPT]
    output.say(said + (f", {kept} kept" if kept else ""))
    if kept:
        output.say(f"  to take in what somebody changed there: pressdir import {folder}")
        output.say("  to take out here, too, what was taken out there: pressdir set WHO phones-=…")
        output.say("  to write over it: the same again with --force")
    return kept


def _tell(path: Path, fate: "Fate") -> None:
    """That a card stays, and why."""
    who = f" ({fate.who})" if fate.who else ""
    output.say(f"{path}: kept, since somebody changed it{who}")
    for line in fate.lost:
        output.say(f"  {' '.join(line.split())}")
