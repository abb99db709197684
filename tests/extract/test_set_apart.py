"""What stands apart on a line: columns of blanks, numbers grouped like counts, titles, links."""

import pytest

LINES = [
    pytest.param(
        "Medienkontakt\n\n"
        "Ines Falk      Stv. Sprecherin    030 23125117   falk@auental.de\n"
        "Bo Ludwig      Wildbiologe        030 23125118   ludwig@auental.de",
        ["Ines Falk: falk@auental.de +493023125117", "Bo Ludwig: ludwig@auental.de +493023125118"],
        id="de: columns of blanks, titles that no lexicon knows",
    ),
    pytest.param(
        "Basın için\n\nDeniz Ada\tFoto Muhabiri\t+90 212 347 47 98\tdeniz@liman.org.tr",
        ["Deniz Ada: deniz@liman.org.tr +902123474798"],
        id="tr: tabs",
    ),
    pytest.param(
        "Kontakt dla mediów: Ewa Kos   Katedra Botaniki   12 343 94 74   12 343 94 75\n"
        "kos@ogrod.pl",
        ["Ewa Kos: kos@ogrod.pl +48123439474 +48123439475"],
        id="pl: two numbers with nothing but blanks between",
    ),
    pytest.param(
        "Medijiem\n\nInga Kalna, preses sekretāre, 63 124 617, inga.kalna@osta.lv\n"
        "Una Bite, direktore, 63 127 976, una.bite@osta.lv",
        [
            "Inga Kalna: inga.kalna@osta.lv +37163124617",
            "Una Bite: una.bite@osta.lv +37163127976",
        ],
        id="lv: a number grouped as a count is, between commas",
    ),
    pytest.param(
        "За медиите\n\nМила Тодорова | говорител | 02 123 649 | todorova@muzey.bg",
        ["Мила Тодорова: todorova@muzey.bg +3592123649"],
        id="bg: no count begins with a nought",
    ),
    pytest.param(
        "Contacte de premsa: Mireia Soler-Puig · 972 55 01 42 · 639 555 142 · press@suro.example\n"
        "El sector va facturar més que mai i dona feina a la comarca amb els seus tallers.",
        ["Mireia Soler-Puig: press@suro.example +34972550142 +34639555142"],
        id="ca: points between numbers, and both are of one country",
    ),
    pytest.param(
        "Press contact: Ada Lind, +44 20 7946 0142 • 7946 0143",
        ["Ada Lind: +442079460142 +442079460143"],
        id="en: a second number behind a bullet inherits the area code",
    ),
    pytest.param(
        "Contato: Caio Lima - (61) 3550-1420 / 99555-1421 - caio@serra.org.br",
        ["Caio Lima: caio@serra.org.br +556135501420 +5561995551421"],
        id="pt: a mobile of other length behind the area code in brackets",
    ),
    pytest.param(
        "Media inquiries: Ada Lind at (559) 255-0142 or (559) 955-0143, ada@harbour.us",
        ["Ada Lind: ada@harbour.us +15592550142 +15599550143"],
        id="en: an area code in brackets behind an or is no extension",
    ),
    pytest.param(
        "Pressekontakt: Ines Falk, +49 30 23125 117 - 24 Stunden erreichbar",
        ["Ines Falk: +493023125117"],
        id="de: hours behind a dash are no other end of the number",
    ),
    pytest.param(
        "Press contact\nAda Lind\nada.lind @ harbour.org",
        ["Ada Lind: ada.lind@harbour.org"],
        id="en: an at sign between blanks",
    ),
    pytest.param(
        "Press contact: Ada Lind, +44 20 7946 0142. Meet us @ harbour.org",
        ["Ada Lind: +442079460142"],
        id="en: no address in a sentence",
    ),
    pytest.param(
        "Contacto: Sara Lago - Responsable de prensa - Tel. +34 910 19 71 12 - lago@puerto.es",
        ["Sara Lago: lago@puerto.es +34910197112"],
        id="es: words that offer are a title behind a name",
    ),
    pytest.param(
        "Press contact: Ma. Corazon B. Lagos, +63 2 8555 0142",
        ["Ma. Corazon B. Lagos: +63285550142"],
        id="en: a given name cut short is no title",
    ),
    pytest.param(
        "Kontakt: Ana-Marija Bal Glasnogovornica Tel.: +385 1 2340 612, ana-marija.bal@luka.hr",
        ["Ana-Marija Bal: ana-marija.bal@luka.hr +38512340612"],
        id="hr: a title grown onto the name",
    ),
    pytest.param(
        "Stik: Barbara Zupan Odnosi z javnostmi Tel.: +386 1 234 24 02, barbara.zupan@muzej.si",
        ["Barbara Zupan: barbara.zupan@muzej.si +38612342402"],
        id="sl: a desk grown onto a name that a mailbox has",
    ),
    pytest.param(
        "פניות תקשורת\nתמר קרן\n02-5550142 | פקס': 02-5550149\ntamar.keren@namal.org.il",
        ["תמר קרן: tamar.keren@namal.org.il +97225550142"],
        id="he: a word for fax, cut short",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LINES)
def test_what_stands_apart_is_told_apart(offered, text, wanted):
    assert offered(text) == wanted


LINKS = [
    pytest.param(
        '<p>Media contact: <a href="mailto:press@harbour.org">Ada Lind</a>,'
        " press officer, +1 212 555 0187</p>",
        ["Ada Lind: press@harbour.org +12125550187"],
        id="en: to a mailbox that is everybody's",
    ),
    pytest.param(
        '<p>Kontakt: <a href="mailto:kos@luka.si">Maja Kos</a>, odnosi z javnostmi,'
        ' <a href="tel:+38612349462">01 234 94 62</a></p>',
        ["Maja Kos: kos@luka.si +38612349462"],
        id="sl: a desk behind the link is where she works",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LINKS)
def test_a_name_that_is_a_link_to_a_mailbox_is_its_owner_s(offered, text, wanted):
    assert offered(text) == wanted


RUN_ON = [
    pytest.param(
        "Press contactIris van ZandenCorporate CommunicationsT: +31 10 555 0142"
        "E: iris.vanzanden@boeg.nlInvestor contactMagnus HegdalHead of Investor Relations"
        "T: +47 22 55 01 42E: magnus.hegdal@boeg.nl",
        [
            "Iris van Zanden: iris.vanzanden@boeg.nl +31105550142",
            "Magnus Hegdal: magnus.hegdal@boeg.nl +4722550142",
        ],
        id="en: labels of one letter",
    ),
    pytest.param(
        "Contatti per la stampaMarta BraidaAddetta stampaRecapito telefonico: +39 02 1237 2258"
        "Indirizzo email: braida@molo.it",
        ["Marta Braida: braida@molo.it +390212372258"],
        id="it: labels of several words",
    ),
    pytest.param(
        "Контакты для СМИАнна КольцоваПресс-секретарьТелефон: +7 301 120-38-38"
        "Почта: koltsova@gavan.ru",
        ["Анна Кольцова: koltsova@gavan.ru +73011203838"],
        id="ru: capitals that are not Latin",
    ),
    pytest.param(
        "Media contactAda LindPress officer+44 20 7946 0142ada.lind@harbour.orgBo Rayson"
        "Head of media+44 20 7946 0143bo.rayson@harbour.org",
        [
            "Ada Lind: ada.lind@harbour.org +442079460142",
            "Bo Rayson: bo.rayson@harbour.org +442079460143",
        ],
        id="en: no labels at all",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), RUN_ON)
def test_lines_that_ran_together_are_read_apart(offered, text, wanted):
    assert offered(text) == wanted


NAMED = [
    pytest.param(
        "Für Rückfragen steht Ihnen Ceyda Voss-Ay, Sprecherin, unter 030 23125117 oder"
        " voss-ay@auental.de zur Verfügung.",
        ["Ceyda Voss-Ay: voss-ay@auental.de +493023125117"],
        id="de: a pronoun with a capital before the name",
    ),
    pytest.param(
        "Interviewanfragen richten Sie bitte an Martin Ziegel, Chef Medien, Telefon 030 23125118,"
        " ziegel@auental.de.",
        ["Martin Ziegel: ziegel@auental.de +493023125118"],
        id="de: words before the name that no lexicon knows",
    ),
    pytest.param(
        "Noot voor de redactie: Inge Frerik is bereikbaar op +31 10 127 3708 of via"
        " inge.frerik@kade.nl.",
        ["Inge Frerik: inge.frerik@kade.nl +31101273708"],
        id="nl: the verb behind the name",
    ),
    pytest.param(
        "Los medios interesados pueden comunicarse con Jon Mejía Palacios al 910 11 27 79"
        " o escribir a palacios@puerto.es.",
        ["Jon Mejía Palacios: palacios@puerto.es +34910112779"],
        id="es: a small word between the name and the number",
    ),
    pytest.param(
        "Pressekontakt\nTORNOW, Marlies\nSprecherin\n030 23125117\nmtornow@auental.de",
        ["Marlies Tornow: mtornow@auental.de +493023125117"],
        id="de: the family first, in capitals",
    ),
    pytest.param(
        "Contact presse\nNadia Berthier\nTél. : +33 1\n23 40 53 06\nnadia.berthier@port.fr",
        ["Nadia Berthier: nadia.berthier@port.fr +33123405306"],
        id="fr: a line that ends in the first digits of the number",
    ),
    pytest.param(
        "<h2>Media contacts</h2><ul><li><span>Ada Lind</span><span>020-7946-0142</span>"
        "<span>ada.lind@harbour.org.uk</span></li></ul>",
        ["Ada Lind: ada.lind@harbour.org.uk +442079460142"],
        id="en: nothing but style parts a number from a mailbox",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NAMED)
def test_names_are_told_from_the_words_around(offered, text, wanted):
    assert offered(text) == wanted


def test_a_number_that_nobody_is_named_for_is_the_desk_s_that_heads_the_page(offered):
    text = (
        "<h1>Pressestelle</h1><p>Die Stelle versorgt alle Redaktionen des Landes mit Bildern.</p>"
        "<ul><li>Im letzten Jahr gab es 86 Termine.</li></ul>"
        "<p>Telefon:</p><p>Bonn: 0228 23125117</p><p>www.auental.de</p>"
    )
    assert offered(text) == ["Pressestelle: +4922823125117"]
