"""`pressdir who`: who speaks for them, and can answer now?"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import clock
from pressdir.cli.asking import countries, moments, whom
from pressdir.cli.asking.answers import keep_index, narrowed, search
from pressdir.cli.book import seen
from pressdir.cli.lane import questions
from pressdir.cli.options import AsJson, Database, NoPrivate, Words
from pressdir.cli.showing import links, output, tabular
from pressdir.cli.showing.text import isolated, to_json, visible
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import EmailAddress, Phone, Record, Release

if TYPE_CHECKING:
    from pressdir.cli.asking.overlaid import Shown
    from pressdir.reach.offer import Candidate, Offer, Question, Way
    from pressdir.search.query import Query

SCHEMA = 1  # of --json
BOLD, RESET = "\x1b[1m", "\x1b[0m"
INDENT = 3  # cells before what stands below a name
LEAST_ROOM = 20  # cells of a line

Country = Annotated[
    str | None,
    typer.Option(
        "--country", "-c", metavar="NAME", help="A country: LY, Libya, Libye.", show_default=False
    ),
]
Language = Annotated[
    str | None,
    typer.Option("--lang", "-l", metavar="TAG", help="A language: fr, French.", show_default=False),
]
Org = Annotated[
    str | None,
    typer.Option("--org", metavar="WORDS", help="An organisation.", show_default=False),
]
Topic = Annotated[
    str | None,
    typer.Option("--topic", "-t", metavar="WORDS", help="What it is about.", show_default=False),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="TIME", help="Then, instead of now: 14:30, 2026-11-22T08:00Z.",
        show_default=False,
    ),
]  # fmt: skip
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")]


def who(
    words: Words = None,
    country: Country = None,
    lang: Language = None,
    org: Org = None,
    topic: Topic = None,
    at: At = None,
    limit: Limit = 3,
    as_json: AsJson = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Say who speaks for them, and can answer now.

    Ask for a country, an organisation, a topic, a language, or by words, as in find. The best comes
    first, with the reasons; then others to try, the last of them a desk where one fits. Who is at
    work goes before who is awake and who is asleep, by the clock and the working week where they
    sit, and who was seen lately before who was not. A number that was reported dead goes last.

    Whom they speak for is read in what they say of themselves and in the titles of releases that
    name them, never in the prefix of a number.

    Examples:
      pressdir who --country LY --lang fr
      pressdir who --country libya --topic shipwreck --at 06:30
      pressdir who --org iom --country "South Sudan" --limit 5
      pressdir who geneva -kind:desk
      pressdir who -c LY --at 2026-11-22T08:00Z --json
    """
    from pressdir.reach import offer
    from pressdir.search import candidates

    question = _question(country, lang, org, topic)
    moment = moments.read(at)
    if not (words or country or lang or org or topic):
        raise UsageError("who: for whom?", hint="Say it, as in: pressdir who --country LY")
    with seen(db, private=not (no_private or as_json)) as store:
        if whom.is_empty(store):
            raise whom.nobody_yet(store)
        releases = store.releases()
        query = questions.query(words) if words else None
        records = narrowed(store, query, candidates.of(question, releases))
        ranked = offer.rank(_candidates(records, query, moment), question, moment, releases)
        if not ranked:
            asked = _asked(question, words or ())
            raise NotFoundError(f"nobody is known {asked}", hint=_hint(store, country))
        offers = offer.shortlist(ranked, limit)
        if as_json:
            output.write(_json(offers, moment, releases))
        else:
            output.write("\n".join(_block(number, each) for number, each in enumerate(offers, 1)))
        output.flush()  # the answer first
        keep_index(store)


# --- what is asked --------------------------------------------------------------------------------


def _question(
    country: str | None, lang: str | None, org: str | None, topic: str | None
) -> "Question":
    from pressdir.normalise import languages
    from pressdir.reach import offer

    tag = languages.find(lang) if lang else ""
    if tag is None:
        hint = "Write its tag or its name: fr, French, français."
        raise UsageError(f"--lang {lang}: no language is called that", hint=hint)
    regions = frozenset(countries.codes("--country", country) if country else ())
    return offer.Question(regions, (org or "").strip(), (topic or "").strip(), tag)


def _asked(question: "Question", words: Sequence[str]) -> str:
    """What was asked, for the message that nobody answers to it."""
    from pressdir.normalise import languages, places

    lands = (places.country(region) for region in sorted(question.regions))
    named = " or ".join(land.name for land in lands if land)
    speaks = " in ".join(filter(None, [question.org, named]))
    parts = [
        f"who speaks for {speaks}" if speaks else "",
        f"for “{question.topic}”" if question.topic and not speaks else "",
        f"in {languages.name(question.lang)}" if question.lang and not speaks else "",
        f"among those who answer to: {' '.join(words)}" if words else "",
    ]
    return " ".join(filter(None, parts))


def _hint(store: "Shown", country: str | None) -> str:
    """Who might still know, when nobody speaks for a country."""
    if country is None:
        return "Less may find more: leave out a word."
    words = [f"country:{country}"]
    count = len(search(store, questions.query(words), {}))
    if not count:
        return ""
    whose = "1 contact has" if count == 1 else f"{count} contacts have"
    return f"{whose} a number with its prefix, which proves little: pressdir find {words[0]}"


# --- who can be asked -----------------------------------------------------------------------------


def _candidates(
    records: Sequence[Record], query: "Query | None", moment: datetime
) -> "Iterator[Candidate]":
    """The contacts that match the query and have not left, with the ways to reach them."""
    from pressdir import merge
    from pressdir.reach import offer
    from pressdir.search import scan

    at = clock.stamp(moment.timestamp())
    found = scan.search(records, query) if query else records
    for record in found:
        if not merge.has_moved(record):
            yield offer.Candidate(record, _ways(record, at))


def _ways(record: Record, at: str) -> "Iterator[Way]":
    from pressdir import merge
    from pressdir.acts import choice
    from pressdir.reach import offer

    def way(value: Phone | EmailAddress, caveats: tuple[str, ...]) -> "Way":
        return offer.Way(value, bool(merge.standing_of(record, str(value), at).dead), caveats)

    yield from (way(each.value, each.caveats) for each in choice.to_call(record, at))
    yield from (way(each.value, each.caveats) for each in choice.to_mail(record, at))


# --- how it is printed ----------------------------------------------------------------------------


def _block(number: int, offer: "Offer") -> str:
    """A contact, what to use, and why."""
    contact = offer.record.contact
    more = dict.fromkeys(filter(None, (contact.role, contact.org)))
    rest = ", ".join(each for each in more if each != contact.label)
    name = _text(contact.label)
    if tabular.coloured(sys.stdout):
        name = f"{BOLD}{name}{RESET}"
    lines = [f"{number:<{INDENT}}{name}{', ' if rest else ''}{_text(rest)}"]
    if offer.way:
        lines.append(" " * INDENT + _value(offer.way.value))
    lines += [_text(line) for reason in offer.reasons for line in _wrapped(reason)]
    return "".join(f"{line}\n" for line in lines)


def _wrapped(reason: str) -> Sequence[str]:
    """A reason on one line; at a terminal on as many as it takes."""
    from textwrap import wrap

    lead = " " * INDENT
    if not sys.stdout.isatty():
        return [f"{lead}- {reason}"]
    room = max(tabular.room(), LEAST_ROOM)
    return wrap(
        reason, room, initial_indent=f"{lead}- ", subsequent_indent=f"{lead}  ",
        break_on_hyphens=False,
    )  # fmt: skip


def _text(value: str) -> str:
    shown = visible(value)
    return isolated(shown) if sys.stdout.isatty() else shown


def _value(value: Phone | EmailAddress) -> str:
    """The number or the address; at a terminal a link."""
    if isinstance(value, Phone):
        shown, uri = output.dialled(value), links.tel(str(value))
    else:
        shown, uri = str(value), links.mailto(str(value))
    shown = visible(shown)
    return links.link(shown, uri) if links.shown(sys.stdout) else shown


def _json(offers: Sequence["Offer"], moment: datetime, releases: Mapping[str, Release]) -> str:
    from pressdir.formats import rows

    at = clock.stamp(moment.timestamp())
    today = at[: len("2026-11-22")]
    told = [
        {
            "use": str(each.way.value) if each.way else None,
            "reasons": list(each.reasons),
            "place": each.station.name if each.station else None,
            "zone": each.station.zone if each.station else None,
            "local": each.local.moment.isoformat(timespec="minutes") if each.local else None,
            "hours": str(each.local.phase) if each.local else None,
            "seen": each.seen.last or None,
            "freshness": each.seen.word(today) or None,
            "contact": rows.record_row(each.record, releases),
        }
        for each in offers
    ]
    return to_json({"schema": SCHEMA, "at": at, "offers": told}, indent=2) + "\n"
