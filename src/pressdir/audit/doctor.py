"""The audits: a registry, and how all are asked at once."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pressdir.audit import between, single
from pressdir.audit.findings import Finding
from pressdir.model import Record
from pressdir.normalise.folding import fold

Audit: TypeAlias = Callable[[Sequence[Record], str], Iterator[Finding]]


def _each(audit: Callable[[Record, str], Iterator[Finding]]) -> Audit:
    """An audit of one contact, asked of every one."""
    return lambda records, now: (each for record in records for each in audit(record, now))


# In the order of how much harm it does: a wrong number before a missing language.
AUDITS: Mapping[str, Audit] = {
    "old-number": _each(single.old_numbers),
    "invalid-number": _each(single.invalid_numbers),
    "invalid-domain": _each(single.invalid_domains),
    "moved": _each(single.moved),
    "dead": _each(single.dead_numbers),
    "unsure": _each(single.unsure),
    "duplicate": between.duplicates,
    "shared-value": between.shared_values,
    "tag-case": between.tags_by_case,
    "no-name": _each(single.nameless),
    "no-phone": _each(single.without_phone),
    "no-country": _each(single.without_country),
    "no-location": _each(single.without_place),
    "no-language": _each(single.without_language),
    "stale": _each(single.stale),
    "unverified": _each(single.unverified),
}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A finding, and the audit that made it."""

    audit: str
    finding: Finding


def examine(
    records: Sequence[Record],
    now: str,
    *,
    about: frozenset[str] | None = None,
    only: Collection[str] = (),
) -> list[Diagnosis]:
    """What is wrong, audit after audit; of the contacts of `about` (uids) where that is given.

    `now` is UTC, ISO 8601. `only` names the audits to ask; none for all.
    """
    return [
        Diagnosis(name, finding)
        for name, audit in AUDITS.items()
        if not only or name in only
        for finding in sorted(audit(records, now), key=_place)
        if about is None
        or not about.isdisjoint({finding.record.uid, *(each.uid for each in finding.others)})
    ]


def _place(finding: Finding) -> tuple[str, str]:
    """Where a finding stands among those of its audit."""
    return fold(finding.record.contact.label), finding.sentence
