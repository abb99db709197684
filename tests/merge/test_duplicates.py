"""Who may be one: the reasons in words, what is never enough, and how well it does on a world."""

import runpy
from pathlib import Path

import pytest

from pressdir.merge import duplicates, part
from pressdir.merge.duplicates.calling import alike, houses_alike
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "dedupe.py"
MOBILE, FIXED = "+41785550142", "+41225550142"


def record(uid, name=None, *, org=None, role=None, place=None, mail=(), phone=(), desk=False):
    kind = Kind.DESK if desk else Kind.PERSON
    mails, numbers = tuple(map(EmailAddress, mail)), tuple(map(Phone, phone))
    return Record(
        uid, Contact(kind, Name(name) if name else None, org, role, place, mails, numbers)
    )


def pair(one, other, *more):
    """The only pair among these, if there is one."""
    found = duplicates.found([one, other, *more])
    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        pytest.param("Ana Ruiz", "ANA RUÍZ", "the same name", id="accents and capitals"),
        pytest.param("Ana Ruiz", "Dr. Ana Ruiz", "the same name", id="a title"),
        pytest.param("Abd Allah Said", "Abdallah Said", "written otherwise", id="a gap"),
        pytest.param("Ruiz Ana", "Ana Ruiz", "in another order", id="another order"),
        pytest.param("Mohamed Ali", "Mohammed Aly", "names alike", id="a transliteration"),
        pytest.param("Aleksandr Orlov", "Alexander Orlov", "names alike", id="x and ks"),
        pytest.param("Jennifer Whitcombe", "Jennifer Whitcomb", "names alike", id="a slip"),
        pytest.param("M. Ali", "Mohamed Ali", "an initial", id="an initial that is a title, too"),
        pytest.param("Ana Ruiz", "Ana María Ruiz", "one name within the other", id="a second name"),
        pytest.param("محمد علي", "Mohamed Ali", "in other letters", id="Arabic"),
        pytest.param("王小明", "Wang Xiaoming", "in other letters", id="Chinese"),
        pytest.param("김민준", "Kim Minjun", "in other letters", id="Korean"),
        pytest.param("Юлія Ткачук", "Yuliia Tkachuk", "", id="Ukrainian"),
        pytest.param("Γιώργος Βλάχος", "Yorgos Vlachos", "", id="Greek"),
        pytest.param("Олена Орлова", "O. Orlova", "an initial", id="an initial in other letters"),
    ],
)
def test_says_how_two_names_are_alike(one, other, words):
    said = alike(one, other)
    assert said.weight >= 20
    assert words in said.words
    assert alike(other, one).weight == said.weight


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ana Ruiz", "Ina Rose", id="short words"),
        pytest.param("Mario Rossi", "Maria Rossi", id="a brother and a sister"),
        pytest.param("Ana Ruiz", "Ana Costa", id="the given name alone"),
        pytest.param("Ana Ruiz", "Bea Ruiz", id="the family name alone"),
        pytest.param("Ana Ana", "Ana Ruiz", id="a word twice"),
        pytest.param("محمد حسن", "Mohamed Ali", id="half in other letters"),
    ],
)
def test_two_names_are_not_one(one, other):
    assert alike(one, other).weight < 15


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("harbour trust", "the harbour trust", True, id="an article"),
        pytest.param("international harbour office", "iho", True, id="its initials"),
        pytest.param("ministry of health", "ministry of fisheries", False, id="two ministries"),
        pytest.param("police district 5", "police district 6", False, id="two numbers"),
    ],
)
def test_organisations_are_alike(one, other, same):
    assert houses_alike(one, other) is same


# --- proposals ------------------------------------------------------------------------------------

ANA = record("a", "Ana Ruiz", org="Harbour Trust", mail=["ana.ruiz@harbour.example"])


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param(
            ANA, record("b", "A. Ruiz", mail=["Ana.Ruiz@harbour.example"]),
            "the same personal e-mail ana.ruiz@harbour.example", id="a personal e-mail",
        ),
        pytest.param(
            record("a", "Mohamed Ali", phone=[MOBILE]), record("b", "Mohammed Aly", phone=[MOBILE]),
            f"the same mobile number {MOBILE}", id="a mobile number",
        ),
        pytest.param(
            record("a", "Ana Ruiz", org="Harbour Trust"),
            record("b", "Ruiz Ana", org="harbour trust"),
            "the same organisation", id="a name and an organisation",
        ),
        pytest.param(
            record("a", "Ana Ruiz", org="Harbour Trust", mail=["press@sea.example"]),
            record("b", "Ana Ruiz", org="River Aid", mail=["press@sea.example"]),
            "the same mailbox press@sea.example", id="a name and a desk's mailbox",
        ),
        pytest.param(
            record("a", "Ana Ruiz", org="Harbour Trust"),
            record("b", "Ana Ruiz", mail=["aruiz@harbourtrust.example"]),
            "the same house: harbourtrust", id="a domain that is called as the organisation",
        ),
        pytest.param(
            ANA, record("b", "Ana Costa", org="Harbour Trust", mail=["ruiz.ana@harbour.example"]),
            "the mailbox ruiz.ana@harbour.example is called after Ana Ruiz", id="who married",
        ),
        pytest.param(
            record("a", org="Harbour Trust", mail=["press@sea.example"], desk=True),
            record("b", org="The Harbour Trust", mail=["press@sea.example"], desk=True),
            "the same mailbox press@sea.example", id="a desk",
        ),
    ],
)  # fmt: skip
def test_proposes_a_pair_and_says_why(one, other, reason):
    found = pair(one, other)
    assert (found.one.uid, found.other.uid) == ("a", "b")
    assert reason in found.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(record("a", "Ana Ruiz"), record("b", "Ana Ruiz"), id="a bare name"),
        pytest.param(
            record("a", "Ana Ruiz", role="spokesperson", place="Geneva"),
            record("b", "Ana Ruiz", role="spokesperson", place="Geneva"),
            id="a name, a role and a place",
        ),
        pytest.param(
            record("a", "Ana Ruiz", org="Harbour Trust"), record("b", "Ana Ruiz", org="River Aid"),
            id="a name in two organisations",
        ),
        pytest.param(
            ANA, record("b", "Ana Ruiz", org="River Aid", mail=["ana.ruiz@river.example"]),
            id="mailboxes as all of that name have them",
        ),
        pytest.param(
            record("a", "Ana Ruiz", org="Sea", mail=["press@sea.example"], phone=[FIXED]),
            record("b", "Tom Costa", org="Sea", mail=["press@sea.example"], phone=[FIXED]),
            id="colleagues",
        ),
        pytest.param(
            record("a", "Ana Ruiz", org="Sea", phone=[FIXED]),
            record("b", "Tom Ruiz", org="Sea", phone=[FIXED]), id="a couple at one office",
        ),
        pytest.param(
            record("a", "Ana Ruiz", mail=["team@sea.example"]),
            record("b", "Tom Costa", mail=["team@sea.example"]), id="two of a team",
        ),
        pytest.param(
            record("a", org="Harbour Trust", place="Oslo", mail=["oslo@sea.example"], desk=True),
            record("b", org="Harbour Trust", place="Lima", mail=["lima@sea.example"], desk=True),
            id="desks of two places",
        ),
        pytest.param(
            record("a", org="Harbour Trust", mail=["press@sea.example"], desk=True),
            record("b", org="River Aid", mail=["press@sea.example"], desk=True),
            id="desks that share a mailbox alone",
        ),
        pytest.param(
            ANA, record("b", org="Harbour Trust", mail=["ana.ruiz@harbour.example"], desk=True),
            id="a person and a desk",
        ),
    ],
)  # fmt: skip
def test_does_not_propose_what_is_not_enough(one, other):
    assert pair(one, other) is None


def test_a_switchboard_and_a_name_is_not_enough():
    crowd = [record(f"c{n}", f"Person Number{n}x", phone=[FIXED]) for n in range(5)]
    one, other = (record(uid, "Ana Ruiz", phone=[FIXED]) for uid in "ab")
    assert pair(one, other, *crowd) is None


def test_says_what_speaks_against():
    one = record("a", "Ana Ruiz", org="Sea", place="Oslo", mail=["aruiz@sea.example"])
    other = record("b", "Ana Ruiz", org="Sea", mail=["ana7@sea.example"])
    assert pair(one, other).doubts == ("other personal e-mail at the same domain",)


def test_too_much_that_speaks_against_is_no_proposal():
    one = record("a", "Ana Ruiz", org="Sea", place="Oslo", mail=["aruiz@sea.example"])
    other = record("b", "Ana Ruiz", org="Sea", place="Lima", mail=["ana7@sea.example"])
    assert pair(one, other) is None


def test_what_a_person_called_different_is_not_proposed():
    one, other = ANA, record("b", "A. Ruiz", mail=["ana.ruiz@harbour.example"])
    assert duplicates.found(part(one, other, "2026-11-22T10:00:00Z")) == []


def test_who_says_nothing_else_needs_nobody():
    less = record("b", "ana ruiz", mail=["ana.ruiz@harbour.example"])
    settled, asked = duplicates.sorted_out(duplicates.found([ANA, less]))
    assert (len(settled), asked) == (1, [])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            record("b", "Ana Ruiz", role="Director", mail=["ana.ruiz@harbour.example"]),
            id="who says more",
        ),
        pytest.param(record("b", "Ana Ruiz", org="Harbour Trust"), id="a name and organisation"),
    ],
)
def test_a_person_is_asked_about(other):
    settled, asked = duplicates.sorted_out(duplicates.found([ANA, other]))
    assert (settled, len(asked)) == ([], 1)


def test_the_surest_comes_first():
    records = [
        ANA, record("b", "Ana Ruiz", org="Harbour Trust"),
        record("c", "Tom Costa", role="a", mail=["t@sea.example"], phone=[MOBILE]),
        record("d", "Tom Costa", role="b", mail=["t@sea.example"], phone=[MOBILE]),
    ]  # fmt: skip
    _, asked = duplicates.sorted_out(duplicates.found(records))
    assert [each.one.uid for each in asked] == ["c", "a"]


def test_a_large_house_is_compared_by_parts_of_names():
    names = [f"{given}{n} {family}son" for n in range(9) for given in "BDFGK" for family in "LMNPR"]
    crowd = [record(f"x{n}", name, org="Sea") for n, name in enumerate(names)]
    one, other = record("a", "Matteo Rosen", org="Sea"), record("b", "M. Rosen", org="Sea")
    found = duplicates.found([one, other, *crowd])
    assert [each.one.uid for each in found if each.one.uid == "a"] == ["a"]


# --- a world --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def measured():
    return runpy.run_path(str(BENCHMARK))["measure"](2_500)


def test_nearly_all_that_is_proposed_is_right(measured):
    assert measured.precision >= 0.9


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        ("accents", 0.9), ("initial", 0.9), ("mailbox", 0.8), ("second", 0.9), ("spelling", 0.85),
        ("turned", 0.9), ("typo", 0.85), ("all", 0.82),
    ],
)  # fmt: skip
def test_most_twins_are_proposed(measured, kind, share):
    assert measured.recall[kind] >= share
