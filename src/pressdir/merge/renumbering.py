"""A number becomes another by law, not by a person: its numbering plan has changed."""

from pressdir.merge.facts import settle
from pressdir.merge.keys import key
from pressdir.merge.moments import after
from pressdir.model import Phone, PhoneKind, Record, Sighting

FIELD = "phones"


def renumber(record: Record, old: str, new: Phone, rule: str, at: str) -> Record:
    """`record` with the number `new` in place of `old`, for what `rule` says.

    What was seen of the old number was seen of the new one: the same sightings, days and lines,
    which say the rule, too. So a number of an old release does not look new, and two copies of a
    directory that are repaired apart have the same sightings. Those of the old number stay.
    """
    from pressdir.normalise import phones  # noqa: PLC0415 - slow to load, and seldom needed

    wanted = key(FIELD, old)
    about = [each for each in record.sightings if key(each.field, each.value) == wanted]
    kind = phones.plan_kind(new)
    told = [
        each._replace(
            value=str(new),
            kind=each.kind or (None if kind is PhoneKind.UNKNOWN else kind),
            rule=f"{each.rule}; {rule}" if each.rule else rule,
        )
        for each in about
        if not each.gone
    ]
    moment = after((each.at for each in about if each.release is None), at)
    gone = Sighting(FIELD, old, moment, gone=True, rule=rule)
    fresh = told or [Sighting(FIELD, str(new), moment, rule=rule)]
    known = set(record.sightings)
    news = [each for each in fresh if each not in known]
    return settle([record], (*record.sightings, *news, gone))
