"""How sure it is that a contact's values are its own, and what speaks against."""

from typing import get_type_hints

import pytest

from pressdir.extract import extract
from pressdir.extract.contacts.confidence import SIGNALS, Facts, weigh
from pressdir.model import Document

SURE = 0.5
PLAIN = Facts(
    named=True, person=True, agreement=0.0, made=False, stranger=False, lines=1, after=False,
    between=False, titled=False, heading=False, org=False, cued=True, bare=False, inferred=False,
    by_language=False, shared=False,
)  # fmt: skip


def contacts(text, source="page.txt"):
    return extract(Document(source, text.encode())).contacts


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        pytest.param(
            "Press contact: Ann Lee, tel. +41 22 555 01 42, bea.cole@pier.example",
            "the mailbox carries another name",
            id="another's mailbox",
        ),
        pytest.param(
            "Press contact:\nAnn Lee\nPier House\n5 Quay Street\nHarbour Town\nThe Old Docks\n"
            "+41 22 555 01 42",
            "the name stands far from it",
            id="a name far above",
        ),
        pytest.param(
            "<h2>Ann Lee</h2><p>+41 22 555 01 42</p>",
            "the name is a heading without a job title",
            id="a heading without a title",
        ),
        pytest.param("press@pier.example", "nobody is named for it", id="nobody"),
        pytest.param(
            "Press contact: Ann Lee, +41 22 555 01 42, firstname.lastname@pier.example",
            "the mailbox is made of the name, as the page says how",
            id="a mailbox made of the name",
        ),
        pytest.param(
            "Ann Lee\n+41 22 555 01 42", "no words near by offer anybody for contact", id="no cue"
        ),
        pytest.param(
            "Press contact: Ann Lee, ann@pier.ch, 022 555 01 42",
            "no label says that the digits are a telephone number",
            id="bare digits",
        ),
        pytest.param(
            "Press contact: Ann Lee, ann@pier.ch, tel. 022 555 01 42",
            "the number is written without its country",
            id="an inferred country",
        ),
        pytest.param(
            "Press contact: Ann Lee, tel. +41 22 555 01 42\n"
            "Press contact: Bo Yu, tel. +41 22 555 01 42",
            "the number is given for others, too",
            id="a shared number",
        ),
    ],
)
def test_what_speaks_against_is_said_in_a_sentence(text, doubt):
    source = "page.html" if text.startswith("<") else "page.txt"
    assert doubt in {said for contact in contacts(text, source) for said in contact.doubts}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Press contact: Ann Lee, Head of Press, tel. +41 22 555 01 42, ann.lee@pier.example",
            id="all on a line",
        ),
        pytest.param(
            "For more information:\nAnn Lee\nTel.: +41 22 555 01 42\nann.lee@pier.example",
            id="a block",
        ),
        pytest.param("Media desk: press@pier.example", id="a desk"),
    ],
)
def test_a_clear_offer_is_sure_and_has_no_doubts(text):
    (contact,) = contacts(text)
    assert contact.confidence >= SURE
    assert contact.doubts == ()


def test_a_bare_block_without_a_word_is_not_sure():
    (contact,) = contacts("A pier opened in Berlin.\n\nVera Beck\n030 555 01 77\nhafen@pier.de")
    assert contact.confidence < SURE
    assert len(contact.doubts) == 3


@pytest.mark.parametrize(("mailbox", "alone"), [("ewa@port.pl", False), ("ewa@port.example", True)])
def test_a_language_that_an_address_agrees_with_is_not_alone(mailbox, alone):
    text = (
        "Kontakt dla mediów: Ewa Lis, rzecznik prasowy, tel. 22 555 01 42, {}. Zapraszamy do portu."
    )
    (contact,) = contacts(text.format(mailbox))
    assert str(contact.phones[0]) == "+48225550142"
    doubt = "the language alone tells the country of the number"
    assert (doubt in contact.doubts) == alone


def test_said_twice_the_surer_counts():
    clear = "Press contact: Ann Lee, tel. +41 22 555 01 42, ann.lee@pier.example"
    bare = "Ann Lee\n+41 22 555 01 42"
    (contact,) = contacts(f"{bare}\n\n\n\n{'It rains.' * 9}\n\n\n\n{clear}")
    assert contact.confidence == contacts(clear)[0].confidence


def test_a_sum_is_between_0_and_1_and_a_doubt_is_what_weighs_less_than_nothing():
    worst = Facts(**{name: kind is bool for name, kind in get_type_hints(Facts).items()} | {
        "named": True, "agreement": 0.0, "lines": 9, "titled": False, "cued": False, "org": False,
    })  # fmt: skip
    best = weigh(PLAIN._replace(agreement=1.0, lines=0, titled=True))
    assert 0.0 <= weigh(worst).value < SURE <= best.value <= 1.0
    assert best.doubts == ()
    assert set(weigh(worst).doubts) <= {each.sentence for each in SIGNALS if each.weight < 0}


def test_every_signal_has_a_sentence_of_its_own():
    sentences = [signal.sentence for signal in SIGNALS]
    assert len(set(sentences)) == len(sentences)
    assert all(each[0].islower() and not each.endswith(".") for each in sentences)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.sentence)
def test_every_signal_can_hold_and_can_fail(signal):
    variants = [PLAIN, *(_with(name, value) for name, value in VARIANTS)]
    assert {signal.holds(each) for each in variants} == {True, False}


VARIANTS = [
    ("agreement", 1.0), ("agreement", 0.5), ("made", True), ("stranger", True), ("lines", 0),
    ("lines", 9), ("after", True), ("between", True), ("titled", True), ("heading", True),
    ("named", False), ("cued", False), ("bare", True), ("inferred", True), ("by_language", True),
    ("shared", True),
]  # fmt: skip


def _with(name, value):
    return PLAIN._replace(**{name: value})
