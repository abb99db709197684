"""Where exported contacts go, and what is told of it: a file, a folder of cards, a ZIP, a pipe."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pressdir.cli.showing import files, output, tabular
from pressdir.cli.showing.forms import Data
from pressdir.errors import UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.cli.showing.vdir import Fate
    from pressdir.formats import Format, Settings

TOLD = 20  # cards that are kept, told one by one
OF_YOURS = "; what is private is among it: keep the file for yourself"


@dataclass(frozen=True, slots=True)
class Destination:
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


class Told:
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


def put(
    records: Iterable[Record], told: Told, form: "Format", settings: "Settings", place: Destination
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
    write(data, told, place)
    return 0


def write(data: Iterable[bytes], told: Told, place: Destination) -> None:
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
    folder: Path, records: Iterable[Record], settings: "Settings", place: Destination
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
