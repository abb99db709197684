"""Changes that a person asks for: `field=value`, `field+=value`, `field-=value`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from pressdir.errors import InvalidValueError, UsageError
from pressdir.model import Contact, Kind, Record

SINGULARS: Mapping[str, str] = {
    "email": "emails",
    "mail": "emails",
    "phone": "phones",
    "tel": "phones",
    "lang": "langs",
    "tag": "tags",
    "title": "role",
}
MANY = frozenset({"emails", "phones", "langs", "tags"})  # several values between commas
ASSIGNMENT = re.compile(r"(?P<field>[a-z]+)(?P<act>\+=|-=|=)(?P<value>.*)", re.DOTALL)


class Act(StrEnum):
    """What is done with a value; the spelling is that of the command line."""

    ASSIGN = "="
    ADD = "+="
    REMOVE = "-="


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one field, by one value or several."""

    field: str
    act: Act
    values: tuple[str, ...]


def split(words: Sequence[str]) -> tuple[list[str], list[Change]]:
    """The words that say who, and the changes behind them.

    Raises:
        UsageError: one of the two is missing, or something else stands between the changes.
    """
    first = next((at for at, word in enumerate(words) if ASSIGNMENT.fullmatch(word)), len(words))
    changes = [_change(word) for word in words[first:]]
    if not first:
        raise UsageError(
            "nobody is named", hint="Write WHO first: pressdir set ana role=Spokesperson"
        )
    if not changes:
        raise UsageError("nothing to set", hint="Write field=value, field+=value or field-=value.")
    return list(words[:first]), changes


def _change(word: str) -> Change:
    match = ASSIGNMENT.fullmatch(word)
    if not match:
        raise UsageError(f"{word}: neither field=value nor part of a name", hint="Write WHO first.")
    field = SINGULARS.get(match["field"], match["field"])
    value = match["value"]
    return Change(field, Act(match["act"]), tuple(value.split(",")) if field in MANY else (value,))


def applied(
    record: Record, changes: Iterable[Change], at: str, region: str | None = None
) -> Record:
    """`record` with `changes` made at the time `at`.

    Raises:
        UsageError: there is no such field.
        InvalidValueError: a value is not what its field needs.
        NotFoundError: a value that is to go is not there.
    """
    from pressdir import merge

    for change in map(_in_tags, changes):
        match change.act:
            case Act.ASSIGN:
                record = merge.assign(record, change.field, change.values, at, region=region)
            case Act.ADD:
                for value in change.values:
                    record = merge.add_value(record, change.field, value, at, region=region)
            case Act.REMOVE:
                for value in change.values:
                    record = merge.remove_value(record, change.field, value, at, region=region)
    return record


def check(changes: Iterable[Change], region: str | None = None) -> None:
    """Read the values, so that what is wrong is told, and all is loaded, before a file is locked.

    Raises:
        UsageError: there is no such field.
        InvalidValueError: a value is not what its field needs.
    """
    nobody = Record("", Contact(Kind.DESK))
    for change in changes:
        # what is to go need not be valid
        with suppress(*([InvalidValueError] if change.act is Act.REMOVE else [])):
            applied(nobody, [replace(change, act=Act.ASSIGN)], "", region)


def _in_tags(change: Change) -> Change:
    """The change with tags (BCP 47) for languages that are called by a name: "French"."""
    if change.field != "langs":
        return change
    from pressdir.normalise import languages

    values = (languages.named(each) or each for each in change.values)
    return Change(change.field, change.act, tuple(values))


# --- what a change did ------------------------------------------------------------------------


def facts(record: Record) -> dict[str, tuple[str, ...]]:
    """What a record shows, field by field."""
    contact = record.contact
    single = {
        "name": contact.name,
        "kind": contact.kind,
        "org": contact.org,
        "role": contact.role,
        "location": contact.location,
        "note": record.note,
        "url": record.url,
    }
    many = {
        "emails": contact.emails,
        "phones": contact.phones,
        "langs": contact.langs,
        "tags": record.tags,
    }
    return {
        **{field: (str(value),) if value else () for field, value in single.items()},
        **{field: tuple(map(str, values)) for field, values in many.items()},
    }


def differing(before: Record, after: Record) -> Iterator[tuple[str, str, str]]:
    """Each difference as field, "-" or "+", and value."""
    old, new = facts(before), facts(after)
    for field, values in new.items():
        yield from ((field, "-", value) for value in old[field] if value not in values)
        yield from ((field, "+", value) for value in values if value not in old[field])


def differences(before: Record, after: Record) -> Iterator[str]:
    """Each difference on a line: `org: - Harbour`, `phones: + +41225550142`."""
    return (f"{field}: {sign} {value}" for field, sign, value in differing(before, after))


def turns(before: Record, after: Record) -> Iterator[str]:
    """What comes first now, and what numbers ring now: `phones: +41225550142: fax now`."""
    for field in ("emails", "phones"):
        old, new = getattr(before.contact, field), getattr(after.contact, field)
        if old and new and new[0] != old[0] and new[0] in old and old[0] in new:
            yield f"{field}: {new[0]}: first now"
    kinds = {str(each): each.kind for each in before.contact.phones}
    for each in after.contact.phones:
        if kinds.get(str(each), each.kind) is not each.kind:
            yield f"phones: {each}: {each.kind} now"
