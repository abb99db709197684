"""`pressdir show`: all that is known of one contact, and where it comes from."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import output, whom
from pressdir.cli.book import book
from pressdir.cli.options import AsJson, Database, Format, Output, Who, chosen
from pressdir.cli.text import isolated, padded, visible, width
from pressdir.model import Kind, PhoneKind, Record, Release, Sighting

if TYPE_CHECKING:
    from pressdir.merge import ValueHistory

LABELS: Mapping[str, str] = {
    "name": "name",
    "role": "role",
    "org": "org",
    "location": "location",
    "phones": "phone",
    "emails": "email",
    "langs": "lang",
    "tags": "tag",
    "url": "url",
}
INDENT = 10  # cells of a label and the gap behind it
FRAME = 4  # cells that the frame takes
MARK = 38  # cells of "2026-01-02 to 2026-03-04, 2 releases" and the gap before it
USUAL = frozenset({"name", "role", "org", "phone", "email", "uid"})  # whose width counts
PLAIN_KINDS = frozenset({PhoneKind.UNKNOWN, PhoneKind.OTHER})  # that say nothing about a number


@dataclass(frozen=True, slots=True)
class Row:
    """A value on a card, what is known of it, and the lines it was read from."""

    label: str
    value: str
    seen: str = ""
    lines: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()  # of the lines, one each
    doubt: str = ""  # why it is not sure that the value is the contact's


def show(
    words: Who,
    evidence: Annotated[
        bool,
        typer.Option("--evidence", "-e", help="Add where each value was read, and by which rule."),
    ] = False,
    fmt: Format = None,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Show one contact, and where its values come from.

    Each value says when it was first and last seen, and in how many releases.
    A value that a person entered is marked "typed", one that a newer took the place of "earlier".
    Where it is not sure that a number or an address is the contact's, the reasons stand below it.
    With --evidence each value has the release and the line that it was read from, and the rule by
    which it was taken for what it is: "because: label Tel., country code, on the line of the name".

    Examples:
      pressdir show ana ruiz
      pressdir show +41 22 555 01 42 --evidence
      pressdir show ana.ruiz@harbour.example --format vcard
    """
    with book(db) as store:
        record = whom.one(store.records(), words)
        how = chosen(fmt, as_json)
        if how is not Output.TABLE:
            output.print_records([record], store.releases, how)
            return
        releases = store.releases()
    rows = _once([*_values(record, releases, evidence=evidence), *_rest(record, releases)])
    if sys.stdout.isatty():
        _print_card(record, rows)
    else:
        output.write(_plain(record, rows))


# --- what stands on the card ------------------------------------------------------------------


def _values(record: Record, releases: Mapping[str, Release], *, evidence: bool) -> Iterator[Row]:
    """A row for each value, in the order of `LABELS`."""
    from pressdir.merge import history

    known = history(record, releases)
    doubts = {(each.field, each.value): each.doubt for each in record.unsure}
    for field, label in LABELS.items():
        for value in (each for each in known if each.field == field):
            shown = _number(record, value.value) if field == "phones" else value.value
            seen = _sightings(record, value) if evidence else []
            lines = tuple(_quoted(each.line, releases.get(each.release or "")) for each in seen)
            rules = tuple(each.rule for each in seen)
            doubt = doubts.get((field, value.value), "")
            yield Row(label, shown, _seen(value), lines, rules, doubt)


def _number(record: Record, value: str) -> str:
    """A number as people read it, and what it rings."""
    for phone in record.contact.phones:
        if str(phone) == value:
            kind = "" if phone.kind in PLAIN_KINDS else f" ({phone.kind})"
            return output.dialled(phone) + kind
    return value


def _seen(value: "ValueHistory") -> str:
    """`2026-01-02 to 2026-03-04, 2 releases, typed`."""
    days = value.first if value.first == value.last else f"{value.first} to {value.last}"
    count = f"{value.count} release{'s' if value.count > 1 else ''}" if value.count else ""
    marks = ("typed" if value.typed else "", "" if value.current else "earlier")
    return ", ".join(part for part in (days, count, *marks) if part)


def _sightings(record: Record, value: "ValueHistory") -> list[Sighting]:
    """Where the value was read, a sighting for each release: the one that says most."""
    found = []
    for digest in value.releases:
        same = [
            each
            for each in record.sightings
            if (each.field, each.value, each.release) == (value.field, value.value, digest)
        ]
        found += [max(same, key=lambda each: (bool(each.rule), bool(each.line)))] if same else []
    return found


def _once(rows: Iterable[Row]) -> list[Row]:
    """The rows; lines that stand above already are not said again."""
    found: list[Row] = []
    above: tuple[str, ...] = ()
    for row in rows:
        again = row.lines and row.lines == above
        found.append(replace(row, lines=("as above",)) if again else row)
        above = row.lines
    return found


def _below(row: Row) -> Iterator[str]:
    """The lines below a value: what is not sure, where it was read, why it was taken for that."""
    if row.doubt:
        yield f"| not sure: {visible(row.doubt)}"
    told = zip_longest(row.lines, row.rules, fillvalue="")
    if len(row.lines) < len(row.rules):  # "as above" is one line for several
        told = zip_longest(row.lines, [", or: ".join(filter(None, dict.fromkeys(row.rules)))])
    for line, rule in told:
        yield f"| {visible(line)}"
        if rule:
            yield f"|   because: {visible(rule)}"


def _quoted(line: str, release: Release | None) -> str:
    source = release.source if release else "a release that is not in the file"
    return f"{source}: {line.strip()}" if line.strip() else source


def _rest(record: Record, releases: Mapping[str, Release]) -> Iterator[Row]:
    """The note, the uid and the releases."""
    for line in (record.note or "").splitlines():
        yield Row("note", line)
    yield Row("uid", record.uid)
    digests = {sighting.release for sighting in record.sightings if sighting.release}
    known = [releases[digest] for digest in digests if digest in releases]
    for release in sorted(known, key=lambda each: each.date or each.read, reverse=True):
        title = f"{release.title} ({release.source})" if release.title else release.source
        yield Row("release", title, (release.date or release.read)[:10])


# --- how it is printed ------------------------------------------------------------------------


def _title(record: Record) -> str:
    label = record.contact.label
    return f"{label} (desk)" if record.contact.kind is Kind.DESK else label


def _plain(record: Record, rows: Sequence[Row]) -> str:
    """The card as lines; whole values in columns that do not depend on a terminal."""
    label_width = max(width(row.label) for row in rows)
    value_width = max((width(visible(row.value)) for row in rows if row.seen), default=0)
    lines = [visible(_title(record))]
    for row in rows:
        label, value = padded(row.label, label_width), visible(row.value)
        cells = (label, padded(value, value_width), row.seen) if row.seen else (label, value)
        lines.append("  " + "  ".join(cells).rstrip())
        lines += [" " * (label_width + 4) + line for line in _below(row)]
    return "".join(f"{line}\n" for line in lines)


def _print_card(record: Record, rows: Sequence[Row]) -> None:
    """The card in a frame, for a terminal; nothing on it is cut off."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.text import Text

    console = output.console(sys.stdout)
    room = console.width - FRAME - INDENT
    usual = min(room - MARK, max(width(visible(row.value)) for row in rows if row.label in USUAL))
    parts: list[Text | Padding] = []
    for row in rows:
        value, seen = isolated(visible(row.value)), visible(row.seen)
        line = Text.assemble((padded(row.label, INDENT), "dim"), value, overflow="fold")
        below = list(_below(row))
        if max(width(value), usual) + 2 + width(seen) <= room:
            line.append(" " * (max(usual - width(value), 0) + 2) + seen, "dim")
        elif seen:
            below.insert(0, seen)
        quotes = (Text(each, "dim", overflow="fold") for each in below)
        parts += [line, *(Padding(quote, (0, 0, 0, INDENT)) for quote in quotes)]
    title = Text(visible(_title(record)), style="bold")
    console.print(Panel(Group(*parts), title=title, title_align="left"))
