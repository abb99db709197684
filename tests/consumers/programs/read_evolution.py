"""Print what Evolution, GNOME's address book, understands of the cards in a folder."""

import json
import sys
from pathlib import Path

import gi

gi.require_version("EBookContacts", "1.2")
gi.require_version("EDataServer", "1.2")
from gi.repository import EBookContacts, EDataServer  # noqa: E402

MODIFIERS = {"X-ABSHOWAS", "X-PRESSDIR-NOTE-LINES"}


def attributes(card, name):
    return [
        each for each in EBookContacts.VCard.get_attributes(card) if each.get_name().upper() == name
    ]


def values(card, name):
    return [value for each in attributes(card, name) for value in each.get_values()]


def types(attribute):
    params = [each for each in attribute.get_params() if each.get_name().upper() == "TYPE"]
    return sorted({word.upper() for each in params for word in each.get_values()} - {"PREF"})


def first(card, name, at=0):
    found = attributes(card, name)
    return (found[0].get_values()[at : at + 1] or [""])[0] if found else ""


def fields(card):
    kept = [
        each
        for each in EBookContacts.VCard.get_attributes(card)
        if each.get_name().upper() not in MODIFIERS
    ]
    return {
        "fn": card.get_property("full-name") or "",
        "n": [first(card, "N", at) for at in range(5)],
        "org": card.get_property("org") or "",
        "title": card.get_property("title") or "",
        "locality": first(card, "ADR", 3),
        "emails": values(card, "EMAIL"),
        "phones": values(card, "TEL"),
        "types": [types(each) for each in attributes(card, "TEL")],
        "tags": values(card, "CATEGORIES"),
        "note": card.get_property("note") or "",
        "url": card.get_property("homepage-url") or "",
        "uid": card.get_property("id") or "",
        "rev": first(card, "REV"),
        "kind": first(card, "KIND"),
        "company": first(card, "X-ABSHOWAS") == "COMPANY",
        "langs": values(card, "LANG"),
        "kept": [
            f"{each.get_name().upper()}:{each.get_values()[0]}"
            for each in kept
            if each.get_name().upper() in {"NICKNAME", "BDAY"} or each.get_name().startswith("X-")
        ],
    }


seen = {}
for path in Path(sys.argv[1]).glob("*.vcf"):
    card = EBookContacts.Contact.new_from_vcard(path.read_bytes().decode())
    seen[path.stem] = fields(card)
numbers = [getattr(EDataServer, f"EDS_{part}_VERSION") for part in ("MAJOR", "MINOR", "MICRO")]
version = ".".join(map(str, numbers))
json.dump({"version": version, "cards": seen}, sys.stdout)
