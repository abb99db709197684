"""Cards read back by somebody else's reader: vobject, which reads 3.0 alone.

What a person dials or writes to must come out as it went in. Only `export --check` imports this.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import vobject
from vobject.base import Component, VObjectError

from pressdir.errors import CardError
from pressdir.formats.vcard.kept import KEPT
from pressdir.formats.vcard.lines import clean
from pressdir.formats.vcard.targets import ANY
from pressdir.model import Record

HINT = "Nothing was written. Change that value, or export without --check."


def check(records: Sequence[Record], text: str, extension: str = ANY.extension) -> None:
    """Let `text` pass if it has one 3.0 card for each record, with its FN, EMAIL and TEL.

    `extension` is what stands before that of a number.

    Raises:
        CardError: a card cannot be read, is missing or says something else.
    """
    cards = _cards(records, text)
    for record in records:
        if (card := next(cards, None)) is None:
            raise CardError(f"{record.contact.label}: has no card of its own", hint=HINT)
        _same(record, card, extension)
    if next(cards, None) is not None:
        raise CardError(f"more cards than the {len(records)} contacts", hint=HINT)


def _cards(records: Sequence[Record], text: str) -> Iterator[Component]:
    """Yield what vobject reads, one card after another. Raises what `check` raises."""
    left = iter(records)
    try:
        for card in vobject.readComponents(text):
            next(left, None)
            yield card
    # What another program wrote may name a charset that nobody knows, or hold broken base64.
    except (VObjectError, ValueError, LookupError) as error:
        record = next(left, None)
        label = record.contact.label if record else "what follows the last contact"
        message = f"{label}: cannot be read back ({error})"
        raise CardError(message, hint=HINT) from error


def _same(record: Record, card: Component, extension: str) -> None:
    contact = record.contact
    extended = [
        f"{phone.number}{extension}{phone.extension}" if phone.extension else phone.number
        for phone in contact.phones
    ]
    wanted = {
        "FN": [clean(contact.label)],
        "EMAIL": [email.address for email in contact.emails],
        "TEL": extended,
    }
    for name, values in wanted.items():
        found = [line.value for line in card.contents.get(name.lower(), ())]
        if _differ(values, found, _kept(record, name)):
            message = (
                f"{contact.label}: {name} reads back as {_listed(found)}, not {_listed(values)}"
            )
            raise CardError(message, hint=HINT)


def _kept(record: Record, name: str) -> int:
    """How many lines of `name` another program wrote, which the card gives back as they were."""
    lines = record.extra.get(KEPT, ()) if record.extra else ()
    heads = [line.partition(":")[0].partition(";")[0] for line in lines if isinstance(line, str)]
    return sum(head.rpartition(".")[2].upper() == name for head in heads)


def _differ(wanted: Sequence[str], found: Sequence[str], kept: int) -> bool:
    return bool(Counter(wanted) - Counter(found)) or len(found) > len(wanted) + kept


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values) or "nothing"
