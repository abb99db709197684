"""Print what vobject, or vobjectx, understands of the cards in a folder."""

import importlib
import json
import sys
from importlib.metadata import version
from pathlib import Path


def lines(card, name):
    return card.contents.get(name) or card.contents.get(name.upper(), [])  # vobjectx has capitals


def values(card, name):
    return [line.value for line in lines(card, name)]


def flat(value):
    return " ".join(value) if isinstance(value, list) else value


def fields(card):
    n = card.n.value
    company = [value for value in values(card, "x-abshowas") if value == "COMPANY"]
    return {
        "fn": card.fn.value,
        "n": [flat(part) for part in (n.family, n.given, n.additional, n.prefix, n.suffix)],
        "org": "".join(part[0] for part in values(card, "org")),
        "title": "".join(values(card, "title")),
        "locality": "".join(flat(adr.city) for adr in values(card, "adr")),
        "emails": values(card, "email"),
        "phones": values(card, "tel"),
        "types": [
            sorted({word.upper() for word in line.params.get("TYPE", ())} - {"PREF"})
            for line in lines(card, "tel")
        ],
        "tags": [tag for line in values(card, "categories") for tag in line],
        "note": "".join(values(card, "note")),
        "url": "".join(values(card, "url")),
        "uid": "".join(values(card, "uid")),
        "rev": "".join(values(card, "rev")),
        "kind": "".join(values(card, "kind")),
        "company": bool(company),
        "langs": values(card, "lang"),
        "kept": [
            f"{name.upper()}:{value}"
            for name in card.contents
            for value in values(card, name)
            if name.upper() in {"NICKNAME", "BDAY"} or name.upper().startswith("X-")
            if name.upper() not in {"X-ABSHOWAS", "X-PRESSDIR-NOTE-LINES"}
        ],
    }


library = importlib.import_module(sys.argv[1])
read = library.readComponents if sys.argv[1] == "vobject" else library.read_components
seen = {}
for path in Path(sys.argv[2]).glob("*.vcf"):
    cards = [card for card in read(path.read_bytes().decode()) if card.name]
    seen[path.stem] = fields(cards[0]) if len(cards) == 1 else {"error": f"{len(cards)} cards"}
json.dump({"version": version(sys.argv[1]), "cards": seen}, sys.stdout)
