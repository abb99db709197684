"""Whether a contact is too old to be trusted."""

from pressdir.model import Record
from pressdir.reach import freshness


def is_stale(record: Record, now: str) -> bool:
    """Whether nobody saw, typed, reached or checked the contact for so long: it may be wrong."""
    return freshness.of_contact(record).word(now[:10]) == freshness.STALE
