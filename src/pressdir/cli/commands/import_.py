"""`pressdir import`: contacts from files of other programs, or of our own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pressdir.cli import options
from pressdir.cli.book import Rehearsal, changing, logged
from pressdir.cli.changing.changes import MANY, Act, Change, applied, differing, facts
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
    from pressdir.cli.reading.cards import Reading, known
    from pressdir.cli.showing import vdir
    from pressdir.merge import SOMEBODY, Directory

    directory = (
        Directory(change.each(), held=change.get)
        if isinstance(change, Rehearsal)
        else known(change)
    )
    memory = vdir.Memory()
    counts, now = intake.counts, change.now()
    brought = partial(_brought, by=change.by or SOMEBODY)
    if not (intake.as_json or isinstance(change, Rehearsal)):  # nobody asks what became of each

        def cards(name: str, data: "Content", first: First) -> "Iterator[Loaded | Taken]":
            become = partial(brought, known=memory.of(name))
            count, region = partial(_count, counts), intake.wishes.region
            return Reading(directory, change, become, now, region, count).cards(data, first)

        intake.cards = cards
    read = intake.records(wanted)
    if sum(source.size() for source in wanted) > LONG:
        read = output.tracked(read, None)
    told: Iterator[tuple[tuple[str, Record | Taken], Become]] = chain(
        ((each, partial(brought, known=memory.of(each[0]))) for each in read),
        ((each, _met) for each in intake.senders()),
    )
    for (source, record), become in told:
        if isinstance(record, Taken):
            continue
        try:
            before = directory.get(record.uid) or directory.find(record.contact)
            after = become(before, record, now)
        except InvalidValueError as error:
            intake.refuse(source, f"{record.contact.label}: {error}")
            continue
        if after == before:
            counts["unchanged"] += 1
            continue
        if change.erasures and (reason := change.erasures.blocks(after)):
            if not _agreed(record, reason, after_consent):
                counts["erased"] += 1
                continue
            after = change.let_in(after)
        counts["changed" if before else "new"] += 1
        directory.put(after)
        change.put(after)
        yield source, before, after


def _count(counts: Counter[str], what: str) -> None:
    counts[what] += 1


def _agreed(record: Record, reason: str, after_consent: bool) -> bool:
    """Whether somebody who was erased is let in again; they are named on the screen alone."""
    label = record.contact.label
    output.say(f"let in again: {label}" if after_consent else f"pressdir: {label} {reason}")
    return after_consent


def _brought(
    before: Record | None,
    record: Record,
    now: str,
    known: frozenset[str] = frozenset(),
    by: str = "",
) -> Record:
    """What becomes of a contact that is there, if so, and of what a file says.

    `known` marks what an export of ours wrote into that file: nobody said that since. `by` is who
    brings a new one.
    """
    from pressdir import merge

    if before is None:
        return merge.typed(record, now, by)
    from pressdir.formats import vcard

    if record.sightings and record.uid in {before.uid, *merge.aliases(before)}:
        return _joined(before, replace(record, uid=before.uid), now)
    extra = record.extra if record.uid == before.uid else vcard.of_nobody(record.extra)
    if known:
        extra = vcard.said.without(extra, known)
    news = (
        each
        for each in _news(before, record)
        if not known or vcard.said.mark(each.field, *each.values) not in known
    )
    return _read_by_now(_with_extra(applied(before, news, now), extra))


def _met(before: Record | None, record: Record, now: str) -> Record:
    """What becomes of a contact that is there, if so, and of its having written: a name stays."""
    from pressdir import merge

    dated = [each._replace(at=min(each.at or now, now)) for each in record.sightings]
    if before is None:
        return merge.typed(replace(record, sightings=tuple(dated)), now)
    known = {(each.field, each.value.casefold(), each.at) for each in before.sightings}
    times = [at for of, value, at in known if of == "emails" and value in _addresses(record)]
    named = before.contact.name is not None
    fresh = tuple(
        each
        for each in dated
        if (not named if each.field == "name" else not times or each.at > max(times))
    )
    if not fresh:
        return before
    contact = replace(
        record.contact, kind=before.contact.kind, name=None if named else record.contact.name
    )
    seen = replace(record, uid=before.uid, contact=contact, sightings=fresh)
    return merge.join(before, seen)


def _addresses(record: Record) -> set[str]:
    return {str(each).casefold() for each in record.contact.emails}


def _with_extra(after: Record, extra: Mapping[str, Any]) -> Record:
    """A contact with what else a file says of it: lists grow, of the rest the newer stands.

    So a birthday of a card takes the place of an older one, where `merge.join` keeps both.
    """
    from pressdir import merge
    from pressdir.formats import vcard

    if all(_holds(after.extra.get(name), value) for name, value in extra.items()):
        return after
    before, other = merge.with_groups_apart(after, replace(after, extra=extra))
    both = dict(before.extra)
    for name, value in other.extra.items():
        match both.get(name), value:
            case list(old), list(new):
                both[name] = vcard.said.brought(old, new)
            case dict(old), dict(new):
                both[name] = {**old, **new}
            case _:
                both[name] = value
    return after if both == before.extra else replace(after, extra=both)


def _read_by_now(record: Record) -> Record:
    """A contact without what was kept for want of a country, and is a number of it now."""
    if not (record.extra and record.contact.phones):
        return record
    from pressdir.formats import aside

    left = aside.without(record.extra, record.contact.phones)
    return record if left == record.extra else replace(record, extra=left)


def _holds(old: object, new: object) -> bool:
    """Whether nothing of `new` is missing in `old`."""
    if isinstance(old, list) and isinstance(new, list):
        return all(each in old for each in new)
    return old == new


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
