"""Drafts become contacts: those with an address or a number.

What several drafts say of the same person becomes one (`repeated`). Whose somebody is, when no
organisation is named, `beside` finds; `confidence` weighs how sure it is that all is the contact's.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from pressdir.extract import wording
from pressdir.extract.called import called
from pressdir.extract.contacts import repeated
from pressdir.extract.contacts.beside import Beside, segment_of
from pressdir.extract.contacts.confidence import BARE, UNOFFERED, Witness, weigh
from pressdir.extract.contacts.repeated import Reading
from pressdir.extract.domains.spelling import spelt
from pressdir.extract.draft import FAIR, STRONG, Draft
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher import SENDERS, Publisher
from pressdir.extract.segments import OFFICE, Segment, Sense
from pressdir.extract.shapes import is_cased, name_of
from pressdir.extract.small_words import LEADING_ON, SMALL_WORDS, less_lower
from pressdir.model import Contact, EmailAddress, Evidence, Kind, Name, Page
from pressdir.normalise import names
from pressdir.normalise.domains import label_of
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_called_as_people
from pressdir.normalise.patterns import waiting

MANY = 2  # times that a page has a name which it speaks of
_DOTLESS = frozenset({"tr", "az"})  # languages in which "I" is the capital of "ı"
_ANYTHING = frozenset({Sense.NAME, Sense.OTHER})
_PARTS_OF_NAME = ("full", "family", "given", "additional")
BEFORE = 80  # characters in which what governs a name may stand
SENTENCE = 3  # small words that begin no name
_MAIL = waiting(r"\S{1,64}@\S{1,80}")
_BETWEEN = re.compile(r"[._-]")
_MOST = 4  # of so many contacts one may tell whose all are
_LOOKED_THROUGH = 40_000  # characters of a page
_MOST_PEOPLE = 200  # named on a page, of whom each may be the one whose a mailbox is
_WORDED = 4  # letters of a mailbox that is no chance


def contacts(
    page: Page,
    segments: Sequence[Sequence[Segment]],
    drafts: list[Draft],
    publisher: Publisher,
) -> list[Contact]:
    """The contacts that the drafts make, each once, in reading order.

    `publisher` is whom a contact speaks for when nothing nearer says it.
    """
    witness = Witness(page, segments, drafts)
    given = list(_given_back(drafts))
    for draft in given:
        _retitle(draft, publisher)
    whose = Beside(given, publisher)
    people = {fold(draft.name.full) for draft in given if draft.name and draft.role}
    for draft in given:
        draft.name = _less_honorific(draft.name, publisher.lexicon)
        _call(page, draft, publisher.lexicon.languages[:1])
        draft.name = _as_spoken(draft, publisher.lexicon.languages[:1])
    readings = (
        Reading(
            _weighed(_contact(page, draft, whose, people), witness, draft),
            bare=draft.nobodys,
            apart=draft.is_office,
        )
        for draft in given
    )
    headers = [line for line in page.lines if line.label in SENDERS]
    others = (draft for draft in given if any(s.sense is not Sense.DESK for s in draft.orgs))
    apart = {value for draft in others for value in (*draft.addresses, *draft.numbers)}
    return list(_spread(repeated.once(readings, headers), apart))


def unoffered(found: list[Contact], is_released: Callable[[], bool]) -> list[Contact]:
    """Numbers that nobody is named for, on a page where no words offer anybody for contact.

    On one that is released to the press, a number that is labelled as one stays, with its doubt;
    `is_released` reads the page, and is asked where it counts.
    """
    if any(UNOFFERED not in one.doubts for one in found):
        return []
    left = [one for one in found if one.name is None and not one.emails]
    labelled = any(BARE not in one.doubts for one in left)
    return [one for one in left if BARE in one.doubts] if labelled and is_released() else left


def _spread(found: list[Contact], apart: Container[object]) -> Iterator[Contact]:
    """The contacts; the only organisation on a page is also that of those named without one.

    `apart` are the values of those beside whom something stands that may be another organisation.
    The fuller of two forms of one name is everybody's: "Urząd Miasta" and "Urząd Miasta w Toruniu".
    """
    orgs = dict.fromkeys(contact.org for contact in found if contact.org)
    only = {org for org in orgs if not any(_is_fuller(other, org) for other in orgs)}
    told = {each.value: each for one in found for each in one.evidence if each.field == "org"}
    at = {address.domain for one in found if one.org for address in one.emails}
    shared = _MOST * sum(bool(one.org) for one in found) >= len(found)
    for contact in found:
        fuller = [org for org in only if _is_fuller(org, contact.org)]
        if not contact.org and shared and not _is_strange(contact, at, apart):
            fuller = [*only]
        if contact.org in only or len(fuller) != 1:
            yield contact
        else:
            kept = (each for each in contact.evidence if each.field != "org")
            whose = [told[org]._replace(rule=wording.ONLY_ONE) for org in fuller if org in told]
            yield replace(contact, org=fuller[0], evidence=(*kept, *whose))


def _is_strange(contact: Contact, at: AbstractSet[str], apart: Container[object]) -> bool:
    """Tell whether a contact may be of another organisation than the one whose domains are told."""
    if any(value in apart for value in (*contact.emails, *contact.phones)):
        return True
    return bool(at) and any(address.domain not in at for address in contact.emails)


def _is_fuller(org: str, other: str | None) -> bool:
    """Tell whether one name is the other, and small words and more behind it."""
    longer = other is not None and " " in other and org.startswith(f"{other} ")
    return longer and org[len(other or "") + 1].islower()


def _retitle(draft: Draft, publisher: Publisher) -> None:
    """Take an unknown title for the organisation if the mailbox is there, or words say so."""
    role = draft.role
    if role is None or role.sense is not Sense.OTHER:
        return
    if publisher.is_owner(role.text) or any(
        spelt(role.text, label_of(address.domain)) for address in draft.addresses
    ):
        draft.role = None
        draft.orgs.append(role)


def _weighed(contact: Contact, witness: Witness, draft: Draft) -> Contact:
    weight = weigh(witness.facts(draft, contact))
    return replace(contact, confidence=weight.value, doubts=weight.doubts)


def _given_back(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts; a mailbox that stands apart goes to the person whose name it carries."""
    named = [draft for draft in drafts if draft.name][:_MOST_PEOPLE]
    for draft in drafts:
        owner = _carried(draft, named) if draft.name is None and not draft.numbers else None
        if owner is None:
            yield draft
        else:
            owner.anchors += draft.anchors


def _carried(draft: Draft, people: list[Draft]) -> Draft | None:
    for other in people:
        if other.name is not None and not other.addresses:
            fits = [names.agreement(other.name.full, e.local) for e in draft.addresses]
            if fits and min(fits) >= STRONG:
                return other
    return _with_initials(draft, people)


def _with_initials(draft: Draft, named: list[Draft]) -> Draft | None:
    """The only person on the page whose initials a mailbox is, and who has none."""
    if len(draft.addresses) != 1 or draft.desk is not None:
        return None
    (address,) = draft.addresses
    fits = [one for one in named if one.name and names.are_initials(one.name.full, address.local)]
    return fits[0] if len(fits) == 1 and not fits[0].addresses else None


def _contact(page: Page, draft: Draft, whose: Beside, people: Container[str]) -> Contact:
    addresses, numbers = tuple(draft.addresses), tuple(draft.numbers)
    org = whose.org_of(draft, people)
    office = next((s for s in draft.orgs if s.label == OFFICE), None)
    if office is not None and not draft.place and fold(office.text) != fold(org or ""):
        draft.place, draft.placed = office.text, office
    place = draft.place or (draft.placed.text if draft.placed else "")
    contact = Contact(
        kind=_kind(page, draft, addresses),
        name=draft.name or _desk_name(draft),
        org=org,
        role=_role(draft.role.text, org) if draft.role and draft.name else None,
        location=place or None,
        emails=addresses,
        phones=numbers,
        langs=draft.langs,
    )
    return replace(contact, evidence=_evidence(page, draft, contact))


def _role(text: str, org: str | None) -> str:
    """A title less the organisation behind it and what led to that: "Porte-parole de"."""
    role = less_lower(text)
    role = role.removesuffix(f" {org}") if org and is_cased(org) else role
    before, _, last = role.rpartition(" ")
    return before if before and last in SMALL_WORDS | LEADING_ON else role


def _call(page: Page, draft: Draft, languages: Sequence[str]) -> None:
    """Give a draft the name that one calls somebody by, where a sentence has another case of it."""
    name, named = draft.name, draft.named
    if name is None or named is None:
        return
    before = page.text[max(0, named.start - BEFORE) : named.start]
    mailboxes = [address.local for address in draft.addresses]
    for lang in languages:
        told = called(name.full, before, page.text, mailboxes, lang)
        if told != name.full:
            draft.name, draft.bent = names.parse(told), True


def _less_honorific(name: Name | None, lexicon: Lexicon) -> Name | None:
    """The name less an honorific that only the page's languages have: "G. Ramón Dela Cruz"."""
    first = next(iter(lexicon.hits(name.full)), None) if name and is_cased(name.full) else None
    if name is None or first is None or first.start or not first.has("name.honorifics"):
        return name
    rest = name.full[first.end :].strip()
    return names.parse(rest) if " " in rest and name_of(rest) else name


def _as_spoken(draft: Draft, languages: Sequence[str]) -> Name | None:
    """The name with the small letters that the page's language gives to its capitals."""
    name, named = draft.name, draft.named
    if name is None or named is None or _DOTLESS.isdisjoint(languages) or "I" not in named.text:
        return name
    parts = {part: names.dotless(getattr(name, part), named.text) for part in _PARTS_OF_NAME}
    return replace(name, **parts)


def _kind(page: Page, draft: Draft, addresses: tuple[EmailAddress, ...]) -> Kind:
    """Whom nobody is named for is a desk, unless a mailbox has somebody's name."""
    if draft.name is not None:
        return Kind.PERSON
    unnamed = not draft.desk and not draft.orgs and addresses
    own = unnamed and not any(_is_worded(page, each) for each in addresses)
    return Kind.PERSON if own and all(map(is_called_as_people, addresses)) else Kind.DESK


def _is_worded(page: Page, address: EmailAddress) -> bool:
    """Tell whether a mailbox is called after words of its page: "Biuro prasowe", biuroprasowe@."""
    words = _worded(page.text)
    parts = (fold(address.local), *_BETWEEN.split(fold(address.local)))
    return any(len(part) >= _WORDED and part in words for part in parts)


@lru_cache(maxsize=2)  # every nameless contact of a page asks
def _worded(text: str) -> str:
    """The letters of a page, as far as they are looked through, less its mailboxes."""
    return "".join(filter(str.isalnum, fold(_MAIL.sub(" ", text[:_LOOKED_THROUGH]))))


def _desk_name(draft: Draft) -> Name | None:
    """What a desk is called, less the article of its sentence: "the media team"."""
    return Name(less_lower(draft.desk.text)) if draft.desk and draft.desk.text else None


def _evidence(page: Page, draft: Draft, contact: Contact) -> tuple[Evidence, ...]:
    """Where each value of the contact stands, and by which rule it was taken."""
    holder = draft.named or draft.desk
    at = holder.start if holder and holder.end > holder.start else None
    told: list[tuple[str, object, Segment | None, str]] = [
        ("name", contact.name, holder, _rule_of_name(page, draft, holder)),
        *_attributes(page, draft, contact, at),
    ]
    found = [
        Evidence(
            field_, str(value), place.start, place.end, line_of(page, place.start, place.end), rule
        )
        for field_, value, place, rule in told
        if value and place and place.end > place.start
    ]
    if contact.org and segment_of(draft) is None:
        found += _where(page, draft, contact)
    for anchor in draft.anchors:
        line = line_of(page, anchor.start, anchor.end)
        rule = wording.of_owner(page, anchor, at, agrees=draft.agrees(anchor) >= FAIR)
        for field_, values in (("emails", anchor.emails), ("phones", anchor.phones)):
            for value in values:
                found.append(Evidence(field_, str(value), anchor.start, anchor.end, line, rule))
    return tuple(found)


def _rule_of_name(page: Page, draft: Draft, holder: Segment | None) -> str:
    if holder is None:
        return ""
    agreeing = next((a.emails[0].local for a in draft.anchors if draft.agrees(a) >= FAIR), "")
    rule = wording.of_name(page, holder, draft.anchors, agreeing)
    return f"{rule}, {wording.BENT}" if draft.bent else rule


def _attributes(
    page: Page, draft: Draft, contact: Contact, at: int | None
) -> Iterator[tuple[str, object, Segment | None, str]]:
    """Each title, organisation, place and language, where it stands, and by which rule."""
    org, placed, spoken = segment_of(draft), draft.placed, draft.spoken
    if org:
        yield "org", contact.org, org, wording.of_attribute(page, org, at)
    if draft.role:
        yield "role", contact.role, draft.role, wording.of_attribute(page, draft.role, at)
    if placed and contact.location:
        rule = wording.of_place(page, placed, contact.location, at)
        yield "location", contact.location, placed, rule
    if spoken:
        rule = wording.of_attribute(page, spoken, at)
        yield from (("langs", lang, spoken, rule) for lang in contact.langs)


def _where(page: Page, draft: Draft, contact: Contact) -> list[Evidence]:
    """Where the page names the contact's organisation, if its text does."""
    org = contact.org or ""
    by_domain = any(spelt(org, label_of(address.domain)) for address in contact.emails)
    rule = wording.OF_DOMAIN if by_domain else wording.PUBLISHER
    for told in filter(None, (draft.role, draft.desk) if not by_domain else ()):
        at = page.text.find(org, told.start, told.end)
        if at >= 0:
            return [_named_at(page, org, at, at + len(org), wording.IN_TITLE)]
    at = page.text.find(org)
    if at >= 0:
        return [_named_at(page, org, at, at + len(org), rule)]
    mailboxes = (a for a in draft.anchors if by_domain and a.emails)  # "UNHCR" of "unhcr.org"
    return [_named_at(page, org, a.start, a.end, wording.OF_DOMAIN) for a in mailboxes][:1]


def _named_at(page: Page, org: str, start: int, end: int, rule: str) -> Evidence:
    return Evidence("org", org, start, end, line_of(page, start, end), rule)


def line_of(page: Page, start: int, end: int) -> str:
    """The line or lines of the page that `text[start:end]` stands on."""
    first = page.text.rfind("\n", 0, start) + 1
    last = page.text.find("\n", end)
    return page.text[first : last if last >= 0 else len(page.text)]
