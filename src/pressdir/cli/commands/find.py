"""`pressdir find`: who answers to these words?"""

from typing import Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.asking.answers import keep_index, search
from pressdir.cli.asking.order import Sort, arranged
from pressdir.cli.book import seen
from pressdir.cli.lane import questions
from pressdir.cli.options import AsJson, Database, Form, Format, NoPrivate, Words, chosen
from pressdir.cli.own_files import config
from pressdir.cli.showing import output, template
from pressdir.errors import NotFoundError, UsageError

Limit = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="At most so many.", show_default=False)
]


def find(
    words: Words = None,
    fmt: Format = None,
    form: Form = None,
    as_json: AsJson = False,
    limit: Limit = None,
    sort: Annotated[
        Sort | None, typer.Option(help="What to sort by instead.", show_default=False)
    ] = None,
    exact: Annotated[bool, typer.Option(help="Nobody who is merely near.")] = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """List the contacts that match all WORDs, the best first.

    Words match in any field, whatever their case and accents; a number in any notation; a
    country or a city in any language. Fields: name org role location country email domain phone
    lang tag note url kind release seen has uid.

    Examples:
      pressdir find ana geneva
      pressdir find 022 555 01 42
      pressdir find org:"Harbour Trust" lang:es,fr kind:person
      pressdir find harbour -geneva
      pressdir find country:PA lang:es has:mobile
      pressdir find panamanian seen:2y        last seen within two years
      pressdir find @med-desk -geneva         a search kept by: pressdir saved
      pressdir find kind:desk phone:* --json
      pressdir find geneva --template '{name:<24}{phone}'
    """
    if not words:
        raise UsageError("find: whom?", hint="Write some words, or see all with: pressdir list")
    lines = template.asked(form, fmt, as_json=as_json)
    how = chosen(fmt, as_json)
    with seen(db, private=not no_private) as store:
        if whom.is_empty(store):
            raise whom.nobody_yet(store)
        used = config.used(store.path)
        found, near = questions.answers(lambda query: search(store, query, used), words)
        if not found or (near and exact):
            raise NotFoundError(questions.nobody(words), hint=questions.unknown(words))
        if near:
            output.say(questions.near(words))
        found = (arranged(found, sort, used) if sort else found)[:limit]
        if lines:
            output.write(lines.lines(found))
        else:
            output.print_records(found, store.releases, how, near=near)
        output.flush()  # the answer first
        keep_index(store)
