"""`pressdir ingest`: read documents, keep whom they offer for contact."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import options
from pressdir.cli.asking import whom
from pressdir.cli.book import book, changing, logged
from pressdir.cli.options import (
    AllowLocal,
    Database,
    DryRun,
    Jobs,
    Lang,
    Region,
    Rejects,
    Sources,
)
from pressdir.cli.own_files import config
from pressdir.cli.reading.documents import readings
from pressdir.cli.reading.reader import Reader, Reading
from pressdir.cli.reading.rejects import RejectFile
from pressdir.cli.showing import output, tabular
from pressdir.errors import ExitCode, NotFoundError
from pressdir.model import Contact, Extraction, Record, Release

if TYPE_CHECKING:
    from pressdir.cli.book import Rehearsal
    from pressdir.merge import Outcome
    from pressdir.merge.erasure import Erasures
    from pressdir.store import Transaction

# Reading is slow and needs no lock; keeping is quick and takes it. So all is kept at the end, as
# one change that one `undo` takes back, unless so much is read that an accident would be a pity.
BATCH = 1000
NAMES = {"new": "new", "changed": "changed", "seen": "seen again", "same": "seen again"}
COUNTS = ("read", "read before", "unreadable", "new", "changed", "seen again", "left out")


def ingest(
    sources: Sources,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    no_quotes: Annotated[
        bool, typer.Option("--no-quotes", help="Keep facts only, not the lines as written.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name each contact that is new or changed.")
    ] = False,
    lang: Lang = None,
    region: Region = None,
    jobs: Jobs = None,
    allow_local: AllowLocal = False,
    db: Database = None,
) -> None:
    """Read documents, keep whom they offer for contact.

    SOURCE is a file, a folder, a pattern, an address on the web, or - for what comes in.
    A document that was read before is not read again. One that cannot be read is passed over;
    exit code 3 says so. Ctrl-C keeps what was read until then. Somebody who was erased is left out.

    Examples:
      pressdir ingest releases/
      pressdir ingest --dry-run --verbose release.html
      pressdir ingest --rejects left-out.jsonl releases/*.eml
      pressdir ingest --jobs 4 archive/
    """
    from pressdir.sources import expand

    found = expand(sources, allow_local=allow_local)
    if not found:
        raise NotFoundError(f"{' '.join(sources)}: no documents there")
    known, erasures = _known(db)
    command = logged("ingest", sources)
    reader = Reader(_whole, lang, options.region(region), known)
    task = Task(db, command, dry_run, not no_quotes, verbose, config.threshold())
    with (
        RejectFile(rejects) if rejects else nullcontext() as aside,
        readings(found, reader, jobs) as read,
    ):
        if aside and erasures:
            aside.hide(erasures.mentions)
        told = _telling(output.tracked(read, len(found)), task.counts, aside)
        try:
            _in_batches(told, task.keep, len(found) + 1 if dry_run else BATCH)
        except KeyboardInterrupt:
            task.report()
            raise
    task.report()
    if task.counts["unreadable"]:
        raise typer.Exit(ExitCode.UNREADABLE)


def _known(db: Path | None) -> tuple[frozenset[str], "Erasures | None"]:
    """The digests of the documents that were read before, and who was erased."""
    with book(db) as store:
        return frozenset(store.releases()), store.erasures


def _whole(reading: Reading) -> Reading:
    """All of a reading is kept."""
    return reading


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with readings, and how many of what there were."""

    db: Path | None
    command: str  # as the log has it
    dry_run: bool
    quotes: bool
    verbose: bool
    threshold: float  # of confidence; what is under it is kept as unsure
    counts: Counter[str] = field(default_factory=Counter)
    unsure: set[str] = field(default_factory=set)  # uids of contacts that are to be asked about

    def keep(self, batch: Sequence[Reading]) -> None:
        """Put what was read into the contact file, in one change."""
        extractions = [reading.extraction for reading in batch if reading.extraction]
        if not extractions:
            return
        outcomes: list[Outcome] = []
        with changing(self.db, self.command, dry_run=self.dry_run) as change:
            judged = list(self._judged(extractions, change))
            for outcome in _absorbed(judged, change, quotes=self.quotes):
                if self._is_let_in(outcome.after, change):
                    if outcome.after != outcome.before:
                        change.put(outcome.after)
                    outcomes.append(outcome)
        for outcome in outcomes:  # told when it is in the file
            name = NAMES[outcome.status]
            self.counts[name] += 1
            if name in {"new", "changed"} and outcome.after.unsure:
                self.unsure.add(outcome.after.uid)
            if self.verbose and name in {"new", "changed"}:
                output.say(f"{name}: {whom.describe(outcome.after)}")

    def _judged(
        self, extractions: Iterable[Extraction], change: "Transaction | Rehearsal"
    ) -> Iterator[Extraction]:
        """The extractions less what a person called wrong; doubts are left where they count."""
        from pressdir.merge import judged, without_refused

        removed = change.removed()
        for each in extractions:
            found = judged(without_refused(each.contacts, removed), self.threshold)
            contacts = [contact for contact in found if self._is_let_in(contact, change)]
            yield replace(each, contacts=tuple(contacts))

    def _is_let_in(self, who: Contact | Record, change: "Transaction | Rehearsal") -> bool:
        """Whether somebody may be kept; who was erased is named on the screen alone."""
        reason = change.erasures.blocks(who) if change.erasures else None
        if reason:
            self.counts["erased"] += 1
            contact = who.contact if isinstance(who, Record) else who
            output.say(f"pressdir: {contact.label} {reason}; not taken in")
        return not reason

    def report(self) -> None:
        """Print the counts."""
        names = (*COUNTS, *(["erased"] if self.counts["erased"] else []))
        rows = [(name, str(self.counts[name])) for name in names]
        output.write(tabular.table(("WHAT", "COUNT"), rows))
        output.say_unsure(len(self.unsure))
        if self.dry_run:
            output.say("dry run: nothing was kept")


def _absorbed(
    extractions: Sequence[Extraction], change: "Transaction | Rehearsal", *, quotes: bool
) -> Iterator["Outcome"]:
    """Take `extractions` into a change of the contact file; what became of each contact."""
    from pressdir.merge import Directory, absorb, traces

    offered = traces(contact for each in extractions for contact in each.contacts)
    directory = Directory(change.like(offered, [each.digest for each in extractions]))
    known = set(change.releases())
    for extraction in extractions:
        if extraction.digest in known:  # the same document under two names
            continue
        release = _release(extraction, change.now())
        yield from absorb(extraction, release, directory, change.new_uid, quotes=quotes)
        change.add_release(release)
        known.add(release.digest)


def _in_batches(
    found: Iterable[Reading], keep: Callable[[Sequence[Reading]], None], size: int
) -> None:
    """Keep readings so many at a time; and, when the person stops it, those there are."""
    batch: list[Reading] = []
    try:
        for reading in found:
            batch.append(reading)
            if len(batch) == size:
                full, batch = batch, []
                keep(full)
    except KeyboardInterrupt:
        output.say("stopped; keeping what was read")
        keep(batch)
        raise
    keep(batch)


def _telling(
    found: Iterable[Reading], counts: Counter[str], aside: "RejectFile | None"
) -> Iterable[Reading]:
    """The same readings, counted; what was left out goes aside, with the reason."""
    hints: set[str] = set()
    for reading in found:
        if reading.error:
            counts["unreadable"] += 1
            output.report_anew(reading.error, hints)
            if aside:
                aside.add(source=reading.source, reason="unreadable", detail=str(reading.error))
        elif reading.extraction is None:
            counts["read before"] += 1
        else:
            counts["read"] += 1
            _count_doubts(reading.extraction, counts, aside)
        yield reading


def _count_doubts(extraction: Extraction, counts: Counter[str], aside: "RejectFile | None") -> None:
    counts["left out"] += len(extraction.doubts)
    if aside is None:
        return
    for doubt in extraction.doubts:
        aside.add(
            source=extraction.source,
            reason=doubt.reason.value,
            detail=doubt.detail,
            value=doubt.value,
            line=doubt.line,
        )


def _release(extraction: Extraction, now: str) -> Release:
    return Release(
        digest=extraction.digest,
        source=extraction.source,
        title=extraction.title,
        date=extraction.date,
        lang=extraction.lang,
        read=now,
    )
