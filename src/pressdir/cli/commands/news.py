"""`pressdir news`: what changed in the directory?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import clock
from pressdir.cli.book import book
from pressdir.cli.options import AsJson, Database
from pressdir.cli.own_files import config, places
from pressdir.cli.showing import output
from pressdir.cli.showing.text import to_json, visible
from pressdir.errors import NotFoundError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.audit.news import Change, News

LAST = "last"
USUAL = "7d"
MOMENT = len("2026-11-22T10:00:00Z")


def news(
    since: Annotated[
        str,
        typer.Option(
            metavar="WHEN", help="7d, 2w, 3m, 1y, a day, or `last`: since it was asked so before."
        ),
    ] = USUAL,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Say what changed in the directory: who came, whose number is another or dead, who is gone.

    It is told by contact, the newest first. What a release says counts from the day on which it was
    read. Seeing a value again is no news, nor are tags and notes. With `--since last` it tells what
    changed since you asked that the last time, and remembers the moment, on this machine.

    The exit code is 1 where nothing changed.

    Examples:
      pressdir news
      pressdir news --since 2026-11-01
      pressdir news --since last --json
    """
    from pressdir.audit import news as audits
    from pressdir.normalise import dates

    now = clock.stamp()
    with book(db) as store:
        asked = _asked(db) if since == LAST else ""
        day = asked or dates.since(USUAL if since == LAST else since, now)
        found = audits.news(store.records(), store.removed(), store.releases(), day)
    if since == LAST and not asked:
        output.say(f"asked for the first time: since {day}")
    if as_json and found:
        rows = {"since": day, "contacts": [_row(each) for each in found]}
        output.write(to_json(rows, indent=2) + "\n")
    elif found:
        output.write("".join(_lines(each) for each in found))
    output.flush()
    if since == LAST:
        _remember(db, now)
    if not found:
        raise NotFoundError(f"nothing changed since {day}")


def _lines(each: "News") -> str:
    lines = [
        _called(each.record),
        *(f"  {change.at[:10]}  {change.sentence}" for change in each.changes),
    ]
    return "".join(f"{visible(line)}\n" for line in lines)


def _called(record: Record) -> str:
    contact = record.contact
    where = [part for part in (contact.org, contact.location) if part and part != contact.label]
    return f"{contact.label} ({', '.join(where)})" if where else contact.label


def _row(each: "News") -> dict[str, object]:
    contact = each.record.contact
    return {
        "uid": each.record.uid,
        "contact": contact.label,
        "org": contact.org,
        "location": contact.location,
        "changes": [_change(change) for change in each.changes],
    }


def _change(change: "Change") -> dict[str, object]:
    return {
        "at": change.at,
        "kind": change.kind,
        "sentence": change.sentence,
        "field": change.field or None,
        "value": change.value or None,
        "was": change.was or None,
        "by": change.by or None,
    }


# --- when it was asked the last time ------------------------------------------------------------


def _file(db: Path | None) -> Path:
    contacts = str(config.contact_file(db).path)
    return Path(places.folder("state")) / "news" / places.mark(contacts)


def _asked(db: Path | None) -> str:
    """The moment; "" when it never was, or nobody knows."""
    from datetime import datetime

    try:
        written = _file(db).read_text(encoding="ascii")[:MOMENT]
        datetime.fromisoformat(written)
    except (OSError, ValueError):
        return ""
    return written


def _remember(db: Path | None, now: str) -> None:
    from pressdir.cli.own_files import private

    file = _file(db)
    try:
        private.write(str(file), f"{now}\n".encode())
    except OSError as error:  # the news are told again the next time, no more
        output.say(
            f"{file}: cannot be written ({error.strerror}): the next `last` tells this again"
        )
