"""What stands together: rows of a table, items of a list, blocks of lines, columns of people."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pressdir.extract.anchors import Anchor
from pressdir.extract.draft import STRONG
from pressdir.extract.locales import Lexicon
from pressdir.extract.rows import Row
from pressdir.extract.segments import MINE, Segment, Sense
from pressdir.extract.shapes import HOUSE
from pressdir.model import EmailAddress, Gap, Page, Role
from pressdir.normalise import names
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

SIGNED = 12  # rows from what somebody writes of the own number to the signature
LOOK_AHEAD = 7  # rows in which a name looks for a mailbox that agrees with it
MANY_COLUMNS = 2
MOST_HEADING = 6  # words that head an entry
_COLONS = (":", "：")
_NEAR = 400  # characters in which a domain may say that a name is an organisation's
_SHORTEST_DOMAIN = 5
_STREET = waiting(r"[^\W\d_]{3}[^\d\n]{0,20}(?<!\d)\d{1,3}\s?[a-z]?\Z")  # ends in a house number
_DAYS = waiting(r"\d (?:[^\W\d_]{1,4}|&) \d{1,3}\Z")  # "24, 26 and 27"
_APPOSITION = waiting(  # ", ranger in Hechtel, tel. "
    r"\s?[,(–-]\s?(?:[^\W\d_][\w.'’-]{0,30}(?:[,:]?\s|[,:(]\s?)){0,6}[(]?"
)
_LONGEST_APPOSITION = 80  # characters
_DATED = waiting(r"(?!\D*\d{5})\D*\d")  # a number, but no postal code: "NY 10017"
MOST_CELLS = 240  # lines of a table with a person in each column
_NEW_SENTENCE = re.compile(  # but for a street that is shortened: "Kard. Nowaka 4"
    rf"[.!?]\s+(?!(?:[^\W\d_]\S{{0,30}} ){{1,3}}{HOUSE}(?:,|\n|\Z))[^\W\d_a-z]\S*\s+\S+\s+\S"
)
_BETWEEN_PEOPLE = frozenset("/|·•;／｜；、・")
_OFFERING = frozenset({Sense.CUE, Sense.DESK})
FORERUNNERS = frozenset({Sense.LABEL, Sense.CUE, Sense.JOIN})  # they open, they hold nobody


class Blocks:
    """The rows of a page and their segments, and questions about them."""

    def __init__(
        self,
        page: Page,
        rows: Sequence[Row],
        segments: Sequence[Sequence[Segment]],
        lexicon: Lexicon,
    ) -> None:
        self.page = page
        self._lexicon = lexicon
        self.rows = rows
        self.segments = segments
        self._orgs = {
            fold(segment.text) for row in segments for segment in row if segment.sense is Sense.ORG
        }
        self._mail: list[tuple[int, EmailAddress]] = [
            (segment.row, address)
            for row in segments
            for segment in row
            if segment.anchor
            for address in segment.anchor.emails
        ]
        self._mail_rows = [row for row, _ in self._mail]

    def between(self, start: int, end: int) -> list[Segment]:
        """The segments of the rows start..end, in order."""
        return [segment for number in range(start, end) for segment in self.segments[number]]

    def unit(self, start: int) -> int:
        """The row after those that stand together with `start`."""
        group = self.rows[start].group
        end = start + 1
        while end < len(self.rows):
            row = self.rows[end]
            if row.group != group or (group is None and row.gap is not Gap.BREAK):
                break
            if group is None and self._is_for_public(end):
                break
            end += 1
        return end

    def _is_for_public(self, number: int) -> bool:
        """Tell whether a row says nothing but for whom of the public the next is: "Box office"."""
        told = self.segments[number]
        return bool(told) and all(s.sense is Sense.NOT_PRESS and not s.prose for s in told)

    def is_one(self, first: int, last: int) -> bool:
        """Tell whether the rows from `first` to `last` stand together."""
        begun = self.rows[first]
        following = self.rows[first + 1 : last + 1]
        return all(
            row.group == begun.group and (row.group is not None or row.gap is Gap.BREAK)
            for row in following
        )

    def is_group(self, start: int, end: int) -> bool:
        """Tell whether the rows are one row of a table, one item or one card."""
        return self.rows[start].group is not None and end == self.unit(start)

    def goes_on_at(self, number: int) -> bool:
        """Tell whether a row belongs with the one above: a line of its block, the next item."""
        rows = self.rows
        items = rows[number - 1].role is Role.ITEM and rows[number].role is Role.ITEM
        return rows[number].gap is Gap.BREAK or (items and rows[number].gap is Gap.BLOCK)

    def begins_with_reach(self, number: int) -> bool:
        """Tell whether a row begins with an address or a number."""
        if number >= len(self.rows) or self.rows[number].gap is Gap.SECTION:
            return False
        told = (s for s in self.segments[number] if s.sense not in FORERUNNERS)
        first = next(told, None)
        return first is not None and first.anchor is not None

    def columns(self, start: int) -> tuple[int, list[list[Segment]]] | None:
        """A table with a person in each column: where it ends, and each person's segments.

        Some rows name several people and reach none; the rows below reach them, each in the
        column of its name.
        """
        end = start
        found: dict[int, list[Segment]] = {}
        while end < len(self.rows) and self.rows[end].role is Role.CELL:
            column = self.rows[end].column
            if column is None or end - start > MOST_CELLS:
                return None
            found.setdefault(column, []).extend(s for s in self.segments[end] if s.end > s.start)
            end += 1
        people = [found[at] for at in sorted(found) if any(map(_is_name, found[at]))]
        reached = [one for one in people if any(map(_reaches, one))]
        if len(people) < MANY_COLUMNS or len(reached) < MANY_COLUMNS:
            return None
        at = start
        while at < end:
            unit = self.between(at, self.unit(at))
            if any(map(_is_name, unit)) and any(map(_reaches, unit)):
                return None
            at = self.unit(at)
        return end, people

    def heads_mailbox(self, number: int) -> bool:
        """Tell whether a row of unknown words heads a mailbox of its own: "Images" / "img@…"."""
        told = self.segments[number]
        unknown = bool(told) and told[0].sense is Sense.OTHER and not told[0].prose
        if not unknown or any(s.sense is not Sense.CUE or " " in s.text for s in told[1:]):
            return False  # "General enquiries", though the second word offers somebody elsewhere
        if number + 1 >= len(self.rows):
            return False
        following = next(iter(self.segments[number + 1]), None)
        mailbox = following is not None and following.anchor and following.anchor.emails
        return bool(mailbox) and not any(map(str.isdigit, told[0].text))

    def headed(self, segment: Segment) -> Anchor | None:
        """The address or number that a segment heads: "Statistics: 555 01 42"."""
        row = self.segments[segment.row]
        following = [s for s in row if s.start >= segment.end and s.sense is not Sense.LABEL]
        if segment.prose or not following or following[0].anchor is None:
            return None
        between = self.page.text[segment.end : following[0].start].lstrip()
        wordy = 0 < len(segment.text.split()) <= MOST_HEADING
        return following[0].anchor if wordy and between[:1] in _COLONS else None

    def is_public(self, number: int) -> bool:
        """Tell whether a row gives a number to the public and not to the press.

        "Witnesses can ring 0471 …", but not "Journalists may ring".
        """
        return self.is_unnamed(number) and not self.is_said_to_press(number)

    def is_unnamed(self, number: int) -> bool:
        """Tell whether a sentence gives a number, and neither names anybody nor offers contact."""
        segments = self.segments[number]
        reach = [s.anchor for s in segments if s.anchor and not s.anchor.void]
        if not reach or any(anchor.emails for anchor in reach):
            return False
        offered = any(
            s.sense in {Sense.NAME, Sense.DESK}
            or (s.sense is Sense.CUE and (" " in s.text or not s.prose or s.label == MINE))
            for s in segments
        )
        return not offered and any(s.sentence or s.sense is Sense.NOT_PRESS for s in segments)

    def is_said_to_press(
        self, number: int, start: int | None = None, end: int | None = None
    ) -> bool:
        """Tell whether a row speaks to the press, and not to the public: "Journalists may ring".

        Of a row that speaks of something else, too, what stands between two places counts.
        """
        row = self.rows[number]
        first, last = max(0, (start or row.start) - row.start), (end or row.end) - row.start
        text = row.text(self.page)[first:last]
        speaks_to = self._lexicon.speaks_to
        return speaks_to("press", text) and not speaks_to("public", text)

    def is_press_s(self, anchor: Anchor) -> bool:
        """Tell whether a mailbox is called as the press is: "press@", "media.office@"."""
        told = [self._lexicon.speaks_to("press", each.local) for each in anchor.emails]
        return bool(told) and all(told)

    def public_part(self, start: int) -> int | None:
        """The row after those below a heading of what is for the public: "Customer service".

        None where no such heading stands there. A line on its own heads its block, or the next.
        """
        if not self._is_for_public(start):
            return None
        heading = self.rows[start].role is Role.HEADING
        if self.rows[start].group is not None:
            return None
        end = start + 1
        while end < len(self.rows) and not self._begins_anew(end):
            if not heading and end > start + 1 and self.rows[end].gap is not Gap.BREAK:
                break
            end += 1
        return end if end > start + 1 else None

    def _begins_anew(self, number: int) -> bool:
        """Tell whether a row is a heading, or offers somebody."""
        row = self.rows[number]
        return (
            row.role is Role.HEADING
            or row.gap is Gap.SECTION
            or any(s.sense in _OFFERING or s.label == "label.name" for s in self.segments[number])
        )

    def below_street(self, segment: Segment) -> bool:
        """Tell whether a street and number stand right above: names come before the address."""
        first = self.segments[segment.row][0]
        if not segment.row or self.rows[segment.row].gap is not Gap.BREAK:
            return False
        if first is not segment and first.sense is Sense.LABEL:
            return False  # "Handout 123" / "Contact: Ann Lee"
        above = self.rows[segment.row - 1]
        if any(s.anchor or s.prose for s in self.segments[segment.row - 1]):
            return False
        if first.sense in {Sense.DESK, Sense.ROLE, Sense.CUE}:
            return False
        street = _STREET.search(above.text(self.page))
        joined = any(s.sense is Sense.JOIN for s in self.segments[segment.row - 1])
        return street is not None and not joined and not _DAYS.search(street.string)

    def is_dated(self, segment: Segment) -> bool:
        """Tell whether a date stands right behind a place: "Geneva, 5 May 2025"."""
        row = self.segments[segment.row]
        behind = [s for s in row if s.start >= segment.end][:1]
        return any(s.sense is Sense.OTHER and _DATED.match(s.text) for s in behind)

    def is_org(self, segment: Segment) -> bool:
        """Tell whether the page elsewhere uses the same words as an organisation's name."""
        return segment.sense is Sense.NAME and fold(segment.text) in self._orgs

    def rings(self, segment: Segment) -> bool:
        """Tell whether a number follows a name in a sentence: "In the field: Ann Lee, ranger, 555".

        Nothing but a few words behind a comma stands between, and nobody else is named there.
        """
        behind = [s for s in self.segments[segment.row] if s.start >= segment.end]
        reach = next((s for s in behind if s.anchor and not s.anchor.void), None)
        if reach is None or any(s.sense is Sense.NAME for s in behind[: behind.index(reach)]):
            return False
        between = self.page.text[segment.end : reach.start].replace("\n", " ")
        short = len(between) <= _LONGEST_APPOSITION
        return short and _APPOSITION.fullmatch(between) is not None

    def listed(self, first: Segment, second: Segment, joined: str) -> bool:
        """Tell whether two names stand side by side: "A and B", "A / B", items, lines."""
        if joined in {"join.and", "join.or"}:
            return True
        if first.row == second.row and second.after in _BETWEEN_PEOPLE:
            return not self.names_domain(first)
        if first.row == second.row and second.after == "," and self.are_several(first):
            return not (self.names_domain(second) or self.is_org(second))
        if first.row < second.row and self.page.text[first.end : second.start].strip() == ",":
            return True  # "Ann Lee," / "Bo Ray" / "press@x.org"
        items = all(self.rows[s.row].role is Role.ITEM for s in (first, second))
        return items and first.row != second.row

    def are_several(self, first: Segment) -> bool:
        """Tell whether a title of several stands before a name: "Press officers: Ann Lee, Bo Ray".

        On its row, or alone on the one above; the names of others may stand between.
        """
        row = self.segments[first.row]
        before = [each for each in row if each.end <= first.start and each.sense is not Sense.NAME]
        if not before and first.row and len(self.segments[first.row - 1]) == 1:
            before = list(self.segments[first.row - 1])
        title = before[-1] if before and before[-1].sense is Sense.ROLE else None
        return title is not None and self._lexicon.hits(title.text).has("role.several")

    def labels(self, segment: Segment) -> bool:
        """Tell whether nothing but a colon stands between a segment and a number."""
        row = self.segments[segment.row]
        following = row[row.index(segment) + 1 :][:1]
        if not following or following[0].anchor is None:
            return False
        return self.page.text[segment.end : following[0].start].strip() in {":", "："}

    def begins_sentence(self, start: int, end: int) -> bool:
        """Tell whether a new sentence begins in `text[start:end]`."""
        return _NEW_SENTENCE.search(self.page.text[start:end]) is not None

    def joined(self, first: Segment, last: Segment) -> Segment:
        """The first segment, with all that stands up to the end of the last."""
        text = " ".join(self.page.text[first.start : last.end].split())
        return first._replace(end=last.end, text=text)

    def names_domain(self, segment: Segment) -> bool:
        """Tell whether an address near by has the words for its domain: an organisation."""
        joined = "".join(filter(str.isalnum, fold(segment.text)))
        near = fold(self.page.text[segment.start : segment.end + _NEAR]).replace("-", "")
        return len(joined) >= _SHORTEST_DOMAIN and (f"{joined}." in near or f"@{joined}" in near)

    def fits(self, segment: Segment) -> float:
        """How well the mailboxes that follow agree with the segment's name."""
        return max((agreed for agreed, _ in self._agreed(segment)), default=0.0)

    def names_below(self, row: int, mailboxes: Iterable[EmailAddress]) -> bool:
        """Tell whether somebody is named below a row whose name is surely what mailboxes bear."""
        below = (s for each in self.segments[row + 1 : row + SIGNED] for s in each if s.name)
        return any(
            names.agreement(str(segment.name), each.local) >= STRONG
            for segment in itertools.islice(below, SIGNED)
            for each in mailboxes
        )

    def apart(self, first: Segment, second: Segment) -> bool:
        """Tell whether of the mailboxes that follow one is the first name's, another the second's.

        "Ann Lee" / "Bo Ray" / "a.lee@x.org" / "b.ray@x.org".
        """
        best = [max(self._agreed(each), key=lambda one: one[0]) for each in (first, second)]
        return len({address for _, address in best}) == len(best)

    def _agreed(self, segment: Segment) -> Iterator[tuple[float, EmailAddress]]:
        """The mailboxes that follow a name, and how well each agrees with it."""
        if segment.name is None:
            return
        name = segment.name.full
        first = bisect_left(self._mail_rows, segment.row)
        last = bisect_right(self._mail_rows, segment.row + LOOK_AHEAD)
        for _, address in self._mail[first:last]:
            yield names.agreement(name, address.local), address


def _is_name(segment: Segment) -> bool:
    return segment.sense is Sense.NAME


def _reaches(segment: Segment) -> bool:
    return segment.anchor is not None and not segment.anchor.void
