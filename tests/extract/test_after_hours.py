"""Who answers when an office is closed: somebody else, or the one who was named before."""

import pytest

DAY = "Noot voor de redactie: Femke Bos, woordvoerder, 010 - 412 55 66, f.bos@haven.example.nl. "
HER = "Femke Bos: f.bos@haven.example.nl +31104125566"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            DAY + "Buiten kantooruren is Jan Peeters bereikbaar op 06 - 22 33 44 55.",
            [HER, "Jan Peeters: +31622334455"],
            id="a verb before the name",
        ),
        pytest.param(
            DAY + "Buiten kantooruren is persvoorlichter Jan Peeters bereikbaar op 06-22334455.",
            [HER, "Jan Peeters: +31622334455"],
            id="a title before the name",
        ),
        pytest.param(
            DAY + "Buiten kantooruren is zij bereikbaar op 06 - 22 33 44 55.",
            [f"{HER} +31622334455"],
            id="a pronoun speaks of who was named",
        ),
        pytest.param(
            DAY + "Buiten kantooruren is de dienstdoende voorlichter bereikbaar op 06-22334455.",
            [HER, "-: +31622334455"],
            id="nobody is named",
        ),
        pytest.param(
            "Voor meer informatie: Femke Bos, 010 - 412 55 66 (tijdens kantooruren) of "
            "06 - 22 33 44 55 (buiten kantooruren), f.bos@haven.example.nl",
            [f"{HER} +31622334455"],
            id="hours in brackets are of the number before them",
        ),
        pytest.param(
            "Pressekontakt: Petra Kolb, Tel. 06421 2050, kolb@lahnwerk.example.de. Am Wochenende "
            "erreichen Sie Jan Mehlis unter 0176 12345678.",
            ["Petra Kolb: kolb@lahnwerk.example.de +4964212050", "Jan Mehlis: +4917612345678"],
            id="German, to those who ring",
        ),
        pytest.param(
            "Pressekontakt: Petra Kolb, Tel. 06421 2050, kolb@lahnwerk.example.de. Karten "
            "erhalten Sie unter 0176 12345678.",
            ["Petra Kolb: kolb@lahnwerk.example.de +4964212050"],
            id="German: a polite word is no pronoun",
        ),
        pytest.param(
            "Contact presse : Nadia Morel, 03 81 25 17 18, presse@orval.example.fr. En dehors des "
            "heures de bureau, elle est joignable au 06 12 13 14 15.",
            ["Nadia Morel: presse@orval.example.fr +33381251718 +33612131415"],
            id="French, behind a comma",
        ),
        pytest.param(
            "Yderligere oplysninger: pressechef Lone Friis, tlf. 20 30 40 50, "
            "lone.friis@havn.example.dk. Uden for kontortid kan Bo Juhl kontaktes på 21 31 41 51.",
            ["Lone Friis: lone.friis@havn.example.dk +4520304050", "Bo Juhl: +4521314151"],
            id="Danish",
        ),
        pytest.param(
            "Presskontakt: Karin Lind, presschef, 070-123 45 67, karin.lind@mitt.example.se. "
            "Utanför kontorstid nås Per Ek på 070-765 43 21.",
            ["Karin Lind: karin.lind@mitt.example.se +46701234567", "Per Ek: +46707654321"],
            id="Swedish",
        ),
        pytest.param(
            "Ufficio stampa: Carla Nuti, 055 2768120, stampa@colli.example.it. Fuori orario "
            "d'ufficio risponde Dario Venti al 333 1234567.",
            ["Carla Nuti: stampa@colli.example.it +390552768120", "Dario Venti: +393331234567"],
            id="Italian",
        ),
        pytest.param(
            "Media enquiries: Grace Tolley, 020 7946 0120, g.tolley@harbour.example.co.uk. She "
            "can also be reached on 07911 123456.",
            ["Grace Tolley: g.tolley@harbour.example.co.uk +442079460120 +447911123456"],
            id="a sentence that begins with the pronoun",
        ),
    ],
)
def test_knows_who_answers(offered, text, wanted):
    assert sorted(offered(text)) == sorted(wanted)
