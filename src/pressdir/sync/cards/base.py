"""What both sides agreed on last, card by card: kept on this machine alone, beside the undo log.

It tells nobody's values, only marks of them. What a sync is about to do is entered before it is
done, in parts that are put behind what is there:

- Before something is taken in: what the card says, and the acts that will be made of it. The entry
  counts if the contact has these acts, whatever happened since; so the contact file itself says
  whether it was written, and the two cannot disagree.
- Before something is sent: what the card will say. Whether it arrived is told by the card.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import orjson

from pressdir.errors import LockedError, StoreError
from pressdir.store import file
from pressdir.store.disk import Disk
from pressdir.sync.cards.saying import NOTHING, Said

FOLDER = "cards-"  # and a hash of the address
WHOLE = "agreed.json"
PART = ".part"
LOCK = "lock"
LOCKS = "syncing"  # a folder beside those of contact files
FORMAT = 1

Row = dict[str, Any]
Acts = Callable[[str], frozenset[str]]  # the ids of all acts of the contact with a uid


@dataclass(frozen=True, slots=True)
class Sent:
    """A card that may have been put, or not; for sure if the server answered."""

    said: Said
    known: frozenset[str]
    rev: str
    answer: str | None = None  # the ETag that the server told, "" if none; None: no answer


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a card, and of the contact in it."""

    href: str
    uid: str = ""  # of the contact; "" of a card that is none, and is left alone
    etag: str = ""
    gone: bool = False  # the card is not there any more; with what it `needs`, the contact neither
    said: Said = field(default_factory=dict)
    manner: Said = field(default_factory=dict)  # how it says that
    known: frozenset[str] = frozenset()  # the acts that whoever reads the card sees
    ours: bool = False  # we wrote it once
    rev: str = ""
    version: str = ""  # of the vCard
    # What the server makes of our card: what it leaves out, and what it puts in.
    lost: Said = field(default_factory=dict)
    more: Said = field(default_factory=dict)
    row: str = ""  # digest of the contact's row when both said the same
    sent: Sent | None = None
    needs: frozenset[str] = frozenset()  # acts without which this does not count


class Base:
    """The entries of one address book."""

    def __init__(self, disk: Disk, state: Callable[[], Path], target: str) -> None:
        self._disk = disk
        self._state = state
        self._name = f"{FOLDER}{hashlib.sha256(target.encode()).hexdigest()[:16]}"
        self.target = target
        self.token = ""
        self.entries: dict[str, Entry] = {}
        self.deleted: dict[str, Entry] = {}  # cards that somebody deleted, and the acts of that
        self._part = 0
        self._saved = False  # all is in one file, as it is

    @property
    def folder(self) -> Path:
        """Where it is kept; a contact file that is not there yet gets its place when it is made."""
        return self._state() / self._name

    @contextmanager
    def locked(self, path: Path, *, is_new: bool) -> Iterator[None]:
        """Nobody else syncs the contact file at `path` with this address book meanwhile.

        One that is not there yet has no place of its own, and gets one while it is synced: so its
        path is locked, and of one that is there its place, too, since it may have two paths.

        Raises:
            LockedError: somebody else does.
            WriteError: it cannot be locked.
        """
        folder = self._state().parent / LOCKS
        spelt = f"{path}\n{self.target}".encode("utf-8", "surrogateescape")
        locks = [folder / f"{hashlib.sha256(spelt).hexdigest()[:16]}.lock"]
        locks += [] if is_new else [self.folder / LOCK]
        with ExitStack() as stack:
            for lock in locks:
                with file.writing(lock):
                    self._disk.mkdir(lock.parent)
                try:
                    stack.enter_context(self._disk.lock(lock, None, 0.0))
                except LockedError as error:
                    raise LockedError(
                        f"{path} is being synced with {self.target} by another pressdir.",
                        hint="Wait for it to end, and run the command again.",
                    ) from error
            yield

    def load(self, acts: Acts) -> None:
        """Read what is kept; `acts` tells what came of it.

        Raises:
            StoreError: it cannot be read.
        """
        whole: Row = {}
        with file.reading(self.folder):
            names = self._disk.list(self.folder)
            if WHOLE in names:
                whole = self._read(WHOLE)
            last = int(whole.get("part", 0))
            parts = [self._read(name) for name in _parts(names) if _number(name) > last]
        # What came behind is newer than the token, which may know nothing of it.
        self.token = "" if parts else str(whole.get("token", ""))
        self._part = max([last, *map(_number, _parts(names))])
        kept = _entries([whole], self.folder)
        self.entries = {entry.href: entry for entry in kept if not entry.gone}
        self.deleted = {entry.href: entry for entry in kept if entry.gone}
        self._saved = bool(whole) and not parts
        for entry in _entries(parts, self.folder):
            if not entry.needs or entry.needs <= acts(entry.uid):
                self.agree([entry])

    def renew(self) -> None:
        """Forget all that was agreed. Raises `WriteError`."""
        with file.reading(self.folder):
            self._part = max([0, *map(_number, _parts(self._disk.list(self.folder)))])
        self.save()

    def enter(self, entries: Iterable[Entry]) -> None:
        """Keep these, behind the others. Raises `WriteError`."""
        if rows := [*map(_row, entries)]:
            self._part += 1
            self._write(f"{self._part:08}{PART}", {"cards": rows})

    def agree(self, entries: Iterable[Entry]) -> None:
        """From now on these count: what they need is done."""
        for each in entries:
            old = self.entries.pop(each.href, None)
            if not each.gone:
                self.entries[each.href] = replace(each, needs=frozenset())
            was_deleted = self.deleted.pop(each.href, None)
            if each.gone and each.needs:
                self.deleted[each.href] = each
            self._saved &= old == self.entries.get(each.href)
            self._saved &= was_deleted == self.deleted.get(each.href)

    def save(self, token: str | None = None) -> None:
        """Write all in one. Raises `WriteError`."""
        if self._saved and token in {None, self.token}:
            return
        self.token = self.token if token is None else token
        rows = [*map(_row, [*self.entries.values(), *self.deleted.values()])]
        whole = {"format": FORMAT, "target": self.target, "token": self.token, "part": self._part}
        self._write(WHOLE, {**whole, "cards": rows})
        with file.writing(self.folder):
            file.tidy(self._disk, self.folder)
            for name in _parts(self._disk.list(self.folder)):
                self._disk.unlink(self.folder / name)
        self._saved = True

    def _read(self, name: str) -> Row:
        with suppress(ValueError):
            found = orjson.loads(self._disk.read(self.folder / name))
            if isinstance(found, dict) and found.get("format", FORMAT) == FORMAT:
                return found
        raise _unread(self.folder / name)

    def _write(self, name: str, row: Row) -> None:
        data = orjson.dumps(row)
        with file.writing(self.folder / name, len(data)):
            self._disk.mkdir(self.folder)
            file.replace(self._disk, self.folder / name, data)


def forget(disk: Disk, state: Path, is_one: Callable[[str], bool]) -> None:
    """Take contacts with such uids out of all that is kept beside a contact file.

    All cards are looked at the next time, so that theirs are found on the server. Raises
    `WriteError`.
    """
    with file.writing(state):
        names = disk.list(state)
    for folder in (state / name for name in names if name.startswith(FOLDER)):
        with file.writing(folder):
            file.tidy(disk, folder)
            for name in disk.list(folder):
                if name == WHOLE or name.endswith(PART):
                    _forget(disk, folder / name, is_one)


def _forget(disk: Disk, path: Path, is_one: Callable[[str], bool]) -> None:
    try:
        row = orjson.loads(disk.read(path))
        kept = [each for each in row["cards"] if not is_one(each.get("uid", ""))]
    except (ValueError, KeyError, TypeError, AttributeError):
        disk.unlink(path)  # what cannot be cleaned goes
        return
    if len(kept) < len(row["cards"]):
        token = {"token": ""} if "token" in row else {}
        file.replace(disk, path, orjson.dumps({**row, **token, "cards": kept}))


def _parts(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.endswith(PART) and name[:8].isdecimal())


def _number(name: str) -> int:
    return int(name.removesuffix(PART))


# --- as JSON --------------------------------------------------------------------------------------


def _entries(rows: Iterable[Row], folder: Path) -> list[Entry]:
    """The entries of files. Raises `StoreError`."""
    try:
        return [_entry(each) for row in rows for each in row.get("cards", ())]
    except (KeyError, TypeError, AttributeError) as error:
        raise _unread(folder) from error


def _unread(path: Path) -> StoreError:
    return StoreError(
        f"{path} cannot be read: it is not what we wrote.",
        hint="pressdir sync --join does without it, and takes nothing away on either side.",
    )


def _row(entry: Entry) -> Row:
    row: Row = {
        "href": entry.href,
        "uid": entry.uid,
        "etag": entry.etag,
        "gone": entry.gone,
        "said": _marks(entry.said),
        "manner": _marks(entry.manner),
        "known": _ids(entry.known),
        "ours": entry.ours,
        "rev": entry.rev,
        "version": entry.version,
        "lost": _marks(entry.lost),
        "more": _marks(entry.more),
        "row": entry.row,
        "needs": _ids(entry.needs),
    }
    if sent := entry.sent:
        row["sent"] = {"said": _marks(sent.said), "known": _ids(sent.known), "rev": sent.rev}
        row["sent"] |= {"answer": sent.answer} if sent.answer is not None else {}
    return {name: value for name, value in row.items() if value}


def _entry(row: Row) -> Entry:
    sent = row.get("sent")
    return Entry(
        row["href"],
        row.get("uid", ""),
        row.get("etag", ""),
        row.get("gone", False),
        _said(row.get("said", NOTHING)),
        _said(row.get("manner", NOTHING)),
        _set_of(row.get("known", "")),
        row.get("ours", False),
        row.get("rev", ""),
        row.get("version", ""),
        _said(row.get("lost", NOTHING)),
        _said(row.get("more", NOTHING)),
        row.get("row", ""),
        sent and _sent(sent),
        _set_of(row.get("needs", "")),
    )


def _sent(row: Row) -> Sent:
    return Sent(_said(row["said"]), _set_of(row["known"]), row["rev"], row.get("answer"))


def _marks(said: Said) -> dict[str, str]:
    return {field: _ids(marks) for field, marks in sorted(said.items()) if marks}


def _said(row: Mapping[str, str]) -> Said:
    return {field: _set_of(marks) for field, marks in row.items()}


def _ids(ids: frozenset[str]) -> str:
    return " ".join(sorted(ids))


def _set_of(text: str) -> frozenset[str]:
    return frozenset(text.split())
