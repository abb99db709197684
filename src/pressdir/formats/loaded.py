"""What reading a file of contacts gives: records, and what could not be read."""

import re
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID, uuid5

from pressdir.model import Contact, Record

# Where a file gives a contact no identity, what it says is its identity: reading a file twice
# makes nobody twice.
OURS = UUID("2b0f0a5e-5f0c-5a6b-9d0e-7c1f3a8e4d11")
PLAIN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Reject:
    """A contact that could not be read, so that a person can mend it."""

    reason: str
    text: str  # as it stands in the file
    line: int  # where it begins, from 1


@dataclass(frozen=True, slots=True)
class Aside(Reject):
    """A value of a contact that came in which has no field: it is kept beside the contact."""

    hint: str = ""  # how to mend it


Loaded: TypeAlias = Record | Reject


def uid_of(identity: str) -> str:
    """The uid that another program's `identity` stands for: itself if it is a UUID."""
    plain = identity.strip().lower().removeprefix("urn:uuid:")
    return plain if PLAIN.fullmatch(plain) else str(uuid5(OURS, _whole(identity.strip())))


def uid_for(contact: Contact) -> str:
    """A uid made of what `contact` says, for a contact that came without one."""
    said = [contact.kind, contact.name, contact.org, *contact.emails, *contact.phones]
    return str(uuid5(OURS, _whole("\n".join(map(str, said)))))


def _whole(text: str) -> str:
    """The text with half characters, which JSON can write and nothing can encode, replaced."""
    return text.encode("utf-8", "replace").decode()
