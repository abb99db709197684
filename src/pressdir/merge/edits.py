"""Changes that a person makes by hand. They are sightings too, without a release.

A typed value outranks every value that was read; a removed one does not come back by reading.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import quote

from pressdir.errors import InvalidValueError, NotFoundError, UsageError
from pressdir.merge import heads, reports
from pressdir.merge.facts import REACH, settle, values
from pressdir.merge.keys import key
from pressdir.merge.likeness import abbreviates
from pressdir.merge.moments import after
from pressdir.merge.notes import NOTE, mark, stripped
from pressdir.model import Kind, PhoneKind, Record, Report, Sighting, Verdict
from pressdir.normalise import names

LANG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}", re.IGNORECASE)  # RFC 5646, the usual part
WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
NOT_IN_URL = re.compile(r'[\x00-\x20,;\\"<>^`{|}\x7f-\x9f]')  # where programs cut an address
NO_TAG = re.compile(r"[,;|\x00-\x1f\x7f-\x9f]")  # separate tags in vCards and tables


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record that a person can set: whether it has many values, how one is read."""

    many: bool
    parse: Callable[[str, str | None], str]  # (text, region) -> the value's normal spelling


def _line(text: str, _region: str | None) -> str:
    value = " ".join(text.split())
    if not value:
        raise InvalidValueError("an empty value", hint="To remove a value, unset its field.")
    return value


def _name(text: str, _region: str | None) -> str:
    return names.parse(text).full


def _email(text: str, _region: str | None) -> str:
    from pressdir.normalise import emails  # noqa: PLC0415 - as below

    return emails.parse(text).address


def _phone(text: str, region: str | None) -> str:
    from pressdir.normalise import phones  # noqa: PLC0415 - slow to load, and seldom needed

    return str(phones.parse(text, region))


def _kind(text: str, _region: str | None) -> str:
    try:
        return Kind(text.strip().lower()).value
    except ValueError as error:
        raise InvalidValueError(f"{text}: no kind of contact", hint="person or desk.") from error


def _lang(text: str, _region: str | None) -> str:
    tag = text.strip().replace("_", "-")
    if not LANG.fullmatch(tag):
        raise InvalidValueError(
            f"{text}: no language tag (BCP 47)", hint="For example en, fr, pt-BR."
        )
    language, *subtags = tag.split("-")
    return "-".join([language.lower(), *(_subtag(each) for each in subtags)])


def _subtag(text: str) -> str:
    """A region in capitals, a script with one capital (RFC 5646, 2.1.1)."""
    return {2: text.upper(), 4: text.title()}.get(len(text), text.lower())


def _tag(text: str, region: str | None) -> str:
    value = _line(text, region)
    if NO_TAG.search(value):
        raise InvalidValueError(
            f"{text}: a tag has no comma, semicolon or bar", hint="Give several tags one by one."
        )
    return value


def _url(text: str, region: str | None) -> str:
    value = _line(text, region)
    if not WEB.match(value):
        raise InvalidValueError(f"{text}: no web address", hint="It begins with https://")
    return NOT_IN_URL.sub(lambda match: quote(match[0], safe=""), value)


def _note(text: str, _region: str | None) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


FIELDS: Mapping[str, Field] = {
    "name": Field(many=False, parse=_name),
    "kind": Field(many=False, parse=_kind),
    "org": Field(many=False, parse=_line),
    "role": Field(many=False, parse=_line),
    "location": Field(many=False, parse=_line),
    "emails": Field(many=True, parse=_email),
    "phones": Field(many=True, parse=_phone),
    "langs": Field(many=True, parse=_lang),
    "tags": Field(many=True, parse=_tag),
    "note": Field(many=False, parse=_note),
    "url": Field(many=False, parse=_url),
}

MANY = frozenset(name for name, field in FIELDS.items() if field.many)


def assign(
    record: Record, field: str, value: str | Iterable[str], at: str, *, region: str | None = None
) -> Record:
    """`record` with `value` as all that `field` has; nothing, or an empty value, clears it.

    Raises:
        UsageError: there is no such field, or it has one value and several are given.
        InvalidValueError: the value is not what the field needs.
    """
    known = _field(field)
    texts = [each for each in ([value] if isinstance(value, str) else value) if each.strip()]
    if len(texts) > 1 and not known.many:
        raise UsageError(f"{field}: has one value, {len(texts)} are given")
    parsed = [known.parse(each, region) for each in texts]
    if field == "note":
        return _noted(record, "".join(parsed), at)
    kept = {key(field, each) for each in parsed}
    past = {each.value for each in record.sightings if each.field == field}
    shown = {each for name, each in values(record) if name == field}
    gone = [] if parsed and not known.many else sorted(past | shown)
    if field == "name":  # who wants an initial has it
        gone += sorted(name for name in past | shown for each in parsed if abbreviates(each, name))
    return _acted(
        record,
        field,
        [(each, False) for each in parsed]
        + [(each, True) for each in gone if key(field, each) not in kept],
        at,
    )


def add_value(
    record: Record, field: str, value: str, at: str, *, region: str | None = None
) -> Record:
    """`record` with `value` beside the others of `field`; in place of it, if it has one value.

    Raises:
        UsageError: there is no such field.
        InvalidValueError: the value is not what the field needs.
    """
    known = _field(field)
    if not known.many:
        return assign(record, field, value, at, region=region)
    return _acted(record, field, [(known.parse(value, region), False)], at)


def remove_value(
    record: Record, field: str, value: str, at: str, *, region: str | None = None
) -> Record:
    """`record` without `value` in `field`. Reading a release does not bring it back.

    Raises:
        UsageError: there is no such field.
        NotFoundError: the field does not have that value.
    """
    known = _field(field)
    if field == "note":
        return _noted(record, "", at)
    wanted = {key(field, value.strip())}
    with suppress(InvalidValueError):  # what came from elsewhere need not be valid to be removed
        wanted.add(key(field, known.parse(value, region)))
    shown = [each for name, each in values(record) if name == field]
    found = [each for each in shown if key(field, each) in wanted]
    if not found:
        raise NotFoundError(
            f"{record.contact.label}: no {value} among its {field}",
            hint=f"It has: {', '.join(shown)}" if shown else "",
        )
    if not known.many:  # what stood there before does not come up again
        found = sorted({*found, *(each.value for each in record.sightings if each.field == field)})
    return _acted(record, field, [(each, True) for each in found], at)


def confirm(record: Record, at: str, only: Collection[str] | None = None) -> Record:
    """`record` with a person's word that what is unsure of it is right; of it all, or of `only`."""
    for each in record.unsure:
        if only is None or each.value in only:
            record = _acted(record, each.field, [(each.value, False)], at)
    return record


def refuse(record: Record, at: str) -> Record:
    """`record` without what is unsure of it. Reading a release does not bring it back."""
    for each in record.unsure:
        record = _acted(record, each.field, [(each.value, True)], at)
    return record


def report(record: Record, said: Report) -> Record:
    """`record` with one more word of a person; of a dead number the others are shown before it.

    It is later than those that its writer could see.
    """
    told = replace(said, at=after((each.at for each in record.reports), said.at))
    return settle([replace(record, reports=(*record.reports, told))], record.sightings)


def retract(record: Record, said: Iterable[Report | Sighting], at: str, by: str = "") -> Record:
    """`record` with a person's word (`by`) that these reports and typed sightings are no more."""
    over = heads.over(said)
    if not over:
        return record
    moment = after((each.at for each in record.reports), at)
    told = Report("", "", Verdict.RETRACTED, moment, by, over=over)
    left = reports.united([record.reports, [told]])
    return settle([replace(record, reports=left)], record.sightings)


def verify(
    record: Record,
    chosen: Sequence[tuple[str, str]] | None,
    at: str,
    *,
    by: str = "",
    note: str = "",
) -> Record:
    """`record` with a person's word that it is right: the `chosen` (field, value), or the whole.

    The whole is the contact itself and each number and address that is not dead. What is vouched
    for is unsure no more.
    """
    if chosen is None:
        gone = reports.dead(record.reports)
        shown = [each for each in values(record) if each[0] in REACH and key(*each) not in gone]
        chosen = [("", ""), *shown]
    record = confirm(record, at, {value for _, value in chosen})
    moment = after((each.at for each in record.reports), at)
    fresh = [Report(*each, Verdict.VERIFIED, moment, by, note) for each in chosen]
    return settle([replace(record, reports=(*record.reports, *fresh))], record.sightings)


def typed(record: Record, at: str, by: str = "") -> Record:
    """`record` with a hand-typed sighting for every value without one: new by hand, or imported.

    `by` signs those of a record without any: nobody can have seen what they replace.
    """
    kinds = {
        str(phone): phone.kind
        for phone in record.contact.phones
        if phone.kind is not PhoneKind.UNKNOWN
    }
    if not record.sightings:
        return _first_typed(record, at, by, kinds)
    # What has a history had its kind read from releases, which leave no sighting of it.
    seen = {key(each.field, each.value) for each in record.sightings}
    fresh = [
        _by_hand(
            field,
            value,
            at,
            kinds.get(value) if field == "phones" else None,
            place if field in MANY else None,
            "",
        )
        for place, (field, value) in enumerate(values(record))
        if key(field, value) not in seen
    ]
    if record.note and not any(each.field == NOTE for each in record.sightings):
        fresh.append(_by_hand(NOTE, mark(record.note), at, None, None, ""))
    return replace(record, sightings=(*record.sightings, *fresh))


def _first_typed(record: Record, at: str, by: str, kinds: Mapping[str, PhoneKind]) -> Record:
    """What `typed` makes of a record without a history. An imported book has a million values."""
    fresh = [_by_hand("kind", record.contact.kind.value, at, None, None, by)]
    fresh += [
        _by_hand(
            field,
            value,
            at,
            kinds.get(value) if kinds and field == "phones" else None,
            place if field in MANY else None,
            by,
        )
        for place, (field, value) in enumerate(values(record), 1)
    ]
    if record.note:
        fresh.append(_by_hand(NOTE, mark(record.note), at, None, None, by))
    return replace(record, sightings=tuple(fresh))


def _by_hand(  # noqa: PLR0913, PLR0917 - by their names they would take twice the time
    field: str, value: str, at: str, kind: PhoneKind | None, start: int | None, by: str
) -> Sighting:
    """A typed sighting: what `Sighting` makes of this. An imported book has a million of them."""
    return tuple.__new__(
        Sighting, (field, value, at, None, False, kind, "", start, None, "", "", by, "")
    )


def _field(name: str) -> Field:
    if name not in FIELDS:
        raise UsageError(f"{name}: no such field", hint=f"The fields are {', '.join(FIELDS)}.")
    return FIELDS[name]


def _acted(record: Record, field: str, acts: Sequence[tuple[str, bool]], at: str) -> Record:
    earlier = [each for each in record.sightings if each.release is None and each.field == field]
    keys = {key(field, value) for value, _ in acts}
    answered = [
        each.at for each in earlier if not FIELDS[field].many or key(field, each.value) in keys
    ]
    moment = after(answered, at)
    fresh = [
        Sighting(field, value, moment, gone=gone, start=None if gone else _place(field, place))
        for place, (value, gone) in enumerate(acts, len(earlier))
    ]
    return settle([record], (*record.sightings, *fresh))


def _place(field: str, place: int) -> int | None:
    """Where a typed value stands among its like; no place where there is only one."""
    return place if field in MANY else None


def _noted(record: Record, note: str, at: str) -> Record:
    """The note itself is kept once, in the record; its sighting says when it was written."""
    writings = [each for each in record.sightings if each.field == NOTE]
    fresh = Sighting(NOTE, mark(note), after((each.at for each in writings), at))
    return replace(record, note=note or None, sightings=(*stripped(record.sightings), fresh))
