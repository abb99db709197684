"""Contacts that may be one: found, asked about by one key each, and joined.

Each answer is a change of its own, which counts at once: whoever stops in the middle keeps what
was said. What follows from an answer is not asked: who is joined is one from then on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pressdir.cli.asking import answers, whom
from pressdir.cli.book import Rehearsal, book, changing, take_back
from pressdir.cli.changing import changes
from pressdir.cli.lane import questions
from pressdir.cli.showing import beside, output
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.merge.duplicates import Pair
    from pressdir.store import Store, Transaction

QUESTION = "[s]ame  [n]ot the same  [l]ater  [u]ndo  [q]uit  [?]"
HELP = (
    "  s  the same: one contact is made of the two, and nothing of either is lost",
    "  n  not the same: they stay two, and are not asked about again",
    "  l  later: ask again another time",
    "  u  back to the last one, and take back what was said of it",
    "  q  stop here; what was answered is kept",
)
PART = 500  # pairs that are compared between two looks at the clock
LARGE = 20  # parts of which a bar tells how many are done


class Answer(StrEnum):
    """What a person says of two; the spelling is the key."""

    SAME = "s"
    NOT = "n"
    LATER = "l"
    UNDO = "u"
    QUIT = "q"
    HELP = "?"
    GONE = ""  # the terminal


def found(db: Path | None, words: Sequence[str]) -> "tuple[list[Pair], list[Pair]]":
    """The pairs that need nobody, and those to ask about; of those who answer to `words`.

    Raises:
        NotFoundError: nobody is there, or nobody answers.
    """
    from pressdir.merge import duplicates

    with book(db) as store:
        if whom.is_empty(store):
            raise whom.nobody_yet(store)
        meant = None
        if words:
            meant = {each.uid for each in answers.search(store, questions.query(words), {})}
            if not meant:
                raise NotFoundError(questions.nobody(words), hint=whom.nearby(store, words))
        deck = duplicates.Deck(_told(store.each()))
    near = [two for two in deck.near() if meant is None or not meant.isdisjoint(two)]
    parts = [near[at : at + PART] for at in range(0, len(near), PART)]
    looked = output.tracked(parts, len(parts)) if len(parts) > LARGE else parts
    pairs = [pair for part in looked for two in part if (pair := deck.weighed(*two))]
    return duplicates.sorted_out(pairs)


def _told(records: Iterator[Record]) -> Iterator[Record]:
    """The same, while a person at a terminal is told what takes so long."""
    with output.explained("reading the contacts …") as on_the_way:
        for number, each in enumerate(records):
            if not number % PART:
                on_the_way()
            yield each


def command(one: Record, other: Record, *, same: bool) -> str:
    """How the log calls an answer."""
    said = "same" if same else "not the same"
    return f"dedupe {one.contact.label} / {other.contact.label}: {said}"


def join(pairs: "Sequence[Pair]", db: Path | None, by: str, *, dry_run: bool) -> None:
    """Join the pairs of which nobody need be asked, in one change, and tell each."""
    from pressdir import merge
    from pressdir.merge import duplicates

    if not pairs:
        return
    went: dict[str, str] = {}
    joined: list[Record] = []
    many = "1 pair" if len(pairs) == 1 else f"{len(pairs)} pairs"
    with changing(db, f"dedupe {many} alike in all", dry_run=dry_run) as change:
        now = change.now()
        for pair in pairs:
            two = {_now_called(each.uid, went) for each in (pair.one, pair.other)}
            records = [known for uid in sorted(two) if (known := change.get(uid))]
            if len(records) == 2 and (dry_run or duplicates.is_settled(records[0], records[1])):
                stays, gone = merge.unite(records[0], records[1], now, by)
                change.unite(stays, gone)
                went[gone.uid] = stays.uid
                joined.append(stays)
    for each in joined:
        verb = "would join" if dry_run else "joined"
        output.say(f"{verb} two that say the same: {whom.describe(each)}")


def part(who: str, db: Path | None, by: str, *, dry_run: bool) -> None:
    """Make two again of the contact that is meant, and tell both.

    Raises:
        NotFoundError: it is not made of two, or what went into it is not in the bin any more.
        UsageError: it is made of several, and `who` does not say which comes back.
    """
    from pressdir import merge

    with changing(db, f"dedupe --part {who}", dry_run=dry_run) as change:
        joined, gone = _made_of(who, change)
        stays, back = merge.parted(
            joined, gone, change.new_uid(), change.releases(), change.now(), by
        )
        change.put(stays)
        change.put(back)
    output.say("would be two again:" if dry_run else "two again:")
    for each in (stays, back):
        output.say(f"  {whom.describe(each)}")
    if lost := [*changes.differences(joined, stays)]:
        output.say(f"{stays.contact.label}: {'would change' if dry_run else 'changed'}")
    for line in lost:
        output.say(f"  {' '.join(line.split())}")


def _made_of(who: str, change: "Transaction | Rehearsal") -> tuple[Record, Record]:
    """A contact that is two in one, and the one of the two that comes back."""
    from pressdir import merge

    bin_ = {each.uid: each for each in change.united()}
    uid = who.strip().casefold().removeprefix("urn:uuid:")
    named = [each for each in bin_ if whom.UID.fullmatch(uid) and each.startswith(uid)]
    of = {*named}
    everybody = change.each() if of else ()
    holder = next((each for each in everybody if of & merge.aliases(each)), None)
    joined = holder or whom.one(change, [who])
    aliases = merge.aliases(joined)
    found = sorted(aliases & (of if holder else bin_.keys()))
    if not found:
        said = "what went into it is not in the bin any more" if aliases else "is not made of two"
        hint = "Older states of the file: pressdir log, pressdir where." if aliases else ""
        raise NotFoundError(f"{joined.contact.label}: {said}", hint=hint)
    if len(found) > 1:
        lines = [f"{each[: whom.SHOWN]}  {whom.describe(bin_[each])}" for each in found]
        hint = "\n".join(["Say which one comes back, by its uid:", *lines])
        raise UsageError(f"{joined.contact.label}: is made of {len(found) + 1}", hint=hint)
    return joined, bin_[found[0]]


# --- with a person --------------------------------------------------------------------------------


@dataclass(slots=True)
class Asked:
    """A pair that was asked about, and what came of it."""

    place: int
    command: str = ""  # as the log has it; "" when nothing was kept
    gone: str = ""  # the uid that went


@dataclass(slots=True)
class Session:
    """Where a person stands among the pairs."""

    db: Path | None
    by: str
    past: list[Asked] = field(default_factory=list)
    went: dict[str, str] = field(default_factory=dict)  # uids, into which they went


def ask(pairs: "Sequence[Pair]", db: Path | None, by: str) -> None:
    """Ask about pair after pair, and keep each answer."""
    session = Session(db, by)
    place = 0
    while place < len(pairs):
        with book(db) as store:
            two = _as_they_are(pairs[place], session, store)
            rows = beside.rows(*two, store.releases()) if two else []
        if two is None:  # it follows from what was said, or one is not there any more
            place += 1
            continue
        _say(pairs[place], f"{place + 1} of {len(pairs)}")
        beside.show(rows)
        match _answered():
            case Answer.SAME | Answer.NOT as answer:
                session.past.append(_kept(two, place, session, same=answer is Answer.SAME))
                place += 1
            case Answer.LATER:
                session.past.append(Asked(place))
                place += 1
            case Answer.UNDO:
                place = _back(place, session)
            case _:
                break
    said = [each.command for each in session.past if each.command]
    joined = sum(bool(each.gone) for each in session.past)
    with book(db) as store:
        left = sum(_as_they_are(pair, session, store) is not None for pair in pairs)
    output.say(f"{joined} the same, {len(said) - joined} not the same, {left} left")


def _answered() -> Answer:
    while (answer := Answer(output.key(QUESTION, "".join(Answer)))) is Answer.HELP:
        for line in HELP:
            output.say(line)
    return answer


def _as_they_are(pair: "Pair", session: Session, store: "Store") -> tuple[Record, Record] | None:
    """The two of a pair as they are by now; None when there is nothing to ask any more."""
    from pressdir import merge

    uids = sorted({_now_called(each.uid, session.went) for each in (pair.one, pair.other)})
    records = [known for uid in uids if (known := store.get(uid))]
    if len(records) < 2 or merge.answer(records[0], records[1]):
        return None
    return records[0], records[1]


def _now_called(uid: str, went: dict[str, str]) -> str:
    while uid in went:
        uid = went[uid]
    return uid


def _say(pair: "Pair", where: str) -> None:
    output.say("")
    output.say(f"{where}: {'; '.join(pair.reasons)}")
    for doubt in pair.doubts:
        output.say(f"  but: {doubt}")


def _kept(two: tuple[Record, Record], place: int, session: Session, *, same: bool) -> Asked:
    """Make the person's word a change of the contact file."""
    from pressdir import merge

    name = command(*two, same=same)
    with changing(session.db, name) as change:
        known = [change.get(each.uid) for each in two]
        one, other = known
        if one is None or other is None or (one, other) != two:
            output.say("they were changed in the meantime; left as they are")
            return Asked(place)
        if not same:
            for each in merge.part(one, other, change.now(), session.by):
                change.put(each)
            return Asked(place, name)
        stays, gone = merge.unite(one, other, change.now(), session.by)
        change.unite(stays, gone)
    session.went[gone.uid] = stays.uid
    return Asked(place, name, gone.uid)


def _back(place: int, session: Session) -> int:
    """Go back to the pair before, and take back what was said of it; where that is."""
    if not session.past:
        output.say("this is the first one")
        return place
    last = session.past[-1]
    if last.command and take_back(session.db, last.command) is None:
        output.say("something else was changed since; not taken back (see: pressdir log)")
        return place
    session.past.pop()
    session.went.pop(last.gone, None)
    if last.command:
        output.say(f"took back: {last.command}")
    return last.place
