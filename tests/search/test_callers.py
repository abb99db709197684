"""Who calls or writes: known, unknown, or made to look like somebody known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.errors import InvalidEmailError, InvalidPhoneError
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record
from pressdir.search import written
from pressdir.search.callers import Book, Standing
from pressdir.search.written import Kind as What


def record(number, name, org, emails=(), phones=()):
    kind = Kind.PERSON if name else Kind.DESK
    contact = Contact(
        kind,
        Name(name) if name else None,
        org,
        emails=tuple(map(EmailAddress, emails)),
        phones=tuple(map(Phone, phones)),
    )
    return Record(f"{number:08x}-0000-4000-8000-000000000000", contact)


ANA = record(1, "Ana Ruiz", "Harbour Trust", ["ana.ruiz@harbour.int"], ["+41225550142"])
ALI = record(2, "Mohamed Ali", "Harbour Trust", ["moali@harbour.int"], ["+41795550142"])
DESK = record(3, None, "Harbour Trust", ["press@harbour.int"], ["+41225550100", "+4930231254"])
SVETLANA = record(4, "Светлана Орлова", "Река", ["orlova@reka.example"])
OTHER_ALI = record(5, "Mohamed Ali", "Northern Relief", ["ali@relief.example"])
LI = record(6, "An Li", "Harbour Trust", ["li@harbour.int"])
PRIVATE = record(7, "Bo Lund", "Small Press", ["small.press@gmail.com"])
WHO = record(8, None, "WHO", ["press@who.example"])
BOOK = Book([ANA, ALI, DESK, SVETLANA, OTHER_ALI, LI, PRIVATE, WHO])


def asked(text):
    """What the book says of a text that is an address or a domain."""
    read = written.read(text)
    return BOOK.domain(read) if read.kind is What.DOMAIN else BOOK.address(read)


# --- numbers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "region"),
    [
        pytest.param("+41 22 555 01 42", None, id="international"),
        pytest.param("0041 22 555 01 42", None, id="with zeros"),
        pytest.param("tel:+41-22-555-01-42", None, id="a link"),
        pytest.param("+41 (0)22 555 01 42", None, id="with a trunk zero"),
        pytest.param("022 555 01 42", "CH", id="national, the country told"),
        pytest.param("022 555 01 42", None, id="national, by its end"),
        pytest.param("022/555 01 42", None, id="with a slash"),
        pytest.param("٠٢٢ ٥٥٥ ٠١ ٤٢", None, id="Arabic digits"),
    ],
)
def test_a_number_in_any_notation_names_its_owner(text, region):
    caller = BOOK.number(text, region)
    assert caller.standing is Standing.KNOWN
    assert caller.owners == [ANA]
    assert caller.value == "+41225550142"


def test_last_digits_that_several_have_name_them_all():
    caller = BOOK.number("5550142")
    assert caller.standing is Standing.KNOWN
    assert caller.owners == [ANA, ALI]
    assert (caller.value, caller.asked) == ("", "5550142")
    assert caller.reasons == ["the last 7 digits are compared: the country is not said"]


@pytest.mark.parametrize(
    ("text", "region", "reason"),
    [
        pytest.param("+33 1 23 45 67 89", None, "", id="nobody's"),
        pytest.param(
            "+41 22 555 01 77", None, "Harbour Trust, 2 contacts", id="of one switchboard"
        ),
        pytest.param("022 555 01 42", "DE", "", id="the same digits in another country"),
        pytest.param("033 765 43 21", None, "it names no country", id="no end is like it"),
    ],
)
def test_a_number_that_nobody_has_is_unknown(text, region, reason):
    caller = BOOK.number(text, region)
    assert caller.standing is Standing.UNKNOWN
    assert reason in " ".join(caller.reasons)


@pytest.mark.parametrize("text", ["12345", "hello", "", "022 555 01 42 Ana and more"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(InvalidPhoneError):
        BOOK.number(text)


# --- addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        pytest.param("ana.ruiz@harbour.int", ANA, id="an address"),
        pytest.param("Ana.Ruiz@HARBOUR.int", ANA, id="in capitals"),
        pytest.param("From: Ana Ruiz <ana.ruiz@harbour.int>", ANA, id="a From line"),
        pytest.param("mailto:ana.ruiz@harbour.int?subject=x", ANA, id="a link"),
        pytest.param("\u202aana.ruiz@harbour.int\u202c", ANA, id="copied with marks around"),
        pytest.param('"press@harbour.int" <ana.ruiz@harbour.int>', ANA, id="shown as a colleague"),
        pytest.param("small.press@gmail.com", PRIVATE, id="at a public provider"),
        pytest.param("=?utf-8?b?0KHQstC10YLQu9Cw0L3QsA==?= <orlova@reka.example>", SVETLANA,
                     id="an encoded name"),
        pytest.param("Mohamed Ali <ali@relief.example>", OTHER_ALI, id="one of two of a name"),
    ],
)  # fmt: skip
def test_a_known_address_names_its_owner(text, owner):
    caller = asked(text)
    assert (caller.standing, caller.owners, caller.reasons) == (Standing.KNOWN, [owner], [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("x@harbour-int.org", "it has harbour.int in its name", id="a hyphen"),
        pytest.param("x@harbour.org", "under another ending (Harbour Trust, 4", id="ending"),
        pytest.param("x@hаrbour.int", "CYRILLIC SMALL LETTER A", id="a Cyrillic letter"),
        pytest.param("x@xn--hrbour-3nf.int", "CYRILLIC SMALL LETTER A", id="in punycode"),
        pytest.param("x@harbuor.int", "it is spelt nearly like harbour.int", id="swapped"),
        pytest.param("x@harbour.int.evil.example", "begins like harbour.int", id="at the front"),
        pytest.param("x@bаnk.test", "mixes Cyrillic and Latin letters", id="mixed, like nobody"),
        pytest.param("ana.ruiz@har\u200bbour.int", "U+200B ZERO WIDTH SPACE", id="zero width"),
        pytest.param("ana\u202e.ruiz@harbour.int", "U+202E RIGHT-TO-LEFT", id="turned around"),
        pytest.param('"ana.ruiz@harbour.int" <x@evil.example>',
                     "it shows ana.ruiz@harbour.int, but comes from x@evil.example", id="shown"),
        pytest.param("ana.ruiz@harbour.int <x@evil.example>", "it shows ana.ruiz@harbour.int",
                     id="shown without quotes"),
        pytest.param("x@evil.example (ana.ruiz@harbour.int)", "it shows ana.ruiz@harbour.int",
                     id="shown behind"),
        pytest.param('"ana.ruiz@harbour.int" <orlova@reka.example>', "it shows ana.ruiz@",
                     id="shown by somebody known"),
        pytest.param("Ana Ruiz <x@evil.example>", "known at harbour.int", id="a known name"),
        pytest.param('"Ruiz, Ana" <x@evil.example>', "known at harbour.int", id="turned"),
        pytest.param("Svetlana Orlova <x@evil.example>", "known at reka.example", id="in Latin"),
        pytest.param("Mohamed Ali <x@evil.example>", "known at harbour.int, relief.example",
                     id="a name that two have"),
        pytest.param("WHO Press <x@evil.example>", "it shows WHO, whose domain is who.example",
                     id="an organisation's letters"),
        pytest.param("mohamed.ali.iom@gmail.com", "it bears the name of Mohamed Ali", id="public"),
        pytest.param("mohamedali1@outlook.com", "it bears the name of Mohamed Ali", id="joined"),
        pytest.param("harbour.press@gmail.com", "it bears the name of harbour.int", id="its own"),
        pytest.param("harbour-int.org", "it has harbour.int in its name", id="a domain alone"),
        pytest.param("https://harbour-int.org/press", "it has harbour.int", id="a web address"),
    ],
)  # fmt: skip
def test_what_was_made_to_look_like_somebody_warns(text, words):
    caller = asked(text)
    assert caller.standing is Standing.WARNING
    assert words in " ".join(caller.reasons)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("x@elsewhere.test", "", id="nobody's"),
        pytest.param("new@harbour.int", "the domain is that of Harbour Trust", id="a new one"),
        pytest.param("new@geneva.harbour.int", "the domain is that of Harbour", id="below it"),
        pytest.param("somebody@gmail.com", "anybody can have a mailbox at", id="public"),
        pytest.param("analia@gmail.com", "anybody can have", id="short names in a long one"),
        pytest.param("Press Team <x@elsewhere.test>", "", id="a name that says nothing"),
        pytest.param("Who Knows <x@elsewhere.test>", "", id="a word that is an acronym, too"),
        pytest.param("x@garden-harbour.test", "", id="two names that are words"),
    ],
)
def test_what_is_like_nobody_is_unknown(text, words):
    caller = asked(text)
    assert caller.standing is Standing.UNKNOWN
    assert words in " ".join(caller.reasons)


def test_domains_that_are_both_known_do_not_warn_of_each_other():
    pair = [
        record(1, "Ana Ruiz", "UN", ["a@un.example"]),
        record(2, "Bo Lund", "UN", ["b@un-press.example"]),
        record(3, "Cy Voss", "UN", ["c@un.test"]),
    ]
    known = Book(pair)
    for each in pair:
        for text in (str(each.contact.emails[0]), f"new@{each.contact.emails[0].domain}"):
            assert known.address(written.read(text)).standing is not Standing.WARNING


def test_a_domain_names_whose_it_is():
    caller = asked("geneva.harbour.int")
    assert (caller.standing, caller.asked) == (Standing.KNOWN, "geneva.harbour.int")
    assert caller.owners == [ANA, ALI, DESK, LI]


def test_an_empty_book_knows_nobody():
    assert Book([]).address(written.read("a@harbour.int")).standing is Standing.UNKNOWN


@pytest.mark.parametrize("text", ["@", "a@", "@b.example", "a b@c d"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(InvalidEmailError):
        asked(text)


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(text):
    for each in (text, f"{text}@harbour.int", f"a@{text}.int", f"{text} <ana.ruiz@harbour.int>"):
        read = written.read(each)
        try:
            match read.kind:
                case What.ADDRESS:
                    BOOK.address(read)
                case What.DOMAIN:
                    BOOK.domain(read)
                case What.NUMBER:
                    BOOK.number(read.address)
        except (InvalidEmailError, InvalidPhoneError):
            continue
