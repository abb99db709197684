"""Pages that ask the press in: whom one signs up with there is for the press, elsewhere not."""

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Presseinvitasjon:\n\nFiskeriministeren inviterer til pressemøte i Havnesalen.\n\n"
            "Påmelding til mol@fjd.example.no\n\nKontaktinfo:\n"
            "Marte Olsen Lund, kommunikasjonsrådgiver, 468 12 345\n"
            "Per Dahl, politisk rådgiver: 466 12 345\n",
            ["Marte Olsen Lund: mol@fjd.example.no +4746812345", "Per Dahl: +4746612345"],
            id="the initials of one of those named below",
        ),
        pytest.param(
            "Pressemøde om havnen\n\n- Der kræves tilmelding. For tilmelding sendes en mail til "
            "presse@havnen.example.dk senest kl. 15.\n",
            ["-: presse@havnen.example.dk"],
            id="nobody is named, in Danish",
        ),
        pytest.param(
            "Pressekonferenz zum Umbau der Schleuse\n\nMontag, 4. Mai, 10 Uhr, Rathaus\n\n"
            "Anmeldung bis 3. Mai: schleuse@hafenstadt.example.de\n",
            ["-: schleuse@hafenstadt.example.de"],
            id="in German",
        ),
        pytest.param(
            "Seniorentanz im Rathaus\n\nMontag, 4. Mai, 10 Uhr\n\n"
            "Anmeldung bis 3. Mai: tanz@hafenstadt.example.de\n",
            [],
            id="a dance is no press conference",
        ),
        pytest.param(
            "Pressemitteilung\n\nDie Schleuse lädt zum Tag der offenen Tür.\n\n"
            "Anmeldung: 030 23125-117, tor@schleuse.example.de\n\n"
            "Pressekontakt: Ines Falk, 030 23125-118, falk@schleuse.example.de\n",
            ["Ines Falk: falk@schleuse.example.de +493023125118"],
            id="guests of a day sign up elsewhere",
        ),
        pytest.param(
            "ATENCIÓ MITJANS\n\nEls mitjans que vulguin assistir a la roda de premsa ho han de "
            "confirmar per correu a premsaport@ciutat.example.cat\n\nEs veurà en streaming.\n\n"
            "Els periodistes poden fer arribar preguntes per WhatsApp al número 662 555 042.\n",
            ["-: premsaport@ciutat.example.cat +34662555042"],
            id="the press office's mailbox and, farther off, its number",
        ),
        pytest.param(
            "Voor de pers\n\nPerswoordvoering\n\nE-mail:\n\nwoord@gemeente.example.nl\n\n"
            "Telefoon:\n\nTijdens kantooruren:\nZie overzicht\n\nBuiten kantooruren:\n"
            "070-355 8700\n",
            ["Perswoordvoering: woord@gemeente.example.nl +31703558700"],
            id="all that is offered is one desk's, the number after hours",
        ),
        pytest.param(
            "Einladung zum Pressegespräch\n\nAnmeldung bis 10. März bei Pressesprecherin "
            "Karin Toll, Tel. 01 522 20 10, karin.toll@schleuse.example.at\n",
            ["Karin Toll: karin.toll@schleuse.example.at +4315222010"],
            id="a day stands between the cue and the name, in German",
        ),
        pytest.param(
            "Media invitation\n\nRSVP by 10 March to Ann Tolley on 020 7946 0151 or "
            "press@lock.example.co.uk\n",
            ["Ann Tolley: press@lock.example.co.uk +442079460151"],
            id="in English",
        ),
        pytest.param(
            "Invitation presse\n\nAccréditations avant le 10 mars auprès d'Inès Malo : "
            "06 12 45 78 10, ines.malo@ecluse.example.fr\n",
            ["Inès Malo: ines.malo@ecluse.example.fr +33612457810"],
            id="in French, where a vowel takes the e of the word before it",
        ),
        pytest.param(
            "Uitnodiging pers\n\nAanmelden kan tot 10 maart bij Jan Smit via "
            "jan.smit@sluis.example.nl of 06 12345678.\n",
            ["Jan Smit: jan.smit@sluis.example.nl +31612345678"],
            id="in Dutch",
        ),
        pytest.param(
            "Pressinbjudan\n\nAnmäl dig senast den 10 mars till Karin Lind, 070-123 45 67, "
            "karin.lind@slussen.example.se\n",
            ["Karin Lind: karin.lind@slussen.example.se +46701234567"],
            id="in Swedish",
        ),
        pytest.param(
            "Frühling an der Schleuse\n\nKonzert am 10. März mit Anna Netrova, Karten: "
            "Tel. 01 522 20 10, karten@schleuse.example.at\n",
            [],
            id="who sings on a day is nobody to sign up with",
        ),
    ],
)
def test_knows_with_whom_the_press_signs_up(offered, text, wanted):
    assert offered(text) == wanted
