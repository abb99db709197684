import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressdir.errors import UsageError
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Sighting,
)
from pressdir.normalise.folding import forms
from pressdir.search import language, query, scan


def person(uid, name, at="2026-01-01T00:00:00Z", tags=(), note=None, **fields):
    contact = Contact(Kind.PERSON, Name(name), **fields)
    return Record(uid, contact, (Sighting("name", name, at),), tags=tags, note=note)


ANA = person(
    "a1f0aaaa-0000-4000-8000-000000000001",
    "Ana Ruiz",
    at="2026-03-01T00:00:00Z",
    org="Harbour Trust",
    role="Head of media",
    location="Geneva",
    emails=(EmailAddress("ana.ruiz@harbour.example"),),
    phones=(Phone("+41225550142", kind=PhoneKind.FIXED), Phone("+41798297136", "5")),
    langs=("es", "fr"),
    tags=("water", "night desk"),
)
DVORAK = person(
    "b2",
    "Jiří Dvořák",
    at="2026-02-01T00:00:00Z",
    org="Northern Relief",
    location="Prague",
    emails=(EmailAddress("dvorak@relief.example"),),
    phones=(Phone("+420224224224", kind=PhoneKind.MOBILE),),
    langs=("cs", "pt-BR"),
    note="Answers within the hour. See https://relief.example/press",
)
ANABELA = person("c3", "Anabela Mota", org="Harbour Lights", location="Porto", langs=("pt",))
ROXANA = person("d4", "Roxana Berg", org="Northern Relief")
DESK = Record(
    "e5",
    Contact(
        Kind.DESK,
        org="Harbour Trust",
        role="Press office",
        emails=(EmailAddress("press@harbour.example"),),
        phones=(Phone("+390669812345"),),
    ),
    (Sighting("org", "Harbour Trust", "2026-06-01T00:00:00Z"),),
)
OLENA = person("f6", "Олена Шевченко", org="Річкова допомога")
ALL = (ANA, DVORAK, ANABELA, ROXANA, DESK)


def names(found):
    return [record.contact.label for record in found]


def ask(*words):
    return names(scan.search(ALL, language.parse(words)))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["dvorak"], ["Jiří Dvořák"], id="accents do not count"),
        pytest.param(["DVOŘÁK"], ["Jiří Dvořák"], id="case does not count"),
        pytest.param(["dvor"], ["Jiří Dvořák"], id="a beginning"),
        pytest.param(["vorá"], ["Jiří Dvořák"], id="a part"),
        pytest.param(["geneva", "ruiz"], ["Ana Ruiz"], id="any order, any field"),
        pytest.param(["ruiz geneva"], ["Ana Ruiz"], id="words in one argument"),
        pytest.param(["ruiz", "prague"], [], id="all must match"),
        pytest.param(["ana"], ["Ana Ruiz", "Anabela Mota", "Roxana Berg"], id="ranked"),
        pytest.param(["harbour", "-geneva"], ["Anabela Mota", "Harbour Trust"], id="minus a word"),
        pytest.param(["-org:harbour"], ["Jiří Dvořák", "Roxana Berg"], id="minus a field"),
        pytest.param(["-phone:*"], ["Anabela Mota", "Roxana Berg"], id="without a number"),
        pytest.param(["kind:desk"], ["Harbour Trust"], id="kind"),
        pytest.param(["kind:p", "org:harbour"], ["Ana Ruiz", "Anabela Mota"], id="kind, shortened"),
        pytest.param(["perso"], [], id="a part of a kind is nothing"),
        pytest.param(["desk"], ["Ana Ruiz", "Harbour Trust"], id="a whole kind, or a word"),
        pytest.param(["lang:es"], ["Ana Ruiz"], id="language"),
        pytest.param(["lang:pt"], ["Anabela Mota", "Jiří Dvořák"], id="language and its variants"),
        pytest.param(["lang:es,pt-br"], ["Ana Ruiz", "Jiří Dvořák"], id="either language"),
        pytest.param(
            ["tag:night desk"], ["Ana Ruiz"], id="a tag of two words, unquoted by a shell"
        ),
        pytest.param(["tag:night"], [], id="a tag is whole"),
        pytest.param(["org:Harbour Trust", "-kind:desk"], ["Ana Ruiz"], id="a phrase in a field"),
        pytest.param(["org:Trust Harbour"], [], id="a phrase is in order"),
        pytest.param(["email:@harbour.example"], ["Ana Ruiz", "Harbour Trust"], id="a mail domain"),
        pytest.param(["mailto:press@harbour.example"], ["Harbour Trust"], id="a mail link"),
        pytest.param(["title:head"], ["Ana Ruiz"], id="another name of a field"),
        pytest.param(["uid:a1f0"], ["Ana Ruiz"], id="a uid's beginning"),
        pytest.param(["a1f0aaaa"], [], id="uids are no words"),
        pytest.param(["phone:mobile"], ["Jiří Dvořák"], id="a kind of number"),
        pytest.param(["https://relief.example"], ["Jiří Dvořák"], id="an address is no field"),
        pytest.param(["note:hour"], ["Jiří Dvořák"], id="note"),
    ],
)
def test_words_find(words, found):
    assert ask(*words) == found


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["+41225550142"], id="E.164"),
        pytest.param(["+41", "22", "555", "01", "42"], id="international, in groups"),
        pytest.param(["+41 22 555 01 42"], id="international, quoted"),
        pytest.param(["0041", "22", "555", "01", "42"], id="with 00"),
        pytest.param(["022", "555", "01", "42"], id="national"),
        pytest.param(["(022)", "555.01.42"], id="brackets and dots"),
        pytest.param(["022/555", "01-42"], id="a slash and a dash"),
        pytest.param(["+41", "(0)22", "555", "01", "42"], id="the trunk zero in brackets"),
        pytest.param(["550142"], id="the last six digits"),
        pytest.param(["phone:022 555 01 42"], id="in the field"),
        pytest.param(["tel:+41-22-555-01-42"], id="a link"),
        pytest.param(["٠٢٢٥٥٥٠١٤٢"], id="Arabic digits"),
        pytest.param(["＋４１２２５５５０１４２"], id="full width"),
        pytest.param(["ruiz", "022", "555", "01", "42", "geneva"], id="between words"),
    ],
)
def test_a_number_is_found_in_any_notation(words):
    assert ask(*words) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(
            ["+39 06 698 12345"], ["Harbour Trust"], id="a zero that belongs to the number"
        ),
        pytest.param(["06 698 12345"], ["Harbour Trust"], id="and at home"),
        pytest.param(["+420"], ["Jiří Dvořák"], id="a country"),
        pytest.param(["phone:+22"], [], id="a country code stands at the beginning"),
        pytest.param(["+41798297136;ext=5"], ["Ana Ruiz"], id="with extension"),
        pytest.param(["-phone:+41", "harbour"], ["Anabela Mota", "Harbour Trust"], id="not there"),
    ],
)
def test_numbers_are_found_where_they_stand(words, found):
    assert ask(*words) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('org:"Harbour Trust" kind:desk', ["Harbour Trust"], id="a quoted phrase"),
        pytest.param('"press office"', ["Harbour Trust"], id="a phrase anywhere"),
        pytest.param('"office press"', [], id="a phrase is in order"),
        pytest.param("  harbour   geneva ", ["Ana Ruiz"], id="blanks"),
        pytest.param("ruiz 022 555 01 42", ["Ana Ruiz"], id="a number in groups"),
    ],
)
def test_one_text_is_split_into_words(text, found):
    assert names(scan.search(ALL, language.parse(text))) == found


@pytest.mark.parametrize("words", ["", "  ", [], [""]])
def test_no_words_ask_for_everybody(words):
    assert len(scan.search(ALL, language.parse(words))) == len(ALL)


@pytest.mark.parametrize("words", ["олена", "ОЛЕНА шевченко", "olena", "shevchenko", "richkova"])
def test_a_name_in_other_letters_is_found_in_both(words):
    records = (*ALL, OLENA)
    assert names(scan.search(records, language.parse(words))) == ["Олена Шевченко"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(
            ["ana", "lnag:es"], "lnag:es (word 2): no field is called lnag", id="unknown field"
        ),
        pytest.param(["org:"], "org: (word 1): nothing is asked for", id="no value"),
        pytest.param(["-"], "- (word 1): nothing is asked for", id="a dash"),
        pytest.param(["org:,"], "org:, (word 1): nothing is asked for", id="commas"),
        pytest.param(["kind:robot"], "kind:robot (word 1): no kind is called robot", id="kind"),
        pytest.param(["phone:car"], "phone:car (word 1): no phone is called car", id="phone"),
        pytest.param(
            ['say "press'], '"press (word 2): a quotation mark is not closed', id="open quote"
        ),
    ],
)
def test_a_wrong_query_points_at_the_word(words, message):
    with pytest.raises(UsageError) as caught:
        language.parse(words)
    assert str(caught.value) == message
    assert caught.value.hint


def test_a_misspelt_field_is_guessed():
    with pytest.raises(UsageError) as caught:
        language.parse(["emial:x"])
    assert caught.value.hint == "Did you mean email:?"


def test_queries_join_and_turn():
    ana, harbour = language.parse("ana"), language.parse("org:harbour")
    assert [record for record in ALL if scan.matches(ana & harbour, record)] == [ANA, ANABELA]
    assert [record for record in ALL if scan.matches(ana | harbour, record)] == [
        ANA,
        ANABELA,
        ROXANA,
        DESK,
    ]
    assert [record for record in ALL if scan.matches(~ana & harbour, record)] == [DESK]


def test_persons_come_before_desks_and_who_was_seen_last_before_others():
    assert ask("harbour") == ["Ana Ruiz", "Anabela Mota", "Harbour Trust"]
    assert ask("northern") == ["Jiří Dvořák", "Roxana Berg"]


def test_near_words_are_offered_as_the_directory_writes_them():
    assert scan.near(ALL, ["dvoark"]) == ["Dvořák"]
    assert scan.near(ALL, ["dvorak", "zzz"]) == []


WORDS = st.text(st.sampled_from('ab:"-+0 ,*\u0661é()org;'), max_size=12)


@given(st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=3))
def test_any_words_are_a_query_or_a_usage_error_and_the_algebra_keeps_its_laws(left, right):
    try:
        one, other = language.parse(left), language.parse(right)
    except UsageError:
        return
    for record in ALL:
        both, either = scan.matches(one & other, record), scan.matches(one | other, record)
        assert both is (scan.matches(one, record) and scan.matches(other, record))
        assert either is (scan.matches(one, record) or scan.matches(other, record))
        assert scan.matches(~one, record) is not scan.matches(one, record)


LETTERS = st.text(st.sampled_from("aB é\u0301ßŁıİ李яЙουάأنس\u200f'’-–\n1٢"), min_size=1, max_size=8)


@example("ά", "Й", 0, 1)  # two scripts in one record
@given(LETTERS, LETTERS, st.integers(0, 7), st.integers(1, 8))
def test_any_part_of_any_value_is_found(name, org, start, length):
    record = person("1", name, org=org)
    for form in forms(org):
        part = form[start : start + length]
        if part.strip():
            assert scan.matches(query.Text(part), record)
            assert scan.matches(query.Text(part, "org"), record)
