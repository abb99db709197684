"""A folder with a card a contact, which other programs read and write, too (vdir).

A file is written beside as `.tmp` and renamed, and one that says the same is left alone, so that a
program that watches the folder sees whole cards, and those that changed. What was written last is
remembered in the folder, in `.pressdir`: so what another program changed since is known from what
we changed, and stays. Compared is what cards say, never their text, which programs write anew.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pressdir.cli.showing import files
from pressdir.errors import WriteError

LISTED = ".pressdir"  # vdir passes over names with a dot

# What a file was when we wrote it: its hash, its name, whether --prune may take it away, and a mark
# of each value. Lines without the last two are those of --prune before it had them.
_LINE = re.compile(r"([0-9a-f]{64})  ([a-z0-9][a-z0-9._-]*\.vcf)(?:  (prune|stay)  ([0-9a-f,]*))?")


class Act(StrEnum):
    """What becomes of a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "as it was"
    KEPT = "kept"  # writing would take back what somebody changed there
    REMOVED = "removed"
    LEFT = "left"  # would be removed, but somebody changed it


class Card(NamedTuple):
    """A file that is to be there."""

    name: str
    data: bytes
    who: str = ""


class Fate(NamedTuple):
    """What becomes of a file, and what would be lost if it were written: "role: + Speaker"."""

    name: str
    act: Act
    who: str = ""
    lost: tuple[str, ...] = ()


class _Written(NamedTuple):
    """A file as we wrote it."""

    digest: str
    prunes: bool = False
    marks: frozenset[str] | None = None  # of its values; None where nobody knows


class Memory:
    """What we wrote into folders, as long as one command lasts."""

    def __init__(self) -> None:
        self._folders: dict[str, dict[str, _Written]] = {}

    def of(self, path: str) -> frozenset[str]:
        """Marks of the values that a file had when we wrote it; none where it is not ours."""
        folder, _, name = path.rpartition("/")
        if not name.endswith(".vcf"):
            return frozenset()
        if folder not in self._folders:
            self._folders[folder] = dict(_listed(Path(folder or ".") / LISTED))
        known = self._folders[folder].get(name)
        return (known and known.marks) or frozenset()


def written(
    folder: Path,
    cards: Iterable[Card],
    *,
    prune: bool = False,
    force: bool = False,
    dry_run: bool = False,
) -> Iterator[Fate]:
    """Write a file for each of `cards`; what becomes of each.

    With `prune`, files that an earlier call with it wrote and that are not among `cards` go. What
    somebody changed since stays, unless `force` has it written over.

    Raises:
        WriteError: the folder or a file cannot be read or written.
    """
    if not dry_run:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(f"{folder}: cannot be made ({error.strerror})") from error
    listed = dict(_listed(folder / LISTED))
    there: set[str] = set()
    try:
        for card in cards:
            fate, now = _fate(folder, card, listed.get(card.name), force=force)
            if fate.act in {Act.NEW, Act.CHANGED} and not dry_run:
                files.replaced(folder / card.name, [card.data])
            if now:
                listed[card.name] = now._replace(prunes=prune or now.prunes)
            there.add(card.name)
            yield fate
        if prune:
            gone = [name for name, each in listed.items() if each.prunes and name not in there]
            for name in gone:
                yield from _pruned(folder, name, listed.pop(name), force=force, dry_run=dry_run)
    finally:
        if not dry_run:
            lines = "".join(_line(name, listed[name]) for name in sorted(listed))
            files.replaced(folder / LISTED, [lines.encode()])


def _fate(
    folder: Path, card: Card, old: _Written | None, *, force: bool
) -> tuple[Fate, _Written | None]:
    """What is to become of a file, and what is to be remembered of it."""
    before = _content(folder / card.name)
    digest = hashlib.sha256(card.data).hexdigest()
    if old and old.digest == digest and old.marks is not None:
        ours = old
    else:
        marks = frozenset(_said(card.data))
        ours = _Written(digest, prunes=bool(old and old.prunes), marks=marks)
    if before is None:
        return Fate(card.name, Act.NEW, card.who), ours
    if before == card.data:
        return Fate(card.name, Act.SAME, card.who), ours
    if force or (old and old.digest == hashlib.sha256(before).hexdigest()):
        return Fate(card.name, Act.CHANGED, card.who), ours
    lost = _lost(before, card.data, old)
    if lost:
        return Fate(card.name, Act.KEPT, card.who, lost), old
    same = old and old.digest == digest  # it was written anew, and says what we say
    return Fate(card.name, Act.SAME if same else Act.CHANGED, card.who), ours


def _lost(before: bytes, data: bytes, old: _Written | None) -> tuple[str, ...]:
    """What writing `data` would take back of what somebody made of the file."""
    there, ours = _said(before), _said(data)
    if not there:
        return ("no card, or more than one",)
    known = old.marks if old and old.marks is not None else there.keys() & ours.keys()
    taken = [mark for mark in ours if mark in known - there.keys()]
    added = [mark for mark in there if mark not in known and mark not in ours]
    return (
        *(f"{field}: - {value}" for field, value in map(ours.__getitem__, taken)),
        *(f"{field}: + {value}" for field, value in map(there.__getitem__, added)),
    )


def _pruned(
    folder: Path, name: str, old: _Written, *, force: bool, dry_run: bool
) -> Iterator[Fate]:
    """Remove a file that says what we wrote."""
    path = folder / name
    before = None if path.is_symlink() else _content(path)
    if before is None:
        return
    there = _said(before)
    who = next((value for field, value in there.values() if field == "name"), "")
    changed = hashlib.sha256(before).hexdigest() != old.digest
    if changed and not force and frozenset(there) != old.marks:
        yield Fate(name, Act.LEFT, who)
        return
    if not dry_run:
        try:
            path.unlink()
        except OSError as error:
            raise WriteError(f"{path}: cannot be removed ({error.strerror})") from error
    yield Fate(name, Act.REMOVED, who)


def _said(data: bytes) -> Mapping[str, tuple[str, str]]:
    from pressdir.formats.vcard import said

    return said.values(data)


def _content(path: Path) -> bytes | None:
    """What a file holds; None if there is none."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise WriteError(f"{path}: cannot be read ({error.strerror})") from error


def _listed(path: Path) -> Iterator[tuple[str, _Written]]:
    """The files that we wrote; a line that is none of ours is passed over."""
    for line in (_content(path) or b"").decode("utf-8", "replace").splitlines():
        if match := _LINE.fullmatch(line):
            marks = None if match[4] is None else frozenset(match[4].split(","))
            yield match[2], _Written(match[1], match[3] != "stay", marks)


def _line(name: str, each: _Written) -> str:
    if each.marks is None:
        return f"{each.digest}  {name}\n"
    act = "prune" if each.prunes else "stay"
    return f"{each.digest}  {name}  {act}  {','.join(sorted(each.marks))}\n"
