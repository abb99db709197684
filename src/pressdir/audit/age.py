"""How old a contact is, with what people reported counted in."""

from pressdir.model import Record, Verdict
from pressdir.reach import freshness

CONFIRMING = frozenset({Verdict.OK, Verdict.VERIFIED})


def is_stale(record: Record, now: str) -> bool:
    """Whether nobody saw, typed, reached or checked the contact for so long: it may be wrong."""
    today = now[:10]
    if freshness.of_contact(record.sightings).word(today) != freshness.STALE:
        return False
    reached = max((each.at for each in record.reports if each.outcome in CONFIRMING), default="")
    return freshness.word(reached[:10], 0, today) in {"", freshness.STALE}
