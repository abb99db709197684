"""Which words on a page a domain is made of."""

import pytest

from pressdir.extract import domains, locales
from pressdir.extract.domains import spelling


@pytest.mark.parametrize(
    ("name", "domain", "spelt"),
    [
        pytest.param("Calderbeck Rovers", "calderbeckrovers.example", True, id="words joined"),
        pytest.param("Human Rights Watch", "hrw.org", True, id="initials"),
        pytest.param("Centrale des Métiers du Rail", "cmr-rail.example", True, id="initials first"),
        pytest.param("Hospital Infantil La Sabana", "hilasabana.example", True, id="beginnings"),
        pytest.param(
            "Policía del Valle de Tamaruca", "policiatamaruca.example", True, id="skipped"
        ),
        pytest.param("Bündnis Lebendige Dörfer", "lebendige-doerfer.example", True, id="oe for ö"),
        pytest.param("Зоопарк Брежуљак", "zoobrezuljak.example", True, id="another script"),
        pytest.param("Uniwersytet Nadnotecki", "nadnotecka.example", True, id="another form"),
        pytest.param("Seals on Thin Ice", "harbour.example", False, id="nothing in common"),
        pytest.param("Group Treasurer", "auto1-group.example", False, id="a common word"),
        pytest.param("Press", "press-room.example", False, id="what any domain may have"),
    ],
)
def test_knows_the_words_that_a_domain_is_made_of(name, domain, spelt):
    assert (spelling.spelt(name, domains.label_of(domain)) is not None) is spelt


@pytest.mark.parametrize(
    ("text", "domain", "name"),
    [
        pytest.param("says the OIM in Dakar", "iom.int", "OIM", id="the letters in another order"),
        pytest.param(
            "In May Nemuno krašto biblioteka opened.",
            "nemunokrasto.example",
            "Nemuno krašto biblioteka",
            id="a head in small letters",
        ),
        pytest.param(
            "Halvorsen Tidal Reports Third Quarter Results\nHalvorsen Tidal Corp. said",
            "halvorsentidal.example",
            "Halvorsen Tidal Corp.",
            id="no headline",
        ),
        pytest.param(
            "The Comune di Roccamonte opened it.",
            "roccamonte.example",
            "Comune di Roccamonte",
            id="a head in front",
        ),
        pytest.param(
            "The Harbour Club Porto opened it.",
            "harbourclub.example",
            "Harbour Club Porto",
            id="up to the next small word",
        ),
        pytest.param(
            "News of the Tidestheis. Work of the Tidestheis. The Tidesthes sits.",
            "tidesthes.example",
            "Tidesthes",
            id="as the domain has it, not as the page bends it most",
        ),
        pytest.param(
            "The TVC said so.", "tvc.gouv.qc.ca", "TVC", id="below a part of a federation"
        ),
        pytest.param("the talks in Vienna", "unvienna.example", None, id="a town alone is nobody"),
        pytest.param("Salamander counted", "alpensalamander.example", None, id="a part of a word"),
    ],
)
def test_finds_the_name_that_a_domain_is_made_of(text, domain, name):
    lexicon = locales.lexicon(("lt", "it", "en"))
    assert domains.named_in(text, domains.label_of(domain), lexicon) == name


@pytest.mark.parametrize(
    ("domain", "acronym"),
    [
        pytest.param("unhcr.org", "UNHCR", id="no word can be spoken so"),
        pytest.param("press.iom.int", "IOM", id="of a treaty"),
        pytest.param("gsa.gov", "GSA", id="of a government"),
        pytest.param("arts.org", None, id="a word"),
        pytest.param("mrts.gov.pl", None, id="first letters of a country's"),
        pytest.param("harbour.example", None, id="a long word"),
    ],
)
def test_an_acronym_is_one_only_where_a_domain_can_be_nothing_else(domain, acronym):
    assert domains.acronym_of(domain) == acronym
