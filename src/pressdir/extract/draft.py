"""A contact in the making: what was read about somebody."""

from dataclasses import dataclass, field

from pressdir.extract import wording
from pressdir.extract.anchors import Anchor
from pressdir.extract.finders.emails import is_for_customers, is_of_the_site
from pressdir.extract.segments import Segment
from pressdir.model import EmailAddress, Name, Phone, PhoneKind
from pressdir.normalise import names, phones
from pressdir.normalise.mailboxes import is_shared

HOTLINES = {
    PhoneKind.TOLL_FREE,
    PhoneKind.OTHER,
}  # numbers of no place: free, of shared cost, of a whole company
STRONG = 0.9  # agreement of a name and a mailbox that decides alone
FAIR = 0.5  # that one of its words carries


@dataclass(slots=True)
class Draft:
    """A contact in the making."""

    row: int
    name: Name | None = None
    desk: Segment | None = None
    orgs: list[Segment] = field(default_factory=list)
    role: Segment | None = None
    place: str = ""
    placed: Segment | None = None
    langs: tuple[str, ...] = ()
    spoken: Segment | None = None  # where the languages stand
    named: Segment | None = None
    anchors: list[Anchor] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    closed: bool = False
    offer: int = 0  # which of the page's offers it stands in
    headed: bool = False  # whether a cue opened that
    mine: bool = False  # whether its writer says that it is the own
    bent: bool = False  # whether the page has the name in another case
    cued: bool = False  # whether a cue stands near its last address

    @property
    def reachable(self) -> bool:
        """Tell whether there is an address or a number."""
        return bool(self.addresses or self.numbers)

    @property
    def held(self) -> bool:
        """Tell whether somebody or some desk is named."""
        return self.name is not None or self.desk is not None

    @property
    def nobodys(self) -> bool:
        """Tell whether neither a person nor a desk nor an organisation is named."""
        return not self.held and not self.orgs

    @property
    def is_office(self) -> bool:
        """Tell whether words offer an organisation, and no mailbox of it is a person's."""
        return bool(self.orgs) and self.cued and all(map(is_shared, self.addresses))

    @property
    def is_introduced(self) -> bool:
        """Tell whether words offer somebody, who has a title or a mailbox with the name."""
        if self.name is None or not self.cued:
            return False
        return self.role is not None or any(self.agrees(one) >= FAIR for one in self.anchors)

    @property
    def lacks_mailbox(self) -> bool:
        """Tell whether it is a named desk with numbers only."""
        named = self.name is None and self.desk is not None
        return named and bool(self.numbers) and not self.addresses

    @property
    def reached_behind_name(self) -> bool:
        """Tell whether an address stands behind its name, not as a link around it."""
        return any(self.named is None or a.end > self.named.end for a in self.anchors)

    @property
    def last_row(self) -> int:
        """The row of its last address or number; before any, its own."""
        return max((s.row for s in self.segments if s.anchor), default=self.row)

    @property
    def is_public_line(self) -> bool:
        """Tell whether nobody is named, and it is a free number or a mailbox for customers."""
        if self.held:
            customers = self.addresses and all(map(is_for_customers, self.addresses))
            return bool(customers) and not self.numbers and not self.headed
        if any(map(is_of_the_site, self._written)):
            return True
        if self.addresses:
            return all(
                anchor.is_public or all(map(is_for_customers, anchor.emails))
                for anchor in self.mailboxes
            )
        kinds = set(map(phones.plan_kind, self.numbers))
        return kinds <= (HOTLINES if not self.cued else {PhoneKind.TOLL_FREE})

    @property
    def is_stray(self) -> bool:
        """Tell whether no cue stands near, and its mailbox has a word for a name that says little.

        "tesouraria@", "prijava@": other desks' than the press's; "ann.lee@" is a person's, "press@"
        a press office's, and "icrc@icrc.org" everybody's.
        """
        if self.held or self.cued or not self.addresses:
            return False
        return all(
            each.local.isalpha()
            and not is_shared(each)
            and each.local.lower() not in each.domain.split(".")
            for each in self.addresses
        )

    def take(self, segment: Segment, anchor: Anchor) -> None:
        """Add an address or a number."""
        self.anchors.append(anchor)
        self.segments.append(segment)
        self.closed = False

    def agrees(self, anchor: Anchor) -> float:
        """How well its name agrees with the mailboxes of `anchor`; those made of it say nothing."""
        told = self.name and anchor.rule != wording.MADE_OF_NAME
        return agreement(self.name, anchor) if self.name and told else 0.0

    @property
    def addresses(self) -> list[EmailAddress]:
        """The addresses, each once; a webmaster's only beside a name and a number."""
        found = self._written
        if not found:
            return found
        others = [address for address in found if not is_of_the_site(address)]
        if self.name is not None:
            others = [a for a in others if not is_for_customers(a)] or others
        return found if not others and self.held and self.numbers else others

    @property
    def mailboxes(self) -> list[Anchor]:
        """The anchors that write its addresses."""
        return [anchor for anchor in self.anchors if anchor.emails]

    @property
    def _written(self) -> list[EmailAddress]:
        return list(dict.fromkeys(e for anchor in self.anchors for e in anchor.emails))

    @property
    def numbers(self) -> list[Phone]:
        """The numbers, each once; a switchboard's only where no extension of it is given."""
        found = list(dict.fromkeys(p for anchor in self.anchors for p in anchor.phones))
        through = {phone.number for phone in found if phone.extension}
        return [phone for phone in found if phone.extension or phone.number not in through]


def agreement(name: Name, anchor: Anchor) -> float:
    """How well a name agrees with the best of an anchor's mailboxes; 0 where it has none."""
    return max((names.agreement(name.full, e.local) for e in anchor.emails), default=0.0)
