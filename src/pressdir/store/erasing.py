"""See to it that who was erased is nowhere, and finish where the machine died in the midst.

The contact file says in its header whom it forgets, before anything else is done, and it is the
last to be cleaned: as long as their rows stand there, they tell in plain words what to look for in
the backups and in the log. When all is done, `<state>/<store id>/erased` says so: which erasures,
and of which bytes of the contact file it is known that they hold to them.

    {"erased": {…}, "file": "<SHA-256>"}

That file also remembers erasures for a contact file that was put back from an old copy.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import orjson

from pressdir.errors import ErasedError, StoreError, WriteError
from pressdir.merge.erasure import NONE, Erasures
from pressdir.merge.forgetting import without
from pressdir.merge.persons import NOBODY, Person
from pressdir.store import contents, file, journal
from pressdir.store.journal import Entry
from pressdir.store.plain import leaves_plain
from pressdir.store.sweeping import PEOPLE, Sweep, headed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pressdir.model import Record
    from pressdir.store.codec import Row
    from pressdir.store.disk import Data, Disk
    from pressdir.store.file import ContactFile
    from pressdir.store.journal import Journal, RowChange

COMMAND = "erase"  # in the log
TIME = "%Y-%m-%dT%H:%M:%SZ"

HINT = "Whoever agreed to be kept again is let in by --after-consent of add and import."
ERASED = "erased"  # the file, and the key in it and in a header


class Kept(NamedTuple):
    """What was done when somebody looked last."""

    erasures: Erasures = NONE
    file: str = ""  # digest of a contact file that holds to them


class Found(NamedTuple):
    """Where somebody stands: what is before in each, and what would be left."""

    changes: "tuple[RowChange, ...]"  # rows of the contact file
    backups: "list[tuple[Path, tuple[RowChange, ...]]]"
    log: "list[tuple[Entry, Entry]]"


@dataclass(slots=True)
class Erasing:
    """The erasures of one contact file as it was loaded. Whoever calls `run` holds its lock."""

    file: "ContactFile"
    journal: "Journal"
    state: "Path"
    header: "Row"  # as it is to be, but for the erasures
    also: Callable[[Erasures], None]  # cleans what others keep of the contact file

    @property
    def said(self) -> Erasures:
        """What the contact file says."""
        return Erasures.of(self.header.get(ERASED))

    def is_due(self) -> bool:
        """Whether something is to be cleaned, or looked through."""
        known = kept(self.journal)
        if self.header.get(ERASED) is None and not known.erasures:
            return False
        if not self.said == known.erasures == self.said | known.erasures:
            return True
        digest = self.file.digest
        return digest != known.file and not self.journal.left(digest)

    def run(
        self, new: Erasures = NONE, person: Person = NOBODY, looked: Sweep | None = None
    ) -> int:
        """Clean everything, and say how many rows of theirs the contact file had.

        `looked` has what was found already, if that was so.

        Raises:
            ConflictError: Somebody else has changed the contact file. Run it again.
            WriteError: Something cannot be written. What is left is done the next time.
        """
        said, known = self.said, kept(self.journal).erasures
        whole = said | known | new
        if whole != said:
            self._save(headed(self.file.data, {**self.header, ERASED: whole.written}), ())
        sweep = Sweep(whole, person, looked)
        these = journals(self.journal, self.state, self.file.path)
        news = whole.unless_in(said) | whole.unless_in(known)
        if person == NOBODY or not news or not news.explained_by(person):
            sweep.learn(self.file.data)
            if whole != known:
                learn(sweep, these)
        sweep.exact = not news.explained_by(sweep.person)
        data, changes = sweep.file(self.file.data)  # first: most of a backup stands there, too
        if whole != known:
            clean(sweep, these)
            self.also(whole)
        if changes:
            self._enter(data, changes)
            self._save(data, changes)
        _tidy(self.file.disk, self.file.path.parent, self.file.path.name)
        keep(self.journal, whole, self.file.digest)
        return sum(each.table in PEOPLE and each.after is None for each in changes)

    def look(self, sweep: Sweep) -> Found:
        """Give what `run` would find of the person that a sweep is for, and change nothing."""
        found = Found(sweep.changes(self.file.data), [], [])
        for each in journals(self.journal, self.state, self.file.path):
            for path in each.whole_files():
                with suppress(StoreError, OSError):
                    if swept := sweep.changes(each.disk.read(path)):
                        found.backups.append((path, swept))
            for name in reversed(each.names(each.log)):
                entry = each.entry(name)
                if entry and entry != (swept_entry := sweep.entry(entry)):
                    found.log.append((entry, swept_entry))
        return found

    def _enter(self, data: "Data", changes: "tuple[RowChange, ...]") -> None:
        """Tell in the log that there was an erasure, and not of whom."""
        its, before = self.journal, self.file
        number, void = its.next(before.digest, lambda: before.content.tables)
        at = its.disk.now().strftime(TIME)
        with file.writing(its.folder):
            its.disk.mkdir(its.log)
            after = contents.digest(data)
            plain = self._stays_plain(changes)
            entry = Entry(number, at, COMMAND, before.digest, after, (), void=void, plain=plain)
            its.note(entry)

    def _save(self, data: "Data", changes: "tuple[RowChange, ...]") -> None:
        self.file.save(data, contents.digest(data), plain=self._stays_plain(changes))

    def _stays_plain(self, changes: "tuple[RowChange, ...]") -> bool:
        return self.file.lines is not None and leaves_plain(changes)


def kept(its: "Journal") -> Kept:
    """Give what the state folder remembers."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        found = orjson.loads(its.disk.read(its.folder / ERASED))
        return Kept(Erasures.of(found[ERASED]), str(found.get("file", "")))
    return Kept()


def keep(its: "Journal", erasures: Erasures, digest: str) -> None:
    """Remember that all is done. Raises `WriteError`."""
    data = orjson.dumps({ERASED: erasures.written, "file": digest})
    with file.writing(its.folder, len(data)):
        its.disk.mkdir(its.folder)
        file.tidy(its.disk, its.folder)
        file.replace(its.disk, its.folder / ERASED, data)


def swept(data: "Data", erasures: Erasures) -> "Data":
    """Give the bytes of a contact file without who was erased."""
    sweep = Sweep(erasures, NOBODY)
    sweep.exact = True
    sweep.learn(data)
    return sweep.file(data)[0]


def allowed(record: "Record", before: "Record | None", erasures: Erasures) -> "Record":
    """Give `record` as it may be kept in the place of `before`.

    Raises:
        ErasedError: Whose it is was erased.
    """
    if reason := erasures.blocks(record):
        raise refusal(reason)
    seen = before.sightings if before else ()
    known = {text for each in seen for text in (each.value, each.line, each.rule)}
    return without(record, erasures, known)


def refusal(reason: str) -> ErasedError:
    """Give the error that keeps out who was erased; it names nobody, for it may be kept."""
    return ErasedError(f"whom this is about {reason}", hint=HINT)


def journals(its: "Journal", state: "Path", path: "Path") -> "list[Journal]":
    """Give the journals of all files that ever stood at `path`; `its` is today's."""
    with file.reading(state):
        others = [*journal.of_file(its.disk, state, path)]
    return [its, *(each for each in others if each.folder != its.folder)]


def learn(sweep: Sweep, these: "Iterable[Journal]") -> None:
    """Look for their rows in backups and logs."""
    for each in these:
        for path in each.whole_files():
            with suppress(StoreError, OSError):
                sweep.learn(each.disk.read(path))
        for name in each.names(each.log):
            entry = each.entry(name)
            for change in (entry and entry.changes) or ():
                sweep.learn_of(change.table, change.before)
                sweep.learn_of(change.table, change.after)


def clean(sweep: Sweep, these: "Iterable[Journal]") -> None:
    """Clean backups and logs. What is damaged, and so can not be cleaned, goes.

    Raises:
        WriteError: They cannot be written.
    """
    for each in these:
        with file.writing(each.folder):
            for folder in (each.folder, each.log, each.backups, each.copies):
                _tidy(each.disk, folder)
            for path in each.whole_files():
                _clean_backup(sweep, each.disk, path)
            for name in each.names(each.log):
                _clean_entry(sweep, each, name)
            if each.names(each.log) or each.names(each.backups):
                each.disk.sync(each.backups)
                each.disk.sync(each.log)
            if each.names(each.copies):
                each.disk.sync(each.copies)


def _tidy(disk: "Disk", folder: "Path", name: str | None = None) -> None:
    """Remove what writers that died left; it may hold anything. Raises `WriteError`."""
    with file.writing(folder):
        file.tidy(disk, folder, name)
        left = [*file.left_over(disk, folder, name)]
    if left:
        raise WriteError(f"{folder / left[0]} cannot be removed.", hint="Remove it by hand.")


def _clean_backup(sweep: Sweep, disk: "Disk", path: "Path") -> None:
    data: Data = disk.read(path)
    try:
        cleaned, changes = sweep.file(data)
    except StoreError:
        disk.unlink(path)
        return
    if changes:
        name = f"{path.name[:8]}-{contents.digest(cleaned)[:16]}.json"
        file.replace(disk, path.with_name(name), cleaned)
        if name != path.name:
            disk.unlink(path)


def _clean_entry(sweep: Sweep, its: "Journal", name: str) -> None:
    entry = its.entry(name)
    if entry is None:
        its.disk.unlink(its.log / name)
        return
    if sweep.may(its.disk.read(its.log / name)):
        cleaned = sweep.entry(entry)
        if cleaned != entry:
            its.note(cleaned)
