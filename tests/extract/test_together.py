"""What belongs together: lines of one desk, a mail and its sender, a sentence and a name."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Dla mediów:\n\ntel. +48 22 555 01 42\n\ne-mail: redakcja@przystan.example.org\n",
            ["-: redakcja@przystan.example.org +48225550142"],
            id="a number and a mailbox below a cue, in paragraphs of their own",
        ),
        pytest.param(
            "The ferry returns on Monday.\n\nContacts: Ada Lindqvist\n\nPress Officer\n"
            "Tel: +44 20 7946 0142\n",
            ["Ada Lindqvist: +442079460142"],
            id="a paragraph that ends in a cue and a name",
        ),
        pytest.param(
            "Press contacts\n\nNadia Kessler\nSpokeswoman of the permanent mission to the office"
            " in Geneva, Tel. +41 22 555 01 42\nnadia.kessler@harbour.example.org\n",
            ["Nadia Kessler: nadia.kessler@harbour.example.org +41225550142"],
            id="a title as long as a sentence below a name",
        ),
        pytest.param(
            "Medienstelle\n\nDas Telefon +41 44 555 01 42 ist von Montag bis Freitag besetzt.\n",
            ["Medienstelle: +41445550142"],
            id="a sentence below a desk gives its number",
        ),
        pytest.param(
            "Pers: Hanneke De Wulf, persverantwoordelijke, hanneke@heide.example.org\n"
            "Op het terrein is er ook Wannes Van den Bogaert, boswachter, +32 11 55 01 42.\n",
            [
                "Hanneke De Wulf: hanneke@heide.example.org",
                "Wannes Van den Bogaert: +3211550142",
            ],
            id="a number behind a name and a few words, in a sentence",
        ),
        pytest.param(
            "Accreditation: write to press@reef.example.org.\n\nPress contact\n"
            "Tel: +44 20 7946 0142\npress@reef.example.org\n",
            ["-: press@reef.example.org +442079460142"],
            id="a mailbox that a desk below has, too",
        ),
        pytest.param(
            "Pour plus d’informations sur la conférence, veuillez contacter les personnes"
            " référentes : dlind@reef.example.org ou quist@harbour.example.org\n",
            ["-: dlind@reef.example.org", "-: quist@harbour.example.org"],
            id="two mailboxes that one sentence offers",
        ),
        pytest.param(
            "Contacto de prensa\nRua Garibaldi, 1220\nTel. +351 21 555 01 42\n",
            ["-: +351215550142"],
            id="a street is nobody",
        ),
        pytest.param(
            "Media contact: Saul Merrin, +1 202 555 0142\n\nBest viewed at 1024 x 768.\n",
            ["Saul Merrin: +12025550142"],
            id="a size is no extension",
        ),
        pytest.param(
            "Press office: 020 7946 0142, mobile 07700 900142\nReef Watch, London\n",
            ["Press office: +442079460142 +447700900142"],
            id="a number is read like the others of its page",
        ),
        pytest.param(
            "For more information call Ada Lindqvist at 614-555-0142 or 2202.\n"
            "Reef Watch, 12 Quay Street, Columbus, Ohio\n",
            ["Ada Lindqvist: +16145550142 +16145552202"],
            id="an American number and another ending",
        ),
        pytest.param(
            "Oficina de Comunicación e Imagen\nLic. Nelly Ticona Vilca\n"
            "Central: +51 51 555142\nRPC: +51 987 555 142\nnticona@puna.example.org\n",
            ["Nelly Ticona Vilca: nticona@puna.example.org +5151555142 +51987555142"],
            id="an unknown short word before a number is its label",
        ),
        pytest.param(
            "Contacto para medios: Maribel Echeverría, cel. +57 310 555 0142\n"
            "prensa@rios.example.org. En Bogotá: Fabio Alarcón, +57 601 555 0143\n",
            [
                "Maribel Echeverría: prensa@rios.example.org +573105550142",
                "Fabio Alarcón: +576015550143",
            ],
            id="a mailbox that ends one contact begins a line with another",
        ),
        pytest.param(
            "Media enquiries\nInterviews in Sesotho / isiZulu: Mr. Mpolokeng Letsoalo"
            " +27 63 555 0142\n",
            ["Mpolokeng Letsoalo: +27635550142"],
            id="who is addressed is the person",
        ),
        pytest.param(
            "Media contact: Sean Lee, Moncton, NB E1C 9B6, +1 506 555 0142\n",
            ["Sean Lee: +15065550142"],
            id="a province is nobody",
        ),
        pytest.param(
            "Press contact: Reto Hasler, Tel. +41 61 555 01 42reto.hasler@rheinau.example.org\n",
            ["Reto Hasler: reto.hasler@rheinau.example.org +41615550142"],
            id="a number and an address grown together",
        ),
        pytest.param(
            "Liebe Frau Tornow,\n\nfür Rückfragen der Presse: Jan Quist, +49 30 23125 042\n",
            ["Jan Quist: +493023125042"],
            id="a salutation names the reader",
        ),
        pytest.param(
            "Ufficio stampa\nEttore Galdi, 02 55550142, ettore.galdi@cori.example.it\n"
            "Carla Messina, cell. 339 5550142\n"
            "International: Ann Lee, +44 20 7946 0143\n",
            [
                "Ettore Galdi: ettore.galdi@cori.example.it +390255550142",
                "Carla Messina: +393395550142",
                "Ann Lee: +442079460143",
            ],
            id="a number without a zero is not British, whoever stands below",
        ),
        pytest.param(
            "Đầu mối báo chí: Phạm Thị Kim Ngà, điện thoại 024 3555 0142 (số máy lẻ 21)\n"
            "Hà Nội, Việt Nam\n",
            ["Phạm Thị Kim Ngà: +842435550142;ext=21"],
            id="an extension in the page's own words",
        ),
        pytest.param(
            "Yderligere oplysninger: Lars Bengtsen, pressechef, og Mette Krogh, "
            "tlf. +45 33 92 10 10\n",
            ["Lars Bengtsen: +4533921010", "Mette Krogh: +4533921010"],
            id="a title behind the first, none behind the second",
        ),
        pytest.param(
            "Contact presse : Marie Claes (porte-parole) ou Paul Henin (adjoint) au 081 22 44 55 "
            "ou presse@orval.example.be\n",
            [
                "Marie Claes: presse@orval.example.be +3281224455",
                "Paul Henin: presse@orval.example.be +3281224455",
            ],
            id="one or the other, each with a title in brackets",
        ),
        pytest.param(
            "For more information please contact Amy Pike or Raj Nair in the press office on "
            "020 7946 0130 or press@lido.example.org\n",
            [
                "Amy Pike: press@lido.example.org +442079460130",
                "Raj Nair: press@lido.example.org +442079460130",
            ],
            id="one or the other, in a sentence",
        ),
        pytest.param(
            "Kontakta pressekreterare Ulf Sand eller Eva Holm, tfn 08-700 11 00, "
            "press@verket.example.se.\n",
            [
                "Ulf Sand: press@verket.example.se +4687001100",
                "Eva Holm: press@verket.example.se +4687001100",
            ],
            id="one or the other, a title before both",
        ),
        pytest.param(
            "<p>Ufficio stampa</p><p>Luca Tommasi,<br>Ada Mercati,<br>Ivo Poggi<br>"
            "Email: media@digitale.example.it</p>",
            [
                "Luca Tommasi: media@digitale.example.it",
                "Ada Mercati: media@digitale.example.it",
                "Ivo Poggi: media@digitale.example.it",
            ],
            id="lines that end in commas",
        ),
        pytest.param(
            "Kontakt für die Presse: Hanna Reimers und Olaf Thiede, Tel. 0331 288-1010 bzw. -1011, "
            "presse@oder.example.de\n",
            [
                "Hanna Reimers: presse@oder.example.de +493312881010",
                "Olaf Thiede: presse@oder.example.de +493312881011",
            ],
            id="a number each, parted by a shortened word",
        ),
        pytest.param(
            "Kontakter\n\nÅsa Dahl\n\nPresskontakt\nPresschef\nasa.dahl@energi.example.se\n"
            "+46 708 11 22 33\n\nNils Berg\n\nPresskontakt\nProjektledare\n"
            "nils.berg@energi.example.se\n+46 708 11 22 34\n",
            [
                "Åsa Dahl: asa.dahl@energi.example.se +46708112233",
                "Nils Berg: nils.berg@energi.example.se +46708112234",
            ],
            id="a name, and below a blank line what it is for, its mailbox and its number",
        ),
        pytest.param(
            "Kontakter\n\nLone FriisPressechefTel:20304050lone.friis@havn.example.dk\n",
            ["Lone Friis: lone.friis@havn.example.dk +4520304050"],
            id="all of a card grown together, a mailbox onto a number",
        ),
        pytest.param(
            "Für Rückfragen steht Ihnen die Pressestelle unter\nE-Mail presse@auental.example.de "
            "gern zur Verfügung.\nLandratsamt Auental\nPressestelle\nTalstraße 43\n"
            "35037 Marburg\nTel. 06421 205-123\n",
            ["Pressestelle: presse@auental.example.de +496421205123"],
            id="a desk in a sentence, and again above its number",
        ),
        pytest.param(
            "Pressestelle\nFrauUte Brandt\nTel. 06421 205-123\nu.brandt@auental.example.de\n"
            "HerrT.Degenkolb\nTel. 06421 205-124\nt.degenkolb@auental.example.de\n",
            [
                "Ute Brandt: u.brandt@auental.example.de +496421205123",
                "T.Degenkolb: t.degenkolb@auental.example.de +496421205124",
            ],
            id="honorifics that grew onto the names",
        ),
        pytest.param(
            "<ul><li><b>Biglietteria</b> 055 2768100 biglietteria@lido.example.it</li>"
            "<li><b>Ufficio stampa</b> Carla Nuti 055 2768120 stampa@lido.example.it</li></ul>",
            ["Carla Nuti: stampa@lido.example.it +390552768120"],
            id="bold type alone parts a desk and a name",
        ),
        pytest.param(
            "<p><strong>Contact presse</strong> <em>Agence Trame</em> Paul Henin – "
            "06 12 45 78 10 – p.henin@trame.example.fr</p>",
            ["Paul Henin: p.henin@trame.example.fr +33612457810"],
            id="bold, slanted and plain type side by side",
        ),
        pytest.param(
            "<p>Press: <b>Ann</b> Tolley, ann.tolley@lock.example.co.uk</p>",
            ["Ann Tolley: ann.tolley@lock.example.co.uk"],
            id="one bold word is no label",
        ),
    ],
)
def test_what_stands_together_is_one_contact(offered, text, wanted):
    assert offered(text) == wanted


def test_people_in_columns_have_the_cells_below_their_names(offered):
    rows = "".join(
        f"<tr><th>{label}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        for label, cells in {
            "": ["<b>Nieves Lacort</b>", "<b>Unai Legarreta</b>"],
            "Teléfono": ["+34 976 55 01 42", "+34 976 55 01 43"],
            "Correo": ["prensa@ebro.example.org", ""],
        }.items()
    )
    found = offered(f"<h2>Contacto para medios</h2><table>{rows}</table>", "page.html")
    assert found == [
        "Nieves Lacort: prensa@ebro.example.org +34976550142",
        "Unai Legarreta: +34976550143",
    ]


def test_columns_need_no_header(offered):
    cells = [
        ("<u>Contact:</u>", "", "<u>All media inquiries:</u>"),
        ("Simon Barlow, Treasurer", "", "Meg Lancaster or Corinne Ashby"),
        ("Reef Watch, Inc.", "", "Quay Public Relations"),
        ("(202) 555-0142", "", "(202) 555-0143"),
    ]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    page = f"<p>FOR IMMEDIATE RELEASE</p><table>{rows}</table><p>LINCOLN, NEBRASKA</p>"
    assert offered(page, "page.html") == [
        "Simon Barlow: +12025550142",
        "Meg Lancaster: +12025550143",
        "Corinne Ashby: +12025550143",
    ]


def test_columns_of_markdown_are_people_too(offered):
    page = (
        "# Contatti\n\n|  | Ada Rossi | Bruno Lodi |\n|---|---|---|\n"
        "| Tel. | +39 06 5550 1421 | +39 06 5550 1422 |\n"
    )
    assert offered(page, "page.md") == ["Ada Rossi: +390655501421", "Bruno Lodi: +390655501422"]


MAIL = """From: {sender}
To: Ken Ibarra <ken@gazette.example.org>
Subject: {subject}
{reply}Content-Type: text/plain; charset="utf-8"

{body}"""


def test_a_sender_is_not_offered_again_beside_the_person_who_has_the_mailbox(offered):
    body = "For the press:\nElif Karadağ, Tel: +90 232 555 01 47\nbasin@koy.example.org\n"
    mail = MAIL.format(
        sender="Koy Press <basin@koy.example.org>", subject="Market", reply="", body=body
    )
    assert offered(mail, "mail.eml") == ["Elif Karadağ: basin@koy.example.org +902325550147"]


QUOTED = """The levee holds.

Ada Broussard
Public Information Officer
Tel: +1 614 555 0142

On Jan 17, 2026, Ken Ibarra wrote:
> Is it closed?
> Ken Ibarra, cell +1 740 555 0166
"""


def test_who_wrote_what_is_passed_on_signs_for_the_own_number(offered):
    mail = (
        "From: Jean Dumas <jean@gazette.example.be>\nTo: desk@gazette.example.be\n"
        "Subject: TR: Communiqué\n"
        "Content-Type: text/plain; charset=utf-8\n\nA voir.\n\n"
        "De : Marie Claes <marie.claes@orval.example.be>\nEnvoyé : lundi 3 mars 2025 09:00\n"
        "À : Rédaction\nObjet : Communiqué\n\nBonjour,\n\nVoici notre communiqué.\n\n"
        "Marie Claes\nPorte-parole\n0475 11 22 33\n"
    )
    assert offered(mail, "mail.eml") == ["Marie Claes: marie.claes@orval.example.be +32475112233"]


def test_an_answer_ends_where_another_header_stands(offered):
    body = (
        "Closed till Friday.\n\nAda Broussard\nTel: +1 614 555 0142\n\n"
        "Von: Ken Ibarra <ken@gazette.example.org>\nGesendet: Mittwoch, 17. Januar\nAn: Ada\n"
        "Betreff: Levee\n\nIs it closed? Ken Ibarra, cell +1 740 555 0166\n"
    )
    sender, reply = "Ada Broussard <ada@delmore.example.org>", "In-Reply-To: <1@a.example.org>\n"
    mail = MAIL.format(sender=sender, subject="AW: Levee", reply=reply, body=body)
    assert offered(mail, "mail.eml") == ["Ada Broussard: ada@delmore.example.org +16145550142"]


@pytest.mark.parametrize(
    ("subject", "reply", "quoted"),
    [
        pytest.param("Re: Levee", "In-Reply-To: <1@gazette.example.org>\n", False, id="an answer"),
        pytest.param("Fwd: Levee", "In-Reply-To: <1@a.example.org>\n", True, id="handed on"),
        pytest.param("Levee", "", True, id="no answer"),
    ],
)
def test_what_an_answer_quotes_is_the_askers(offered, subject, reply, quoted):
    sender = "Ada Broussard <ada.broussard@delmore.example.org>"
    mail = MAIL.format(sender=sender, subject=subject, reply=reply, body=QUOTED)
    found = offered(mail, "mail.eml")
    assert found[0] == "Ada Broussard: ada.broussard@delmore.example.org +16145550142"
    assert any("Ibarra" in each for each in found) is quoted


def test_quoted_html_of_an_answer_is_the_askers(offered):
    html = (
        "<p>Closed till Friday.</p><p>Ada Broussard<br>Tel: +1 614 555 0142</p>"
        '<div class="gmail_quote">On Friday Ken Ibarra wrote:<blockquote>Is it closed?<br>'
        "Ken Ibarra, +1 740 555 0166</blockquote></div>"
    )
    sender, reply = "Ada Broussard <ada@delmore.example.org>", "In-Reply-To: <1@a.example.org>\n"
    mail = MAIL.format(sender=sender, subject="Re: Levee", reply=reply, body=html)
    mail = mail.replace("text/plain", "text/html")
    assert offered(mail, "mail.eml") == ["Ada Broussard: ada@delmore.example.org +16145550142"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Match-day media contact is Callum Bright (Media & Comms Officer) +44 7700 900142."
            " Broadcasters should ask early for a place on the gantry.\n",
            ["Callum Bright: +447700900142"],
            id="a cue, a word that says is, and a name",
        ),
        pytest.param(
            "Press contacts:\n\nMaisie Hall or Nerys Rees-Howell at Four Corners Trust,"
            " +44 20 7946 0142\n",
            ["Maisie Hall: +442079460142", "Nerys Rees-Howell: +442079460142"],
            id="two names and where both work",
        ),
        pytest.param(
            "Narahubung:\nRatna Wulandari (Manajer Kampanye): 0812-5550-0142\nPekanbaru, Jakarta\n",
            ["Ratna Wulandari: +6281255500142"],
            id="a title in brackets between a name and a bare number",
        ),
        pytest.param(
            "Press contact: ada.lindqvistREMOVE@harbour.example.org\n",
            ["-: ada.lindqvist@harbour.example.org"],
            id="a trap for robots",
        ),
        pytest.param(
            "Γραφείο Τύπου: τηλ. 2813 555 140 – 141 – 142\nΚρήτη, Αθήνα\n",
            ["Γραφείο Τύπου: +302813555140 +302813555141 +302813555142"],
            id="further endings behind dashes",
        ),
        pytest.param(
            "Diecéze mluvčí e-mail telefon\nBrno Renata Lipnová lipnova@diec.example.cz"
            " +420 736 555 141\n",
            ["Renata Lipnová: lipnova@diec.example.cz +420736555141"],
            id="a town and a name whose columns were lost",
        ),
        pytest.param(
            "<h3>Prensa</h3><table><tr><td>Tejada Muñiz, Óscar</td><td>Técnico</td>"
            "<td>+34 923 55 01 42</td></tr></table>",
            ["Óscar Tejada Muñiz: +34923550142"],
            id="the family name first, in a table",
        ),
        pytest.param(
            "Press office: +44 20 7946 0142\nOut of hours the number to call is +44 7700 900142.\n",
            ["Press office: +442079460142 +447700900142"],
            id="a sentence on the hours below a desk",
        ),
    ],
)
def test_who_is_named_in_the_way_of_other_words(offered, text, wanted):
    assert offered(text, "page.html" if text.startswith("<") else "release.txt") == wanted


def test_a_mailbox_above_who_has_one_is_anothers():
    text = (
        "Press kit\n\nPress: press@kite.example.com\n"
        "Founder: Maren Holt (maren@kite.example.com, +49 151 23456142)\n"
    )
    found = extract(Document("kit.txt", text.encode(), lang="en")).contacts
    assert [[*map(str, one.emails)] for one in found] == [
        ["press@kite.example.com"],
        ["maren@kite.example.com"],
    ]
    assert [str(one.name) for one in found if one.phones] == ["Maren Holt"]


def test_who_is_named_in_one_point_of_a_sentence_has_nothing_of_the_next():
    text = (
        "Media representatives who apply for the first time have to hand in:\n\n"
        "• a letter of the editor to the Head of the Media Centre Ann Lee;\n"
        "• a photograph of this year, which is to be sent to press@harbour.example.org "
        "(as a JPG of at least 250 kB).\n"
    )
    (found,) = extract(Document("rules.txt", text.encode(), lang="en")).contacts
    assert (found.name, [*map(str, found.emails)]) == (None, ["press@harbour.example.org"])


@pytest.mark.parametrize(
    ("sign", "numbers", "mailboxes"),
    [
        pytest.param("/", "020 7946 0142 / 020 7946 0143", "", id="numbers of one kind"),
        pytest.param("|", "020 7946 0142 | 020 7946 0143", "a1@x | b2@x", id="and mailboxes"),
        pytest.param(
            "/", "020 7946 0142 / 07700 900143", "a1@x / b2@x", id="an office and a mobile"
        ),
    ],
)
def test_below_names_in_a_row_each_has_the_own_one_of_as_many(offered, sign, numbers, mailboxes):
    text = f"Contacts\nAnn Leeson {sign} Bo Lund\n{numbers}\n{mailboxes}\nreef.example.co.uk\n"
    one, other = offered(text.replace("@x", "@reef.example.co.uk"))
    assert [one.split()[-1][-2:], other.split()[-1][-2:]] == ["42", "43"]
    assert one.count("+") == other.count("+") == 1
    assert ("a1@" in one, "b2@" in one) == ("a1" in mailboxes, False)


def test_below_names_in_a_row_an_office_s_number_and_its_mobile_are_of_both(offered):
    text = (
        "Contacts\nAnn Leeson / Bo Lund\n020 7946 0142 / 07700 900143\npress@reef.example.co.uk\n"
    )
    one, other = offered(text)
    assert one.partition(":")[2] == other.partition(":")[2] != ""


def test_a_word_between_names_and_a_comma_between_numbers_deal_nothing_out(offered):
    text = (
        "Contacts\nAnn Leeson and Bo Lund\n020 7946 0142, 020 7946 0143\npress@reef.example.co.uk\n"
    )
    one, other = offered(text)
    assert one.partition(":")[2] == other.partition(":")[2] != ""


@pytest.mark.parametrize("desk", ["Newsroom", "Press office"])
def test_between_a_desk_and_a_name_stands_a_body(desk):
    text = f"{desk}\nLantern Watch\nBo Lundgren\nTel: +44 121 234 5678\n"
    (contact,) = extract(Document("release.txt", text.encode())).contacts
    assert (str(contact.name), contact.org) == ("Bo Lundgren", "Lantern Watch")
