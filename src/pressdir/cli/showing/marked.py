"""A document with what was accepted and rejected marked where it stands: lines, pieces and notes.

Pure: `explain` prints them, `marked_html` writes them as a page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pressdir.model import Contact

if TYPE_CHECKING:
    from pressdir.extract.tracing import Trace, Verdict

AROUND = 2  # lines shown above and below what was found
SHORT = 40  # lines of a page that is shown whole
LABELS = {"phones": "phone", "emails": "email", "langs": "lang"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; `accepted` is None where nothing is marked."""

    text: str
    accepted: bool | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of a place: the text or its value, and why."""

    accepted: bool
    what: str
    rule: str

    def __str__(self) -> str:
        return f"{'accepted' if self.accepted else 'rejected'}: {self.what} ({self.rule})"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the document, by its number in it, and the notes that stand below."""

    number: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that stand together; those that are not `near` what was found are left to `--all`."""

    near: bool
    lines: tuple[Shown, ...]


def parts(trace: "Trace") -> list[Part]:
    """The document in parts, near and far by turns."""
    wanted = _near(trace)
    groups = groupby(_lines(trace), key=lambda line: line.number - 1 in wanted)
    return [Part(near, tuple(lines)) for near, lines in groups]


def doubts(contact: Contact, threshold: float) -> str:
    """Why it is not sure that a contact's values are its own, if it is not."""
    unsure = contact.confidence is not None and contact.confidence < threshold
    return f"not sure: {'; '.join(contact.doubts)}" if unsure else ""


def elsewhere(trace: "Trace") -> list[Note]:
    """What was accepted though it does not stand in the text."""
    return [_note(trace, [verdict]) for verdict in trace.unplaced]


def _near(trace: "Trace") -> set[int]:
    count = len(trace.page.lines)
    if count <= SHORT:
        return set(range(count))
    near: set[int] = set()
    asked = [verdict for verdict in trace.verdicts if not verdict.minor]
    at = 0
    for number, line in enumerate(trace.page.lines):
        while at < len(asked) and asked[at].end <= line.start:
            at += 1
        if at < len(asked) and asked[at].start < line.end:
            near.update(range(number - AROUND, number + AROUND + 1))
    return near


def _lines(trace: "Trace") -> Iterator[Shown]:
    spans = _spans(trace.verdicts)
    notes = _notes(trace)
    first = 0
    for number, line in enumerate(trace.page.lines):
        while first < len(spans) and spans[first][1] <= line.start:
            first += 1
        pieces: list[Piece] = []
        at, ahead = line.start, first
        while ahead < len(spans) and spans[ahead][0] < line.end:
            start, end, accepted = spans[ahead]
            start, end = max(start, line.start), min(end, line.end)
            if at < start:
                pieces.append(Piece(trace.page.text[at:start]))
            pieces.append(Piece(trace.page.text[start:end], accepted))
            at, ahead = end, ahead + 1
        if at < line.end:
            pieces.append(Piece(trace.page.text[at : line.end]))
        said: list[Note] = []
        while notes and notes[-1][0] < line.end:
            said.append(notes.pop()[1])
        yield Shown(number + 1, tuple(pieces), tuple(said))


def _spans(verdicts: Sequence["Verdict"]) -> list[tuple[int, int, bool]]:
    """The places that are marked, none overlapping: what is accepted anywhere is accepted."""
    spans: list[tuple[int, int, bool]] = []
    for verdict in verdicts:
        start, end, accepted = verdict.start, verdict.end, verdict.accepted
        if spans and start < spans[-1][1]:
            before = spans.pop()
            start, end, accepted = before[0], max(before[1], end), before[2] or accepted
        spans.append((start, end, accepted))
    return spans


def _notes(trace: "Trace") -> list[tuple[int, Note]]:
    """The notes with their places, the last first; one for values that stand in one place."""
    groups: dict[tuple[int, int, str, str, str], list[Verdict]] = {}
    for each in trace.verdicts:
        groups.setdefault((each.start, each.end, each.field, each.value, each.rule), []).append(
            each
        )
    found = [(group[0].start, _note(trace, group)) for group in groups.values()]
    return found[::-1]


def _note(trace: "Trace", group: Sequence["Verdict"]) -> Note:
    first = group[0]
    if not first.accepted:
        text = " ".join(trace.page.text[first.start : first.end].split())
        return Note(accepted=False, what=text, rule=first.rule)
    numbers = list(dict.fromkeys(str((each.contact or 0) + 1) for each in group))
    whose = f"contact{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"
    what = f"{first.value}, {LABELS.get(first.field, first.field)} of {whose}"
    return Note(accepted=True, what=what, rule=first.rule)
