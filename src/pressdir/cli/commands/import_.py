"""`pressdir import`: contacts from files of other programs, or of our own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import options
from pressdir.cli.book import Rehearsal, changing, logged
from pressdir.cli.changing.changes import differing
from pressdir.cli.options import AfterConsent, AsJson, Database, DryRun, Region, Rejects, Sources
from pressdir.cli.reading.incoming import First, Intake, Taken, chosen
from pressdir.cli.reading.rejects import RejectFile
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.forms import Incoming
from pressdir.cli.showing.text import to_json
from pressdir.errors import ExitCode, InvalidValueError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.cli.reading.cards import Become
    from pressdir.formats import Loaded
    from pressdir.formats.content import Content
    from pressdir.merge import Directory
    from pressdir.sources import Source
    from pressdir.store import Transaction

LONG = 5_000_000  # bytes of what takes so long that the contacts are counted on the way
COUNTS = ("new", "changed", "unchanged", "unreadable")


def import_(
    sources: Sources,
    source_format: Annotated[
        Incoming | None,
        typer.Option("--from", help="The format; else the content tells.", show_default=False),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help="What a column of a table holds; - leaves it out. Again for each column.",
            show_default=False,
        ),
    ] = None,
    region: Region = None,
    recipients: Annotated[
        bool,
        typer.Option("--recipients", help="Of mails those too that they went to."),
    ] = False,
    after_consent: AfterConsent = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Import contacts from vCards, tables, JSON in its forms, aliases or mail.

    A contact that is there, by its uid or by what identifies it, is brought up to date: what the
    file says is set, what it does not say stays. So importing twice is importing once. A contact
    that cannot be read is passed over; exit code 3 says so. Somebody who was erased is not let in.

    Of a table, delimiter, encoding and columns are found out; --dry-run shows what each column
    is taken for, and --map corrects it. What has no field is kept beside the contact.

    Of a mailbox, a Maildir or a mail those who wrote come in, by From, Sender and Reply-To, seen
    when they wrote, and the vCards that are attached; no lists and no robots. Who is there keeps
    the name. What stands in signatures `pressdir ingest` reads.

    Examples:
      pressdir import contacts.vcf
      pressdir import cards.zip ~/.contacts/press/
      pressdir import --dry-run --rejects wrong.jsonl team.csv
      pressdir import team.csv --map Handy=phones --map "Column 7=-"
      pressdir import équipe.csv --region FR
      pressdir import --json team.csv | jq .contacts
      pressdir import archive.mbox
    """
    from pressdir import formats
    from pressdir.sources import MAX_BOOK, expand
    from pressdir.store.layout import unhurried_collector

    form = formats.Format(source_format.value) if source_format else None
    wishes = formats.Wishes(chosen(columns or ()), options.region(region), recipients)
    # What comes in, or over the network, is waited for before the contact file is locked.
    wanted = [source.fetched() for source in expand(sources, most=MAX_BOOK)]
    with (
        RejectFile(rejects) if rejects else nullcontext() as aside,
        changing(db, logged("import", sources), dry_run=dry_run) as change,
        unhurried_collector(sum(source.size() for source in wanted)),
    ):
        if aside and change.erasures:
            aside.hide(change.erasures.mentions)
        intake = Intake(form, wishes, aside, dry_run, as_json)
        counts = intake.counts
        taken = _taken_in(intake, wanted, change, after_consent)
        came = [_row(*each) for each in taken if as_json]
    names = (*COUNTS, *(["erased"] if counts["erased"] else []))
    if as_json:
        rest = {"columns": intake.columns, "contacts": came, "left_out": intake.left}
        numbers = {name: counts[name] for name in names}
        output.write(to_json({**numbers, "dry_run": dry_run, **rest}, indent=2) + "\n")
    else:
        rows = [(name, str(counts[name])) for name in names]
        output.write(tabular.table(("WHAT", "COUNT"), rows))
    _tell_unread(sum(intake.unread.values()), wishes.region)
    if dry_run:
        output.say("dry run: nothing was kept")
    if counts["unreadable"]:
        raise typer.Exit(ExitCode.UNREADABLE)


def _row(source: str, before: Record | None, after: Record) -> dict[str, object]:
    """A contact that came or changed, for --json."""
    row: dict[str, object] = {
        "what": "changed" if before else "new",
        "uid": after.uid,
        "name": after.contact.label,
        "source": source,
    }
    if before:
        row["changes"] = [
            {"field": field, "removed" if sign == "-" else "added": value}
            for field, sign, value in differing(before, after)
        ]
    return row


def _taken_in(
    intake: Intake,
    wanted: "Sequence[Source]",
    change: "Transaction | Rehearsal",
    after_consent: bool,
) -> Iterator[tuple[str, Record | None, Record]]:
    """Each contact that came or changed: where it stands, as it was, and as it is now."""
    from pressdir.cli.reading.cards import known
    from pressdir.formats import aside
    from pressdir.merge import Directory

    directory = (
        Directory(change.each(), held=change.get)
        if isinstance(change, Rehearsal)
        else known(change)
    )
    counts, now = intake.counts, change.now()
    for source, record, become in _told(intake, wanted, change, directory, now):
        try:
            before = directory.get(record.uid) or directory.find(record.contact)
            after = become(before, record, now)
        except InvalidValueError as error:
            intake.refuse(source, f"{record.contact.label}: {error}")
            continue
        numbers = aside.unread(after.extra)
        if after == before:
            counts["unchanged"] += 1
            intake.note_unread(after.uid, numbers)
            continue
        if change.erasures and (reason := change.erasures.blocks(after)):
            if not _agreed(record, reason, after_consent):
                counts["erased"] += 1
                continue
            after = change.let_in(after)
        counts["changed" if before else "new"] += 1
        intake.note_unread(after.uid, numbers)
        directory.put(after)
        change.put(after)
        yield source, before, after


def _told(
    intake: Intake,
    wanted: "Sequence[Source]",
    change: "Transaction | Rehearsal",
    directory: "Directory",
    now: str,
) -> "Iterator[tuple[str, Record, Become]]":
    """What the sources tell: where it stands, of whom, and how that becomes a contact.

    Cards of which nothing is to be decided are taken in on the way, unless somebody asks what
    became of each.
    """
    from pressdir.cli.reading.becoming import brought, met
    from pressdir.cli.reading.cards import Reading
    from pressdir.cli.showing import vdir
    from pressdir.merge import SOMEBODY

    memory = vdir.Memory()
    bring = partial(brought, by=change.by or SOMEBODY)
    if not (intake.as_json or isinstance(change, Rehearsal)):

        def cards(name: str, data: "Content", first: First) -> "Iterator[Loaded | Taken]":
            become = partial(bring, known=memory.of(name))
            count, region = partial(_count, intake.counts), intake.wishes.region
            reading = Reading(directory, change, become, now, region, count, intake.note_unread)
            return reading.cards(data, first)

        intake.cards = cards
    read = intake.records(wanted)
    if sum(source.size() for source in wanted) > LONG:
        read = output.tracked(read, None)
    for source, record in read:
        if not isinstance(record, Taken):
            yield source, record, partial(bring, known=memory.of(source))
    for source, record in intake.senders():
        yield source, record, met


def _count(counts: Counter[str], what: str) -> None:
    counts[what] += 1


def _tell_unread(count: int, region: str | None) -> None:
    """Numbers of cards that are kept as they stand: nobody could call them."""
    if not count:
        return
    one = "1 number cannot be read; it is kept beside its contact as written"
    many = f"{count} numbers cannot be read; they are kept beside their contacts as written"
    output.say(one if count == 1 else many)
    if not region:
        output.say("  What is written without a country is read with --region, as in --region CH.")


def _agreed(record: Record, reason: str, after_consent: bool) -> bool:
    """Whether somebody who was erased is let in again; they are named on the screen alone."""
    label = record.contact.label
    output.say(f"let in again: {label}" if after_consent else f"pressdir: {label} {reason}")
    return after_consent
