"""Files of contacts, read one after the other: who is in them, and what could not be read.

The only loop over contact files; `import` keeps what comes of it.
"""

import marshal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from pressdir.cli.reading.rejects import RejectFile
from pressdir.cli.showing import output, tabular
from pressdir.errors import InputError, InvalidValueError, UsageError
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record

if TYPE_CHECKING:
    from pressdir.formats import Format, Loaded, Wishes
    from pressdir.formats.content import Content
    from pressdir.formats.sheets import Column, Sheet
    from pressdir.sources import Source


class Taken:
    """A card that is kept already: nothing more is to be done."""


TAKEN: Final = Taken()
First: TypeAlias = Callable[[str, bytes], bool]  # a uid and who has it: for the first time here?
Cards: TypeAlias = Callable[[str, "Content", First], Iterator["Loaded | Taken"]]

TOLD = 20  # values kept aside that are told one by one; there may be one in each row


@dataclass(slots=True)
class Intake:
    """How contact files are read, and how much of what there was."""

    form: "Format | None"
    wishes: "Wishes"
    aside: RejectFile | None = None
    shows: bool = False  # print what each column of a table holds
    as_json: bool = False  # keep instead what there is to tell
    counts: Counter[str] = field(default_factory=Counter)
    hints: dict[str, None] = field(default_factory=dict)  # how to mend what is kept aside
    columns: list[dict[str, object]] = field(default_factory=list)  # what those of tables hold
    left: list[dict[str, object]] = field(default_factory=list)  # what was left out, and why
    unread: dict[str, int] = field(default_factory=dict)  # by uid: numbers of cards kept as written
    cards: "Cards | None" = None  # how files of vCards are read, where another way is quicker
    _uids: dict[str, bytes] = field(default_factory=dict)  # of one file, with who has them
    _file: str = ""  # that file
    _senders: dict[str, tuple[str, Record]] = field(default_factory=dict)  # by uid

    def records(self, sources: Iterable["Source"]) -> Iterator[tuple[str, Record | Taken]]:
        """The contacts of all files, each with its source; what cannot be read is told.

        TAKEN stands for one that `cards` has kept.

        Raises:
            UsageError: the wishes name a column that a table does not have.
        """
        for source in sources:
            try:
                yield from self._of(source)
            except (InputError, InvalidValueError) as error:
                self.refuse(source.name, str(error).removeprefix(f"{source.name}: "))
        if (more := self.counts["aside"] - TOLD) > 0:
            output.say(f"{more} more values have no field; they are kept beside their contacts")
        for hint in self.hints:
            output.say(f"  {hint}")

    def _of(self, source: "Source") -> Iterator[tuple[str, Record | Taken]]:
        from pressdir.formats import zipped

        data = source.content()
        if zipped.is_one(data[: zipped.START]):
            packed = data if isinstance(data, bytes) else source.load().content
            for name, member in zipped.members(packed):
                yield from self._in(f"{source.name}/{name}", member)
            return
        yield from self._in(source.name, data, source)

    def _in(
        self, name: str, data: "Content", source: "Source | None" = None
    ) -> Iterator[tuple[str, Record | Taken]]:
        from pressdir import formats

        form = self.form or formats.recognise(data)
        if source and form not in formats.BY_PIECES and not isinstance(data, bytes):
            data = source.load().content
        if sheet := formats.sheet(data, form, self.wishes):
            self._tell(name, sheet)
        elif self.wishes.columns:
            raise UsageError(f"{name}: no table, which --map is for")
        loaded: Iterator[Loaded | Taken]
        if self.cards and form is formats.Format.VCARD:
            loaded = self.cards(name, data, partial(self._first, name))
        else:
            loaded = formats.load(data, form, self.wishes)
        each: Loaded | Taken | None = None
        for each in loaded:
            if isinstance(each, Taken):
                yield name, each
            elif not isinstance(each, Record):
                self._reject(name, each)
            elif form is formats.Format.MAIL and each.sightings:
                self._meet(name, each)
            else:
                yield name, self._itself(name, each)
        if each is None and form is not formats.Format.MAIL:  # a robot's mail is one of many
            output.say(f"{name}: nobody is in it")

    def _first(self, source: str, uid: str, mine: bytes) -> bool:
        """Whether a uid comes for the first time in a file; `mine` is who has it."""
        if self._file != source:
            self._file = source
            self._uids.clear()
        return self._uids.setdefault(uid, mine) is mine

    def _itself(self, source: str, record: Record) -> Record:
        """The record, under a uid of its own if the file has given that one to somebody else."""
        mine = packed(record.contact)
        if self._first(source, record.uid, mine):
            return record
        its = self._uids[record.uid]
        from pressdir import merge
        from pressdir.formats import loaded, vcard

        if not merge.plainly_two(holder := _unpacked(its), record.contact):
            return record
        said = f"has the UID of {holder.label}; kept as somebody else"
        output.say(f"{source}: {record.contact.label}: {said}")
        uid, extra = loaded.uid_for(record.contact), vcard.of_nobody(record.extra)
        return replace(record, uid=uid, extra=extra)

    def _meet(self, source: str, sender: Record) -> None:
        """Remember who wrote: in a Maildir every message is a file."""
        from pressdir.formats import mailbox

        if known := self._senders.get(sender.uid):
            sender = mailbox.together(known[1], sender)
        self._senders[sender.uid] = source, sender

    def senders(self) -> Iterator[tuple[str, Record]]:
        """Who wrote the mails among all files that were read, each with a source."""
        yield from self._senders.values()

    def note_unread(self, uid: str, count: int) -> None:
        """Remember that a contact has numbers that are kept as they are written."""
        if count:
            self.unread[uid] = count

    def refuse(self, source: str, reason: str, **where: object) -> None:
        """Tell that a contact or a file is passed over, and why."""
        self.counts["unreadable"] += 1
        output.say(f"pressdir: {source}: {reason}")
        self._leave(source=source, reason=reason, **where)

    def _leave(self, **row: object) -> None:
        if self.as_json:
            self.left.append({key: value for key, value in row.items() if key != "text"})
        if self.aside:
            self.aside.add(**row)

    def _reject(self, source: str, each: "Loaded") -> None:
        from pressdir.formats import Aside, Reject

        if not isinstance(each, Reject):
            return
        reason = f"line {each.line}: {each.reason}"
        if not isinstance(each, Aside):
            self.refuse(source, reason, line=each.line, text=each.text)
            return
        self.counts["aside"] += 1
        if each.hint:
            self.hints[each.hint] = None
        if self.counts["aside"] <= TOLD:
            output.say(f"{source}: {reason}; kept beside the contact")
        self._leave(source=source, reason=reason, line=each.line, text=each.text, kept=True)

    def _tell(self, source: str, sheet: "Sheet") -> None:
        """What each column of a table holds: all of it in a dry run, else in short."""
        if sheet.ours:
            return
        if not sheet.names_somebody:
            self.hints["Say with --map which column holds what."] = None
        if self.as_json:
            self.columns += [
                {
                    "source": source,
                    "column": each.heading,
                    "field": each.field,
                    "because": each.proof,
                }
                for each in sheet.columns
            ]
        elif self.shows:
            rows = [(each.heading, _holds(each), _because(each)) for each in sheet.columns]
            output.write(tabular.table(("COLUMN", "FIELD", "BECAUSE OF"), rows) + "\n")
        if self.as_json or self.shows:
            return
        filled = [each for each in sheet.columns if not each.empty]
        known = [f"{each.heading} = {_holds(each)}" for each in filled if each.proof]
        output.say(f"{source}: {', '.join(known) or 'no column is known'}")
        if rest := [each.heading for each in filled if not each.proof]:
            output.say(f"{source}: kept beside the contacts: {', '.join(rest)}")


def packed(contact: Contact) -> bytes:
    """What tells somebody from others, in a sixth of the memory."""
    name = contact.name.full if contact.name else None
    emails = [each.address for each in contact.emails]
    numbers = [each.number for each in contact.phones]
    return marshal.dumps((contact.kind.value, name, contact.org, emails, numbers))


def _unpacked(data: bytes) -> Contact:
    kind, name, org, emails, numbers = marshal.loads(data)  # noqa: S302 - we have just made it
    return Contact(
        Kind(kind),
        Name(name) if name else None,
        org,
        emails=tuple(map(EmailAddress, emails)),
        phones=tuple(map(Phone, numbers)),
    )


def chosen(pairs: Sequence[str]) -> dict[str, str]:
    """The fields that `--map` gives to columns.

    Raises:
        UsageError: one has no equals sign.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        column, equals, name = pair.rpartition("=")
        if not (column.strip() and equals and name.strip()):
            raise UsageError(f"--map {pair}: no COLUMN=FIELD", hint="As in --map Handy=phones")
        found[column.strip()] = name.strip().lower()
    return found


HOLDS = {
    "extra": "kept beside the contact",
    "-": "left out",
    "given": "given name",
    "family": "family name",
    "additional": "additional name",
    "prefix": "title before the name",
    "suffix": "title behind the name",
    "file_as": "order of the name",
    "country": "country of the row",
    "phone_kinds": "what the numbers ring",
    "labels": "kind of the value",
}


def _holds(column: "Column") -> str:
    """What a column holds, in words."""
    kind = f" ({column.kind})" if column.kind and column.field == "phones" else ""
    if column.empty and not column.proof:
        return "nothing"
    return HOLDS.get(column.field, column.field) + kind


def _because(column: "Column") -> str:
    known = {"heading": "its heading", "cells": "what is in it"}
    return known.get(column.proof, column.proof)
