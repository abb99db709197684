"""The example releases: what each must give, and that the made ones are as made.

They are the README's tour and show the traps: quoted ministers, dates, sums, faxes, bank accounts,
opening hours, numbers without a country code, and two releases that offer nobody.
"""

import importlib.util
from pathlib import Path

import pytest

from pressdir.extract import extract
from pressdir.formats.rows import contact_row
from pressdir.model import Document

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"

OFFERED = {
    "open-harbour-2025-fr.html": [
        {
            "name": "Nadia Kessler",
            "org": "Open Harbour",
            "role": "attachée de presse",
            "location": "Genève",
            "emails": ["nadia.kessler@openharbour.example.org"],
            "phones": ["+41225550142", "+41795550142"],
        }
    ],
    "open-harbour-2026-en.html": [
        {
            "name": "Nadia Kessler",
            "org": "Open Harbour",
            "role": "Head of Press",
            "location": "Geneva",
            "emails": ["nadia.kessler@openharbour.example.org"],
            "phones": ["+41225550142", "+41795550142"],
            "langs": ["en", "fr", "de"],
        },
        {
            "name": "Samuel Adeyemi-Brandt",
            "org": "Open Harbour",
            "location": "Nairobi",
            "emails": ["sadeyemi@openharbour.example.org"],
            "phones": ["+254711555014"],
        },
        {"kind": "desk", "name": "Press desk", "emails": ["press.duty@openharbour.example.org"]},
    ],
    "fondo-costero.html": [
        {
            "name": "Lucía Ferrando Paz",
            "org": "Fondo Costero del Sur",
            "role": "Jefa de comunicación",
            "emails": ["lferrando@fondocostero.example.org"],
            "phones": ["+59825550142;ext=18", "+59894555014"],
        }
    ],
    "stadtgruen.html": [
        {
            "name": "Jörg Weißenberger",
            "role": "Pressesprecher",
            "emails": ["weissenberger@stadtgruen.example.org"],
            "phones": ["+493023125418"],
        },
        {
            "name": "Ayşe Yıldız-Krämer",
            "role": "Wissenschaftliche Leiterin",
            "emails": ["yildiz@stadtgruen.example.org"],
            "phones": ["+493023125421"],
        },
    ],
    "instituto-mares.txt": [
        {
            "name": "Beatriz Calheiros do Amaral",
            "org": "Instituto Marés",
            "emails": ["imprensa@mares.example.org"],
            "phones": ["+558155500142", "+5581955500177"],
        }
    ],
    "water-observatory.html": [
        {
            "name": "ليلى المنصوري",
            "org": "مرصد المياه",
            "role": "المتحدثة الإعلامية",
            "emails": ["leila@waterwatch.example.org"],
            "phones": ["+96265550142", "+962795550142"],
        }
    ],
    "seabird-count.txt": [
        {
            "name": "Aoife Tierney-Walsh",
            "org": "Seabird Count",
            "emails": ["aoife@seabirds.example.org"],
            "phones": ["+35315550142"],
        }
    ],
    "clear-air-lab.md": [
        {
            "name": "Anjali Raghavendran",
            "org": "Clear Air Lab",
            "role": "communications lead",
            "emails": ["anjali@clearair.example.org"],
            "phones": ["+16135550117;ext=204"],
        },
        {
            "kind": "desk",
            "name": "Media desk",
            "org": "Clear Air Lab",
            "emails": ["media@clearair.example.org"],
            "phones": ["+16135550190"],
        },
    ],
    "laguna-viva.html": [
        {
            "name": "Chiara Dal Pozzo",
            "org": "Laguna Viva",
            "emails": ["stampa@lagunaviva.example.org"],
            "phones": ["+390415550142", "+393475550142"],
        }
    ],
    "saltmarsh-embargo.eml": [
        {
            "name": "Philippa Harrowgate",
            "org": "Saltmarsh Alliance",
            "role": "Communications Manager",
            "emails": ["philippa@saltmarsh.example.org"],
            "phones": ["+441614960412"],
        },
        {
            "name": "Declan Okonjo-Reid",
            "emails": ["declan@saltmarsh.example.org"],
            "phones": ["+441614960433"],
        },
    ],
    "kilima-fund.pdf": [
        {
            "name": "Wambui Karanja-Holt",
            "role": "Director of Communications",
            "emails": ["w.karanja@kilimafund.example.org"],
            "phones": ["+254205550142", "+254711555023"],
        },
        {
            "name": "Peter Odhiambo Vale",
            "role": "Press Assistant",
            "emails": ["p.vale@kilimafund.example.org"],
        },
    ],
    "atelier-des-marees.docx": [
        {
            "name": "Ousmane Tavernier-Ba",
            "role": "Chargé de communication",
            "emails": ["otba@maree.example.org"],
            "phones": ["+221338550142"],
        },
        {
            "name": "Fatou Lindgren",
            "role": "Responsable des relations médias",
            "emails": ["fatou@maree.example.org"],
            "phones": ["+221775550142"],
        },
    ],
    "northfield-figures.html": [],
    "val-perdu.txt": [],
}


def _reach(contact: dict[str, object]) -> tuple[object, ...]:
    """Who it is and how to reach them; what a desk is called does not count."""
    desk = contact.get("kind") == "desk"
    name = None if desk else contact.get("name")
    return desk, name, contact.get("emails", []), contact.get("phones", [])


def _found(name: str) -> list[dict[str, object]]:
    extraction = extract(Document(name, (EXAMPLES / name).read_bytes()))
    return [contact_row(contact) for contact in extraction.contacts]


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir()))
def test_an_example_gives_whom_it_offers_and_nobody_else(name):
    found = _found(name)
    assert [_reach(contact) for contact in found] == [_reach(one) for one in OFFERED[name]]
    for contact, one in zip(found, OFFERED[name], strict=True):
        assert {field: contact[field] for field in one} == one


def test_the_made_examples_are_as_tools_make_them():
    made = ROOT / "tools" / "make_examples.py"
    spec = importlib.util.spec_from_file_location("make_examples", made)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, content in module.made().items():
        assert (EXAMPLES / name).read_bytes() == content, f"run {made.name}: {name} is older"
