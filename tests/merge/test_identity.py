from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.merge import Directory, Likeness, likeness, uid_of
from pressdir.merge.likeness import compatible
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record, Sighting

HOME, CELL, LINE = "+41225550142", "+41795550100", "+41227179000"


def person(name=None, org=None, *, at=(), tel=(), role=None, location=None, kind=PhoneKind.MOBILE):
    return Contact(
        Kind.PERSON,
        Name(name) if name else None,
        org,
        role,
        location,
        tuple(map(EmailAddress, [at] if isinstance(at, str) else at)),
        tuple(Phone(each, None, kind) for each in ([tel] if isinstance(tel, str) else tel)),
    )


def desk(org=None, name=None, **values):
    contact = person(name, org, **values)
    return Contact(Kind.DESK, contact.name, org, None, None, contact.emails, contact.phones)


ME = "amina.wanjiru@example.org"
PRESS = "press@example.org"

ONE = [
    pytest.param(
        person("Amina Wanjiru", at=ME), person("Amina Wanjiru", at=ME), id="name and own address"
    ),
    pytest.param(
        person("Amina Wanjiru", at=ME),
        person("Amina Wanjiru", at="Amina.Wanjiru@example.org"),
        id="own address in capitals",
    ),
    pytest.param(
        person("Amina Wanjiru", "A", at=ME), person("A. Wanjirū", "B", at=ME), id="initial, accent"
    ),
    pytest.param(
        person("Mohammed Ali", at="m.ali@example.org"),
        person("Mohamed Ali Hassan", at="m.ali@example.org"),
        id="another spelling, own address",
    ),
    pytest.param(person("Amina Wanjiru", at=ME), person(at=ME), id="nobody named, own address"),
    pytest.param(person(at=PRESS), person(at=PRESS), id="nobody named on either side"),
    pytest.param(
        person("Zoë Müller", tel=CELL), person("Zoe MULLER", tel=CELL), id="folded name, number"
    ),
    pytest.param(
        person("Zoë Müller", "Ärzte"), person("Zoe Muller", "ARZTE"), id="folded name, organisation"
    ),
    pytest.param(
        person("Ann Poe", "A", tel=HOME, kind=PhoneKind.FIXED),
        person("Ann Poe", "A", tel=CELL),
        id="name, organisation, a line and a mobile",
    ),
    pytest.param(
        person("Ann Poe", "A", at=PRESS), person("Ann Poe", "A", at=ME), id="gets an own address"
    ),
    pytest.param(person("Ann Poe", at=PRESS), person("Ann Poe", at=PRESS), id="name and mailbox"),
    pytest.param(
        person("Ann Poe", "A", at="ann.poe@example.org"),
        person("Ann Poe", "A", at="Ann.Poe@example.com"),
        id="own address in two domains",
    ),
    pytest.param(
        person("Ann Poe", "A", location="Geneva"),
        person("Ann Poe", "A", location="Geneva, Switzerland"),
        id="a place said in full",
    ),
    pytest.param(desk("A", at=PRESS), desk("a", at=PRESS), id="a desk's mailbox"),
    pytest.param(desk("A", tel=LINE), desk("A", tel=LINE), id="a desk's number"),
    pytest.param(desk(at=PRESS), desk(at=PRESS), id="a mailbox without a name"),
    pytest.param(desk(None, "Desk", at=PRESS), desk(None, "Desk", at=PRESS), id="named desk"),
]
TWO = [
    pytest.param(person("Ann Poe", at=PRESS), person("Jo Low", at=PRESS), id="share a mailbox"),
    pytest.param(
        person("Ann Poe", "A", tel=LINE), person("Jo Low", "A", tel=LINE), id="share a switchboard"
    ),
    pytest.param(person("Ann Poe"), person("Ann Poe"), id="a bare name"),
    pytest.param(person("Ann Poe", "A"), person("Ann Poe", "B"), id="a name, two organisations"),
    pytest.param(person("Ann Poe", "A"), person("Ann Poe"), id="a name, one organisation"),
    pytest.param(
        person("Mohamed Ali", "A", at=PRESS, tel=CELL, location="Tripoli"),
        person("Mohamed Ali", "A", at=PRESS, tel="+41795550199", location="Sana'a"),
        id="homonyms with one mailbox",
    ),
    pytest.param(
        person("Mohamed Ali", "A", at="mali@example.org"),
        person("Mohamed Ali", "A", at="moali@example.org"),
        id="homonyms with addresses of their own",
    ),
    pytest.param(
        person("Mohamed Ali", "A", location="Tripoli"),
        person("Mohamed Ali", "A", location="Sana'a"),
        id="homonyms in two places",
    ),
    pytest.param(person("Ann Poe", at=ME), person("Jo Low", at=ME), id="an address, two names"),
    pytest.param(
        person("Ana Ruiz", at=ME), person("Ina Ruiz", at=ME), id="short names, one letter"
    ),
    pytest.param(person("A. B.", at=ME), person("A. Brown", at=ME), id="nothing but initials"),
    pytest.param(
        person("Ann Poe", at=PRESS), person(at=PRESS), id="named and unnamed at a mailbox"
    ),
    pytest.param(person("Ann Poe", at=PRESS), desk("A", at=PRESS), id="a person and a desk"),
    pytest.param(desk("A", at=PRESS), desk("B", at=PRESS), id="two desks with one mailbox"),
    pytest.param(desk("A", at=PRESS), desk(at=PRESS), id="a desk and a bare mailbox"),
    pytest.param(desk("A"), desk("A"), id="a desk's name alone"),
    pytest.param(desk(tel=LINE), desk(tel=LINE), id="a bare number"),
    pytest.param(
        desk("A", "Day", at=PRESS), desk("A", "Night", at=PRESS), id="two desks of one house"
    ),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_person_is_found_again(one, other):
    for known, met in ((one, other), (other, one)):
        record = Record("u", known)
        assert Directory([Record("v", person("Somebody Else")), record]).find(met) is record


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_stay_two(one, other):
    for known, met in ((one, other), (other, one)):
        assert likeness(known, met) is Likeness.NONE
        assert Directory([Record("u", known)]).find(met) is None


def test_of_several_the_one_that_shares_most_is_found():
    records = [
        Record("u1", person("Ann Poe", "A", tel=HOME)),
        Record("u2", person("Ann Poe", "A", tel=[HOME, CELL])),
    ]
    assert Directory(records).find(person("Ann Poe", tel=[HOME, CELL])).uid == "u2"


def test_of_homonyms_that_fit_alike_none_is_found():
    records = [
        Record("u1", person("Ann Poe", "A", location="Bern")),
        Record("u2", person("Ann Poe", "A", location="Rome")),
    ]
    directory = Directory(records)
    assert directory.find(person("Ann Poe", "A")) is None
    assert directory.find(person("Ann Poe", "A", location="Rome")).uid == "u2"


def test_a_number_that_somebody_removed_still_tells_whose_it_was():
    gone = Sighting("phones", CELL, "2026-01-01T00:00:00Z", gone=True)
    record = Record("u", person("Ann Poe"), (gone,))
    assert Directory([record]).find(person("Ann Poe", tel=CELL)) is record
    assert Directory([record]).find(person("Jo Low", tel=CELL)) is None


def test_a_record_that_is_put_again_is_found_by_its_new_values_only():
    directory = Directory([Record("u", person("Ann Poe", at="old@example.org"))])
    directory.put(Record("u", person("Ann Poe", at="new@example.org")))
    assert directory.find(person(at="old@example.org")) is None
    assert directory.find(person(at="new@example.org")).uid == "u"
    assert [each.uid for each in directory.records()] == ["u"]


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        pytest.param("Amina Wanjiru", "Wanjiru", True, id="family name alone"),
        pytest.param("A. Wanjiru", "Amina W. Wanjiru", True, id="initials"),
        pytest.param("Wanjiru Amina", "Amina Wanjiru", True, id="order"),
        pytest.param("王小明", "王小明", True, id="no spaces"),
        pytest.param("王小明", "李小明", False, id="no spaces, another"),
        pytest.param("Ana Ruiz", "Ana Gomez", False, id="another family name"),
        pytest.param("A.", "Amina", False, id="an initial alone"),
        pytest.param("", "Amina", False, id="nothing"),
    ],
)
def test_names_that_can_be_one_persons(one, other, answer):
    assert compatible(one, other) is answer
    assert compatible(other, one) is answer


# --- the rule as laws -----------------------------------------------------------------------------

# No two of these names are compatible, nor are two of the mailboxes called alike.
someone = st.sampled_from(["Amina Wanjiru", "Tomas Rydell", "Zoë Müller", "محمد حسن"])
house = st.none() | st.sampled_from(["Harbour Trust", "River Aid"])
own = st.sampled_from(["amina@a.example", "t.rydell@b.example", "zoe@c.example"])
shared = st.sampled_from([PRESS, "media@river.example"])
town = st.none() | st.sampled_from(["Geneva", "Oslo"])
line = st.sampled_from([HOME, LINE])
people = st.builds(
    lambda name, org, at, tel, place, kind: person(
        name, org, at=at, tel=tel, location=place, kind=kind
    ),
    st.none() | someone,
    house,
    st.lists(own | shared, max_size=2, unique=True),
    st.lists(line | st.just(CELL), max_size=2, unique=True),
    town,
    st.sampled_from(PhoneKind),
)


@given(one=people, other=people)
@settings(max_examples=200)
def test_it_does_not_matter_who_is_compared_with_whom(one, other):
    assert likeness(one, other) is likeness(other, one)


@given(names=st.lists(someone, min_size=2, max_size=2, unique=True), org=house, at=shared, tel=line,
       place=town)  # fmt: skip
@settings(max_examples=60)
def test_two_names_are_two_whatever_desk_switchboard_house_and_place_they_share(
    names, org, at, tel, place
):
    one, other = (person(name, org, at=at, tel=tel, location=place) for name in names)
    assert likeness(one, other) is Likeness.NONE


@given(name=someone, places=st.tuples(town, town))
@settings(max_examples=30)
def test_a_name_and_a_place_are_not_enough(name, places):
    one, other = (person(name, location=place) for place in places)
    assert likeness(one, other) is Likeness.NONE


@given(
    name=someone,
    org=house,
    mails=st.lists(own, min_size=2, max_size=2, unique=True),
    kind=st.sampled_from([PhoneKind.FIXED, PhoneKind.UNKNOWN]),
    more=st.lists(shared, max_size=1),
)
@settings(max_examples=60)
def test_namesakes_with_mailboxes_of_their_own_are_two_at_one_switchboard(
    name, org, mails, kind, more
):
    one, other = (person(name, org, at=[mail, *more], tel=LINE, kind=kind) for mail in mails)
    assert likeness(one, other) is Likeness.NONE


@given(name=someone, orgs=st.tuples(house, house), at=own, tels=st.tuples(line, line))
@settings(max_examples=60)
def test_a_personal_address_and_the_name_are_enough(name, orgs, at, tels):
    one, other = (person(name, org, at=at, tel=tel) for org, tel in zip(orgs, tels, strict=True))
    assert likeness(one, other) is Likeness.STRONG


@given(name=someone, mails=st.tuples(own, own), orgs=st.tuples(house, house))
@settings(max_examples=60)
def test_a_mobile_number_and_the_name_are_enough(name, mails, orgs):
    one, other = (
        person(name, org, at=mail, tel=CELL) for org, mail in zip(orgs, mails, strict=True)
    )
    assert likeness(one, other) is Likeness.STRONG


@given(
    puts=st.lists(st.tuples(st.sampled_from("uvw"), people), max_size=6),
    sought=st.lists(people, max_size=3),
)
@settings(max_examples=60)
def test_a_directory_that_keeps_no_records_finds_who_one_that_keeps_them_does(puts, sought):
    newest = {}
    keeping, asking = Directory(), Directory(held=newest.get)
    for uid, contact in puts:
        for directory in (keeping, asking):
            newest[uid] = Record(uid, contact)
            directory.put(newest[uid])
        for each in (contact, *sought):
            assert keeping.find(each) == asking.find(each)
        assert keeping.get(uid) == asking.get(uid)


def test_one_contact_has_one_uid_wherever_it_is_entered():
    mine = Contact(Kind.PERSON, Name("Zoë Roth"), emails=(EmailAddress("z.roth@sea.example"),))
    theirs = replace(mine, name=Name("ZOE ROTH"), org="Sea Trust", emails=(
        EmailAddress("press@sea.example"), EmailAddress("Z.Roth@sea.example"),
    ))  # fmt: skip
    assert uid_of(mine) == uid_of(theirs) is not None
    assert uid_of(replace(mine, name=Name("Ben Roth"))) != uid_of(mine)


@pytest.mark.parametrize(
    "contact",
    [
        Contact(Kind.PERSON, Name("Zoë Roth")),
        Contact(Kind.PERSON, Name("Zoë Roth"), emails=(EmailAddress("press@sea.example"),)),
        Contact(Kind.PERSON, emails=(EmailAddress("z.roth@sea.example"),)),
        Contact(Kind.DESK, emails=(EmailAddress("press@sea.example"),)),
    ],
    ids=["no mailbox", "a desk's mailbox", "no name", "a nameless desk"],
)
def test_what_could_be_another_gets_a_uid_of_its_own(contact):
    assert uid_of(contact) is None
