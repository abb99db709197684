"""How sure it is that an address or a number belongs to whom it was given.

The confidence of a contact is a sum of signals: what speaks for it and what against, each with a
weight and a sentence. The sentences of those that speak against are its doubts. The weights were
set by `tests/corpus/doubts.py`, which also says how many right contacts each threshold costs.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import NamedTuple

from pressdir.extract import wording
from pressdir.extract.anchors import Anchor
from pressdir.extract.draft import Draft
from pressdir.extract.regions.evidence import BY_LANGUAGE
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import is_cased
from pressdir.model import Contact, EmailAddress, Kind, Page, Role
from pressdir.normalise import names
from pressdir.normalise.mailboxes import is_shared
from pressdir.normalise.patterns import waiting

UNOFFERED = "no words near by offer anybody for contact"
BARE = "no label says that the digits are a telephone number"
BASE = 0.75  # of a contact that no signal speaks for or against
WHOLE, PART, NONE = 0.9, 0.5, 0.4  # agreement of a name and a mailbox; under the last there is none
FAR = 4  # lines between a name and the nearest of what reaches it
CUED = 8  # rows above a contact in which words may offer it
MOST_NAMES = 40  # of a page, that a mailbox is compared with
_TWO_NAMES = waiting(r"[^\W\d_]{1,30}[._-][^\W\d_]{2,30}")  # "ann.lee", "a.lee"
_OFFERING = frozenset({Sense.CUE, Sense.DESK})


class Facts(NamedTuple):
    """What is known of a contact and of how it stands on its page."""

    named: bool  # a person or a desk
    person: bool
    agreement: float  # of the name with the best of the mailboxes
    made: bool  # a mailbox was made of the name
    stranger: bool  # a mailbox has the form of a name, and it is another's
    lines: int  # from the name to the nearest address or number
    after: bool  # the name stands below all that it is reached by
    between: bool  # another name stands between
    titled: bool
    heading: bool  # the name stands in a heading
    org: bool  # an organisation is named beside
    cued: bool  # words above offer somebody
    bare: bool  # a number without label or country code
    inferred: bool  # the country of a number is
    by_language: bool  # by the language alone
    shared: bool  # a number is another's, too


class Signal(NamedTuple):
    """Something that speaks for a contact, or against it, and what to say of that."""

    weight: float
    sentence: str
    holds: Callable[[Facts], bool]


SIGNALS: tuple[Signal, ...] = (
    Signal(+0.30, "the mailbox carries the name", lambda f: f.agreement >= WHOLE),
    Signal(+0.10, "the mailbox carries a part of the name", lambda f: PART <= f.agreement < WHOLE),
    Signal(-0.10, "the mailbox is made of the name, as the page says how", lambda f: f.made),
    Signal(-0.25, "the mailbox carries another name", lambda f: f.stranger),
    Signal(+0.10, "the name stands on the same line", lambda f: f.named and f.lines == 0),
    Signal(-0.05, "the name stands far from it", lambda f: f.named and f.lines >= FAR),
    Signal(-0.15, "the name stands below it", lambda f: f.after),
    Signal(-0.10, "another name stands between", lambda f: f.between),
    Signal(+0.05, "a job title stands beside the name", lambda f: f.titled),
    Signal(
        -0.15, "the name is a heading without a job title", lambda f: f.heading and not f.titled
    ),
    Signal(-0.05, "nobody is named for it", lambda f: not f.named and not f.org),
    Signal(-0.25, UNOFFERED, lambda f: not f.cued),
    Signal(-0.15, BARE, lambda f: f.bare),
    Signal(
        -0.05,
        "the number is written without its country",
        lambda f: f.inferred and not f.by_language,
    ),
    Signal(-0.05, "the language alone tells the country of the number", lambda f: f.by_language),
    Signal(-0.05, "the number is given for others, too", lambda f: f.shared),
)


class Confidence(NamedTuple):
    """A sum from 0 to 1, and what speaks against, in sentences."""

    value: float
    doubts: tuple[str, ...]


def weigh(facts: Facts) -> Confidence:
    """The sum of the signals that hold."""
    holding = [signal for signal in SIGNALS if signal.holds(facts)]
    value = BASE + sum(signal.weight for signal in holding)
    doubts = tuple(signal.sentence for signal in holding if signal.weight < 0)
    return Confidence(round(min(1.0, max(0.0, value)), 2), doubts)


class Witness:
    """Says how the contacts of a page stand on it."""

    def __init__(
        self, page: Page, segments: Sequence[Sequence[Segment]], drafts: Sequence[Draft]
    ) -> None:
        self._page = page
        self._segments = segments
        self._holders = Counter(str(phone) for draft in drafts for phone in draft.numbers)
        named = dict.fromkeys(draft.name.full for draft in drafts if draft.name)
        self._names = tuple(named)[:MOST_NAMES]
        self._starts = [line.start for line in page.lines]

    def facts(self, draft: Draft, contact: Contact) -> Facts:
        """What is known of `contact`, which `draft` became."""
        anchors = [anchor for anchor in draft.anchors if not anchor.void]
        rules = [anchor.rule for anchor in anchors if anchor.phones]
        holder = draft.named or draft.desk
        at = holder if holder and holder.end > holder.start else None
        name = draft.name.full if draft.name else ""
        made = {
            email
            for anchor in anchors
            if anchor.rule == wording.MADE_OF_NAME
            for email in anchor.emails
        }
        local = [email.local for email in contact.emails if email not in made] if name else []
        return Facts(
            named=draft.held,
            person=contact.kind is Kind.PERSON,
            agreement=max((names.agreement(name, each) for each in local), default=0.0),
            made=bool(made),
            stranger=bool(name) and any(map(self._is_another_s, repeat(name), contact.emails)),
            lines=self._lines(at, anchors),
            after=at is not None and all(anchor.end <= at.start for anchor in anchors),
            between=at is not None and self._between(draft, at, anchors),
            titled=draft.role is not None,
            heading=at is not None and self._role(at.start) is Role.HEADING,
            org=bool(draft.orgs),
            cued=self._cued(draft),
            bare=any(rule.startswith(wording.BESIDE) for rule in rules),
            inferred=any(wording.REGION in rule for rule in rules),
            by_language=any(BY_LANGUAGE in rule for rule in rules),
            shared=any(self._holders[str(phone)] > 1 for phone in contact.phones),
        )

    def _is_another_s(self, name: str, email: EmailAddress) -> bool:
        """Tell whether a mailbox carries the name of somebody else."""
        if names.agreement(name, email.local) >= NONE or is_shared(email):
            return False
        if _TWO_NAMES.fullmatch(email.local) and is_cased(name):
            return True
        others = (other for other in self._names if other != name)
        return any(names.agreement(other, email.local) >= WHOLE for other in others)

    def _lines(self, at: Segment | None, anchors: Sequence[Anchor]) -> int:
        if at is None:
            return 0
        apart = (abs(wording.apart(self._page, at.start, anchor.start)) for anchor in anchors)
        return min(apart, default=0)

    def _between(self, draft: Draft, at: Segment, anchors: Sequence[Anchor]) -> bool:
        first = min((anchor.start for anchor in anchors), default=at.end)
        rows = self._segments[at.row : draft.last_row + 1]
        return any(
            each.sense is Sense.NAME and not each.prose and at.end <= each.start < first
            for row in rows[1 : CUED + 1]  # names on one line are offered together
            for each in row
        )

    def _role(self, at: int) -> Role:
        return self._page.lines[max(0, bisect_right(self._starts, at) - 1)].role

    def _cued(self, draft: Draft) -> bool:
        rows = self._segments[max(0, draft.row - CUED) : draft.row + 1]
        return any(
            each.sense in _OFFERING or each.label == "label.name" for row in rows for each in row
        )
