"""Who calls or writes: somebody known, nobody known, or somebody who looks like one who is.

A warning is for what was made to be taken for another, and says what was compared with what. It
proves nothing: a From line can be written by anybody, and a number shown by any switchboard.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pressdir.errors import InvalidEmailError, InvalidPhoneError
from pressdir.model import EmailAddress, Phone, Record
from pressdir.normalise import emails, lookalikes
from pressdir.normalise.domains import ANYBODYS, label_of, of_owner
from pressdir.normalise.folding import fold, forms
from pressdir.search.written import Written

FEWEST = 6  # last digits that tell whose number it is
SHORTEST = 3  # letters of an organisation's label that tell anything in a mailbox's name
BLOCK = 3  # last digits in which the numbers of one switchboard differ
LEAST = 8  # letters of a name that runs together by no chance
MOST = 3  # domains that a warning names


class Standing(StrEnum):
    """What a caller is to the directory."""

    KNOWN = "known"
    WARNING = "warning"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Caller:
    """What is known of a number, an address or a domain."""

    asked: str  # in one form
    standing: Standing
    owners: Sequence[Record] = ()
    value: str = ""  # the owners' own, where it was recognised by its end
    reasons: Sequence[str] = ()  # sentences, what warns before what only explains


class Book:
    """The contacts, by what a caller shows."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = list(records)
        self._mailboxes: dict[str, list[Record]] = {}
        self._numbers: dict[str, list[Record]] = {}
        self._domains: dict[str, list[Record]] = {}
        for record in self._records:
            for email in record.contact.emails:
                self._mailboxes.setdefault(_key(email), []).append(record)
                domain = lookalikes.readable(email.domain)
                if label_of(domain) not in ANYBODYS:
                    self._domains.setdefault(domain, []).append(record)
            for phone in record.contact.phones:
                self._numbers.setdefault(phone.number, []).append(record)

    # --- numbers ------------------------------------------------------------------------------

    def number(self, text: str, region: str | None = None) -> Caller:
        """Whose number `text` writes, in any notation; by its last digits if it names no country.

        Raises:
            InvalidPhoneError: it is no number, or too little of one.
        """
        from pressdir.normalise import phones

        try:
            phone = phones.parse(text, region)
        except InvalidPhoneError:
            digits = "".join(char for char in fold(text) if char.isdigit()).lstrip("0")
            if len(digits) < FEWEST or any(char.isalpha() for char in text):
                raise
            return self._by_end(digits)
        if owners := self._numbers.get(phone.number, []):
            # a telephone shows the number of the switchboard, and no extension
            same = [each for each in owners if phone in each.contact.phones]
            shown = same if same and phone.extension else owners
            return Caller(str(phone), Standing.KNOWN, shown, phone.number)
        return Caller(str(phone), Standing.UNKNOWN, reasons=list(self._block(phone)))

    def _by_end(self, digits: str) -> Caller:
        found = {number: each for number, each in self._numbers.items() if number.endswith(digits)}
        if not found:
            why = "it names no country, and nobody's number ends in these digits"
            return Caller(digits, Standing.UNKNOWN, reasons=[why])
        owners = list({record.uid: record for each in found.values() for record in each}.values())
        value = next(iter(found)) if len(found) == 1 else ""
        told = f"the last {len(digits)} digits are compared: the country is not said"
        return Caller(digits, Standing.KNOWN, owners, value, [told])

    def _block(self, phone: Phone) -> Iterator[str]:
        """Whose switchboard the number may be behind."""
        start = phone.number[:-BLOCK]
        orgs = Counter(
            record.contact.org or record.contact.label
            for number, owners in self._numbers.items()
            if len(number) == len(phone.number) and number.startswith(start)
            for record in owners
        )
        if orgs:
            yield f"it differs in the last {BLOCK} digits at most from a number of {_most(orgs)}"

    # --- addresses ----------------------------------------------------------------------------

    def address(self, written: Written) -> Caller:
        """Whose address it is, or whose it was made to look like.

        Raises:
            InvalidEmailError: it is no address.
        """
        email = _email(written.address)
        warnings = [*written.hidden, *self._shown(written.shown, email)]
        if owners := self._mailboxes.get(_key(email), []):
            standing = Standing.WARNING if warnings else Standing.KNOWN
            return Caller(str(email), standing, owners, str(email), warnings)
        if label_of(email.domain) in ANYBODYS:
            warnings += self._borrowed(email)
            explained = [f"anybody can have a mailbox at {email.domain}"]
        else:
            warnings += self._like(email.domain)
            explained = self._at(email.domain)
        standing = Standing.WARNING if warnings else Standing.UNKNOWN
        return Caller(str(email), standing, reasons=[*warnings, *explained])

    def domain(self, written: Written) -> Caller:
        """Whose domain it is, or whose it was made to look like."""
        domain = lookalikes.readable(written.address)
        warnings = [*written.hidden, *self._like(domain)]
        if warnings:
            return Caller(domain, Standing.WARNING, reasons=warnings)
        owners = self._below(domain)
        standing = Standing.KNOWN if owners else Standing.UNKNOWN
        return Caller(domain, standing, owners)

    def _below(self, domain: str) -> list[Record]:
        """The contacts with a mailbox at `domain`, or at another of the same owner."""
        owner = of_owner(lookalikes.readable(domain))
        found = [each for known, each in self._domains.items() if of_owner(known) == owner]
        return list({record.uid: record for each in found for record in each}.values())

    def _at(self, domain: str) -> list[str]:
        if not (known := self._below(domain)):
            return []
        orgs = Counter(record.contact.org or record.contact.label for record in known)
        return [f"the domain is that of {_most(orgs)}, the address is not in the directory"]

    def _like(self, domain: str) -> list[str]:
        """What the domain was made to look like."""
        if self._below(domain):
            return []
        like = ((lookalikes.likeness(domain, known), known) for known in self._domains)
        found = list({told: known for told, known in like if told}.items())
        found.sort(key=lambda each: -len(self._domains[each[1]]))
        told = [f"{domain}: {words} ({self._whose(known)})" for words, known in found[:MOST]]
        if not told and (mixture := lookalikes.mixed(domain)):
            told = [f"{domain}: {mixture}"]
        return told

    def _whose(self, domain: str) -> str:
        records = self._domains[domain]
        orgs = Counter(record.contact.org or record.contact.label for record in records)
        return _most(orgs)

    def _borrowed(self, email: EmailAddress) -> list[str]:
        """Whose name a mailbox that anybody can have bears."""
        local = fold(email.local).translate(_APART)
        parts, joined = set(local.split()), local.replace(" ", "")
        told = [
            f"it bears the name of {record.contact.label}, known at {', '.join(theirs)}"
            for record in self._records
            if (words := _words(record))
            and _bears(words, parts, joined)
            and (theirs := _domains(record))
        ]
        if told:
            return told[:MOST]
        labels = {label_of(known): known for known in self._domains}
        found = [labels[part] for part in sorted(parts) if len(part) >= SHORTEST and part in labels]
        return [
            f"it bears the name of {known} ({self._whose(known)}), but anybody can have it"
            for known in found[:MOST]
        ]

    def _shown(self, shown: str, email: EmailAddress) -> Iterator[str]:
        """What the name before an address says that the address does not."""
        owner = of_owner(lookalikes.readable(email.domain))
        for other in emails_in(shown):
            if of_owner(lookalikes.readable(other.domain)) != owner:
                yield f"it shows {other}, but comes from {email}"
                return
        asked = frozenset(_tokens(shown))
        if not asked:
            return
        named = [record for record in self._records if asked == _words(record)]
        theirs = list(dict.fromkeys(each for record in named for each in _domains(record)))
        if theirs and owner not in map(of_owner, theirs):
            label = named[0].contact.label
            yield f"it shows the name of {label}, known at {', '.join(theirs)}"
        if theirs:
            return
        labels = {label_of(known): known for known in self._domains}
        for word in shown.replace("(", " ").replace(")", " ").split():
            known = labels.get(fold(word)) if word.isupper() and len(word) >= SHORTEST else None
            if known and of_owner(known) != owner:
                yield f"it shows {word}, whose domain is {known}"
                return


_APART = {ord(char): " " for char in "._-+0123456789"}


def _key(email: EmailAddress) -> str:
    return f"{email.local.casefold()}@{lookalikes.readable(email.domain)}"


def _email(text: str) -> EmailAddress:
    """The address; also one whose domain cannot be, which is what one should be warned of."""
    try:
        return emails.parse(text)
    except InvalidEmailError:
        local, _, domain = text.strip().rpartition("@")
        if not local or "." not in domain.strip(".") or len(text.split()) > 1:
            raise
        return EmailAddress(f"{local}@{domain.lower()}")


def emails_in(text: str) -> Iterator[EmailAddress]:
    """The addresses that a name shows."""
    for word in text.replace("<", " ").replace("(", " ").replace(",", " ").split():
        if "@" in word.strip("@"):
            try:
                yield emails.parse(word)
            except InvalidEmailError:
                continue


def _tokens(name: str) -> Iterator[str]:
    for form in forms(name)[-1:]:  # in Latin letters
        yield from (word for word in form.replace("-", " ").replace(",", " ").split() if word)


def _words(record: Record) -> frozenset[str]:
    """The words of a person's name, if it has several."""
    name = record.contact.name
    words = frozenset(_tokens(str(name))) if name else frozenset()
    return words if len(words) > 1 else frozenset()


def _bears(words: frozenset[str], parts: set[str], joined: str) -> bool:
    """Whether a mailbox is called by all words of a name, apart or run together."""
    if words <= parts:
        return True
    length = sum(map(len, words))
    together = LEAST <= length <= len(joined) <= length + SHORTEST
    return together and all(word in joined for word in words)


def _domains(record: Record) -> list[str]:
    """Where else than at a public provider the contact has mailboxes."""
    domains = (lookalikes.readable(email.domain) for email in record.contact.emails)
    return [each for each in dict.fromkeys(domains) if label_of(each) not in ANYBODYS]


def _most(orgs: Mapping[str, int]) -> str:
    """Whose most of them are: "International Organization for Migration, 12 contacts"."""
    name, _ = max(orgs.items(), key=lambda each: (each[1], each[0]))
    count = sum(orgs.values())
    return f"{name}, {count} contact{'s' if count > 1 else ''}"
