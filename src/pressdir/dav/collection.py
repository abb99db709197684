"""What an address book on a server is to those who sync with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AddressBook:
    """An address book that a server told of."""

    url: str
    name: str = ""  # as its owner calls it
    writable: bool = True  # as far as the server says


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the cards of an address book since a token was given."""

    etags: Mapping[str, str]  # of cards that are there, by href; "" where the server gives none
    gone: frozenset[str]
    token: str  # to ask with the next time; "" if the server has none
    whole: bool  # these are all: a card that is not among them is gone


@dataclass(frozen=True, slots=True)
class Card:
    """A card as the server gives it."""

    href: str
    etag: str  # "" if the server gives none: it cannot be written over then
    text: str
    fault: str = ""  # why there is no text: it is too large, or no text at all. Leave it alone


class Collection(Protocol):
    """An address book on a server.

    A href is the path of a card, always spelled the same way. Every method may raise `ServerError`:
    the server cannot be reached, gives no answer, or one that makes no sense. What it did is not
    known then, but that it did so under the condition or not at all.
    """

    url: str
    versions: frozenset[str]  # of vCard that the server takes, once `changes` was asked; if it says

    def changes(self, token: str) -> Changes:
        """What changed since the token of an earlier answer; everything, if it is "".

        A server that does not know the token any more gives everything, too (`Changes.whole`).
        """

    def cards(self, hrefs: Sequence[str]) -> Iterator[Card]:
        """The cards, in any order, less those that are not there any more."""

    def put(self, href: str, text: str, etag: str | None) -> str:
        """Write a card over the one that has this ETag, or a new one if that is None.

        The ETag that the answer says it has now, "" if it says none. Read it again afterwards: the
        server may have changed it, and somebody else, too, if it has another ETag by then.

        Raises:
            UnmatchedError: it has another ETag, is gone, or is there already.
            RefusedError: the server does not take this card.
        """

    def delete(self, href: str, etag: str) -> None:
        """Delete the card that has this ETag; nothing, if it is gone.

        Raises:
            UnmatchedError: it has another ETag.
            RefusedError: the server does not let it go.
        """

    def free(self, uid: str) -> str:
        """A href for a new card with this UID, always the same one."""
