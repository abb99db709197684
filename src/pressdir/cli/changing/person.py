"""Somebody, and all that is kept of them: for `subject` and `erase`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pressdir.cli.asking import answers, whom
from pressdir.cli.book import own_file
from pressdir.cli.own_files import config, leftovers, places, searches
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.merge import Traces
    from pressdir.merge.erasure import Erasures
    from pressdir.merge.persons import Person
    from pressdir.store import Store
    from pressdir.store.erasing import Found
    from pressdir.store.journal import Change

Json = Any
DIGITS = 7  # that a number has
PARTS = 4  # of a name, that come in any order
SAME = "the same once more"
HIDDEN = "yours alone; to see it: --with-private"
WHOLE = frozenset({"contact", "bin"})


class Trace(NamedTuple):
    """One place where somebody stands."""

    place: str  # "contact", "bin", "other contact", "release", "undo log", "backup", …
    where: str  # the contact, the file, the command
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody, by their rows, or by the name, address or number that was typed."""

    label: str
    person: "Person"
    rows: tuple[Record, ...]


class Removed:
    """The contacts in the bin of a file, for `whom`."""

    identity: tuple[int, ...] = ()  # no index has the bin

    def __init__(self, store: "Store") -> None:
        self.path = store.path
        self._records = {each.uid: each for each in store.removed()}

    def records(self) -> Sequence[Record]:
        """All of them."""
        return tuple(self._records.values())

    def get(self, uid: str) -> Record | None:
        """One of them."""
        return self._records.get(uid)


def meant(store: "Store", words: Sequence[str]) -> Subject:
    """Whom `words` mean; somebody who is no contact is meant by just what was typed.

    Raises:
        NotFoundError: nobody is called so, and nothing names somebody so.
        UsageError: several contacts fit; the hint lists them.
    """
    from pressdir.merge.erasure import rows_of

    try:
        record = _one(store, words)
    except NotFoundError as error:
        typed = Subject(" ".join(words), _typed(" ".join(words)), ())
        if any(store.traces(typed.person)) or any(_own_files(store, typed)):
            return typed
        raise NotFoundError(str(error), hint=error.hint) from error
    out = (*store.removed(), *store.united())
    person, rows = rows_of(record, (record,))
    while True:
        near = {each.uid: each for each in (*out, *store.like(_like(rows)))}
        person, more = rows_of(record, [*near.values()])
        if len(more) == len(rows):
            return Subject(record.contact.label, person, more)
        rows = more


def _one(store: "Store", words: Sequence[str]) -> Record:
    """The contact that `words` mean, or else the one in the bin. Raises as `whom.one`.

    One that is not called so, and has the words in a note alone, is not meant.
    """
    missing = None
    for book in (store, Removed(store)):
        try:
            record = whom.one(book, words)
        except NotFoundError as error:
            missing = missing or error
            continue
        if _is_called(record, words):
            return record
    raise missing or NotFoundError(f"{' '.join(words)}: nobody is called so")


def _is_called(record: Record, words: Sequence[str]) -> bool:
    from pressdir.cli.lane import questions
    from pressdir.search import scan

    bare = replace(record, sightings=(), reports=(), tags=(), note=None, url=None, extra={})
    start = words[0].casefold().removeprefix("urn:uuid:")
    by_uid = len(words) == 1 and len(start) >= whom.SHOWN and record.uid.startswith(start)
    return by_uid or scan.matches(questions.query(words), bare)


def _like(rows: Sequence[Record]) -> "Traces":
    """What some rows are found by, and others who may be the same, or have the same numbers."""
    from pressdir.merge import Traces
    from pressdir.normalise.folding import fold

    names, values = set(), set()
    for each in rows:
        contact = each.contact
        values |= {str(value).casefold().partition(";")[0] for value in contact.emails}
        values |= {phone.number for phone in contact.phones}
        if contact.name:
            parts = fold(contact.name.full).split()
            orders = permutations(parts) if len(parts) <= PARTS else [parts]
            names |= {" ".join(order) for order in orders}
    return Traces(frozenset(names), frozenset(values))


def kept_out(store: "Store", words: Sequence[str]) -> str | None:
    """Why nothing is kept of whom `words` name; None if nobody called so was erased."""
    return store.erasures.since(_typed(" ".join(words))) if store.erasures else None


def _typed(text: str) -> "Person":
    """Somebody by a name, an address or a number, as it was typed."""
    from pressdir.merge.persons import Person

    nobody: frozenset[str] = frozenset()
    if "@" in text:
        return Person(nobody, mails=frozenset({text.strip().casefold()}))
    if sum(map(str.isdecimal, text)) >= DIGITS:
        return Person(nobody, numbers=frozenset({text}))
    return Person(nobody, names=frozenset({text}))


# --- where they stand -----------------------------------------------------------------------------


def traces(store: "Store", subject: Subject, *, private: bool) -> list[Trace]:
    """All places where somebody stands, the contact file first.

    Of what is `private` it is told that it is there, and what it is where that is asked for.
    """
    found = store.traces(subject.person)
    return [
        *_in_file(found),
        *_private(store, subject, told=private),
        *_kept_aside(found),
        *_own_files(store, subject),
    ]


def _private(store: "Store", subject: Subject, *, told: bool) -> Iterator[Trace]:
    """What somebody keeps for themselves beside the contact file."""
    with own_file(store) as own:
        found = own.traces(subject.person) if own else None
    if found:
        for each in _in_file(found):
            where = subject.label if each.place in WHOLE else each.where
            text = each.text if told else HIDDEN
            yield each._replace(place="private", where=where, text=text)
        for each in _kept_aside(found):
            yield each if told else each._replace(where="of what is private")


def _in_file(found: "Found") -> Iterator[Trace]:
    for change in found.changes:
        whole = change.after is None
        match change.table:
            case "contacts" | "bin":
                place = ("bin" if change.table == "bin" else "contact") if whole else "of another"
                where = _label(change.before)
            case "releases":
                place, where = "release", str(change.before.get("date") or "undated")
            case _:
                place, where = "other table", f"{change.table} {change.id}"
        before = change.before
        if whole:
            before = {key: _in_short(key, value) for key, value in change.before.items()}
        for field, text in gone(before, change.after):
            yield Trace(place, where, field, text)


def _in_short(field: str, value: Json) -> Json:
    if field in {"sightings", "reports"} and isinstance(value, list):
        return f"{len(value)}, with dates, sources and the lines quoted"
    return value


def _kept_aside(found: "Found") -> Iterator[Trace]:
    for entry, after in found.log:
        changes = entry.changes or ()
        kept = {(each.table, each.id): each for each in after.changes or ()}
        yield Trace("undo log", f"{entry.at} {entry.command}", "", _counted(
            [each for each in changes if kept.get((each.table, each.id)) != each]))  # fmt: skip
    for path, changes in found.backups:
        yield Trace("backup", path.name, "", _counted(changes))


def _counted(changes: "Sequence[Change]") -> str:
    rows = len(changes)
    return "1 row" if rows == 1 else f"{rows} rows" if rows else "its name"


def _own_files(store: "Store", subject: Subject) -> Iterator[Trace]:
    says = erasures_of(subject.person).mentions
    path = str(store.path)
    if index := answers.opened(store):
        with_them = [uid for uid in subject.person.uids if index.uids(uid, uid)]
        index.close()
        if with_them:
            yield Trace("index of find", Path(places.index_file(path)).name, "", SAME)
    for uid, weight in config.used(store.path).items():
        if uid in subject.person.uids:
            yield Trace("use", config.usage_file(store.path).path.name, "weight", f"{weight:.2f}")
    for name, words in searches.load().items():
        if says(f"{name}: {words}"):
            yield Trace("saved search", name, "", words)
    for name, text in leftovers.sheets():
        if says(text):
            yield Trace("unfinished edit", name, "", "a sheet of theirs")


def erasures_of(person: "Person") -> "Erasures":
    """What an erasure of theirs would say, for looking."""
    from pressdir.merge.erasure import NONE, UNDATED

    return NONE.with_person(person, UNDATED, "0" * 32)


def _label(row: Json) -> str:
    from pressdir.store.log import label

    return label(row)


def gone(before: Json, after: Json, field: str = "") -> Iterator[tuple[str, str]]:
    """What of `before` is not in `after`, as (field, text)."""
    if before == after:
        return
    if isinstance(before, Mapping):
        others = after if isinstance(after, Mapping) else {}
        for key, value in before.items():
            yield from gone(value, others.get(key), f"{field}.{key}" if field else str(key))
    elif isinstance(before, list):
        rest = after if isinstance(after, list) else []
        left = [each for each in before if each not in rest]
        news = [each for each in rest if each not in before]
        for number, each in enumerate(left):
            other = news[number] if len(news) == len(left) else None
            yield from gone(each, other, field)
    elif isinstance(before, str) and isinstance(after, str):
        kept = after.split("\n")
        yield field, "\n".join(line for line in before.split("\n") if line not in kept)
    elif before is not None:
        yield field, str(before)


def refuse_a_desk(subject: Subject) -> None:
    """Refuse who is nobody: an office has no rights of a person.

    Raises:
        UsageError: all rows are desks.
    """
    if subject.rows and all(each.contact.kind == "desk" for each in subject.rows):
        record = subject.rows[0]
        raise UsageError(
            f"{record.contact.label} is a desk, not a person",
            hint="pressdir remove takes it out. If it is somebody: pressdir set "
            f"{record.uid[: whom.SHOWN]} kind=person name=...",
        )
