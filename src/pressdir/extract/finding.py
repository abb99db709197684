"""Find the anchors of a page: addresses first, then the numbers that something speaks for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from pressdir.extract import extensions, gutters, wording
from pressdir.extract.anchors import Anchor, Run
from pressdir.extract.finders import emails, phones
from pressdir.extract.finders.phones import false_friends
from pressdir.extract.finders.phones.labels import PHONE_LABELS
from pressdir.extract.locales import Hit, Hits, Lexicon, compared
from pressdir.extract.publisher import SENDERS
from pressdir.extract.regions import Reading, Regions
from pressdir.extract.shapes import name_of
from pressdir.model import Doubt, EmailAddress, Gap, Line, Mark, Page, Reason, Role
from pressdir.normalise.names import in_any_order
from pressdir.normalise.patterns import waiting

SHORT = 160  # characters of a line that is looked at whole
REACH = 60  # characters around a number in which a longer line says what it is
FAR = 12  # lines between a cue and a number that is a line of its own
NEAR = 3  # lines between a bare number and the address, label or cue that speaks for it
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_LINK = waiting(r"(?:https?://|www\.)\S{1,300}")
_PART = waiting(r"[,;:|/•·–]|\s-\s")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "phoneNumber", a key of JSON
_BEGINNING = re.compile(r"\d[\d .\-]{1,14}(?=[^\w@]|\Z)")
_EXTENSION = re.compile(r"\d{2,5}(?!\d|[.,: ]\d)")
_EDGE = " \t\u00a0.,;:()/-–"
_WORD = re.compile(r"[A-Za-z][A-Za-z'.-]*")
_MONEY = ("€", "$", "£", "¥", "₽", "₴", "₹")
_ENTRY = waiting(r"[^\W\d_][^\d:：]{1,30}[:：]\s?[+(]{0,2}\d[\d\s()./–-]{6,40}")
_NAME_PARTS = re.compile(r"[\W\d_]+")
_HEADED = 6  # lines below a heading that it is of
_LABEL = 30  # characters of a line that is a label
_WIDEST = 40  # cells of a row
_BEFORE_NUMBER = " \u00a0:(（☎☏📞"  # stands between a title and its holder's number
_OPENING = ("(", "（")
_BARE = 7  # digits of a number that nothing on its line speaks for, at the least
_WHOLE = 9  # digits of a number that is a whole line, which a cue farther above may speak for
_FEW = 3  # letters beside a bare number that mean nothing: "(o)", "A:"
_CELLS = 4  # of a row, to each side
_SIGNED_BY = 6  # lines of a signature
_ALONE = 28  # letters beside a bare number on its line, at the most


class Found(NamedTuple):
    """The anchors of a page in order, the lines they stand on, and what was left out."""

    anchors: tuple[Anchor, ...]
    lines: tuple[int, ...]
    endings: frozenset[int]  # lines that end in an anchor
    doubts: tuple[Doubt, ...]


def find(page: Page, lexicon: Lexicon, *, region: str | None, languages: Iterable[str]) -> Found:
    """The addresses and numbers of `page`; `region` is the user's word for national numbers."""
    return _Search(page, lexicon, region, tuple(languages)).run()


class _Search:
    def __init__(
        self, page: Page, lexicon: Lexicon, region: str | None, languages: tuple[str, ...]
    ) -> None:
        self._page = page
        self._lexicon = lexicon
        self._starts = [line.start for line in page.lines]
        self._doubts: list[Doubt] = []
        self._hits: dict[int, Hits] = {}
        self._over: dict[tuple[int, int, int], bool] = {}  # digits that are passed over, or not
        self._emails = []
        for anchor in emails.find(page):
            if any(map(emails.is_for_machines, anchor.emails)):
                self._leave_out(anchor, "for machines")
            elif any(map(emails.is_pattern, anchor.emails)):
                self._leave_out(anchor, "how addresses are made")
            else:
                is_public = all(map(self._is_for_others, anchor.emails))
                self._emails.append(anchor._replace(is_public=True) if is_public else anchor)
        domains: dict[int, set[str]] = {}
        for anchor in self._emails:
            domains.setdefault(self._line(anchor.start), set()).update(
                e.domain for e in anchor.emails
            )
        self._regions = Regions(page, languages=languages, hint=region, domains=domains)

    def run(self) -> Found:
        anchors = list(self._emails)
        firm, bare = self._runs()
        explicit = [(n, run) for n, run in firm if phones.explicit(run)]
        national = [(n, run) for n, run in firm if not phones.explicit(run)]
        anchors += self._read(explicit)
        anchors += self._read(national, wording.LINK)
        hidden = list(self._redacted())
        spoken_for = {self._line(anchor.start) for anchor in (*anchors, *hidden)} | self._signed()
        while beside := [(n, run) for n, run in bare if self._near(n, run, spoken_for)]:
            found = list(self._read(beside, wording.BESIDE))
            anchors += found
            spoken_for |= {self._line(anchor.start) for anchor in found}
            bare = [each for each in bare if each not in beside]
        read = {self._page.text[a.start : a.end] for a in anchors if a.phones}
        anchors += self._read([(n, run) for n, run in bare if run.text in read], wording.AGAIN)
        anchors += self._faxes
        anchors += hidden
        anchors.sort(key=lambda anchor: anchor.start)
        anchors = self._extended(_apart(anchors))
        lines = sorted({self._line(a.start) for a in anchors if not a.void})
        return Found(
            tuple(anchors),
            tuple(lines),
            self._endings(anchors),
            tuple(sorted(self._doubts, key=lambda d: d.start)),
        )

    def _extended(self, anchors: list[Anchor]) -> list[Anchor]:
        """The anchors with the extensions that stand apart from their numbers."""
        lines = [self._line(anchor.start) for anchor in anchors]

        def read(number: int, run: Run) -> Iterator[Anchor]:
            if reading := self._regions.read(run, number):
                rule = f"extension, {reading.rule}"
                yield Anchor(run.start, run.end, phones=reading.phones, rule=rule)

        source = extensions.Source(self._page, self._hits_of, self._lexicon.hits, read)
        return extensions.complete(source, anchors, lines)

    def _endings(self, anchors: Iterable[Anchor]) -> frozenset[int]:
        """The lines that end in an anchor: whatever their length, they end there."""
        found = set()
        for anchor in anchors:
            number = self._line(anchor.start)
            rest = self._page.text[anchor.end : self._page.lines[number].end]
            if not rest.strip(" .,;)>|"):
                found.add(number)
        return frozenset(found)

    def _line(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _hits_of(self, number: int) -> Hits:
        if number not in self._hits:
            self._hits[number] = self._lexicon.hits(self._page.lines[number].text)
        return self._hits[number]

    def _hits_near(self, number: int, start: int, end: int) -> Sequence[Hit]:
        """The phrases around a place of a line; of a short line all."""
        line = self._page.lines[number].text
        if len(line) <= SHORT:
            return self._hits_of(number)
        first = line.rfind(" ", 0, max(0, start - REACH)) + 1
        last = line.find(" ", end + REACH)
        hits = self._lexicon.hits(line[first : last if last >= 0 else len(line)])
        return [Hit(hit.categories, hit.start + first, hit.end + first) for hit in hits]

    def _runs(self) -> tuple[list[tuple[int, Run]], list[tuple[int, Run]]]:
        """The runs that a sign or a label speaks for, and those that nothing does yet."""
        firm: list[tuple[int, Run]] = []
        bare: list[tuple[int, Run]] = []
        self._faxes: list[Anchor] = []
        telephones = [
            (m.start, m.end, m.name) for m in self._page.marks if m.name in {"tel", "fax"}
        ]
        firm += self._linked()
        mails = [anchor.start for anchor in self._emails]
        columns = gutters.of(self._page)
        for number in self._numbered():
            line = self._page.lines[number]
            seen = line._replace(text=gutters.shown(line.text, line.start, columns))
            passed_over = partial(self._passed_over, number)
            hits = partial(self._hits_near, number)
            for item in phones.find(seen, passed_over, hits, partial(self._named, number, line)):
                if isinstance(item, phones.Rejected):
                    if not self._is_linked(item):
                        self._reject(item, line)
                        continue
                    item = item.run  # noqa: PLW2901 - a link says what its form does not
                before = bisect_left(mails, item.end)
                if before and item.start < self._emails[before - 1].end:
                    continue
                item = self._by_link(item)  # noqa: PLW2901 - the same run, as its link writes it
                marks = {name for s, e, name in telephones if item.start < e and s < item.end}
                if "fax" in marks:
                    self._reject(phones.Rejected(item, Reason.FAX, "marked as a fax"), line)
                elif marks or item.label or phones.explicit(item):
                    firm.append((number, item))
                else:
                    bare.append((number, item))
        return firm, bare

    def _numbered(self) -> list[int]:
        """The lines on which a number may stand."""
        found = set()
        for start, end in phones.places(self._page.text):
            number = self._line(start)
            first = self._page.lines[number].start
            if number not in found and not self._passed_over(number, start - first, end - first):
                found.add(number)
        return sorted(found)

    def _passed_over(self, number: int, start: int, end: int) -> bool:
        """Tell whether nothing in a paragraph can speak for digits: no label, cue or address."""
        key = number, start, end
        if key not in self._over:
            self._over[key] = self._is_unspoken(self._page.lines[number].text, start, end)
        return self._over[key]

    def _is_unspoken(self, text: str, start: int, end: int) -> bool:
        if len(text) <= SHORT or phones.is_explicit(text, start) or end + 1 >= len(text):
            return False
        before = text[max(0, start - REACH) : start]
        if before[-2:] == ": " and text[end] == ";":
            return False  # "Ann Lee, president: 709-555-0142; Bo Lund, …"
        if not before.isascii():
            return false_friends.is_one(text[start:end]) and before.rstrip()[-1:] in _MONEY
        if "@" in text:
            return false_friends.is_one(text[start:end]) and not self._is_named(before[-20:])
        return not self._is_named(before)

    def _is_named(self, before: str) -> bool:
        """Tell whether a label or a cue may stand in the text before digits."""
        namers = self._lexicon.namers
        return not namers.isdisjoint(map(compared, _WORD.findall(before)))

    def _by_link(self, run: Run) -> Run:
        """The run as a link around it writes it, with its country code."""
        for mark in self._page.marks:
            around = mark.start <= run.start and run.end <= mark.end
            if around and mark.name == "tel" and mark.value.startswith("+"):
                return run._replace(text=mark.value)
        return run

    def _is_linked(self, item: phones.Rejected) -> bool:
        """Tell whether digits with the form of a count are the text of a link to ring.

        A word behind them says more than the link: "585 555 111 places".
        """
        run = item.run
        counted = self._page.text[run.end : run.end + 2].strip(" \u00a0").isalpha()
        if item.reason is not Reason.NUMBER or counted:
            return False
        links = (mark for mark in self._page.marks if mark.name == "tel")
        return any(mark.start <= run.start and run.end <= mark.end for mark in links)

    def _linked(self) -> list[tuple[int, Run]]:
        """Numbers that stand in a link alone: "Call Ann"."""
        found = []
        for mark in self._page.marks:
            if mark.name == "tel" and not _enough_digits(self._page.text[mark.start : mark.end]):
                value = mark.value + self._extension_in(mark)
                run = Run(mark.start, mark.end, value, "label.phone")
                found.append((self._line(mark.start), run))
        return found

    def _extension_in(self, link: Mark) -> str:
        """The extension that a link to the switchboard shows: "ext. 104"."""
        text = self._page.text[link.start : link.end]
        hits = (hit for hit in self._lexicon.hits(text) if hit.has("label.extension"))
        digits = next((_EXTENSION.match(text[hit.end :].lstrip(_EDGE)) for hit in hits), None)
        return f" ext. {digits.group()}" if digits else ""

    def _is_for_others(self, address: EmailAddress) -> bool:
        """Tell whether a mailbox's name is made of words for what the press is not meant by."""
        words = _NAME_PARTS.sub(" ", address.local)
        hits = self._lexicon.hits(words)
        if hits and hits[0].start == 0 and hits[0].has("cue.not_press"):
            return True
        speaks_to = self._lexicon.speaks_to
        return speaks_to("public", words) and not speaks_to("press", words)

    def _leave_out(self, anchor: Anchor, detail: str) -> None:
        """Report an address that is nobody's."""
        text, line = self._page.text, self._page.lines[self._line(anchor.start)]
        written = text[anchor.start : anchor.end]
        self._doubts.append(
            Doubt(written, Reason.NOT_PRESS, anchor.start, anchor.end, line.text, detail)
        )

    def _reject(self, item: phones.Rejected, line: Line) -> None:
        run = item.run
        if item.reason is Reason.FAX:
            self._faxes.append(Anchor(run.start, run.end, rule="fax"))
        written = gutters.closed(run.text)
        self._doubts.append(Doubt(written, item.reason, run.start, run.end, line.text, item.detail))

    def _named(self, number: int, line: Line, start: int) -> str:
        """The label that stands outside the line: its column's header, or the line above.

        A number that begins a line may end the sentence above: "… call us on" / "020 7946 0142".
        """
        if start == 0 and number and line.gap is Gap.BREAK and line.role is Role.TEXT:
            above = self._page.lines[number - 1].text
            last = self._hits_near(number - 1, len(above), len(above))[-1:]
            if last and last[0].end == len(above) and last[0].has("label.phone", "label.mobile"):
                return "label.mobile" if last[0].has("label.mobile") else "label.phone"
        key = _CAMEL.sub(" ", line.label).replace("_", " ")
        if self._is_below_fax(number):
            return "label.fax"
        for text in (key, self._above(number), self._heads_row(number, line)):
            for hit in self._lexicon.hits(text):
                for category in ("label.fax", *PHONE_LABELS, "number.not_phone"):
                    if hit.has(category):
                        return category
        return ""

    def _is_below_fax(self, number: int) -> bool:
        """Tell whether a heading of faxes stands above a list of lines with numbers: "Fax"."""
        lines = self._page.lines
        for at in range(number - 1, max(-1, number - 1 - _HEADED), -1):
            line = lines[at]
            if line.role is Role.HEADING:
                hits = self._hits_of(at) if len(line.text) <= _LABEL else ()
                return any(hit.has("label.fax") for hit in hits) and bool(self._above(at + 1))
            if len(line.text) > SHORT or not any(map(str.isdigit, line.text)):
                return False
        return False

    def _heads_row(self, number: int, line: Line) -> str:
        """The first cell of the line's row: "Phone" at the left of a row of numbers."""
        if line.role is not Role.CELL or line.row is None:
            return ""
        first = number
        while first and self._page.lines[first - 1].row == line.row and number - first < _WIDEST:
            first -= 1
        text = self._page.lines[first].text
        return text if first != number and len(text) <= _LABEL else ""

    def _above(self, number: int) -> str:
        """The text of the line above if it is nothing but a label."""
        if number == 0:
            return ""
        text = self._page.lines[number - 1].text
        if len(text) > _LABEL or any(c.isdigit() for c in text):
            return ""
        hits = self._hits_of(number - 1)
        covered = sum(hit.end - hit.start for hit in hits)
        letters = sum(c.isalnum() for c in text)
        return text if hits and covered >= letters else ""

    def _read(self, runs: Iterable[tuple[int, Run]], why: str = "") -> Iterable[Anchor]:
        """The numbers that the runs are; `why` says what speaks for those without a label."""
        unknown: list[tuple[int, Run]] = []
        for number, run in runs:
            reading = self._regions.read(run, number)
            if longer := self._over_the_line(number, run):
                whole = self._regions.read(longer, number)
                if whole:
                    run, reading = longer, whole  # noqa: PLW2901 - the same number, whole
            if reading is not None:
                yield self._number(number, run, reading, why)
            elif _enough_digits(run.text):
                unknown.append((number, run))
        for number, run in unknown:
            explicit = phones.explicit(run)
            if not explicit and (reading := self._regions.read_by_the_rest(run)):
                yield self._number(number, run, reading, why)
                continue
            reason = Reason.INVALID if explicit else Reason.NO_REGION
            self._doubts.append(
                Doubt(
                    gutters.closed(run.text),
                    reason,
                    run.start,
                    run.end,
                    self._page.lines[number].text,
                )
            )

    def _number(self, number: int, run: Run, reading: Reading, why: str) -> Anchor:
        rule = wording.of_number(
            run, reading.rule, self._page.lines[number], self._hits_of(number), why
        )
        return Anchor(run.start, run.end, phones=reading.phones, rule=rule)

    def _over_the_line(self, number: int, run: Run) -> Run | None:
        """The run with the digits that begin the next line, if it ends at its line's end.

        A word for an extension may stand between: "555 01 42 ext." / "118".
        """
        line = self._page.lines[number]
        if number + 1 >= len(self._page.lines):
            return None
        rest = line.text[run.end - line.start :].strip(_EDGE)
        if run.end < line.end and not self._ends_in_extension(number, rest):
            return None
        following = self._page.lines[number + 1]
        digits = (_EXTENSION if rest else _BEGINNING).match(following.text)
        if following.gap is not Gap.BREAK or following.role is Role.ITEM or digits is None:
            return None  # "2." of a list is no part of the number above
        end = following.start + digits.end()
        text = f"{run.text} ext. {digits.group()}" if rest else self._page.text[run.start : end]
        return run._replace(end=end, text=text.replace("\n", " "))

    def _ends_in_extension(self, number: int, rest: str) -> bool:
        """Tell whether the rest of a line is nothing but a word for an extension."""
        text = self._page.lines[number].text
        return 0 < len(rest) <= _LABEL and any(
            hit.has("label.extension") and text[hit.start : hit.end].strip(_EDGE) == rest
            for hit in self._hits_near(number, len(text), len(text))[-1:]
        )

    def _near(self, number: int, run: Run, spoken_for: set[int]) -> bool:
        """Tell whether the surroundings of a bare number speak for it."""
        line = self._page.lines[number]
        keyed = bool(line.label) and line.role is not Role.CELL and " " not in line.label
        if keyed or sum(map(str.isdigit, run.text)) < _BARE:
            return False  # a key that does not say telephone says something else
        hits = self._hits_near(number, run.start - line.start, run.end - line.start)
        before = [hit for hit in hits if hit.end <= run.start - line.start]
        if any(hit.has("cue.contact", "cue.desk", "cue.hours", "letter.mine") for hit in before):
            return not any(hit.has("cue.not_press") for hit in hits)
        if number in spoken_for or _titled(line, run, before):
            return True
        if self._name_before(line, run, before) or self._is_titled_row(number):
            return True
        if len(line.text) > SHORT:
            return False
        written = _letters(_LINK.sub("", line.text))
        foreign = written - sum(_letters(line.text[h.start : h.end]) for h in hits)
        near = range(number - NEAR, number + NEAR + 1) if foreign <= _FEW else self._joined(number)
        if foreign <= _ALONE and not spoken_for.isdisjoint(near):
            return True
        if foreign <= _ALONE and self._is_listed(number, spoken_for):
            return True
        begins = run.start == line.start and sum(map(str.isdigit, run.text)) >= _WHOLE
        if begins and foreign <= _ALONE and number and self._ends_in_offer(number - 1):
            return True
        alone = len(run.text) == len(line.text) and sum(map(str.isdigit, run.text)) >= _WHOLE
        reach = FAR if alone else NEAR
        if alone and self._is_signature(number):
            return True
        cue_above = any(
            hit.has("cue.contact", "cue.desk")
            for near in range(max(0, number - reach), number)
            for hit in self._hits_of(near)
        )
        return cue_above and foreign <= _FEW

    def _ends_in_offer(self, number: int) -> bool:
        """Tell whether a short line offers somebody: "Press contact: Harbour PR"."""
        short = len(self._page.lines[number].text) <= _LABEL * 2
        return short and any(hit.has("cue.contact", "cue.desk") for hit in self._hits_of(number))

    def _signed(self) -> set[int]:
        """The lines on which the sender of a mail signs: what stands below is the own number."""
        lines = self._page.lines
        headers = [line.text for line in lines if line.label in SENDERS]
        named = (text.partition("<")[0].replace(",", " ").replace('"', " ") for text in headers)
        senders = {in_any_order(name) for name in named} - {()}
        if not senders:
            return set()
        short = ((at, line.text) for at, line in enumerate(lines) if len(line.text) <= SHORT)
        return {at for at, text in short if in_any_order(text) in senders}

    def _is_listed(self, number: int, spoken_for: set[int]) -> bool:
        """Tell whether a line is one of a list: "Bari: 555 01 42", near it "Rome: 555 01 43"."""
        lines = self._page.lines
        near = range(max(0, number - NEAR), min(len(lines), number + NEAR + 1))
        return _ENTRY.fullmatch(lines[number].text) is not None and any(
            at in spoken_for and _ENTRY.fullmatch(lines[at].text) for at in near
        )

    def _name_before(self, line: Line, run: Run, hits: Sequence[Hit]) -> bool:
        """Tell whether the line ends in the number, and somebody is named before it."""
        after = _BRACKETS.sub("", line.text[run.end - line.start :]).strip(" .;,)")
        if after:
            return False
        written = line.text[: run.start - line.start]
        titles = [hit for hit in hits if hit.has("name.honorifics")]
        parts = _PART.split(_BRACKETS.sub("", written))
        parts += [_PART.split(written[hit.end :])[0] for hit in titles]
        return any(name_of(part) for part in parts if part)

    def _is_titled_row(self, number: int) -> bool:
        """Tell whether a cell stands in a row of a name and a title: "Lee Ann | officer | 555".

        A heading or the page's title offers somebody: a list of all staff is none of the press's.
        """
        lines, line = self._page.lines, self._page.lines[number]
        if line.role is not Role.CELL or line.row is None or not self._is_headed_by_offer:
            return False
        near = range(max(0, number - _CELLS), min(len(lines), number + _CELLS + 1))
        row = [at for at in near if lines[at].row == line.row and at != number]
        named = any(len(lines[at].text) <= SHORT and name_of(lines[at].text) for at in row)
        return named and any(hit.has("role.head") for at in row for hit in self._hits_of(at))

    @cached_property
    def _is_headed_by_offer(self) -> bool:
        """Tell whether a heading or the page's title speaks of a press office or of contact."""
        headings = (line.text for line in self._page.lines if line.role is Role.HEADING)
        texts = (self._page.title or "", *headings)
        return any(self._lexicon.hits(text).has("cue.contact", "cue.desk") for text in texts)

    def _is_signature(self, number: int) -> bool:
        """Tell whether a line stands below words that close a letter, and a name: "Regards,"."""
        lines = self._page.lines
        above = [lines[at] for at in range(max(0, number - _SIGNED_BY), number)]
        for at, line in enumerate(above):
            hits = self._lexicon.hits(line.text) if len(line.text) <= _LABEL else ()
            if any(hit.has("letter.closings") and hit.start == 0 for hit in hits):
                return any(name_of(each.text) for each in above[at + 1 :])
        return False

    def _joined(self, number: int) -> list[int]:
        """The lines above and below that belong to the same paragraph."""
        lines = self._page.lines
        found = []
        for step in (-1, 1):
            at = number
            while 0 <= at + step < len(lines) and lines[max(at, at + step)].gap is Gap.BREAK:
                at += step
                found.append(at)
                if abs(at - number) >= NEAR:
                    break
        return found

    def _redacted(self) -> Iterable[Anchor]:
        for mark in self._page.marks:
            if mark.name == "redacted":
                line = self._page.lines[self._line(mark.start)]
                self._doubts.append(
                    Doubt(
                        self._page.text[mark.start : mark.end],
                        Reason.REDACTED,
                        mark.start,
                        mark.end,
                        line.text,
                    )
                )
                yield Anchor(mark.start, mark.end, rule="hidden address")


def _titled(line: Line, run: Run, before: Sequence[Hit]) -> bool:
    """Tell whether a title, or an honorific and a name, stands right before a number.

    "사무관(☎ 044-203-2513)", "خانم الهام یوسفی (۰۹۱۲۵۵۵۰۱۴۳)".
    """
    if not before or not before[-1].has("role.head", "name.honorifics"):
        return False
    if before[-1].has("name.honorifics"):
        name = line.text[before[-1].start : run.start - line.start].rstrip()
        return name[-1:] in _OPENING and name_of(name) is not None
    return not line.text[before[-1].end : run.start - line.start].strip(_BEFORE_NUMBER)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _enough_digits(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 6


def _apart(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Leave out what overlaps an anchor before it."""
    kept: list[Anchor] = []
    for anchor in anchors:
        if not kept or anchor.start >= kept[-1].end:
            kept.append(anchor)
    return kept
