"""Audits of several contacts together: who may be one, who share a value, tags."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from pressdir import merge
from pressdir.audit.findings import Finding, Repair
from pressdir.merge import duplicates as twins
from pressdir.model import Record
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_shared

MANY = 25  # contacts of one value: an office's mailbox or switchboard; pairs of them say nothing


def duplicates(records: Sequence[Record], _now: str) -> Iterator[Finding]:
    """Contacts that are probably one, and of which nobody said that they are two."""
    for pair in twins.found(records):
        why = "; ".join(pair.reasons)
        sentence = f"probably the same as {_called(pair.other)}: {why}: pressdir dedupe"
        yield Finding(pair.one, sentence, others=(pair.other,))


def shared_values(records: Sequence[Record], _now: str) -> Iterator[Finding]:
    """Numbers and addresses of several contacts that are not known to be of one organisation."""
    probable = {
        (one.uid, other.uid)
        for _, group in _groups(records, _identity)
        for one, other in combinations(sorted(group, key=lambda each: each.uid), 2)
    }
    for value, group in _groups(records, _values):
        first, *others = sorted(group, key=lambda each: each.uid)
        rest = [each for each in others if (first.uid, each.uid) not in probable]
        orgs = {fold(each.contact.org or "") for each in (first, *rest)}
        if rest and (len(orgs) > 1 or orgs == {""}):
            names = ", ".join(_called(each) for each in rest)
            yield Finding(first, f"{value} is also that of {names}", value, tuple(rest))


def tags_by_case(records: Sequence[Record], _now: str) -> Iterator[Finding]:
    """Tags that differ by case alone; the most frequent spelling is kept."""
    spellings: dict[str, Counter[str]] = {}
    for record in records:
        for tag in record.tags:
            spellings.setdefault(tag.casefold(), Counter())[tag] += 1
    best = {
        folded: min(count, key=lambda tag: (-count[tag], tag))
        for folded, count in spellings.items()
    }
    for record in records:
        for tag in record.tags:
            if (wanted := best[tag.casefold()]) != tag:
                yield Finding(
                    record,
                    f"tag {tag}: elsewhere it is {wanted}",
                    value=tag,
                    mends=f"tag {tag} becomes {wanted}",
                    repair=_retagging(wanted),
                )


def _retagging(wanted: str) -> Repair:
    return lambda record, now: merge.add_value(record, "tags", wanted, now)  # the newest spelling


def _identity(record: Record) -> Iterator[tuple[str, str]]:
    """What tells a contact from others: (what it is called in a sentence, its key)."""
    contact = record.contact
    for email in contact.emails:
        if not is_shared(email):
            yield f"the same mailbox {email}", f"@{email.address.casefold()}"
    if contact.name and contact.org:
        yield "the same name and organisation", f"{fold(contact.name.full)}\n{fold(contact.org)}"


def _values(record: Record) -> Iterator[tuple[str, str]]:
    for phone in record.contact.phones:
        yield str(phone), str(phone)
    for email in record.contact.emails:
        yield str(email), str(email).casefold()


def _groups(
    records: Iterable[Record], keys: Callable[[Record], Iterator[tuple[str, str]]]
) -> Iterator[tuple[str, list[Record]]]:
    """The records that have a key in common, each group with what its key is called."""
    groups: dict[str, tuple[str, list[Record]]] = {}
    for record in records:
        for called, key in dict.fromkeys(keys(record)):
            groups.setdefault(key, (called, []))[1].append(record)
    for called, group in groups.values():
        if 1 < len(group) <= MANY:
            yield called, group


def _called(record: Record) -> str:
    contact = record.contact
    org = f" ({contact.org})" if contact.org and contact.org != contact.label else ""
    return f"{contact.label}{org}"
