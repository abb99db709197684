"""The certain points of a page: its e-mail addresses and telephone numbers.

Everything else, names above all, is looked for around them.
"""

from typing import NamedTuple

from pressdir.model import EmailAddress, Phone, PhoneKind


class Anchor(NamedTuple):
    """`page.text[start:end]`, and the address or numbers that it writes.

    A fax is an anchor without a value: it is no contact, but what stands around it belongs to it.
    """

    start: int
    end: int
    emails: tuple[EmailAddress, ...] = ()
    phones: tuple[Phone, ...] = ()
    rule: str = ""
    is_public: bool = False  # a mailbox that says itself it is not for the press: "tickets@"

    @property
    def void(self) -> bool:
        """Tell whether nothing is offered here: a fax, a hidden address."""
        return not self.emails and not self.phones


class Run(NamedTuple):
    """Digits that may be a telephone number: `page.text[start:end]`.

    `label` is the category of the word that stands before or after it ("label.mobile"), if any.
    """

    start: int
    end: int
    text: str
    label: str = ""
    kind: PhoneKind | None = None
