"""Whose somebody is: the organisation named beside, a colleague's, or the page's publisher."""

import re
from collections.abc import Container, Iterable, Iterator

from pressdir.extract import domains
from pressdir.extract.domains.spelling import SHORTEST, spelt
from pressdir.extract.draft import Draft
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher import Publisher
from pressdir.extract.publisher.bounds import less_verb_behind
from pressdir.extract.publisher.cases import nominative
from pressdir.extract.publisher.naming import is_bare, is_headed, is_one, is_title
from pressdir.extract.publisher.owners import owner
from pressdir.extract.segments import OFFICE, UNIT, Segment, Sense
from pressdir.extract.shapes import is_acronym, is_cased, place_of, place_of_office
from pressdir.extract.small_words import less_lower
from pressdir.model import EmailAddress, Page
from pressdir.normalise.domains import label_of
from pressdir.normalise.folding import fold

MANY = 2  # times that a page has a name which it speaks of
SENTENCE = 3  # small words that begin no name
_ADDRESSED = 6  # words between a body and its address: "all'indirizzo di posta elettronica"
NEAR = 100  # characters around a title in which a sentence says whose it is
_PARTED = re.compile(r"[\n:;,.()|]")
_ANYTHING = frozenset({Sense.NAME, Sense.OTHER})  # what words with capitals may be


class Beside:
    """The organisations that stand beside people, also for the colleagues who have none there."""

    def __init__(self, drafts: Iterable[Draft], publisher: Publisher) -> None:
        self._publisher = publisher
        self._at: dict[str, str] = {}
        for draft in drafts:
            org = _told(draft, publisher.lexicon)
            for address in draft.addresses if org else ():
                self._at.setdefault(address.domain, org or "")

    def org_of(self, draft: Draft, people: Container[str]) -> str | None:
        """The organisation that somebody speaks for; `people` are called so on the page."""
        publisher, org = self._publisher, _told(draft, self._publisher.lexicon)
        org = (
            less_verb_behind(nominative(org, publisher.lexicon), publisher.lexicon) if org else None
        )
        if org and _in_two_lines(draft, org, publisher.name):
            org = publisher.name
        short = () if org else map(publisher.short_in_title, _titles(draft, publisher.page))
        org = org or next(filter(None, short), None) or self._colleagues(draft.addresses)
        org = org or _less_place(publisher.of(draft.addresses))
        titles = _titles(draft, publisher.page) if org is None else ()
        org = org or next(filter(None, map(publisher.in_title, titles)), None)
        org = org or _owner(draft, publisher) or _named_unit(draft, publisher)
        org = org or _addressed(draft, publisher) or publisher.acronym_of(draft.addresses)
        org = _less_the(publisher.called(org)) if org else None
        own = draft.name and fold(draft.name.full)
        if org and fold(org) == own:
            org = publisher.name  # a mailbox at a domain of one's own
        return None if org and (fold(org) == own or fold(org) in people) else org

    def _colleagues(self, addresses: Iterable[EmailAddress]) -> str | None:
        """The organisation of a colleague whose mailbox is at the same domain."""
        told = ((self._at.get(a.domain), label_of(a.domain)) for a in addresses)
        return next((org for org, label in told if org and spelt(org, label)), None)


def segment_of(draft: Draft) -> Segment | None:
    """The organisation named beside; the one that its mailbox is at before any other.

    A word with a capital may be anything: it is an organisation if the mailbox is there. A desk or
    a part of an organisation is none.
    """
    if not draft.orgs:
        return None
    labels = [label_of(address.domain) for address in draft.addresses]
    labels = [label for label in labels if len(label) >= SHORTEST]  # "mg" is a state of Brazil's
    fits = {id(s): any(spelt(s.text, label) for label in labels) for s in draft.orgs}
    named = draft.named.start if draft.named else 0
    told = [
        s
        for s in draft.orgs
        if s.label != OFFICE
        and (fits[id(s)] or not _is_desks(s, draft))
        and (s.label != UNIT or fits[id(s)])
        and (s.sense is Sense.ORG or (s.sense in _ANYTHING and fits[id(s)]))
        and not place_of(s.text)
    ]
    best = min(told, key=lambda s: (not fits[id(s)], s.start < named), default=None)
    if best is not None and is_acronym(best.text):  # "WHO" over "World Health Organization"
        return next((s for s in told if " " in s.text and spelt(s.text, fold(best.text))), best)
    return best


def _is_desks(segment: Segment, draft: Draft) -> bool:
    """Tell whether an acronym in brackets is short for the desk before it: "Press centre (PC)"."""
    desk = draft.desk
    behind = desk is not None and 0 < segment.start - desk.end <= len(" (")
    return behind and is_acronym(segment.text)


def _in_two_lines(draft: Draft, org: str, name: str | None) -> bool:
    """Tell whether the publisher's name stands beside in two parts, `org` the first of them."""
    rest = name[len(org) :].strip() if name and name.startswith(f"{org} ") else ""
    return bool(rest) and any(segment.text == rest for segment in draft.orgs)


def _told(draft: Draft, lexicon: Lexicon) -> str | None:
    """Its name, without the place that it ends in: "IOM" of "IOM Tehran"."""
    segment = segment_of(draft)
    if segment is None:
        return None
    text, place = less_lower(_less_sentence(segment.text, lexicon)), segment.place
    if not place or not text.endswith(place):
        return text
    rest = text[: -len(place)].rstrip(" -–/,")  # "Alba-Brema" is a name of two towns
    return text if text[len(rest) :].startswith("-") and place_of(rest) else rest


def _less_sentence(text: str, lexicon: Lexicon) -> str:
    """An organisation less the words of a sentence before it: "can be made to Public Health".

    Small words for an organisation are its own: "krajské ředitelství policie Zlínského kraje".
    """
    words = text.split()
    small = next((at for at, word in enumerate(words) if not word.islower()), 0)
    if small < SENTENCE or any(h.start == 0 and h.has("org.head") for h in lexicon.hits(text)):
        return text
    return " ".join(words[small:])


def _less_the(org: str) -> str:
    """A name of several words less its article: "The Northern Alliance", but "The Hague Fund"."""
    first, _, rest = org.partition(" ")
    second, _, more = rest.partition(" ")
    return rest if first == "The" and more and not place_of(f"The {second}") else org


def _less_place(org: str | None) -> str | None:
    """The publisher's name without its office: "UNIS" of "UNIS Vienna"."""
    place = place_of_office(org) if org else ""
    return org[: -len(place)].rstrip(" -–/,") if org and place_of(place) else org


def _titles(draft: Draft, page: Page) -> Iterator[str]:
    """What may say whose office somebody's is: the title, alone and with what stands around it."""
    desks = [s for s in draft.orgs if s.sense is Sense.DESK]
    yield from (segment.text for segment in (draft.role, draft.desk, *desks) if segment)
    if draft.role and draft.name:
        yield _around(draft.role, draft.named, page.text)


def _around(role: Segment, named: Segment | None, text: str) -> str:
    """A title and the words of its sentence before it, and behind it as far as the name."""
    before = text[max(0, role.start - NEAR) : role.start]
    begun = max((match.end() for match in _PARTED.finditer(before)), default=0)
    end = named.start if named and role.end < named.start <= role.end + NEAR else role.end
    behind = _PARTED.split(text[role.end : end])[0]
    return f"{before[begun:]}{text[role.start : role.end]}{behind}".strip()


def _owner(draft: Draft, publisher: Publisher) -> str | None:
    """Whose office a line between name and numbers begins with, in another case."""
    lines = (s.text for s in draft.orgs if s.sense in _ANYTHING)
    told = (owner(text, publisher.lexicon) for text in lines)
    return next(filter(None, told), None)


def _addressed(draft: Draft, publisher: Publisher) -> str | None:
    """To whom a sentence says that one writes or calls: "to the Port Authority by e-mail at …"."""
    page, lexicon = publisher.page, publisher.lexicon
    for anchor in draft.anchors:
        before = page.text[max(0, anchor.start - NEAR) : anchor.start].rpartition("\n")[2]
        runs = [*domains.RUN.finditer(before)]
        between = before[runs[-1].end() :] if runs else ""
        if not runs or len(between.split()) > _ADDRESSED or _PARTED.search(between[:-2]):
            continue
        run = runs[-1]
        name = _less_title(run.group(), lexicon)
        whole = is_headed(name, lexicon)
        whole = whole and (is_one(name, lexicon) or not is_bare(name, lexicon))
        if whole and before[: run.start()].strip() and not is_title(name, lexicon):
            return name
    return None


def _less_title(name: str, lexicon: Lexicon) -> str:
    """A body less a title there, where there are no capitals: "하늘연합" of "하늘연합 사무처장"."""
    last = next(reversed(lexicon.hits(name)), None) if not is_cased(name) else None
    if last is None or not last.has("role.head") or last.end < len(name):
        return name
    return name[: last.start].strip()


def _named_unit(draft: Draft, publisher: Publisher) -> str | None:
    """What is called after a part of an organisation, and spoken of elsewhere: "Kelp Group"."""
    lexicon = publisher.lexicon
    for segment in draft.orgs:
        if publisher.page.text.count(segment.text) < MANY:
            continue
        hits = [hit for hit in lexicon.hits(segment.text) if hit.has("org.unit")]
        own = segment.text[: hits[0].start].split() if segment.label == UNIT and hits else []
        if own and all(word[0].isupper() and not lexicon.is_topic(word) for word in own):
            return segment.text
    return None
