"""Domains that were made to be taken for another."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pressdir.normalise import lookalikes
from pressdir.normalise.domains import apart, of_owner
from pressdir.normalise.lookalikes import distance, likeness, mixed, readable, skeleton

LABEL = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=14)
ENDING = st.sampled_from(["int", "org", "com", "gov.ua", "co.uk", "de"])
DOMAINS = st.builds("{}.{}".format, LABEL, ENDING)
TABLE = sorted(lookalikes._table().items())


@pytest.mark.parametrize(
    ("asked", "known", "words"),
    [
        pytest.param("iorn.int", "iom.int", "it looks like iom.int", id="letters run together"),
        pytest.param("lom.int", "iom.int", "it looks like iom.int", id="a capital i"),
        pytest.param("i0m.int", "iom.int", "it looks like iom.int", id="a digit"),
        pytest.param("iom.lnt", "iom.int", "it looks like iom.int", id="in the ending"),
        pytest.param("iоm.int", "iom.int", "CYRILLIC SMALL LETTER O", id="a Cyrillic letter"),
        pytest.param("іом.int", "iom.int", "CYRILLIC SMALL LETTER EM", id="all Cyrillic"),
        pytest.param("xn--im-fmc.int", "iom.int", "CYRILLIC SMALL LETTER O", id="in punycode"),
        pytest.param("ïom.int", "iom.int", "WITH DIAERESIS", id="an accent"),
        pytest.param("iom.int.example.com", "iom.int", "it begins like iom.int", id="at the front"),
        pytest.param("iom.int-press.com", "iom.int", "belongs to whoever has int-press.com",
                     id="up to a hyphen"),
        pytest.param("mail.iom-int.org", "iom.int", "has iom.int in its name", id="a hyphen"),
        pytest.param("iomint.org", "iom.int", "has iom.int in its name", id="without its dot"),
        pytest.param("press-iom-int.org", "iom.int", "has iom.int in its name", id="and a word"),
        pytest.param("iom.org", "iom.int", "under another ending", id="another ending"),
        pytest.param("iom-press.org", "iom.int", "with “press” beside it", id="a word beside"),
        pytest.param("iommedia.org", "iom.int", "with “media” beside it", id="a word behind"),
        pytest.param("unchr.org", "unhcr.org", "spelt nearly like unhcr.org", id="swapped"),
        pytest.param("unhhcr.org", "unhcr.org", "spelt nearly like", id="a letter more"),
        pytest.param("savethechildrn.org", "savethechildren.org", "spelt nearly", id="one less"),
        pytest.param("open-harbour.com", "openharbour.org", "spelt nearly", id="a hyphen more"),
    ],
)  # fmt: skip
def test_says_how_a_domain_is_like_a_known_one(asked, known, words):
    assert words in likeness(asked, known)


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        pytest.param("iom.int", "iom.int", id="itself"),
        pytest.param("IOM.int.", "iom.int", id="itself, otherwise written"),
        pytest.param("press.iom.int", "iom.int", id="below it"),
        pytest.param("un.org", "ocha.un.org", id="above it"),
        pytest.param("unog.un.org", "ocha.un.org", id="beside it, of one owner"),
        pytest.param("unhcr.org", "un.org", id="a longer name"),
        pytest.param("imo.org", "ilo.org", id="short names are close by nature"),
        pytest.param("mfa.gov.ge", "mfa.gov.ua", id="offices of two states"),
        pytest.param("daycare.org", "care.org", id="a word that holds a name"),
        pytest.param("icrc.org", "ifrc.org", id="two of a family"),
        pytest.param("unicef.com.example.org", "unesco.org", id="nothing alike"),
    ],
)
def test_what_is_not_like_it(asked, known):
    assert likeness(asked, known) == ""


@given(DOMAINS, LABEL)
def test_no_domain_is_like_itself_or_what_its_owner_makes(domain, label):
    assert likeness(domain, domain) == ""
    assert likeness(f"{label}.{domain}", domain) == ""
    assert likeness(domain, f"{label}.{domain}") == ""


@given(DOMAINS, DOMAINS)
def test_looking_the_same_goes_both_ways(one, other):
    looks = "it looks like"
    assert likeness(one, other).startswith(looks) == likeness(other, one).startswith(looks)


@given(DOMAINS, st.sampled_from(TABLE), st.data())
def test_a_letter_of_the_table_in_the_place_of_its_own_is_seen(domain, pair, data):
    strange, letter = pair
    places = [at for at, char in enumerate(domain) if char == letter]
    assume(places)
    at = data.draw(st.sampled_from(places))
    fake = f"{domain[:at]}{chr(strange)}{domain[at + 1 :]}"
    assert skeleton(fake) == skeleton(domain)


@given(st.text(max_size=30))
def test_what_looks_the_same_looks_the_same_twice(text):
    assert skeleton(text).casefold() == skeleton(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("unhcr", "unhcr", 0, id="equal"),
        pytest.param("unhcr", "unchr", 1, id="swapped"),
        pytest.param("unhcr", "uhcr", 1, id="dropped"),
        pytest.param("unhcr", "unnhcr", 1, id="added"),
        pytest.param("unhcr", "unhcz", 1, id="changed"),
        pytest.param("unhcr", "uhncrs", 2, id="two"),
        pytest.param("", "ab", 2, id="from nothing"),
    ],
)
def test_counts_what_a_slip_of_the_keys_does(one, other, expected):
    assert distance(one, other, 5) == expected
    assert distance(one, other, 1) == min(expected, 2)


@given(LABEL, LABEL, LABEL)
def test_the_distance_is_one(one, other, third):
    assert (distance(one, other, 99) == 0) == (one == other)
    assert distance(one, other, 99) == distance(other, one, 99)
    assert distance(one, other, 99) <= max(len(one), len(other))
    for most in range(4):
        assert (distance(one, other, most) > most) == (distance(one, other, 99) > most)


@pytest.mark.parametrize(
    ("domain", "words"),
    [
        pytest.param("аpple.com", "аpple mixes Cyrillic and Latin letters", id="mixed"),
        pytest.param("xn--pple-43d.com", "аpple mixes Cyrillic and Latin letters", id="punycode"),
        pytest.param("мчс.рф", "", id="Cyrillic alone"),
        pytest.param("мчс.org", "", id="a label each"),
        pytest.param("日本アニメtv.jp", "", id="Japanese"),
        pytest.param("bücher.de", "", id="accents"),
        pytest.param("xn--\u20ac.de", "", id="no punycode"),
    ],
)
def test_labels_that_mix_scripts_are_told(domain, words):
    assert mixed(domain) == words


@pytest.mark.parametrize(
    ("domain", "parts"),
    [
        pytest.param("press.iom.int", ("iom", "int"), id="one label"),
        pytest.param("press.mfa.gov.ua", ("mfa", "gov.ua"), id="a country's"),
        pytest.param("iom.int.com", ("int", "com"), id="no country's"),
        pytest.param("gov.uk", ("gov", "uk"), id="too short for one"),
        pytest.param("int", ("", "int"), id="an ending alone"),
    ],
)
def test_takes_a_domain_apart(domain, parts):
    assert apart(domain) == parts
    assert of_owner(domain) == ".".join(filter(None, parts))


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text):
    readable(text)
    mixed(text)
    likeness(text, "iom.int")
    likeness("iom.int", text)


def test_the_table_is_read_whole():
    table = lookalikes._table()
    assert table[ord("о")] == "o"
    assert table[ord("а")] == "a"
    assert not any(chr(code).isascii() for code in table)
    assert set(table.values()) <= set(string.ascii_lowercase + string.digits)
