"""`pressdir gaps`: for whom is there nobody to ask?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import clock
from pressdir.cli.asking import countries as typed
from pressdir.cli.asking import whom
from pressdir.cli.book import book
from pressdir.cli.options import AsJson, Database
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.errors import ExitCode, NotFoundError, UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.audit.gaps import Gap

COLUMNS = ("WHERE", "CODE", "THERE IS", "WHO IS THERE")
NAMED = 3  # contacts that are named


def gaps(
    countries: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help="The countries to look at, as codes or names: LY,TD,Sudan.",
            show_default=False,
        ),
    ] = None,
    langs: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help="The languages to look at, as tags or names: fr,Arabic.",
            show_default=False,
        ),
    ] = None,
    org: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Only contacts of this organisation.", show_default=False
        ),
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """List countries and languages with nobody to ask, only stale contacts, or no mobile.

    Looked at are those that are named, else all that appear in the directory: where contacts sit,
    what titles of releases name, what contacts speak and releases are written in. Who has moved or
    has only dead numbers counts as nobody; stale is who was not seen or checked for two years.

    The exit code is 1 where something is lacking, for cron.

    Examples:
      pressdir gaps
      pressdir gaps --countries LY,TD,Sudan --langs ar,fr
      pressdir gaps --org iom --json
    """
    from pressdir.audit import gaps as audits

    with book(db) as store:
        records, releases = store.records(), store.releases().values()
        if not records and countries is None and langs is None:
            raise whom.nobody_yet(store)
    regions = [code for each in _listed(countries) for code in typed.codes("--countries", each)]
    codes = [_language(each) for each in _listed(langs)]
    if countries is None and langs is None:
        regions = sorted(audits.known_countries(records, releases))
        codes = sorted(audits.known_languages(records, releases))
    found = audits.gaps(_of(records, org), clock.stamp(), countries=regions, languages=codes)
    if as_json:
        output.write(to_json({"gaps": [_row(each) for each in found]}, indent=2) + "\n")
    elif found:
        output.write(tabular.table(COLUMNS, map(_cells, found), shrink={3: 20, 0: 12}))
    output.flush()  # the answer first
    total = len(set(regions)) + len(set(codes))
    output.say(f"{len(found)} of {total} countries and languages lack somebody")
    if found:
        raise typer.Exit(ExitCode.NOTHING)


def _listed(text: str | None) -> list[str]:
    """What stands between the commas.

    Raises:
        UsageError: nothing does.
    """
    found = [each.strip() for each in (text or "").split(",") if each.strip()]
    if text is not None and not found:
        raise UsageError("gaps: an empty list", hint="Name some, as in LY,TD, or leave it out.")
    return found


def _language(text: str) -> str:
    """The language that a name means, or a tag (BCP 47), without region and script.

    Raises:
        InvalidValueError: it is neither.
    """
    from pressdir import merge
    from pressdir.normalise import languages

    return languages.find(text) or merge.FIELDS["langs"].parse(text, None).partition("-")[0]


def _of(records: Sequence[Record], org: str | None) -> Sequence[Record]:
    """The contacts of an organisation.

    Raises:
        NotFoundError: there is none.
    """
    if org is None:
        return records
    from pressdir.normalise.folding import fold

    words = fold(org).split()
    found = [
        each for each in records if all(word in fold(each.contact.org or "") for word in words)
    ]
    if not found:
        raise NotFoundError(f"{org}: no contact has such an organisation")
    return found


def _cells(gap: "Gap") -> tuple[str, str, str, str]:
    names = [record.contact.label for record in gap.there[:NAMED]]
    more = f" +{len(gap.there) - NAMED}" if len(gap.there) > NAMED else ""
    where = gap.name if gap.kind == "country" else f"language {gap.code}"
    return where, gap.code, gap.lack, ", ".join(names) + more


def _row(gap: "Gap") -> dict[str, object]:
    return {
        "kind": gap.kind,
        "code": gap.code,
        "name": gap.name,
        "lacks": gap.lack,
        "contacts": [{"uid": each.uid, "contact": each.contact.label} for each in gap.there],
    }
