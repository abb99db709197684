"""`pressdir subject`: all that is kept of somebody, for that person to read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pressdir.cli.asking import moments
from pressdir.cli.book import book
from pressdir.cli.changing import abroad, person
from pressdir.cli.changing.person import Subject, Trace
from pressdir.cli.options import AsJson, Database, Who, WithPrivate
from pressdir.cli.showing import output
from pressdir.cli.showing.text import to_json, visible
from pressdir.errors import NotFoundError
from pressdir.model import Record, Release, Report, Sighting

if TYPE_CHECKING:
    from pressdir.store import Store

HEADINGS: Mapping[str, str] = {
    "of another": "What is kept of others and names them",
    "private": "What the user of this file keeps of them for themselves alone",
    "release": "Releases whose title or place names them",
    "other table": "What other programs keep in the contact file",
    "undo log": "The undo log: each entry holds their data as it was before and after a change",
    "backup": "Older states of the contact file",
    "index of find": "The index that answers are looked up in",
    "use": "How much the contact is used, for the order of answers",
    "saved search": "Saved searches that name them",
    "unfinished edit": "Sheets of edits that were not finished",
}


def subject(
    words: Who, with_private: WithPrivate = False, as_json: AsJson = False, db: Database = None
) -> None:
    """Print all that is kept of a person, for that person to read.

    Every value with where it comes from, the lines quoted, by which rule it was taken, reports,
    tags and notes; what is in the bin; what names the person in what is kept of others, in titles
    of releases, saved searches, the undo log and backups; or, of somebody who was erased, that
    nothing but keyed hashes is kept. With --json each row as it stands in the file, too. What you
    keep for yourself is named, and printed only --with-private: whether you hand it out is yours.

    Somebody who is no contact but is named in quotes is found by the whole name, an address or a
    number. Exit code 1: nothing is kept; 2: several people may be meant, who are listed.

    Examples:
      pressdir subject ana ruiz
      pressdir subject ana.ruiz@harbour.example --json > ana.json
      pressdir subject +41 22 555 01 42
    """
    with book(db) as store:
        try:
            asked = person.meant(store, words)
        except NotFoundError:
            if reason := person.kept_out(store, words):
                _tell_of_erased(words, reason, as_json=as_json)
                return
            raise
        found = [*abroad.without(person.traces(store, asked, private=with_private), asked)]
        removed = {each.uid for each in (*store.removed(), *store.united())}
        if as_json:
            output.write(to_json(_row(store, asked, found), indent=2) + "\n")
            return
        now = f"{moments.now():%Y-%m-%d %H:%M} UTC"
        lines = [f"All that {store.path} and pressdir keep of {asked.label}, {now}"]
        for record in asked.rows:
            where = "In the bin" if record.uid in removed else "The contact"
            lines += ["", f"{where}, uid {record.uid}", *_of_record(record, store.releases())]
        lines += _elsewhere(found)
    output.write("".join(f"{visible(line)}\n" for line in lines))


def _tell_of_erased(words: Sequence[str], reason: str, *, as_json: bool) -> None:
    """Say that nothing but hashes is kept."""
    what = "only keyed hashes are kept, by which whoever is called so is kept out"
    if as_json:
        told = {"who": " ".join(words), "erased": reason, "kept": what}
        output.write(to_json(told, indent=2) + "\n")
    else:
        output.write(f"{visible(' '.join(words))}: {reason}; {what}\n")


def _of_record(record: Record, releases: Mapping[str, Release]) -> Iterator[str]:
    contact = record.contact
    shown: Mapping[str, Sequence[object]] = {
        "kind": [contact.kind], "name": [contact.name], "role": [contact.role],
        "org": [contact.org], "location": [contact.location], "emails": contact.emails,
        "phones": contact.phones, "langs": contact.langs, "tags": record.tags,
        "url": [record.url],
    }  # fmt: skip
    for field, values in shown.items():
        yield from (f"  {field:9} {value}" for value in values if value)
    if contact.name:
        parts = ("family", "given", "additional", "prefix", "suffix")
        told = [f"{part} {text}" for part in parts if (text := getattr(contact.name, part))]
        if told:
            yield f"  {'':9} in parts: {', '.join(told)}"
    for line in (record.note or "").splitlines():
        yield f"  {'note':9} {line}"
    for key, value in record.extra.items():
        for item in value if isinstance(value, list) else [value]:
            yield f"  {key:9} {item if isinstance(item, str) else to_json(item)}"
    if record.sightings:
        yield "  Where it comes from, also what is shown no longer:"
        for each in sorted(record.sightings, key=lambda each: (each.field, each.at)):
            yield from _of_sighting(each, releases)
    if record.reports:
        yield "  Reported:"
        yield from map(_of_report, record.reports)


def _of_sighting(each: Sighting, releases: Mapping[str, Release]) -> Iterator[str]:
    kind = f" ({each.kind})" if each.kind else ""
    if each.release is None:
        source = "removed by a person" if each.gone else "typed by a person"
    else:
        release = releases.get(each.release)
        source = f"read in {_named(release) if release else each.release}"
    yield f"    {each.field:9} {each.value}{kind}: {each.at[:10] or 'undated'}, {source}"
    for what, text in (("line", each.line), ("because", each.rule), ("unsure", each.doubt)):
        if text:
            yield f"      | {what}: {text}"


def _named(release: Release) -> str:
    return f"{release.title!r}, {release.source}" if release.title else release.source


def _of_report(each: Report) -> str:
    about = f" {each.field} {each.value}" if each.value else ""
    by = f" by {each.by}" if each.by else ""
    note = f": {each.note}" if each.note else ""
    return f"    {each.at[:10]} {each.outcome}{about}{by}{note}"


def _elsewhere(found: Sequence[Trace]) -> Iterator[str]:
    for place, heading in HEADINGS.items():
        these = [each for each in found if each.place == place]
        if these:
            yield ""
            yield heading
        for each in these:
            field = f", {each.field}" if each.field else ""
            yield f"  {each.where}{field}: {' '.join(each.text.split())}"


def _row(store: "Store", asked: Subject, found: Sequence[Trace]) -> dict[str, object]:
    kept = store.traces(asked.person)
    theirs = [change for change in kept.changes if change.after is None]
    return {
        "who": asked.label,
        "uids": sorted(asked.person.uids),
        "contacts": [change.before for change in theirs if change.table == "contacts"],
        "bin": [change.before for change in theirs if change.table == "bin"],
        "elsewhere": [each._asdict() for each in found if each.place in HEADINGS],
        "log": [
            {
                "at": entry.at,
                "command": entry.command,
                "rows": [
                    {"before": each.before, "after": each.after}
                    for each in entry.changes or ()
                    if each not in (after.changes or ())
                ],
            }
            for entry, after in kept.log
        ],
        "backups": [
            {"file": str(path), "rows": [each.before for each in changes if each.after is None]}
            for path, changes in kept.backups
        ],
    }
