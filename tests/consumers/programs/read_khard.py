"""Print what khard understands of the cards in a folder."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

from khard.address_book import VdirAddressBook


def joined(parts):
    return " ".join(parts)


def fields(card):
    scheme = "tel:" if card.version == "4.0" else ""  # which it takes off
    return {
        "fn": card.formatted_name,
        "n": [
            joined(card._get_last_names()),
            joined(card._get_first_names()),
            joined(card._get_additional_names()),
            joined(card._get_name_prefixes()),
            joined(card._get_name_suffixes()),
        ],
        "org": "".join(org[0] for org in card.organisations),
        "title": "".join(card.titles),
        "locality": "".join(adr["city"] for each in card.post_addresses.values() for adr in each),
        "emails": sorted(value for each in card.emails.values() for value in each),
        "phones": sorted(scheme + value for each in card.phone_numbers.values() for value in each),
        "tags": sorted(card.categories),
        "note": "".join(card.notes),
        "url": "".join(card.webpages),
        "uid": card.uid,
        "kind": card.get_first(card._kind_attribute_name().lower()) or "",
    }


book = VdirAddressBook("cards", sys.argv[1])
book.load()
seen = {Path(card.filename).stem: fields(card) for card in book.contacts.values()}
json.dump({"version": version("khard"), "cards": seen}, sys.stdout)
