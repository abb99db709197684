"""What is somebody's own, in plain words, and the keyed hashes that are kept of it."""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressdir.merge import mentions
from pressdir.merge.answers import aliases
from pressdir.model import EmailAddress, Kind, Record
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_shared

HASH = 20  # hexadecimal digits: nothing meets by chance
BESIDE = 4  # of what stands beside a name that is known already: one namesake in 65,536 meets it
NUMBER = 5  # of a number's end: one quote in a million is lost for nothing, ten numbers fit


class Tags:
    """What is hashed under one key."""

    def __init__(self, key: str) -> None:
        self._key = bytes.fromhex(key)

    def uid(self, uid: str) -> str:
        """Of a contact's identity."""
        return self._hash("uid", uid.casefold())

    def mail(self, address: str) -> str:
        """Of a mailbox."""
        return self._hash("mail", address.casefold())

    def words(self, spelling: str) -> str:
        """Of a name or the words of an address, as `mentions.spelling` has it."""
        return self._hash("words", spelling)

    def beside(self, spelling: str, value: str) -> str:
        """Of a name and what stands beside it."""
        return f"{self.words(spelling)}+{self._hash('beside', spelling, value)[:BESIDE]}"

    def number(self, digits: str) -> str:
        """Of the end of a number."""
        return f"#{self._hash('number', digits)[:NUMBER]}"

    def _hash(self, *parts: str) -> str:
        text = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hmac.digest(self._key, text, "sha256").hex()[:HASH]


@dataclass(frozen=True, slots=True)
class Person:
    """What is somebody's own, in plain words, gathered from their rows."""

    uids: frozenset[str]
    names: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()  # personal mailboxes
    numbers: frozenset[str] = frozenset()  # that nobody else has
    beside: frozenset[str] = frozenset()  # `beside`

    def __or__(self, other: "Person") -> "Person":
        return Person(
            self.uids | other.uids,
            self.names | other.names,
            self.mails | other.mails,
            self.numbers | other.numbers,
            self.beside | other.beside,
        )

    def tags(self, tags: Tags) -> Iterator[str]:
        """The tags that a time stands beside."""
        yield from map(tags.mail, self.mails)
        for text in self.texts():
            yield tags.words(text)
        for digits in map(mentions.number, self.numbers):
            if digits:
                yield tags.number(digits)
        for name in {who(each) for each in self.names}:
            for value in self.beside:
                yield tags.beside(name, value)

    def texts(self) -> frozenset[str]:
        """The spellings that are taken out of other people's quotes."""
        return frozenset(filter(None, map(mentions.spelling, (*self.names, *self.mails))))


NOBODY = Person(frozenset())


def person_of(record: Record, numbers_of_others: Iterable[str] = ()) -> Person:
    """What `record` tells of its person; numbers that others have, too, are not their own."""
    values = [*_values(record)]
    emails = {value for name, value in values if name == "emails"}
    own = {each for each in emails if not is_shared(EmailAddress(each))}
    others = {mentions.number(each) for each in numbers_of_others}
    phones = {value for name, value in values if name == "phones"}
    return Person(
        uids=frozenset({record.uid, *aliases(record)}),
        names=frozenset(names(record)),
        mails=frozenset(each.casefold() for each in own),
        numbers=frozenset(each for each in phones if mentions.number(each) not in others),
        beside=frozenset(beside(record)),
    )


def _values(record: Record) -> Iterator[tuple[str, str]]:
    """All that a record shows or showed that tells who it is, as (field, value)."""
    contact = record.contact
    yield from (("emails", str(each)) for each in contact.emails)
    yield from (("phones", str(each)) for each in contact.phones)
    if contact.org:
        yield "org", contact.org
    yield from ((each.field, each.value) for each in record.sightings if each.value)


def names(record: Record) -> Iterator[str]:
    """What a person is called, or was; a desk's name is nobody's."""
    if record.contact.kind is Kind.PERSON:
        if record.contact.name:
            yield record.contact.name.full
        yield from (each.value for each in record.sightings if each.field == "name")


def who(name: str) -> str:
    """The spelling of a name, of one word, too."""
    return mentions.spelling(name) or fold(name)


def beside(record: Record) -> Iterator[str]:
    """What stands beside the name, in one spelling."""
    for name, value in _values(record):
        match name:
            case "emails":
                yield f"mail\0{value.casefold()}"
            case "phones":
                yield f"tel\0{value.partition(';')[0]}"
            case "org":
                yield f"org\0{fold(value)}"
            case _:
                pass


def own_mailboxes(record: Record) -> list[str]:
    """Personal mailboxes that the record shows."""
    return [each.address for each in record.contact.emails if not is_shared(each)]
