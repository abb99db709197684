"""`pressdir check`: is who calls or writes who they say?"""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pressdir.cli import clock, options
from pressdir.cli.asking import whom
from pressdir.cli.book import seen
from pressdir.cli.options import AsJson, Database, NoPrivate, Region
from pressdir.cli.showing import output
from pressdir.cli.showing.text import to_json, visible
from pressdir.errors import ExitCode, InvalidEmailError, InvalidPhoneError, UsageError
from pressdir.model import Record, own_values

if TYPE_CHECKING:
    from pressdir.search.callers import Caller

SHOWN = 8  # owners that are listed
MOST_READ = 65_536  # characters of standard input
Asked = Annotated[
    list[str],
    typer.Argument(
        metavar="NUMBER-OR-ADDRESS",
        help="A number, an e-mail, a domain or a From line; - reads a mail's.",
        show_default=False,
    ),
]


def check(
    words: Asked,
    region: Region = None,
    as_json: AsJson = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Say whether a caller is known, unknown or a look-alike.

    A number may be written in any way; one without its country is compared by its last digits, or
    as one of --region. An address is compared with those in the directory and with their domains:
    letters that look the same, a hyphen for a dot, another ending, letters added, dropped or
    swapped, a known name at a mailbox that anybody can have, a name that shows another address.

    A known address proves nothing by itself: anybody can write any From line, and show any number.
    Call back the number that the directory has.

    Examples:
      pressdir check +41 22 555 01 42
      pressdir check 022 555 01 42 --region CH
      pressdir check press@harbour-trust.example
      pressdir check 'From: "ana@harbour.example" <ana@evil.example>'
      pressdir check - < mail.eml

    Exit codes: 0 known, 1 a warning, 6 unknown.
    """
    text = _from_mail(sys.stdin.read(MOST_READ)) if words == ["-"] else " ".join(words)
    country = options.region(region)
    with seen(db, private=not (no_private or as_json)) as store:
        caller = _caller(store.records(), text, country)
    now = clock.stamp()
    if as_json:
        output.write(to_json(_as_data(caller, now), indent=2) + "\n")
    else:
        output.write("".join(f"{line}\n" for line in _lines(caller, now)))
    raise typer.Exit(CODES[caller.standing.value])


CODES: Mapping[str, ExitCode] = {
    "known": ExitCode.DONE,
    "warning": ExitCode.NOTHING,
    "unknown": ExitCode.UNKNOWN,
}


def _from_mail(text: str) -> str:
    """The From line of a mail; a text without one as it is."""
    from email.parser import HeaderParser

    return HeaderParser().parsestr(text).get("from") or text


def _caller(records: Sequence[Record], text: str, region: str | None) -> "Caller":
    """What is known of what `text` writes.

    Raises:
        UsageError: it is neither a number nor an address.
    """
    from pressdir.search import callers, written

    asked, known = written.read(text), callers.Book(records)
    try:
        match asked.kind:
            case written.Kind.ADDRESS:
                return known.address(asked)
            case written.Kind.DOMAIN:
                return known.domain(asked)
            case written.Kind.NUMBER:
                return known.number(asked.address, region)
    except (InvalidEmailError, InvalidPhoneError) as error:
        raise UsageError(
            f"{text.strip()[:80]!r}: neither a number nor an address",
            hint="A number of 6 digits at least, an e-mail, a domain or a From line.",
        ) from error


def _lines(caller: "Caller", now: str) -> list[str]:
    """What is said of the caller: the standing, whose it is, and what was compared with what."""
    lines = [f"{caller.standing}: {visible(caller.asked)}"]
    for owner in caller.owners[:SHOWN]:
        lines.append(f"  {visible(whom.describe(owner))}")
        lines += [f"    {visible(each)}" for each in _told(owner, caller.value, now)]
    if len(caller.owners) > SHOWN:
        lines.append(f"  and {len(caller.owners) - SHOWN} more")
    lines += [f"  {visible(reason)}" for reason in caller.reasons]
    if len(lines) == 1:
        lines.append("  nobody in the directory has it, and nothing there is like it")
    return lines


def _told(owner: Record, value: str, now: str) -> list[str]:
    """How fresh the owner's value is, what it rings, and what people reported of it."""
    from pressdir import merge
    from pressdir.reach import freshness

    if not value:
        return [freshness.of_contact(owner).told(now[:10])]
    own = _own(owner, value)
    kinds = [str(each.kind) for each in owner.contact.phones if str(each) == own]
    age = freshness.of_value(owner, "phones" if kinds else "emails", own)
    said = merge.standing_of(owner, own, now).said
    mine = ["private"] if own in {each for _, each in own_values(owner)} else []
    return [", ".join([*mine, *kinds, age.told(now[:10]), *said])]


def _own(owner: Record, value: str) -> str:
    """The owner's value as their record has it: the number with their extension."""
    contact = owner.contact
    same = [str(each) for each in contact.phones if each.number == value]
    return (same or [value])[0]


def _as_data(caller: "Caller", now: str) -> Mapping[str, Any]:
    from pressdir.reach import freshness

    return {
        "asked": caller.asked,
        "standing": str(caller.standing),
        "owners": [
            {
                "uid": owner.uid,
                "name": owner.contact.label,
                "org": owner.contact.org,
                "role": owner.contact.role,
                "value": _own(owner, caller.value) or None,
                "freshness": freshness.of_contact(owner).word(now[:10]) or None,
                "told": _told(owner, caller.value, now),
            }
            for owner in caller.owners
        ],
        "reasons": list(caller.reasons),
    }
