"""What a person said is wrong stays wrong, also when nothing was left of the contact.

A contact whose every address and number was refused is in the bin, where its sightings remember
that. A release that offers the same again offers nothing new. A contact that was removed as a whole
comes back with a new release, less the values that a person had taken from it before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pressdir.merge.facts import REACH, standings
from pressdir.merge.keys import key
from pressdir.model import Contact, Record
from pressdir.normalise.folding import fold


def without_refused(contacts: Iterable[Contact], removed: Iterable[Record]) -> Iterator[Contact]:
    """The contacts less what was taken from the `removed` ones of the same name.

    Those that are left without any address and number are left out.
    """
    refused: dict[str, set[tuple[str, str]]] = {}
    for record in removed:
        gone = {each for each, said in standings(record.sightings).items() if said.gone}
        if found := {each for each in gone if each[0] in REACH}:
            refused.setdefault(_who(record.contact), set()).update(found)
    for contact in contacts:
        wrong = refused.get(_who(contact), set())
        emails = tuple(each for each in contact.emails if key("emails", str(each)) not in wrong)
        phones = tuple(each for each in contact.phones if key("phones", str(each)) not in wrong)
        if emails or phones:
            yield replace(contact, emails=emails, phones=phones)


def _who(contact: Contact) -> str:
    return fold(contact.name.full) if contact.name else ""
