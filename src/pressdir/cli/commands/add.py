"""`pressdir add`: a contact by hand."""

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import options
from pressdir.cli.asking import whom
from pressdir.cli.book import changing
from pressdir.cli.changing import changes, titled
from pressdir.cli.changing.changes import Act, Change
from pressdir.cli.options import AfterConsent, Database, DryRun, Region
from pressdir.cli.showing import output
from pressdir.errors import ConflictError, UsageError
from pressdir.model import Contact, Kind, Record

if TYPE_CHECKING:
    from pressdir.cli.book import Rehearsal
    from pressdir.store import Transaction

_DIGITS = 6  # of a number; "Nomad Group 24" is a name
IDENTIFYING = frozenset({"name", "org", "emails", "phones"})


def add(
    who: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The name.", show_default=False)
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The name, where it begins with -.", show_default=False),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option(help="Person or desk; a desk, where there is no name.", show_default=False),
    ] = None,
    org: Annotated[
        str | None, typer.Option(metavar="NAME", help="The organisation.", show_default=False)
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The job title.", show_default=False)
    ] = None,
    location: Annotated[
        str | None, typer.Option(metavar="PLACE", help="The duty station.", show_default=False)
    ] = None,
    email: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="An e-mail address; may be repeated."),
    ] = None,
    phone: Annotated[
        list[str] | None, typer.Option(metavar="NUMBER", help="A number; may be repeated.")
    ] = None,
    lang: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="A language, as in es; may be repeated.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="A tag; may be repeated.")
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A note.", show_default=False)
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="A web address.", show_default=False)
    ] = None,
    region: Region = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Add it even if the contact seems to be there.")
    ] = False,
    after_consent: AfterConsent = False,
    dry_run: DryRun = False,
    db: Database = None,
) -> None:
    """Add a contact by hand.

    One that seems to be there already is refused (exit code 4), and so is somebody who was erased.

    Examples:
      pressdir add "Ana Ruiz" --phone "+41 22 555 01 42" --lang es
      pressdir add --org "Harbour Trust" --email press@harbour.example
      pressdir add "Ana Ruiz" --phone "022 555 01 42" --region CH
    """
    name = _one_name(who, name)
    single = {
        "name": name,
        "kind": kind,
        "org": org,
        "role": role,
        "location": location,
        "note": note,
        "url": url,
    }
    many = {"emails": email, "phones": phone, "langs": lang, "tags": tag}
    told = {field: value for field, value in single.items() if value and value.strip()}
    given = [Change(field, Act.ASSIGN, (value,)) for field, value in told.items()]
    given += [Change(field, Act.ADD, tuple(values)) for field, values in many.items() if values]
    if not {each.field for each in given} & IDENTIFYING:
        raise UsageError(
            "add: a contact needs a name, an organisation, an e-mail or a number",
            hint='pressdir add "Ana Ruiz" --phone "+41 22 555 01 42"',
        )
    blank = Contact(kind or (Kind.PERSON if "name" in told else Kind.DESK))
    wanted = titled.told_apart(given)
    country = options.region(region)
    changes.check(wanted, country)
    with changing(db, f"add {name or org or ''}".rstrip(), dry_run=dry_run) as change:
        record = changes.applied(Record("", blank), wanted, change.now(), country)
        record = replace(record, uid=change.new_uid(record.contact))
        if not anyway:
            _refuse_a_second(record, change)
        if after_consent:
            record = change.let_in(record)
        change.put(record)
    output.say(f"{'would add' if dry_run else 'added'} {whom.describe(record)}")


def _one_name(argument: str | None, option: str | None) -> str | None:
    """The name, given in one of two ways; a whole line of a release is no name."""
    if argument and option:
        raise UsageError(f"add: two names, {argument} and {option}", hint="Give one of them.")
    name = argument or option
    if name and ("@" in name or sum(map(str.isdigit, name)) >= _DIGITS):
        raise UsageError(
            f"{name}: is more than a name",
            hint="Give number and address apart (--phone, --email), or let the line be read: "
            f"echo {shlex.quote(name)} | pressdir ingest -",
        )
    return name


def _refuse_a_second(record: Record, change: "Transaction | Rehearsal") -> None:
    from pressdir.merge import Directory, traces

    known = Directory(change.like(traces([record.contact])))
    if there := known.find(record.contact):
        raise ConflictError(
            f"{record.contact.label} seems to be there: {whom.describe(there)}",
            hint=f"Change it: pressdir set {there.uid[:8]} field=value; or say --anyway.",
        )
