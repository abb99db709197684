"""`pressdir stats`: the directory in numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pressdir.cli.book import book
from pressdir.cli.options import AsJson, Database
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.model import Kind, Record

TOP = 10  # of organisations and languages


def stats(
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Count contacts, what is known of them, and releases.

    Examples:
      pressdir stats
      pressdir stats --json
    """
    with book(db) as store:
        counts = _counts(store.records(), len(store.releases()))
    if as_json:
        output.write(to_json(counts, indent=2) + "\n")
        return
    rows = []
    for name, count in counts.items():
        if isinstance(count, dict):
            rows += [(f"{name}: {value}", str(number)) for value, number in count.items()]
        else:
            rows.append((name, str(count)))
    output.write(tabular.table(("WHAT", "COUNT"), rows))


def _counts(records: Sequence[Record], releases: int) -> dict[str, int | dict[str, int]]:
    contacts = [record.contact for record in records]
    persons = sum(contact.kind is Kind.PERSON for contact in contacts)
    return {
        "contacts": len(contacts),
        "persons": persons,
        "desks": len(contacts) - persons,
        "with e-mail": sum(bool(contact.emails) for contact in contacts),
        "with phone": sum(bool(contact.phones) for contact in contacts),
        "with neither": sum(not (contact.emails or contact.phones) for contact in contacts),
        "releases": releases,
        "organisation": _top(contact.org for contact in contacts),
        "language": _top(lang for contact in contacts for lang in contact.langs),
    }


def _top(values: Iterable[str | None]) -> dict[str, int]:
    """The most frequent values; of equals the first in the alphabet."""
    counts = Counter(value for value in values if value)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP])
