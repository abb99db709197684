"""A street and its number among a contact's lines: it is nobody, and parts nothing."""

import pytest

PLACES = {
    "el": ("Γραφείο Τύπου", "Τηλ. 210 5550 101", "press@krini.example.gr"),
    "pl": ("Biuro prasowe", "tel. 22 555 01 01", "prasa@urzad.example.pl"),
    "es": ("Oficina de prensa", "Tel. 91 555 01 01", "prensa@consejo.example.es"),
    "de": ("Pressestelle", "Tel. 030 5550101", "presse@amt.example.de"),
    "tr": ("Basın Ofisi", "Tel: 0312 555 01 01", "basin@liman.example.tr"),
    "en": ("Press office", "Tel. 020 7946 0101", "press@harbour.example.uk"),
}
STREETS = [
    ("el", "Βασ. Γεωργίου Α 1"),
    ("el", "Λεωφ. Συγγρού 12"),
    ("el", "ΒΑΣ. ΓΕΩΡΓΙΟΥ A΄ 1"),
    ("pl", "Nowy Świat 4"),
    ("pl", "Kard. Wyszyńskiego 14B"),
    ("pl", "Jana Pawła II 12"),
    ("es", "Gran Vía 28"),
    ("de", "Lange Reihe 12-14"),
    ("tr", "Atatürk Bulvarı No: 12"),
    ("en", "The Quay 4"),
]
ORDERS = ["{desk}\n{mail}\n{street}\n{tel}\n", "{desk}\n{tel}\n{street}\n{mail}\n"]


@pytest.mark.parametrize("order", ORDERS, ids=["above the number", "above the mailbox"])
@pytest.mark.parametrize(("lang", "street"), STREETS, ids=[street for _, street in STREETS])
def test_a_street_within_a_desks_lines_is_nobody(offered, lang, street, order):
    desk, tel, mail = PLACES[lang]
    block = order.format(desk=desk, mail=mail, street=street, tel=tel)
    found = offered(f"Harbour news\n\nThe pier opens.\n\n{block}", lang=lang)
    assert len(found) == 1
    assert mail in found[0]
    assert any(number in found[0] for number in ("55501", "550101", "79460101"))


def test_a_name_with_an_extension_is_still_a_name(offered):
    found = offered(
        "Press office\nTel. 020 7946 0100\nAnn Lee, ext. 12\nBo Yu, ext. 14\n", region="GB"
    )
    assert {"Ann Lee", "Bo Yu"} <= {each.partition(":")[0] for each in found}
