"""What an audit finds: a value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from pressdir.model import Record

Repair: TypeAlias = Callable[[Record, str], Record]  # (the contact, now) -> the contact repaired


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a contact that is not as it should be, in a sentence."""

    record: Record
    sentence: str
    value: str = ""  # what it is about: a number, an address, a tag
    others: tuple[Record, ...] = ()  # with whom it is about
    mends: str = ""  # what the repair does, in words; "" where only a person can tell
    repair: Repair | None = field(default=None, compare=False)
