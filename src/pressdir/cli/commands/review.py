"""`pressdir review`: what is not sure, asked about one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from pressdir.cli.asking import whom
from pressdir.cli.book import book, changing
from pressdir.cli.lane import questions
from pressdir.cli.options import AsJson, Database, Words
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.errors import NotFoundError
from pressdir.model import Record, Release, Sighting

LABELS = {"emails": "email", "phones": "phone"}
QUESTION = "[r]ight  [w]rong  [e]dit  [l]ater  [q]uit?"
COLUMNS = ("NAME", "VALUE", "LINE", "NOT SURE, SINCE")


class Answer(StrEnum):
    """What a person says of a contact; the spelling is the key."""

    RIGHT = "r"
    WRONG = "w"
    EDIT = "e"
    LATER = "l"
    QUIT = "q"
    GONE = ""  # the terminal


def review(words: Words = None, as_json: AsJson = False, db: Database = None) -> None:
    """Go through the contacts that are not sure, and say what is right.

    A contact is unsure when it is not certain that an address or a number is its own. The lines are
    shown as they were written, and one key answers: right, wrong, edit, later, quit.

    What is right is kept as your word, and not asked about again. What is wrong is taken from the
    contact and does not come back; a contact that is left without any is removed. Each answer is a
    change that `pressdir undo` takes back.

    WORDs choose some, as in find. Where nobody can be asked, the list is printed. What counts as
    unsure is a setting: threshold = 0.5 under [review].

    Examples:
      pressdir review
      pressdir review harbour
      pressdir review --json
    """
    with book(db) as store:
        releases = store.releases()
        waiting = _waiting(store.records(), words or (), releases)
    if not waiting:
        raise NotFoundError("nothing to review: there is no contact that is not sure")
    if as_json:
        rows = [_row(record, releases) for record in waiting]
        output.write(to_json({"contacts": rows}, indent=2) + "\n")
    elif output.interactive():
        _ask(waiting, releases, db)
    else:
        output.write(
            tabular.table(COLUMNS, _cells(waiting, releases), shrink={3: 20, 2: 20, 0: 12})
        )


def _waiting(
    records: Iterable[Record], words: Sequence[str], releases: Mapping[str, Release]
) -> list[Record]:
    """The unsure ones that answer to `words`, in the order of their names."""
    from pressdir.normalise.folding import fold
    from pressdir.search import scan

    found = [record for record in records if record.unsure]
    if words:
        found = scan.search(found, questions.query(words), releases)
    return sorted(found, key=lambda record: fold(record.contact.label))


# --- with a person ----------------------------------------------------------------------------


def _ask(waiting: Sequence[Record], releases: Mapping[str, Release], db: Path | None) -> None:
    counts = dict.fromkeys(Answer, 0)
    for number, record in enumerate(waiting):
        output.say(f"{number + 1} of {len(waiting)}: {whom.describe(record)}")
        answer = _answered(record, releases, db)
        counts[answer] += 1
        if answer in {Answer.QUIT, Answer.GONE}:
            break
    done = counts[Answer.RIGHT] + counts[Answer.WRONG]
    right, wrong = counts[Answer.RIGHT], counts[Answer.WRONG]
    output.say(f"{right} right, {wrong} wrong, {len(waiting) - done} left")


def _answered(record: Record, releases: Mapping[str, Release], db: Path | None) -> Answer:
    """What the person says in the end, and does; editing is asked about again."""
    while True:
        for line in _lines(record, releases):
            output.say(line)
        answer = Answer(output.key(QUESTION, "".join(Answer)))
        match answer:
            case Answer.RIGHT | Answer.WRONG:
                _keep(record, answer, db)
                return answer
            case Answer.EDIT:
                edited = _edited(record, db)
                if not edited.unsure:
                    return Answer.RIGHT
                record = edited
            case Answer.LATER | Answer.QUIT | Answer.GONE:
                return answer


def _keep(record: Record, answer: Answer, db: Path | None) -> None:
    """Make the person's word a change of the contact file."""
    from pressdir import merge

    said = "right" if answer is Answer.RIGHT else "wrong"
    with changing(db, f"review {record.contact.label}: {said}") as change:
        known = change.get(record.uid)
        if known is None or known.unsure != record.unsure:
            output.say(f"{record.contact.label} was changed in the meantime; left as it is")
            return
        act = merge.confirm if answer is Answer.RIGHT else merge.refuse
        after = act(known, change.now())
        change.put(after)
        if not (after.contact.emails or after.contact.phones):
            change.remove(after.uid)


def _edited(record: Record, db: Path | None) -> Record:
    """The contact as the person leaves it in the editor."""
    from pressdir.cli.changing import editor

    with book(db) as store:
        before = whom.one(store, [record.uid])
    return editor.edited(before, db)


def _lines(record: Record, releases: Mapping[str, Release]) -> Iterator[str]:
    for each in record.unsure:
        yield f"  {LABELS[each.field]}  {each.value}"
        if each.line.strip():
            yield f"    | {each.line.strip()}"
        yield f"    in {_source(each, releases)}" + (
            f", taken by: {each.rule}" if each.rule else ""
        )
        yield f"    not sure: {each.doubt}"


# --- without ----------------------------------------------------------------------------------


def _cells(
    waiting: Iterable[Record], releases: Mapping[str, Release]
) -> Iterator[tuple[str, str, str, str]]:
    for record in waiting:
        for each in record.unsure:
            line = each.line.strip() or _source(each, releases)
            yield record.contact.label, each.value, line, each.doubt


def _row(record: Record, releases: Mapping[str, Release]) -> dict[str, Any]:
    """The contact as `show --json` gives it; what is unsure has its line and source."""
    from pressdir.formats import rows

    unsure = [
        {
            "field": each.field,
            "value": each.value,
            "doubt": each.doubt,
            "rule": each.rule or None,
            "line": each.line or None,
            "release": each.release,
            "source": _source(each, releases),
        }
        for each in record.unsure
    ]
    return {**rows.record_row(record, releases), "unsure": unsure}


def _source(sighting: Sighting, releases: Mapping[str, Release]) -> str:
    release = releases.get(sighting.release or "")
    return release.source if release else "a release that is not in the file"
