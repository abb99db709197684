"""Which of the acts of people still stand: those that no later writer saw and replaced.

An act is a typed sighting. It names, by their ids in `over`, the acts that its writer saw and
replaced. So whether somebody knew of what somebody else had typed needs no clock: two acts that
do not know each other both stand, which is a conflict where a field can show only one of them.

An act that does not say who typed it (`by`) is about to be signed, or comes from a file that knew
no such marks: it replaces what is earlier, and every later one replaces it.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

from pressdir.model import Report, Sighting

SOMEBODY = "somebody"  # who has no name; without any, an act would give way to every later one
HAND = "by hand"  # who edited a file with another program, as far as anybody knows
BETWEEN = " "  # of ids in `over`


@lru_cache(maxsize=1 << 14)
def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def act_id(act: Sighting | Report) -> str:
    """What an act is called in `over`: 8 hexadecimal digits of what it says, who says it and when.

    Two people may say one thing at one time, as both count from a third whose clock is ahead.
    """
    if isinstance(act, Sighting):
        gone, by = "-" if act.gone else "+", act.by if act.by != SOMEBODY else ""
        return _digest(f"{gone}\n{act.field}\n{act.value}\n{act.at}\n{act.release or ''}\n{by}")
    return _digest(f"{act.outcome}\n{act.field}\n{act.value}\n{act.at}\n{act.by}")


def replaced(acts: Iterable[Sighting | Report]) -> frozenset[str]:
    """The ids of what the writers of `acts` saw and replaced."""
    named = {each.over for each in acts if each.over}
    return frozenset(of for over in named for of in over.split(BETWEEN))


def over(acts: Iterable[Sighting | Report]) -> str:
    """The ids of `acts`, for the act that replaces them."""
    return BETWEEN.join(sorted({act_id(each) for each in acts}))


def standing(acts: Sequence[Sighting], gone: Collection[str]) -> list[Sighting]:
    """Those of `acts`, all of one field or value, that nobody replaced; `gone` is of `replaced`."""
    last = max((each.at for each in acts), default="")
    unsigned = max((each.at for each in acts if not each.by), default="")
    known = (e for e in acts if e.at >= unsigned and (e.by or e.at == last))
    return [each for each in known if not gone or act_id(each) not in gone]
