"""`pressdir import`: contacts from files of other programs, or of our own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.book import changing, logged
from pressdir.cli.changing.changes import MANY, Act, Change, applied, facts
from pressdir.cli.options import Database, DryRun, Rejects, Sources
from pressdir.cli.reading.rejects import RejectFile
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.forms import Incoming
from pressdir.errors import ExitCode, InputError, InvalidValueError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.merge import Directory

COUNTS = ("new", "changed", "unchanged", "unreadable")


def import_(
    sources: Sources,
    source_format: Annotated[
        Incoming | None,
        typer.Option("--from", help="The format; else the content tells.", show_default=False),
    ] = None,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    db: Database = None,
) -> None:
    """Import contacts from vCards, jCards, CSV, TSV or JSON.

    A contact that is there, by its uid or by what identifies it, is brought up to date: what the
    file says is set, what it does not say stays. So importing twice is importing once. A contact
    that cannot be read is passed over; exit code 3 says so.

    Examples:
      pressdir import contacts.vcf
      pressdir import --dry-run --rejects wrong.jsonl team.csv
    """
    from pressdir.merge import Directory

    counts: Counter[str] = Counter()
    with RejectFile(rejects) if rejects else nullcontext() as aside:
        records = list(_records(sources, source_format, counts, aside))
        with changing(db, logged("import", sources), dry_run=dry_run) as change:
            directory = Directory(change.records())
            for source, record in records:
                try:
                    before, after = _placed(record, directory, change.now())
                except InvalidValueError as error:
                    counts["unreadable"] += 1
                    _reject(source, f"{record.contact.label}: {error}", aside)
                    continue
                if after == before:
                    counts["unchanged"] += 1
                    continue
                counts["changed" if before else "new"] += 1
                directory.put(after)
                change.put(after)
    output.write(tabular.table(("WHAT", "COUNT"), [(name, str(counts[name])) for name in COUNTS]))
    if dry_run:
        output.say("dry run: nothing was kept")
    if counts["unreadable"]:
        raise typer.Exit(ExitCode.UNREADABLE)


def _records(
    sources: Sequence[str],
    source_format: Incoming | None,
    counts: Counter[str],
    aside: "RejectFile | None",
) -> Iterator[tuple[str, Record]]:
    """The contacts of all files, each with its source; what cannot be read is told and counted."""
    from pressdir import formats
    from pressdir.sources import expand

    known = formats.Format(source_format.value) if source_format else None
    for source in expand(sources):
        try:
            for each in formats.load(source.load().content, known):
                if isinstance(each, Record):
                    yield source.name, each
                    continue
                counts["unreadable"] += 1
                reason = f"line {each.line}: {each.reason}"
                _reject(source.name, reason, aside, line=each.line, text=each.text)
        except (InputError, InvalidValueError) as error:
            counts["unreadable"] += 1
            _reject(source.name, str(error).removeprefix(f"{source.name}: "), aside)


def _reject(source: str, reason: str, aside: "RejectFile | None", **where: object) -> None:
    output.say(f"pressdir: {source}: {reason}")
    if aside:
        aside.add(source=source, reason=reason, **where)


def _placed(record: Record, directory: "Directory", now: str) -> tuple[Record | None, Record]:
    """The record that is there, if so, and what becomes of it."""
    from pressdir import merge

    before = directory.get(record.uid) or directory.find(record.contact)
    if before is None:
        return None, merge.typed(record, now)
    if record.sightings and record.uid == before.uid:
        return before, _joined(before, record, now)
    return before, applied(before, _news(before, record), now)


def _joined(before: Record, record: Record, now: str) -> Record:
    """A contact with its history and that of our own export; what was edited there is typed now."""
    from pressdir import merge

    joined = merge.join(before, record)
    told = {(sighting.field, sighting.value) for sighting in record.sightings}
    edited = [
        change for change in _news(joined, record) if (change.field, *change.values) not in told
    ]
    after = applied(joined, edited, now)
    same = set(after.sightings) == set(before.sightings) and facts(after) == facts(before)
    return before if same and after.reports == before.reports else after


def _news(before: Record, record: Record) -> Iterator[Change]:
    """What `record` says that `before` does not: single values are set, others come on top."""
    old = facts(before)
    for field, values in facts(record).items():
        act = Act.ADD if field in MANY else Act.ASSIGN
        yield from (Change(field, act, (value,)) for value in values if value not in old[field])
