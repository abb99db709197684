"""A contact file as lines for people, for `git diff`, `git log -p` and the like.

A contact is a line with its name, and below it a line for each value. Contacts stand in the order
of the file, which never changes, so a changed value is one changed line.
"""

from collections.abc import Iterator

from pressdir import merge
from pressdir.merge.facts import values
from pressdir.model import Record, Release
from pressdir.store import layout
from pressdir.store.disk import Data
from pressdir.store.snapshot import Snapshot
from pressdir.sync.shared import by_lines


def lines(data: Data) -> Iterator[str]:
    """What a contact file shows.

    Raises:
        DamagedStoreError: it is no contact file.
        NewerStoreError: a newer pressdir wrote it.
    """
    held = Snapshot(by_lines(data) or layout.parse(data), "")
    for record in held.each():
        yield from _contact(record)
    for record in held.removed():
        yield f"removed: {record.contact.label}"
    for release in held.releases().values():
        yield f"release: {_release(release)}"


def _contact(record: Record) -> Iterator[str]:
    yield f"{record.contact.label}"
    yield f"  kind: {record.contact.kind}"
    for field, value in values(record):
        yield f"  {field}: {value}"
    yield from (f"  note: {line}" for line in (record.note or "").splitlines())
    for name, value in sorted(record.extra.items()):
        yield f"  {name}: {value}"
    for conflict in merge.conflicts(record):
        for side in conflict.sides[1:]:
            yield f"  {conflict.field}, or: {'none' if side.gone else side.value}"


def _release(release: Release) -> str:
    return ", ".join(filter(None, (release.date, release.title, release.source)))
