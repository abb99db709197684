"""Addresses that a page does not write, but says how to make: "firstname.lastname@x.org".

Nordic offices write so behind a name, to hide the mailbox from robots: it is the bearer's. One that
ends a list of people, on its line or below, is that of each who has none; so is one on the line
that leads in a list: "For more information contact (email: firstname.lastname@x.org):".
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from pressdir.errors import InvalidEmailError
from pressdir.extract import wording
from pressdir.extract.anchors import Anchor
from pressdir.extract.draft import Draft
from pressdir.extract.finders.emails import is_family_first
from pressdir.model import EmailAddress, Name, Page
from pressdir.normalise import emails, names
from pressdir.normalise.folding import fold

_NEAR = 3  # lines between the last of several people and how all their addresses are made
_COLONS = (":", "：")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_GERMAN = "vorname"  # where umlauts are spelt with an e


def give(page: Page, drafts: Sequence[Draft], patterns: Iterable[Anchor]) -> list[Anchor]:
    """Give people the addresses that `patterns` say how to make; those that are nobody's."""
    left = []
    for pattern in patterns:
        bearers = [*_bearers(page, drafts, pattern)] or [*_listed_below(page, drafts, pattern)]
        made = [(draft, _address(draft.name, pattern)) for draft in bearers if draft.name]
        for draft, address in made:
            if address:
                rule = wording.MADE_OF_NAME
                draft.anchors.append(Anchor(pattern.start, pattern.end, (address,), rule=rule))
        if not any(address for _, address in made):
            left.append(pattern)
    return left


def _bearers(page: Page, drafts: Sequence[Draft], pattern: Anchor) -> Iterator[Draft]:
    """Who are named before a pattern and have no address, back to the one who has."""
    beside = page.text.rfind("\n", 0, pattern.start) + 1
    near = pattern.start
    for draft in reversed(drafts):
        if draft.named is None or draft.named.start > pattern.start:
            continue
        if draft.addresses or page.text.count("\n", draft.named.start, near) > _NEAR:
            return
        if near < pattern.start and near >= beside > draft.named.start:
            return  # somebody is named on the pattern's line: it is not for those above
        near = draft.named.start
        yield draft


def _listed_below(page: Page, drafts: Sequence[Draft], pattern: Anchor) -> Iterator[Draft]:
    """Who are named in the list below a pattern's line that a colon ends, up to who has one."""
    end = page.text.find("\n", pattern.end)
    if end < 0 or not page.text[pattern.end : end].rstrip().endswith(_COLONS):
        return
    near = end
    for draft in drafts:
        if draft.named is None or draft.named.start < end:
            continue
        if draft.addresses or page.text.count("\n", near, draft.named.start) > _NEAR:
            return
        near = draft.named.start
        yield draft


def _address(name: Name | None, pattern: Anchor) -> EmailAddress | None:
    """The address of somebody, where the name has two words that are surely its parts."""
    if name is None or not (name.given and name.family) or " " in name.family:
        return None
    (written,) = pattern.emails
    words = [names.parted(name).given.partition(" ")[0], name.family]
    if is_family_first(written):
        words.reverse()
    if written.local.lower().startswith(_GERMAN):
        words = [word.translate(_UMLAUTS) for word in words]
    sign = next(each for each in written.local if not each.isalpha())
    with suppress(InvalidEmailError):
        return emails.parse(f"{sign.join(map(fold, words))}@{written.domain}")
    return None
